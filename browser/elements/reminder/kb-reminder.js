/* <kb-reminder>: says on every page of the checklist what is in this browser only, and leads to where it is saved.
 *
 * It only reads, past the store: that would put aside what is not readable before the page's own element could tell of it.
 * The link stands in the page. What other elements store is heard of by what the reader does, and by other tabs.
 */
import { unsavedIn, unsavedInWords } from "./unsaved.js";
import { define } from "../../page/define.js";

/** @type {[EventTarget, string][]} */
const HEARD = [[document, "change"], [document, "click"], [window, "storage"], [window, "pageshow"]];
const A_MOMENT = 600; // typed text is stored by then

class KbReminder extends HTMLElement {
  #timer;

  connectedCallback() {
    for (const [target, type] of HEARD) target.addEventListener(type, this);
    this.#timer = setTimeout(() => this.#render());
  }

  disconnectedCallback() {
    for (const [target, type] of HEARD) target.removeEventListener(type, this);
    clearTimeout(this.#timer);
  }

  handleEvent({ type }) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#render(), type === "pageshow" ? 0 : A_MOMENT);
  }

  #render() {
    const pairs = storedPairs(`kb:${this.dataset.site}:`);
    const due = unsavedIn(pairs, Date.now());
    this.hidden = !due.length;
    if (this.hidden) return;
    const [line, link] = [this.querySelector("p"), this.querySelector("a")];
    const text = unsavedInWords(due, new Map(pairs).get("current") ?? "erste");
    if (line.textContent !== text) line.textContent = text;
    link.hash = "sichern";
  }
}

function storedPairs(start) {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(start));
    return keys.map((key) => [key.slice(start.length), parsed(localStorage.getItem(key))]);
  } catch {
    return []; // storage is not to be had at all
  }
}

function parsed(raw) {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}

define("kb-reminder", KbReminder);
