/* Items that belong together, mostly those of one area: how many of its statements are answered stays in sight above them.
 * Open questions are an offer: who leaves them out has left nothing out.
 */
import { say } from "../../page/nodes.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

export class Part {
  #score;
  #meter;
  #think;

  constructor(node, items) {
    this.node = node;
    this.title = node.dataset.title;
    this.items = items.filter((item) => node.contains(item.node));
    this.statements = this.items.filter((item) => item.isStatement);
    [this.#score, this.#meter] = node.querySelector(".kb-sum")?.children ?? [];
    this.#think = node.querySelector(".kb-think");
  }

  /** @type {(isAnswered: (item: any) => boolean) => void} */
  render(isAnswered) {
    if (!this.#score) return;
    const done = this.statements.filter(isAnswered).length;
    say(this.#score, fill(TEXT.checklist.standing, { title: this.title, done, total: this.statements.length }));
    Object.assign(this.#meter, { max: this.statements.length, value: done });
  }

  /**
   * Unfolds what is folded where something in it is answered.
   *
   * @type {(isAnswered: (item: any) => boolean) => void}
   */
  unfold(isAnswered) {
    if (this.#think && this.items.some((item) => this.#think.contains(item.node) && isAnswered(item))) this.#think.open = true;
  }
}
