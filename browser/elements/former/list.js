/* Answers whose item is no longer in the page: kept and shown, and dropped only by the reader. One whose item stands in another
 * page by now is the living answer there: it is only told where. Where another item took its place, the way leads there as well.
 * The build writes into the page what stands elsewhere. Text from the storage reaches the page through textContent only.
 */
import { build, button, say } from "../../page/nodes.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

export class FormerAnswers {
  #widget;
  #inWords;
  #list;
  #node;

  /** `inWords` says what was answered. */
  constructor(widget, explanation, inWords) {
    this.#widget = widget;
    this.#inWords = inWords;
    this.#list = build("ul", {});
    const parts = [build("summary", {}), build("p", { textContent: explanation }), this.#list];
    this.#node = build("details", { className: "kb-former" }, ...parts);
    widget.append(this.#node);
  }

  /** @type {(keys: string[]) => void} */
  show(keys) {
    this.#node.hidden = !keys.length;
    say(this.#node.firstChild, fill(TEXT.former.title, { n: keys.length }));
    this.#list.replaceChildren(...keys.map((key) => this.#item(key)));
  }

  #item(key) {
    const entry = this.#widget.store.get(key);
    const answer = [this.#inWords(entry), entry.reason, entry.note].filter(Boolean).join(" – ");
    return build("li", {}, build("b", { textContent: entry.t }), build("span", { textContent: answer }), ...this.#ends(key));
  }

  #ends(key) {
    const item = key.split(":").slice(-2).join(":");
    const moved = wayTo(`[data-items~=${JSON.stringify(item)}]`, item);
    return moved ? [moved] : [...successorOf(item), this.#drop(key)];
  }

  #drop(key) {
    const drop = button("", TEXT.former.drop, "kb-quiet");
    drop.addEventListener("click", () => this.#widget.forget([key], TEXT.former.dropped));
    return drop;
  }
}

/* What took the place of an item that is gone, if anything did. */
function successorOf(item) {
  const pairs = [...document.querySelectorAll("[data-was*='>']")].flatMap(({ dataset }) => dataset.was.split(" "));
  const pair = pairs.find((one) => one.startsWith(`${item}>`));
  const way = pair && wayTo(`[data-was~=${JSON.stringify(pair)}]`, `:${pair.split(">")[1]}`);
  return way ? [way] : [];
}

/* The link of a page to one of the items on it. */
function wayTo(selector, item) {
  const link = document.querySelector(`${selector} a`)?.cloneNode(true);
  if (link) link.hash = item.split(":")[1];
  return link;
}
