/* A test that is being taken: all its questions in a list, each answer kept at once, the time that is left. */
import { byPlace, FIRST, idsOf } from "../../files/exam-order.js";
import { EXAM_MOST } from "../../shapes/exam.js";
import { askedIn, fieldOf } from "../../page/asked.js";
import { say } from "../../page/nodes.js";
import { Typing } from "../../page/typing.js";
import { counted, fill, plain } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

const MINUTE = 6e4;

export class Run {
  #exam;
  #asked;
  #typing = new Typing((_, question) => this.#keep(question));
  #timer;

  constructor(exam) {
    this.#exam = exam;
  }

  show() {
    const { spec, stock, parts } = this.#exam;
    this.#asked = askedIn(stock, idsOf(spec, FIRST), (id) => spec.mix && byPlace(spec, FIRST, id));
    parts.list.replaceChildren(...this.#asked.map(({ node }) => node));
    for (const [index, question] of this.#asked.entries()) {
      question.field = fieldOf(question.node);
      question.field.show(this.#given(question));
      question.node.querySelector("legend > *").prepend(`${index + 1}. `);
    }
    for (const field of parts.list.querySelectorAll("textarea, input:not([type])")) field.maxLength = EXAM_MOST.text;
    say(parts.list.previousElementSibling, plain(spec.name) || counted(this.#asked.length, TEXT.exam.questions));
    parts.left.hidden = true;
    this.#count();
    this.#tick();
  }

  flush() {
    this.#typing.flush();
  }

  stop() {
    this.flush();
    clearTimeout(this.#timer);
  }

  changed(target) {
    const question = this.#asked.find(({ node }) => node.contains(target));
    if (!question) return;
    if (target.matches("textarea, input:not([type])")) this.#typing.typed(target, question);
    else this.#keep(question);
    this.#exam.parts.left.hidden = true;
  }

  act(action) {
    const open = this.#open();
    if (action === "hand-in" && open.length) this.#warn(open.length);
    else if (action === "hand-in" || action === "hand-in-open") this.#handIn(Date.now());
    if (action === "first-open") goTo(open[0].node);
  }

  #warn(n) {
    const { left } = this.#exam.parts;
    left.hidden = false;
    say(left.firstElementChild, counted(n, TEXT.exam.open));
    left.focus();
  }

  #keep(question) {
    const { store } = this.#exam;
    const { value } = question.field;
    if (value.length) store.set(this.#keyOf(question), { v: value, at: Date.now() });
    else store.remove([this.#keyOf(question)]);
    this.#count();
  }

  #keyOf({ id }) {
    return `${this.#exam.key}:${id}`;
  }

  #given(question) {
    const given = this.#exam.store.get(this.#keyOf(question))?.v ?? [];
    return question.field.knows(given) ? given : [];
  }

  /* Words where a number is asked for are none. */
  #isAnswered(question) {
    return this.#given(question).length && !(question.kind === "estimate" && question.field.lack);
  }

  #open() {
    this.#typing.flush();
    return this.#asked.filter((question) => !this.#isAnswered(question));
  }

  #count() {
    const total = this.#asked.length;
    const done = this.#asked.filter((question) => this.#isAnswered(question)).length;
    say(this.#exam.parts.count, fill(TEXT.shared.answered, { done, total }));
  }

  /* The clock runs on while the page is closed. */
  #tick() {
    const { spec, store, key, parts } = this.#exam;
    if (!spec.minutes) return say(parts.clock, "");
    const end = store.get(key).began + spec.minutes * MINUTE;
    const left = end - Date.now();
    if (left <= 0) return this.#handIn(end, true);
    const minutes = Math.ceil(left / MINUTE);
    say(parts.clock, left > MINUTE ? counted(minutes, TEXT.exam.left) : counted(Math.ceil(left / 1000), TEXT.exam.seconds));
    this.#timer = setTimeout(() => this.#tick(), left > MINUTE ? ((left - 1) % MINUTE) + 1 : 1000);
    return undefined;
  }

  #handIn(sent, late = false) {
    this.stop();
    const { store, key } = this.#exam;
    const answers = this.#asked.map((question) => {
      const given = this.#isAnswered(question) ? this.#given(question) : [];
      return [question.id, question.rev, given.length ? (question.field.judge(given) ?? "wrong") : "open", given];
    });
    const keys = this.#asked.map((question) => this.#keyOf(question));
    store.set(key, { ...store.get(key), sent, late, answers, at: Date.now() });
    store.remove(keys);
  }
}

function goTo(node) {
  const heading = node.querySelector("legend > *");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  node.scrollIntoView();
}
