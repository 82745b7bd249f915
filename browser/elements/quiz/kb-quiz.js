/* <kb-quiz>: answers, feedback and score for the questions that the build wrote into it.
 *
 * Choosing only makes a draft; "Prüfen" and "Weiß ich nicht" commit. The verdict is always worked out from the key
 * in today's page, never taken from the storage. The feedback is copied from the printed key (.kb-a), which stays
 * whole for the printer.
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
    this.#renderExplanation(outcome);
    say(this.#parts.result, this.#resultText(outcome));
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
    else say(this.#parts.result, TEXT.quiz.choose_first);
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

  focus() {
    this.#list.querySelector("input").focus();
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
    const again = button("again", TEXT.quiz.again);
    const change = build("div", { className: "kb-u", hidden: true }, build("p", {}), button("confirm", TEXT.shared.confirm), again);
    const parts = {
      change,
      result: statusLine("kb-r"),
      more: build("div", { className: "kb-d" }),
      actions: build("div", { className: "kb-b" }, button("check", TEXT.quiz.check, "kb-primary"), button("give-up", TEXT.quiz.give_up)),
    };
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

  /* The pressed button goes away, so the focus moves to the result; nothing scrolls. */
  #commit(outcome, picked) {
    this.#save(outcome, picked);
    this.#parts.result.focus({ preventScroll: true });
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

  #mark({ item, input, answer, right }, outcome) {
    if (!outcome && !item.className) return; // as it came: nothing to take back
    const mine = input.checked;
    item.querySelector(".kb-f")?.remove();
    item.classList.toggle("kb-told", Boolean(outcome));
    item.classList.toggle("kb-right", Boolean(outcome) && right);
    item.classList.toggle("kb-wrong", Boolean(outcome) && mine && !right);
    if (!outcome) return;
    const feedback = build("div", { className: "kb-f" }, ...copies(answer.childNodes));
    if (mine) feedback.prepend(build("em", { textContent: TEXT.quiz.mine }), " ");
    item.append(feedback);
  }

  #renderChange(changed, earlier, outcome) {
    const [line, ...buttons] = this.#parts.change.children;
    const quote = earlier?.length ? " " + fill(TEXT.quiz.earlier, { answer: quoted(earlier) }) : "";
    this.#parts.change.hidden = !changed;
    say(line, TEXT.shared.changed + quote);
    for (const node of buttons) node.hidden = !outcome;
  }

  #renderExplanation(outcome) {
    const source = outcome ? this.node.querySelectorAll(".kb-a > .kb-e, .kb-a > .kb-l") : [];
    this.#parts.more.replaceChildren(...copies(source));
  }

  #resultText(outcome) {
    if (!outcome) return "";
    const right = this.#options.filter((option) => option.right);
    const chosen = this.#options.filter(({ input }) => input.checked);
    const partly = outcome === "wrong" && chosen.length && chosen.every((option) => option.right);
    return fill(TEXT.quiz.results[partly ? "partly" : outcome], { right: quoted(right.map(({ text }) => text)) });
  }
}

class KbQuiz extends KbWidget {
  #questions;
  #score = statusLine("kb-score");
  #retry = button("retry", TEXT.quiz.retry);
  #reset = button("reset", TEXT.quiz.reset);

  start() {
    this.#questions = [...this.querySelectorAll(".kb-q")].map((node) => new Question(node, this.store));
    this.append(build("div", { className: "kb-sum" }, this.#score, build("div", { className: "kb-b" }, this.#retry, this.#reset)));
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

  #reopen(questions) {
    for (const question of questions) question.reopen();
    questions[0].focus();
  }

  #clear() {
    const keys = this.#questions.flatMap(({ key, attempt }) => [key, attempt]);
    this.forget([...new Set(keys)], TEXT.shared.cleared);
  }

  #renderScore() {
    const outcomes = this.#questions.map(({ outcome }) => outcome).filter(Boolean);
    const count = (wanted) => outcomes.filter((outcome) => outcome === wanted).length;
    const counts = { right: count("right"), wrong: count("wrong"), unknown: count("unknown") };
    say(this.#score, scoreText(counts, outcomes.length, this.#questions.length));
    this.#retry.hidden = !(counts.wrong + counts.unknown);
    this.#reset.hidden = !this.#questions.some(({ answered }) => answered);
  }
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
