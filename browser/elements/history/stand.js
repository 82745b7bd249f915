/* A kept stand of the answers as a row of the list. */
import { partsIn, stamp } from "../../page/frame.js";
import { say } from "../../page/nodes.js";
import { LIMIT } from "../../shapes/shape.js";
import { germanMoment } from "../../words/dates.js";
import { counted, joined } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { today } from "../../words/today.js";

export class StandRow {
  #parts;
  #buttons;
  #rename;

  constructor(id, template) {
    this.id = id;
    this.node = stamp(template);
    this.#parts = partsIn(this.node);
    this.#parts.field.maxLength = LIMIT.text;
    this.#buttons = [...this.node.querySelectorAll("button")];
    this.#rename = this.#buttons[0].textContent;
  }

  render({ name, at, auto, answers }, isDirty) {
    const { title, facts, field } = this.#parts;
    this.name = name;
    say(title, name);
    say(facts, factsOf(at, answers));
    this.#parts.auto.hidden = !auto;
    if (!isDirty(field) && field !== document.activeElement) field.value = name;
    for (const node of this.#buttons) node.setAttribute("aria-label", `${node.textContent}: ${name}`);
  }

  /** Between the name and a field to change it. */
  toggle() {
    const { title, label, field } = this.#parts;
    const [rename] = this.#buttons;
    label.hidden = !label.hidden;
    title.hidden = !label.hidden;
    rename.textContent = label.hidden ? this.#rename : TEXT.history.done;
    rename.setAttribute("aria-label", `${rename.textContent}: ${this.name}`);
    (label.hidden ? rename : field).focus();
    if (!label.hidden) field.value = this.name;
  }
}

function factsOf(at, answers) {
  const thoughts = [...answers.keys()].filter((key) => key.startsWith("open:")).length;
  return joined(germanMoment(at), counted(answers.size - thoughts, TEXT.history.answers), thoughts && counted(thoughts, TEXT.history.questions));
}

/** @type {(at: number) => string} */
export function isoDayOf(at) {
  const day = new Date(at);
  return Number.isNaN(day.getTime()) ? today() : day.toLocaleDateString("sv-SE");
}
