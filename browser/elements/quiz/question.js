/* One question: draft, verdict and feedback. The verdict is always worked out from the key in today's page, never taken from the storage.
 * The feedback is copied from the printed key (.kb-a), which stays whole for the printer.
 *
 * Nothing above the pressed button changes its height, and the verdict takes the place of the button: it stands under
 * the finger, and nothing has to scroll.
 */
import { build, button, say, statusLine, wording } from "../../page/nodes.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

export class Question {
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

  /* Sorting by a hash of the option's own key: the order is the same on every page and after a reload, and an option added
     later does not move the others. Nothing is stored for it; an order that was drawn in earlier times is kept. */
  arrange() {
    if ("fixed" in this.node.dataset) return;
    const { seed } = this.#store.get(this.attempt) ?? { seed: 0 };
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

  /**
   * Where the answered question leads: how many are done, and the name of what comes next.
   *
   * @type {(count: string, next: string) => void}
   */
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

/** @type {(place: any, target: any) => void} */
export function goTo(place, target) {
  place.closest("details")?.setAttribute("open", "");
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  place.scrollIntoView();
}

function feedbacks(options) {
  return build("ul", {}, ...options.map(({ text, answer }) => build("li", {}, `„${text}“ `, ...copies(answer.childNodes))));
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
