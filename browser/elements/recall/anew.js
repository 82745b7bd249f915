/* The store as a question sees it that is asked anew: what was answered earlier is not there. It stays stored, and is shown on other
 * pages, until the new answer is committed; a draft stays in the page. The options stand in an order of this day.
 */
/** @import { Choice } from "../../shapes/types.d.ts" */
/** @import { KbStore } from "../../store/store.js" */

export class Anew {
  #store;
  #day;
  #given = null;
  #heard;

  /** @type {new (store: KbStore, day: string, heard: (given: Choice | null) => void) => Anew} */
  constructor(store, day, heard) {
    this.#store = store;
    this.#day = day;
    this.#heard = heard;
  }

  key(...parts) {
    return this.#store.key(...parts);
  }

  get(key) {
    return key.startsWith(this.key("quiz-attempt")) ? { seed: this.#day } : this.#given;
  }

  set(key, value) {
    this.#given = value;
    if (value.s !== "draft") this.#store.set(key, value);
    this.#heard(value);
  }

  remove() {
    this.#given = null;
    this.#heard(null);
  }
}
