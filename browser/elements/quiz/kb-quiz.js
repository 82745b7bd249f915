/* <kb-quiz>: answers, feedback and score for the questions that the build wrote into it.
 *
 * Choosing only makes a draft; "Prüfen" and "Weiß ich nicht" commit. The verdict is always worked out from the key
 * in today's page, never taken from the storage. The feedback is copied from the printed key (.kb-a), which stays
 * whole for the printer.
 *
 * Nothing above the pressed button changes its height, and the verdict takes the place of the button: it stands under
 * the finger, and nothing has to scroll.
 */
import "../../shapes/quiz.js";
import { define } from "../../page/define.js";
import { build, button, say, statusLine, wording } from "../../page/nodes.js";
import { KbWidget } from "../../page/widget.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

class Question {
  #store;
  #attempt;
  #list;
  #options;
  #parts;
  #shown = "";

  constructor(node, store) {
    const { id, kind, topic } = node.dataset;
    this.node = node;
    this.topic = topic;
    this.key = store.key("quiz", kind, id);
    this.attempt = store.key("quiz-attempt", topic);
    this.#store = store;
    this.#list = node.querySelector(".kb-o");
    this.#options = this.#readOptions();
    this.#parts = this.#buildParts();
  }

  /** "right", "wrong", "unknown", or nothing while the question is open. */
  get outcome() {
    return this.#view().outcome;
  }

  get answered() {
    return this.#store.get(this.key) !== null;
  }

  /* Sorting by a hash of the option's own key: the order depends on the attempt alone, so it is the same on every
     page and after a reload, and an option added later does not move the others. */
  arrange() {
    if ("fixed" in this.node.dataset) return;
    const { seed } = this.#store.get(this.attempt);
    const place = (option) => hash(`${seed} ${this.key} ${option.input.value}`);
    const order = [...this.#options].sort((a, b) => place(a) - place(b));
    if (order.every(({ item }, index) => item === this.#list.children[index])) return;
    this.#list.append(...order.map(({ item }) => item));
    this.node.querySelector(".kb-a ol").append(...order.map(({ answer }) => answer));
  }

  render() {
    const { picked, outcome, changed, earlier } = this.#view();
    for (const option of this.#options) {
      option.input.checked = picked.includes(option.input.value);
      option.input.disabled = Boolean(outcome);
      this.#mark(option, outcome);
    }
    this.#parts.actions.hidden = Boolean(outcome);
    this.#renderChange(changed, earlier, outcome);
    const shown = [outcome, ...picked].join();
    if (shown === this.#shown) return; // what the reader has unfolded stays so
    this.#shown = shown;
    this.#renderVerdict(outcome);
    this.#parts.more.replaceChildren(...(outcome ? this.#explanation() : []));
  }

  /** A selection is kept as a draft; an earlier wrong result stands until the new try is committed. */
  draft() {
    const picked = this.#checked();
    const entry = this.#store.get(this.key);
    if (entry?.r) this.#save(entry.s, picked, true);
    else if (picked.length) this.#save("draft", picked);
    else this.#store.remove([this.key]);
  }

  check() {
    const picked = this.#checked();
    if (picked.length) this.#commit(this.#judge(picked), picked);
    else say(this.#parts.result.lastChild, TEXT.quiz.choose_first);
  }

  giveUp() {
    this.#commit("unknown", []);
  }

  /** The wording changed since the answer was given, and the reader confirms the answer. */
  confirm() {
    const { picked, outcome } = this.#view();
    this.#commit(outcome, picked);
  }

  reopen() {
    this.#save(this.outcome, [], true);
  }

  /** To the heading, so that the case above the options is read as well. */
  focus() {
    goTo(this.node, this.node.querySelector("legend > *"));
  }

  /** What stands here to be read, as links. */
  get reading() {
    return copies(this.node.querySelectorAll(".kb-a > .kb-l a"));
  }

  /** Where the answered question leads: how many are done, and the name of what comes next. */
  lead(count, next) {
    const row = this.#parts.more.lastChild;
    if (!row) return; // answers that come back are shown one by one
    const [line, button] = row.children;
    row.hidden = false;
    say(button, next);
    say(line, count);
  }

  #readOptions() {
    const answers = [...this.node.querySelectorAll(".kb-a > ol > li")];
    return [...this.#list.children].map((item, index) => {
      const [input, text] = item.querySelector("label").children;
      input.autocomplete = "off"; // a browser that restores its session ticks boxes by position
      return { item, input, text: text.textContent.trim(), answer: answers[index], right: answers[index].matches(".r") };
    });
  }

  #buildParts() {
    const parts = {
      actions: build("div", { className: "kb-b" }, button("check", TEXT.quiz.check, "kb-primary"), button("give-up", TEXT.quiz.give_up)),
      result: statusLine("kb-r"),
      more: build("div", { className: "kb-d" }),
      change: build("div", { className: "kb-u", hidden: true }),
    };
    parts.result.append(build("b", {}), build("span", {}));
    this.node.querySelector("fieldset").append(...Object.values(parts));
    return parts;
  }

  #view() {
    const entry = this.#store.get(this.key);
    if (!entry) return { picked: [] };
    const keys = this.#options.map(({ input }) => input.value);
    if (!entry.v.every((key) => keys.includes(key))) return { picked: [], changed: true, earlier: entry.o };
    const open = entry.s === "draft" || entry.r;
    const outcome = entry.s === "unknown" ? "unknown" : this.#judge(entry.v);
    return { picked: entry.v, outcome: open ? undefined : outcome, changed: entry.rev !== this.node.dataset.rev };
  }

  #judge(picked) {
    return this.#options.every(({ input, right }) => picked.includes(input.value) === right) ? "right" : "wrong";
  }

