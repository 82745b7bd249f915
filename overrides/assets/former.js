/* Answers whose item is no longer in the page: kept and shown, and dropped only by the reader.
 * Text from the storage reaches the page through textContent only.
 */
class FormerAnswers {
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
    this.#node.addEventListener("click", this);
    widget.append(this.#node);
  }

  show(keys) {
    this.#node.hidden = !keys.length;
    say(this.#node.firstChild, fill(TEXT.former.title, { n: keys.length }));
    this.#list.replaceChildren(...keys.map((key) => this.#item(key)));
  }

  handleEvent({ target }) {
    const { key } = target.dataset;
    if (key) this.#widget.forget([key], TEXT.former.dropped);
  }

  #item(key) {
    const entry = this.#widget.store.get(key);
    const drop = build("button", { type: "button", className: "kb-button kb-quiet", textContent: TEXT.former.drop });
    drop.dataset.key = key;
    const answer = [this.#inWords(entry), entry.reason, entry.note].filter(Boolean).join(" – ");
    return build("li", {}, build("b", { textContent: entry.t }), build("span", { textContent: answer }), drop);
  }
}
