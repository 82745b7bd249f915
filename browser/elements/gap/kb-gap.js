/* <kb-gap>: words to fill in. The field of a question, see AnswerField.
 *
 * Capitals, umlauts spelled out, ß, hyphens and blanks make no difference. What is only misspelled is told once before it counts.
 */
import { copies } from "../../page/copies.js";
import { define } from "../../page/define.js";
import { build } from "../../page/nodes.js";
import { folded } from "../../words/folded.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
/** @import { AnswerField } from "../../shapes/types.d.ts" */

/** @implements {AnswerField} */
class KbGap extends HTMLElement {
  #told = "";

  connectedCallback() {
    this.addEventListener("keydown", this);
  }

  /** @type {(event: any) => void} */
  handleEvent({ key, target }) {
    if (key === "Enter" && !target.readOnly) this.#question.querySelector("[data-act=check]").click();
  }

  get value() {
    const typed = this.#inputs().map(({ value }) => value.trim());
    return typed.some(Boolean) ? typed : [];
  }

  get lack() {
    const given = this.value;
    if (!given.length || given.includes("")) return TEXT.gap.fill_all;
    if (!this.#isNear(given) || this.#told === given.join("|")) return "";
    this.#told = given.join("|");
    return TEXT.gap.near;
  }

  arrange() {}

  show(given, outcome) {
    for (const [index, input] of this.#inputs().entries()) {
      const text = given[index] ?? "";
      if (input.value.trim() !== text) input.value = text; // what is being typed stays as it is
      input.readOnly = Boolean(outcome);
      input.dataset.outcome = !outcome || outcome === "unknown" ? "" : isRight(input, text) ? "right" : "wrong";
    }
  }

  knows(given) {
    return !given.length || given.length === this.#inputs().length;
  }

  words(given) {
    return given;
  }

  judge(given) {
    return this.#inputs().every((input, index) => isRight(input, given[index])) ? "right" : "wrong";
  }

  told(outcome) {
    const given = this.value;
    const right = this.#inputs().map((input) => `„${wordsOf(input)[0]}“`).join(", ");
    if (outcome === "right") {
      const asIs = this.#inputs().every((input, index) => wordsOf(input).some((word) => word.toLowerCase() === given[index].toLowerCase()));
      return [outcome, asIs ? "" : fill(TEXT.gap.spelled, { right })];
    }
    const near = outcome === "wrong" && this.#isNear(given) ? `${TEXT.gap.almost} ` : "";
    return [outcome, near + fill(TEXT.quiz.right_is, { right })];
  }

  more() {
    const confused = [...this.#question.querySelectorAll(".kb-a > ul > li")];
    const typed = this.value.map(folded);
    const own = confused.find((item) => typed.includes(folded(item.dataset.word)));
    const others = copies(confused.filter((item) => item !== own));
    const feedback = own ? build("div", {}, ...copies(own.childNodes).slice(1)) : "";
    return [feedback, others.length ? build("details", { className: "kb-x" }, build("summary", { textContent: TEXT.gap.others }), build("ul", {}, ...others)) : ""];
  }

  /** Nothing is wrong but the spelling, and no word is one that is often confused. */
  #isNear(given) {
    const confused = [...this.#question.querySelectorAll(".kb-a > ul > li")].map((item) => folded(item.dataset.word));
    return this.judge(given) === "wrong" && this.#inputs().every((input, index) => isClose(input, given[index]) && !confused.includes(folded(given[index])));
  }

  #inputs() {
    return [...this.querySelectorAll("input")];
  }

  get #question() {
    return this.closest(".kb-q");
  }
}

function wordsOf(input) {
  return input.dataset.words.split("|");
}

function isRight(input, text) {
  return wordsOf(input).map(folded).includes(folded(text));
}

/* One letter may be wrong, in a long word two; a short one is another word by then. */
function isClose(input, text) {
  return wordsOf(input).map(folded).some((word) => distance(word, folded(text)) <= (word.length > 7 ? 2 : word.length > 3 ? 1 : 0));
}

/* How many letters one must add, leave out or change to make one word of the other. */
function distance(one, other) {
  let row = [...other, ""].map((_, index) => index);
  for (const [place, sign] of [...one].entries()) {
    const above = row;
    row = [place + 1];
    for (const [index, letter] of [...other].entries()) row.push(Math.min(row[index] + 1, above[index + 1] + 1, above[index] + (sign === letter ? 0 : 1)));
  }
  return row[other.length];
}

define("kb-gap", KbGap);
