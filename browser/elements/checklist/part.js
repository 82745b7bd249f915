/* Items that belong together, mostly those of one area: how many of its statements are answered stays in sight above them.
 * Open questions are an offer: who leaves them out has left nothing out.
 */
import { build, say } from "../../page/nodes.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

export class Part {
  #score = build("p", { className: "kb-score" });
  #meter = build("progress", {});
  #think;

  constructor(node, items) {
    this.node = node;
    this.items = items.filter((item) => node.contains(item.node));
    this.statements = this.items.filter((item) => item.isStatement);
    this.#think = node.querySelector(".kb-think");
    this.#meter.setAttribute("aria-hidden", "true");
    const bar = build("div", { className: "kb-sum", hidden: !this.statements.length }, this.#score, this.#meter);
    const heading = node.querySelector(":scope > h2");
    if (heading) heading.after(bar);
    else node.prepend(bar);
  }

  /** @type {(isAnswered: (item: any) => boolean) => void} */
  render(isAnswered) {
    const done = this.statements.filter(isAnswered).length;
    say(this.#score, fill(TEXT.checklist.standing, { title: this.node.dataset.title, done, total: this.statements.length }));
    Object.assign(this.#meter, { max: this.statements.length, value: done });
  }

  /**
   * Unfolds the open questions where one of them is answered.
   *
   * @type {(isAnswered: (item: any) => boolean) => void}
   */
  unfold(isAnswered) {
    if (this.#think && this.items.some((item) => !item.isStatement && isAnswered(item))) this.#think.open = true;
  }
}
