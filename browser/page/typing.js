/* Typed text is saved shortly after the last key, and at once when the field or the page is left: nothing typed is lost. */
const TYPING_PAUSE = 400;
export const SAVE_NOW = ["change", "pagehide", "visibilitychange", "beforeprint"];

export class Typing {
  #save;
  #dirty = new Map();
  #timer;

  /** `save(field, place)` writes what stands in the field. */
  constructor(save) {
    this.#save = save;
  }

  /**
   * `place` is fixed while typing: the text belongs to what was open then.
   *
   * @type {(field: any, place: any) => void}
   */
  typed(field, place) {
    mirror(field);
    this.#dirty.set(field, place);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), TYPING_PAUSE);
  }

  /** @type {(field: any) => boolean} */
  has(field) {
    return this.#dirty.has(field);
  }

  flush() {
    clearTimeout(this.#timer);
    for (const [field, place] of this.#dirty) {
      this.#dirty.delete(field);
      this.#save(field, place);
    }
  }
}

/**
 * What stands in a field, told to its label: where fields do not grow by themselves, the label makes the room.
 *
 * @type {(field: any) => void}
 */
export function mirror(field) {
  if (field.localName === "textarea") field.parentNode.dataset.text = `${field.value} `; // with room for a last empty line
}
