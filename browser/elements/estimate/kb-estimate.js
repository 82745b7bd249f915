/* <kb-estimate>: a number to estimate. The field of a question, see AnswerField. */
import { copies } from "../../page/copies.js";
import { define } from "../../page/define.js";
import { build } from "../../page/nodes.js";
import { germanNumber, numberIn } from "../../words/numbers.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
/** @import { AnswerField } from "../../shapes/types.d.ts" */

/** @implements {AnswerField} */
class KbEstimate extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", this);
  }

  /** @type {(event: any) => void} */
  handleEvent({ key }) {
    if (key === "Enter" && !this.#input.readOnly) this.#question.querySelector("[data-act=check]").click();
  }

  get value() {
    const text = this.#input.value.trim();
    return text ? [text] : [];
  }

  get lack() {
    return Number.isNaN(this.#off(this.value)) ? TEXT.estimate.number_first : "";
  }

  arrange() {}

  show([text = ""], outcome) {
    const input = this.#input;
    if (input.value.trim() !== text) input.value = text; // what is being typed stays as it is
    input.readOnly = Boolean(outcome);
    this.dataset.outcome = outcome ?? "";
  }

  knows() {
    return true;
  }

  words(given) {
    return given;
  }

  judge(given) {
    return Math.abs(this.#off(given)) <= Number(this.dataset.off) + 1e-9 ? "right" : "wrong";
  }

  /* How far off it is, which is nothing where it is exactly right. */
  told(outcome) {
    const { text } = this.dataset;
    const off = this.#off(this.value);
    const right = outcome !== "right" || off ? fill(TEXT.estimate[outcome === "right" ? "exactly" : "is"], { text }) : "";
    return [outcome, off ? `${right} ${this.#distance(off)}` : right];
  }

  more() {
    const typical = [...this.#question.querySelectorAll(".kb-a > ul > li")];
    const own = typical.find((item) => this.#isIn(item.dataset));
    const others = copies(typical.filter((item) => item !== own));
    const feedback = own ? build("div", {}, ...copies(own.childNodes).slice(1)) : "";
    return [feedback, others.length ? build("details", { className: "kb-x" }, build("summary", { textContent: TEXT.estimate.others }), build("ul", {}, ...others)) : ""];
  }

  /** NaN where no number is given. */
  #off(given) {
    return numberIn(given[0] ?? "") - Number(this.dataset.value);
  }

  #distance(off) {
    const { unit } = this.dataset;
    const number = germanNumber(Math.abs(off));
    const n = joinedUnit(number, unit === "%" ? TEXT.estimate.points[number === "1" ? 0 : 1] : unit);
    return fill(off > 0 ? TEXT.estimate.high : TEXT.estimate.low, { n });
  }

  #isIn({ low, high }) {
    const given = numberIn(this.value[0] ?? "");
    if (!low) return given < Number(high);
    return high ? given >= Number(low) && given <= Number(high) : given > Number(low);
  }

  get #input() {
    return this.querySelector("input");
  }

  get #question() {
    return this.closest(".kb-q");
  }
}

function joinedUnit(number, unit) {
  return unit ? `${number}\u00a0${unit}` : number;
}

define("kb-estimate", KbEstimate);
