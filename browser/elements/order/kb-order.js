/* <kb-order>: steps to put in order, by two buttons at each. The field of a question, see AnswerField.
 *
 * A step moves by its neighbour going past it: so the pressed button stays where the focus is.
 */
import { copies } from "../../page/copies.js";
import { define } from "../../page/define.js";
import { build, button, say } from "../../page/nodes.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
/** @import { AnswerField } from "../../shapes/types.d.ts" */

/** @implements {AnswerField} */
class KbOrder extends HTMLElement {
  #start;
  #status = build("p", { className: "kb-moved" });

  connectedCallback() {
    if (this.#start) return;
    this.#start = this.#keys();
    for (const item of this.#items()) item.append(this.#mover(item, "up", "↑"), this.#mover(item, "down", "↓"));
    this.#status.setAttribute("aria-live", "polite");
    this.append(this.#status);
    this.addEventListener("click", this);
    this.#limit();
  }

  handleEvent({ target }) {
    const { move } = target.dataset;
    if (!move || target.getAttribute("aria-disabled") === "true") return;
    const item = target.closest("li");
    if (move === "up") item.after(item.previousElementSibling);
    else item.before(item.nextElementSibling);
    this.#limit();
    const keys = this.#keys();
    say(this.#status, fill(this.dataset.now, { text: textOf(item), n: keys.indexOf(item.dataset.key) + 1, total: keys.length }));
    this.dispatchEvent(new Event("input", { bubbles: true }));
  }

  get value() {
    const keys = this.#keys();
    return keys.join() === this.#start.join() ? [] : keys;
  }

  get lack() {
    return this.value.length ? "" : TEXT.order.move_first;
  }

  arrange() {}

  show(given, outcome) {
    const wanted = given.length ? given : this.#start;
    const items = this.#items();
    if (this.#keys().join() !== wanted.join()) this.querySelector("ol").append(...wanted.map((key) => items.find((item) => item.dataset.key === key)));
    this.classList.toggle("kb-fixed", Boolean(outcome));
    const right = this.#right();
    for (const [index, item] of this.#items().entries()) {
      const isRight = item.dataset.key === right[index];
      item.className = !outcome || outcome === "unknown" ? "" : isRight ? "kb-right" : "kb-wrong";
    }
    if (!given.length && !outcome) say(this.#status, "");
    this.#limit();
  }

  knows(given) {
    return !given.length || [...given].sort().join() === [...this.#start].sort().join();
  }

  words(given) {
    const items = this.#items();
    return given.map((key) => textOf(items.find((item) => item.dataset.key === key)));
  }

  judge(given) {
    return given.join() === this.#right().join() ? "right" : "wrong";
  }

  told(outcome) {
    if (outcome !== "wrong") return [outcome, ""];
    const [given, right] = [this.#keys(), this.#right()];
    const off = given.filter((key, index) => key !== right[index]);
    if (off.length > 2) return [outcome, fill(TEXT.order.placed, { n: given.length - off.length, total: given.length })];
    const [one, other] = this.words(off);
    return [outcome, fill(TEXT.order.swapped, { one, other })];
  }

  more() {
    return [build("div", {}, build("p", { textContent: TEXT.order.right }), ...copies([this.#key()]))];
  }

  #mover(item, way, sign) {
    const node = button("", sign, "kb-move");
    node.dataset.move = way;
    node.setAttribute("aria-label", fill(this.dataset[way], { text: textOf(item) }));
    return node;
  }

  /* What leads nowhere keeps the focus, so it is not switched off for good. */
  #limit() {
    const items = this.#items();
    for (const [index, item] of items.entries()) {
      const [up, down] = item.querySelectorAll("button");
      up.setAttribute("aria-disabled", String(!index));
      down.setAttribute("aria-disabled", String(index === items.length - 1));
    }
  }

  #items() {
    return [...this.querySelectorAll("li")];
  }

  #keys() {
    return this.#items().map(({ dataset }) => dataset.key);
  }

  #right() {
    return [...this.#key().children].map(({ dataset }) => dataset.key);
  }

  #key() {
    return this.closest(".kb-q").querySelector(".kb-a > .kb-order");
  }
}

function textOf(item) {
  return item.querySelector("span").textContent.trim();
}

define("kb-order", KbOrder);
