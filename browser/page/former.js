/* Answers whose item is no longer in the page: kept and shown, and dropped only by the reader. One whose item stands in another
 * page by now is the living answer there: it is only told where. The build writes into the page what stands elsewhere.
 * Text from the storage reaches the page through textContent only.
 */
import { fill } from "../words/sentences.js";
import { TEXT } from "../words/texts.js";
import { build, button, say } from "./nodes.js";

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
    return build("li", {}, build("b", { textContent: entry.t }), build("span", { textContent: answer }), this.#end(key));
  }

  #end(key) {
    const item = key.split(":").slice(-2);
    const end = document.querySelector(`[data-items~=${JSON.stringify(item.join(":"))}] a`)?.cloneNode(true);
    if (end) end.hash = item[1];
    return end ?? this.#drop(key);
  }

  #drop(key) {
    const drop = button("", TEXT.former.drop, "kb-quiet");
    drop.addEventListener("click", () => this.#widget.forget([key], TEXT.former.dropped));
    return drop;
  }
}
