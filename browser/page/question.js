/* One question: draft, verdict and feedback. The verdict is always worked out from the key in today's page, never taken from the storage.
 * The feedback is copied from the printed key (.kb-a), which stays whole for the printer. What is answered, and how, is known to a
 * field: options to tick (choices.js), or the element of another kind of question, which stands in the page as .kb-own.
 *
 * Nothing above the pressed button changes its height, and the verdict takes the place of the button: it stands under
 * the finger, and nothing has to scroll.
 */
import { fill } from "../words/sentences.js";
import { TEXT } from "../words/texts.js";
import { Choices, quoted } from "./choices.js";
import { copies } from "./copies.js";
import { build, button, say, statusLine, wording } from "./nodes.js";
/** @import { AnswerField } from "../shapes/types.d.ts" */

export class Question {
  #store;
  /** @type {AnswerField} */
  #field;
  #hint;
  #parts;
  #shown = "";

  constructor(node, store) {
    const { id, kind, topic } = node.dataset;
    this.node = node;
    this.topic = topic;
    this.key = store.key("quiz", kind, id);
    this.recall = store.key("recall", kind, id);
    this.attempt = store.key("quiz-attempt", topic);
    this.#store = store;
    this.#field = node.querySelector(".kb-own") ?? new Choices(node);
    this.#hint = node.querySelector("kb-hint");
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
    const { seed } = this.#store.get(this.attempt) ?? { seed: 0 };
    const place = (key) => hash(`${seed} ${this.key} ${key}`);
    this.#field.arrange((one, other) => place(one) - place(other));
  }

  render() {
    const { picked, outcome, changed, earlier } = this.#view();
    this.#field.show(picked, outcome);
    this.#hint?.show(this.#store.get(this.key)?.h);
    this.#parts.actions.hidden = Boolean(outcome);
    this.#renderChange(changed, earlier, outcome);
    const shown = [outcome, ...picked].join();
    if (shown === this.#shown) return; // what the reader has unfolded stays so
    this.#shown = shown;
    this.#renderVerdict(outcome);
    this.#parts.more.replaceChildren(...(outcome ? this.#explanation(outcome) : []));
  }

  /** A selection is kept as a draft; an earlier wrong result stands until the new try is committed. */
  draft() {
    const picked = this.#field.value;
    const entry = this.#store.get(this.key);
    if (entry?.r) this.#save(entry.s, picked, true);
    else if (picked.length || this.#hint?.used) this.#save("draft", picked);
    else this.#store.remove([this.key]);
  }

  check() {
    const picked = this.#field.value;
    const lack = this.#field.lack;
    if (lack) say(this.#parts.result.lastChild, lack);
    else this.#commit(this.#field.judge(picked), picked);
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
    if (!this.#field.knows(entry.v)) return { picked: [], changed: true, earlier: entry.o };
    const open = entry.s === "draft" || entry.r;
    const outcome = entry.s === "unknown" ? "unknown" : this.#field.judge(entry.v);
    return { picked: entry.v, outcome: open ? undefined : outcome, changed: entry.rev !== this.node.dataset.rev };
  }

  /* The pressed button goes away, so the focus moves to the verdict. Only one that is out of sight is scrolled to. */
  #commit(outcome, picked) {
    this.#save(outcome, picked);
    this.#parts.result.focus({ preventScroll: true });
    this.#parts.result.children[0].scrollIntoView({ block: "nearest" });
  }

  #save(status, picked, retry) {
    this.#store.set(this.key, {
      v: picked,
      o: this.#field.words(picked),
      s: status,
      r: retry,
      h: this.#hint?.used,
      rev: this.node.dataset.rev,
      t: wording(this.node.querySelector("legend")),
      p: this.topic,
      at: Date.now(),
    });
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

  #explanation(outcome) {
    const [first, ...others] = this.#field.more(outcome);
    return [
      first,
      ...copies(this.node.querySelectorAll(".kb-a > .kb-e, .kb-a > .kb-l")),
      ...others,
      build("div", { className: "kb-b", hidden: true }, build("span", {}), button("next", "", "kb-primary")),
    ];
  }

  #renderVerdict(outcome = "") {
    const [verdict, answer] = this.#parts.result.children;
    const [name, told] = outcome ? this.#field.told(outcome) : ["", ""];
    this.#parts.result.dataset.outcome = outcome;
    say(verdict, TEXT.quiz.results[name] ?? name);
    say(answer, told && " " + told);
  }
}

/** @type {(place: any, target: any) => void} */
export function goTo(place, target) {
  place.closest("details")?.setAttribute("open", "");
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  place.scrollIntoView();
}

/* FNV-1a with a final mix, so that inputs differing in one character are far apart. */
function hash(text) {
  let value = 2166136261;
  for (const unit of text) value = Math.imul(value ^ unit.codePointAt(0), 16777619);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
