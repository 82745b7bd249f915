/* What comes after the last statement: what is left here, the next area that is not finished, and the result. */
import { say } from "../../page/nodes.js";
import { fill } from "../../words/sentences.js";

export class End {
  #done;
  #onward;
  #open;
  #again;

  constructor(owner) {
    this.#done = owner.querySelector(".kb-done");
    this.#onward = owner.querySelector(".kb-onward");
    [this.#open, this.#again] = owner.querySelectorAll("[data-act=open]");
  }

  /**
   * `next` is the first area elsewhere with a statement that has no answer, as the build wrote it into the page.
   *
   * @type {(standing: { title: string, done: number, total: number }, next?: HTMLElement) => void}
   */
  render(standing, next) {
    const { done, total } = standing;
    const isAll = done === total && this.#onward && !next;
    const { all, here, some } = this.#done.dataset;
    say(this.#done, isAll ? all : fill(done === total ? here : some, standing));
    this.#open.hidden = done === total;
    this.#again.hidden = done < total;
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
