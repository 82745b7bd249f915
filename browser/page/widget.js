/* What the elements share: the bars at their foot (what could not be saved, undo), and opening all details for the printer. */
import { KbStore } from "../store/store.js";
import { TEXT } from "../words/texts.js";
import { today } from "../words/today.js";
import { bar, build, say } from "./nodes.js";
import { saveAs } from "./save-as.js";

/** @type {[EventTarget, string][]} */
const OUTSIDE_EVENTS = [
  [window, "beforeprint"],
  [window, "afterprint"],
  [window, "pagehide"],
  [window, "pageshow"],
  [window, "hashchange"],
  [document, "visibilitychange"],
];

export class KbWidget extends HTMLElement {
  #warning;
  #undo;
  #removed;
  #closed = [];

  /* The script may run before the element's content is parsed. */
  connectedCallback() {
    if (document.readyState !== "loading") this.#begin();
    else document.addEventListener("DOMContentLoaded", () => this.#begin(), { once: true });
  }

  disconnectedCallback() {
    this.store?.unwatch(this);
    for (const [target, type] of OUTSIDE_EVENTS) target.removeEventListener(type, this);
  }

  /** Called once, when the content of the element is there. */
  start() {}

  /**
   * Called when something stored has changed, with its key, or when anything may have.
   *
   * @type {(key?: string) => void}
   */
  render() {}

  /**
   * Called by the store.
   *
   * @type {(key?: string) => void}
   */
  changed(key) {
    this.render(key);
    this.#warn();
  }

  handleEvent(event) {
    if (event.type === "beforeprint") this.#openAll();
    if (event.type === "afterprint") for (const details of this.#closed) details.open = false;
    // WebKit resets fields with autocomplete=off when the page comes back as it was left, after everything was painted.
    if (event.persisted) for (const field of this.querySelectorAll("input")) Object.assign(field, { defaultChecked: field.checked, defaultValue: field.value });
    const pressed = event.type === "click" && event.target.closest("[data-act]");
    if (pressed) this.act(pressed.dataset.act, pressed);
  }

  /** @type {(action: string, pressed?: any) => void} */
  act(action) {
    if (action === "undo") this.#restore();
    if (action === "save-file") this.#saveFile();
  }

  /**
   * Removes stored answers and offers to bring them back.
   *
   * @type {(keys: string[], message: string) => void}
   */
  forget(keys, message) {
    const [line, undo] = this.#undo.children;
    this.#removed = this.store.remove(keys);
    this.#undo.classList.add("kb-open");
    say(line, message);
    undo.hidden = false;
    undo.focus({ preventScroll: true });
    undo.scrollIntoView({ block: "nearest" }); // what was removed may have moved it out of sight
  }

  #begin() {
    if (!this.isConnected) return;
    this.store = KbStore.of(this.dataset.site);
    if (!this.#undo) this.#equip();
    this.store.watch(this);
    for (const [target, type] of OUTSIDE_EVENTS) target.addEventListener(type, this);
    this.changed();
  }

  #equip() {
    this.#warning = bar("save-file", TEXT.shared.save_file);
    this.#undo = bar("undo", TEXT.shared.undo);
    this.start();
    this.append(build("div", { className: "kb-bars" }, this.#warning, this.#undo));
    this.addEventListener("click", this);
    this.classList.add("kb-on");
  }

  #warn() {
    this.#warning.classList.toggle("kb-open", Boolean(this.store.problem));
    say(this.#warning.firstChild, TEXT.shared.problems[this.store.problem] ?? "");
  }

  #restore() {
    const [line, undo] = this.#undo.children;
    this.store.restore(this.#removed);
    say(line, TEXT.shared.restored);
    undo.hidden = true;
    line.focus({ preventScroll: true });
  }

  #saveFile() {
    saveAs(`${this.dataset.site}-${today()}.json`, JSON.stringify(this.store.dump(), null, 1), "application/json");
  }

  #openAll() {
    this.#closed = [...this.querySelectorAll("details:not([open])")];
    for (const details of this.#closed) details.open = true;
  }
}
