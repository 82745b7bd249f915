/* What comes after the last statement: what is left here, the next area that is not finished, and the result. */
import { say } from "../../page/nodes.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

export class End {
  #done;
  #onward;
  #open;

  constructor(owner) {
    this.#done = owner.querySelector(".kb-done");
    this.#onward = owner.querySelector(".kb-onward");
    this.#open = owner.querySelector("[data-act=open]");
  }

  /**
   * `next` is the first area elsewhere with a statement that has no answer, as the build wrote it into the page.
   *
   * @type {(standing: { title: string, done: number, total: number }, next?: HTMLElement) => void}
   */
  render(standing, next) {
    const { done, total } = standing;
    const isAll = done === total && this.#onward && !next;
    say(this.#done, isAll ? TEXT.checklist.all : fill(TEXT.checklist.done, standing));
    this.#open.hidden = !done || done === total;
    if (!this.#onward) return;
    this.#onward.hidden = !next;
    if (next) this.#lead(next);
  }

  #lead(next) {
    const link = this.#onward.querySelector("a");
    link.href = next.querySelector("a").href;
    say(link, next.dataset.onward);
    say(this.#onward.querySelector("small"), next.dataset.scope);
  }
}
