/* What was answered to items in whose place others stand by now: offered there, and taken over only by the reader. The former answer
 * stays where it is.
 */
import { build, button } from "../../page/nodes.js";
import { LIMIT } from "../../shapes/shape.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

export class Offers {
  #widget;
  #inWords;
  #nodes = [];

  /** `inWords` says what was answered. */
  constructor(widget, inWords) {
    this.#widget = widget;
    this.#inWords = inWords;
  }

  /**
   * `key` is that of the answer to the item, `former` are those of the answers to the items before it.
   *
   * @type {(offered: { key: string, item: any, former: string[] }[]) => void}
   */
  show(offered) {
    for (const node of this.#nodes) node.remove();
    this.#nodes = offered.flatMap((one) => one.former.map((old) => this.#offer(one, this.#widget.store.get(old)))).filter(Boolean);
  }

  /* The style hides it as long as the item has an answer of its own. */
  #offer({ key, item }, entry) {
    if (!entry?.v) return null;
    const text = fill(entry.t ? TEXT.former.offer : TEXT.former.offer_bare, { text: entry.t, answer: this.#inWords(entry) });
    const take = button("", TEXT.former.take);
    const node = build("div", { className: "kb-u kb-offer" }, build("p", { textContent: text }), take);
    take.addEventListener("click", () => this.#take(key, item, entry));
    item.node.querySelector("legend").after(node);
    return node;
  }

  /* What was noted here before the answer was taken over stays. */
  #take(key, item, { v, reason, note, important }) {
    const own = this.#widget.store.get(key);
    const notes = [own?.note, note].filter(Boolean).join("\n");
    item.patch(key, { v, reason, note: notes.slice(0, LIMIT.text), important: Boolean(own?.important || important) });
  }
}
