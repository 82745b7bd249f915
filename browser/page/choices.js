/* Options to tick, one or several. */
import { fill } from "../words/sentences.js";
import { TEXT } from "../words/texts.js";
import { copies } from "./copies.js";
import { build } from "./nodes.js";
/** @import { AnswerField } from "../shapes/types.d.ts" */

/** @implements {AnswerField} */
export class Choices {
  #node;
  #options;

  constructor(node) {
    const answers = node.querySelectorAll(".kb-a > ol > li");
    this.#node = node;
    this.#options = [...node.querySelectorAll(".kb-o > li")].map((item, index) => {
      const [input, text] = item.querySelector("label").children;
      input.autocomplete = "off"; // a browser that restores its session ticks boxes by position
      return { item, input, text: text.textContent.trim(), answer: answers[index], right: answers[index].matches(".r") };
    });
  }

  get value() {
    return this.#chosen().map(({ input }) => input.value);
  }

  get lack() {
    return this.value.length ? "" : TEXT.quiz.choose_first;
  }

  arrange(compare) {
    const list = this.#node.querySelector(".kb-o");
    if ("fixed" in this.#node.dataset) return;
    const order = [...this.#options].sort((a, b) => compare(a.input.value, b.input.value));
    if (order.every(({ item }, index) => item === list.children[index])) return;
    list.append(...order.map(({ item }) => item));
    this.#node.querySelector(".kb-a ol").append(...order.map(({ answer }) => answer));
  }

  show(picked, outcome) {
    for (const { item, input, right } of this.#options) {
      input.checked = picked.includes(input.value);
      input.disabled = Boolean(outcome);
      if (!outcome && !item.className) continue; // as it came: nothing to take back
      item.classList.toggle("kb-right", Boolean(outcome) && right);
      item.classList.toggle("kb-wrong", Boolean(outcome) && input.checked && !right);
    }
  }

  knows(picked) {
    return this.#of(picked).length === picked.length;
  }

  words(picked) {
    return this.#of(picked).map(({ text }) => text);
  }

  judge(picked) {
    return this.#options.every(({ input, right }) => picked.includes(input.value) === right) ? "right" : "wrong";
  }

  told(outcome) {
    const right = this.#right();
    const chosen = this.#chosen();
    const partly = outcome === "wrong" && chosen.length && chosen.every((option) => option.right);
    const told = outcome !== "right" && !right[1]; // several are told one by one
    return [partly ? "partly" : outcome, told ? fill(TEXT.quiz.right_is, { right: quoted([right[0].text]) }) : ""];
  }

  /* First what belongs to the reader's own choice (or, without one, to the right answer); the rest is folded. */
  more() {
    const chosen = this.#chosen();
    const first = chosen.length ? chosen : this.#right();
    const others = this.#options.filter((option) => !first.includes(option));
    return [
      first.length > 1 ? feedbacks(first) : build("div", {}, ...copies(first[0].answer.childNodes).slice(1)),
      others[0] ? build("details", { className: "kb-x" }, build("summary", { textContent: TEXT.quiz.others }), feedbacks(others)) : "",
    ];
  }

  #of(picked) {
    return this.#options.filter(({ input }) => picked.includes(input.value));
  }

  #chosen() {
    return this.#options.filter(({ input }) => input.checked);
  }

  #right() {
    return this.#options.filter(({ right }) => right);
  }
}

/** @type {(texts: string[]) => string} */
export function quoted(texts) {
  return texts.map((text) => `„${text.replace(/\.$/, "")}“`).join(", ");
}

function feedbacks(options) {
  return build("ul", {}, ...options.map(({ text, answer }) => build("li", {}, `„${text}“ `, ...copies(answer.childNodes))));
}