  #checked() {
    return this.#options.filter(({ input }) => input.checked).map(({ input }) => input.value);
  }

  /* The pressed button goes away, so the focus moves to the verdict. Only one that is out of sight is scrolled to. */
  #commit(outcome, picked) {
    this.#save(outcome, picked);
    this.#parts.result.focus({ preventScroll: true });
    this.#parts.result.children[0].scrollIntoView({ block: "nearest" });
  }

  #save(status, picked, retry) {
    const chosen = this.#options.filter(({ input }) => picked.includes(input.value));
    this.#store.set(this.key, {
      v: chosen.map(({ input }) => input.value),
      o: chosen.map(({ text }) => text),
      s: status,
      r: retry,
      rev: this.node.dataset.rev,
      t: wording(this.node.querySelector("legend")),
      p: this.topic,
      at: Date.now(),
    });
  }

  #mark({ item, input, right }, outcome) {
    if (!outcome && !item.className) return; // as it came: nothing to take back
    item.classList.toggle("kb-right", Boolean(outcome) && right);
    item.classList.toggle("kb-wrong", Boolean(outcome) && input.checked && !right);
  }

  #renderChange(changed, earlier, outcome) {
    const { change } = this.#parts;
    change.hidden = !changed;
    if (!changed) return;
    if (!change.firstChild) change.append(build("p", {}), button("confirm", TEXT.shared.confirm), button("again", TEXT.quiz.again));
    const [line, ...buttons] = change.children;
    const quote = earlier?.length ? " " + fill(TEXT.quiz.earlier, { answer: quoted(earlier) }) : "";
    say(line, TEXT.shared.changed + quote);
    for (const node of buttons) node.hidden = !outcome;
  }

  /* First what belongs to the reader's own choice (or, without one, to the right answer); the rest is folded. */
  #explanation() {
    const chosen = this.#options.filter(({ input }) => input.checked);
    const first = chosen.length ? chosen : this.#options.filter(({ right }) => right);
    const others = this.#options.filter((option) => !first.includes(option));
    return [
      first.length > 1 ? feedbacks(first) : build("div", {}, ...copies(first[0].answer.childNodes).slice(1)),
      ...copies(this.node.querySelectorAll(".kb-a > .kb-e, .kb-a > .kb-l")),
      build("details", { className: "kb-x" }, build("summary", { textContent: TEXT.quiz.others }), feedbacks(others)),
      build("div", { className: "kb-b", hidden: true }, build("span", {}), button("next", "", "kb-primary")),
    ];
  }

  #renderVerdict(outcome) {
    const right = this.#options.filter((option) => option.right);
    const chosen = this.#options.filter(({ input }) => input.checked);
    const partly = outcome === "wrong" && chosen.length && chosen.every((option) => option.right);
    const [verdict, answer] = this.#parts.result.children;
    this.#parts.result.dataset.outcome = outcome ?? "";
    say(verdict, TEXT.quiz.results[partly ? "partly" : outcome] ?? "");
    const told = outcome && outcome !== "right" && !right[1]; // several are told one by one
    say(answer, told ? " " + fill(TEXT.quiz.right_is, { right: quoted([right[0].text]) }) : "");
  }
}

class KbQuiz extends KbWidget {
  #questions;
  #score = statusLine("kb-score");
  #retry = button("retry", TEXT.quiz.retry);
  #reset = button("reset", TEXT.quiz.reset);
  #reading = build("p", { className: "kb-l" });

