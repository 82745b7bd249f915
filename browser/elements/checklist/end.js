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
   * Who has answered nothing anywhere (no `hasResult`) is led to the first statement.
   *
   * @type {(standing: { title: string, done: number, total: number }, hasResult: boolean, next?: HTMLElement) => void}
   */
  render(standing, hasResult, next) {
    const { done, total } = standing;
    const isAll = done === total && this.#onward && !next;
    const { all, here, some } = this.#done.dataset;
    say(this.#done, isAll ? all : fill(done === total ? here : some, standing));
    this.#open.hidden = done === total || (!done && hasResult);
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
