/* <kb-match>: an answer to choose for each of what is given. The field of a question, see AnswerField.
 *
 * What is given is a list of "row=answer", both by their keys.
 */
import { copies } from "../../page/copies.js";
import { define } from "../../page/define.js";
import { build } from "../../page/nodes.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
/** @import { AnswerField } from "../../shapes/types.d.ts" */

/** @implements {AnswerField} */
class KbMatch extends HTMLElement {
  connectedCallback() {
    for (const { select } of this.#rows()) select.autocomplete = "off"; // a browser that restores its session chooses by position
  }

  get value() {
    return this.#rows().filter(({ select }) => select.value).map(({ key, select }) => `${key}=${select.value}`);
  }

  get lack() {
    return this.#isWhole(this.value) ? "" : TEXT.match.choose_all;
  }

  arrange() {}

  show(given, outcome) {
    const chosen = chosenIn(given);
    for (const { item, key, select, right } of this.#rows()) {
      select.value = chosen.get(key) ?? "";
      select.disabled = Boolean(outcome);
      item.className = !outcome || outcome === "unknown" ? "" : select.value === right ? "kb-right" : "kb-wrong";
    }
  }

  knows(given) {
    const rows = this.#rows();
    return [...chosenIn(given)].every(([key, answer]) => rows.some((row) => row.key === key && optionOf(row, answer)));
  }

  words(given) {
    const chosen = chosenIn(given);
    const rows = this.#rows().filter(({ key }) => chosen.has(key));
    return rows.map((row) => `${row.text} → ${optionOf(row, chosen.get(row.key)).textContent}`);
  }

  /** Nothing while a row is open, as one may have come later. */
  judge(given) {
    if (!this.#isWhole(given)) return undefined;
    return this.#off(given).length ? "wrong" : "right";
  }

  told(outcome) {
    if (outcome !== "wrong") return [outcome, ""];
    const [one, other, more] = this.#off(this.value);
    const isSwapped = other && !more && one.select.value === other.right && other.select.value === one.right;
    if (isSwapped) return [outcome, fill(TEXT.match.swapped, { one: one.text, other: other.text })];
    const total = this.#rows().length;
    return [outcome, fill(TEXT.match.placed, { n: total - this.#off(this.value).length, total })];
  }

  more() {
    return [build("div", {}, ...copies([this.#question.querySelector(".kb-a > .kb-match")]))];
  }

  #isWhole(given) {
    return given.length === this.#rows().length;
  }

  #off(given) {
    const chosen = chosenIn(given);
    return this.#rows().filter(({ key, right }) => chosen.get(key) !== right);
  }

  #rows() {
    const rights = new Map([...this.#question.querySelectorAll(".kb-a > .kb-match > [data-key]")].map(({ dataset }) => [dataset.key, dataset.answer]));
    return [...this.querySelectorAll("[data-key]")].map((item) => {
      const [text, select] = item.querySelector("label").children;
      const { key } = item.dataset;
      return { item, key, select, text: text.textContent.trim(), right: rights.get(key) };
    });
  }

  get #question() {
    return this.closest(".kb-q");
  }
}

function chosenIn(given) {
  return new Map(given.map((pair) => pair.split("=")));
}

function optionOf({ select }, answer) {
  return [...select.options].find(({ value }) => value === answer);
}

define("kb-match", KbMatch);