  start() {
    this.#questions = [...this.querySelectorAll(".kb-q")].map((node) => new Question(node, this.store));
    this.append(build("div", { className: "kb-sum" }, this.#score, this.#reading, build("div", { className: "kb-b" }, this.#retry, this.#reset)));
    this.addEventListener("change", this);
  }

  render(key) {
    for (const question of this.#questions) {
      if (!key || key === question.attempt) this.#arrange(question);
      if (!key || key === question.key) question.render();
    }
    this.#renderScore();
  }

  handleEvent(event) {
    super.handleEvent(event);
    if (event.type === "change") this.#questionOf(event.target)?.draft();
  }

  act(action, pressed) {
    super.act(action, pressed);
    const question = this.#questionOf(pressed);
    if (action === "check") question.check();
    if (action === "give-up") question.giveUp();
    if (action === "confirm") question.confirm();
    if (action === "next") this.#goOn(question);
    if (action === "again") this.#reopen([question]);
    if (action === "retry") this.#reopen(this.#questions.filter(({ outcome }) => outcome && outcome !== "right"));
    if (action === "reset") this.#clear();
  }

  #questionOf(node) {
    return this.#questions.find((question) => question.node.contains(node));
  }

  #arrange(question) {
    if (!this.store.get(question.attempt)) {
      this.store.set(question.attempt, { seed: Math.floor(Math.random() * 2 ** 31), at: Date.now() });
    }
    question.arrange();
  }

  /* To the next open question, from the last one back to the first; when all are answered to what became of them. */
  #goOn(question) {
    const at = this.#questions.indexOf(question);
    const next = [...this.#questions.slice(at), ...this.#questions].find(({ outcome }) => !outcome);
    if (next) next.focus();
    else goTo(this.#score.parentNode, this.#score);
  }

  #reopen(questions) {
    for (const question of questions) question.reopen();
    questions[0].focus();
  }

  #clear() {
    const keys = this.#questions.flatMap(({ key, attempt }) => [key, attempt]);
    this.forget([...new Set(keys)], TEXT.shared.cleared);
  }

  #renderScore() {
    const total = this.#questions.length;
    const answered = this.#questions.filter(({ outcome }) => outcome);
    const outcomes = answered.map(({ outcome }) => outcome);
    const done = outcomes.length;
    for (const question of total > 1 ? answered : []) question.lead(fill(TEXT.shared.answered, { done, total }), done < total ? TEXT.quiz.next : TEXT.quiz.end);
    const count = (wanted) => outcomes.filter((outcome) => outcome === wanted).length;
    const counts = { right: count("right"), wrong: count("wrong"), unknown: count("unknown") };
    say(this.#score, scoreText(counts, done, total));
    this.#renderReading(done === total ? answered.filter(({ outcome }) => outcome !== "right") : []);
    this.#retry.hidden = !(counts.wrong + counts.unknown);
    this.#reset.hidden = !this.#questions.some(({ answered }) => answered);
  }

  /* Several questions may lead to the same place. */
  #renderReading(missed) {
    const links = new Map(missed.flatMap(({ reading }) => reading).map((link) => [link.href, link]));
    this.#reading.replaceChildren(...(missed.length ? [TEXT.quiz.reading, ...[...links.values()].flatMap((link) => [" ", link])] : []));
  }
}

function goTo(place, target) {
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  place.scrollIntoView();
}

function feedbacks(options) {
  return build("ul", {}, ...options.map(({ text, answer }) => build("li", {}, `„${text}“ `, ...copies(answer.childNodes))));
}

function scoreText(counts, done, total) {
  if (!done) return fill(TEXT.quiz.score_none, { total });
  if (counts.right === total) return fill(TEXT.quiz.score_all_right, { total });
  const parts = Object.keys(counts).filter((name) => counts[name]).map((name) => `${counts[name]} ${TEXT.quiz.score_parts[name]}`);
  return fill(TEXT.quiz.score, { done, total, parts: parts.join(", ") });
}

function quoted(texts) {
  return texts.map((text) => `„${text.replace(/\.$/, "")}“`).join(", ");
}

/* Copies lose their ids: an id may stand in a page only once. */
function copies(nodes) {
  return [...nodes].map((node) => {
    const copy = node.cloneNode(true);
    for (const part of copy.querySelectorAll?.("[id]") ?? []) part.removeAttribute("id");
    return copy;
  });
}

/* FNV-1a with a final mix, so that inputs differing in one character are far apart. */
function hash(text) {
  let value = 2166136261;
  for (const unit of text) value = Math.imul(value ^ unit.codePointAt(0), 16777619);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

define("kb-quiz", KbQuiz);
