/* <kb-free>: an answer in one's own words, compared by oneself with the model answer. No machine calls it right or wrong. The field of
 * a question, see AnswerField. What is given is the text and, once one has judged, one of JUDGED.
 */
import { copies } from "../../page/copies.js";
import { define } from "../../page/define.js";
import { build, button } from "../../page/nodes.js";
import { TEXT } from "../../words/texts.js";
/** @import { AnswerField } from "../../shapes/types.d.ts" */

const JUDGED = ["met", "partly", "missed"];

/** @implements {AnswerField} */
class KbFree extends HTMLElement {
  #own = "";

  connectedCallback() {
    this.#question.addEventListener("click", this);
  }

  /** @type {(event: any) => void} */
  handleEvent({ target }) {
    const { judged } = target.dataset;
    if (!judged) return;
    this.#own = judged;
    this.#question.querySelector("[data-act=check]").click();
  }

  get value() {
    const text = this.#field.value.trim();
    return text ? [text, this.#own].filter(Boolean) : [];
  }

  get lack() {
    return this.value.length ? "" : TEXT.free.write_first;
  }

  arrange() {}

  show([text = "", judged = ""], outcome) {
    const field = this.#field;
    if (field.value.trim() !== text) field.value = text; // what is being typed stays as it is
    field.readOnly = Boolean(outcome);
    this.#own = JUDGED.includes(judged) ? judged : "";
  }

  knows() {
    return true;
  }

  words([text, judged]) {
    return [text, TEXT.free.judged[judged]].filter(Boolean);
  }

  judge() {
    return "compared";
  }

  told(outcome) {
    if (outcome === "unknown") return [outcome, ""];
    return this.#own ? [TEXT.free.own, TEXT.free.judged[this.#own]] : [TEXT.free.compare, ""];
  }

  more(outcome) {
    const model = build("div", {}, ...copies([this.#question.querySelector(".kb-a > .kb-model")]));
    if (outcome === "compared") model.append(build("p", { textContent: TEXT.free.how }), this.#judges());
    return [model];
  }

  #judges() {
    return build("div", { className: "kb-judges" }, ...JUDGED.map((judged) => {
      const node = button("", TEXT.free.judged[judged]);
      node.dataset.judged = judged;
      node.setAttribute("aria-pressed", String(judged === this.#own));
      return node;
    }));
  }

  get #field() {
    return this.querySelector("textarea");
  }

  get #question() {
    return this.closest(".kb-q");
  }
}

define("kb-free", KbFree);
