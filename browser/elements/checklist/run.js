/* One thing at a time: of all statements one is shown, large and alone. An answer leads to the next one, the end to what to do then.
 *
 * The address names the statement that is shown, so that reloading, links and the buttons of the browser lead to it. It names
 * none where a visit begins: the theme would scroll to it.
 */
import { say } from "../../page/nodes.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

const PAUSE = 500; // time to see what was chosen
const END = "ende";

export class Run {
  #owner;
  #page;
  #items;
  #titleOf;
  #isDone;
  #at = -1;
  #timer;
  #byArrow = false;
  #isAgain = false;

  /** `titleOf(item)` says where an item belongs, `isDone(item)` whether it is answered. */
  constructor(owner, items, titleOf, isDone) {
    this.#owner = owner;
    this.#page = owner.closest(".md-container") ?? owner;
    this.#items = items;
    this.#titleOf = titleOf;
    this.#isDone = isDone;
    for (const { heading } of items) heading.tabIndex = -1;
  }

  get #isOn() {
    return this.#owner.classList.contains("kb-one");
  }

  get #address() {
    return `#${this.#items[this.#at]?.node.dataset.id ?? END}`;
  }

  /** @type {(isOn: boolean, first?: any) => void} */
  turn(isOn, first) {
    this.#owner.classList.toggle("kb-one", isOn);
    this.#page.classList.toggle("kb-running", isOn);
    for (const button of this.#owner.querySelectorAll(".kb-modes button")) button.ariaPressed = `${isOn === (button.dataset.act === "one")}`;
    this.#isAgain = false;
    if (!isOn) return;
    this.#show(first ? this.#items.indexOf(first) : this.#items.length);
  }

  /**
   * Shows what the address names. Where that is folded, it is an open question: they stand in the list only.
   *
   * @type {(fold?: Element | null) => void}
   */
  follow(fold) {
    const id = location.hash.slice(1);
    const at = id === END ? this.#items.length : this.#items.findIndex(({ node }) => node.dataset.id === id);
    if (!this.#isOn || at === this.#at) return;
    if (at >= 0) this.#show(at);
    else if (fold) this.turn(false);
  }

  /** @type {(item: any) => void} */
  open(item) {
    if (this.#isOn) this.#go(this.#items.indexOf(item));
    else item.focus();
  }

  /** @type {(action?: string) => void} */
  act(action) {
    if (action === "back") this.#go(this.#at - 1);
    if (action === "forward") this.#goOn();
    if (action === "one" || action === "list") this.#focus();
  }

  /**
   * Where a reason may be given or a note is being written, there is more to say before going on. By the arrow keys one looks for
   * an answer. Whoever taps gets no field to type in: its keyboard would cover the way on.
   *
   * @type {(event: any) => void}
   */
  chosen({ detail, target }) {
    clearTimeout(this.#timer);
    if (!this.#isOn || (this.#byArrow && !detail)) return;
    const { node } = this.#items[this.#at];
    if (target.value === "entfaellt") detail || (this.#timer = setTimeout(() => node.querySelector(".kb-g textarea").focus())); // it is shown then
    else if (!node.querySelector(".kb-n[open]")) this.#timer = setTimeout(() => this.#goOn(), PAUSE);
  }

  /** @type {(event: KeyboardEvent) => void} */
  press({ key, target, altKey, ctrlKey, metaKey }) {
    const { localName, type } = /** @type {any} */ (target);
    this.#byArrow = key.startsWith("Arrow");
    if (!this.#isOn || altKey || ctrlKey || metaKey || localName === "textarea") return;
    if (type !== "radio") this.act({ ArrowLeft: "back", ArrowRight: "forward" }[key]);
    if (key === "Enter" && type === "radio") this.act("forward");
    this.#items[this.#at]?.node.querySelectorAll("[type=radio]")[Number(key) - 1]?.click();
  }

  /** Whoever goes on without an answer is told so beforehand. */
  label() {
    const item = this.#items[this.#at];
    this.#owner.querySelector(".kb-skip").hidden = !item || this.#isDone(item);
  }

  /* What is answered already needs no second look, except where one goes through it again. */
  #goOn() {
    const next = this.#items.findIndex((item, at) => at > this.#at && (this.#isAgain || !this.#isDone(item)));
    this.#go(next < 0 ? this.#items.length : next);
  }

  #go(at) {
    if (!this.#isOn || at < 0 || at > this.#items.length) return;
    if (at !== this.#at) this.#step(at);
    this.#focus();
  }

  #step(at) {
    history.replaceState(null, "", this.#address); // or "back" would not know where a visit began
    this.#show(at);
    history.pushState(null, "", this.#address);
  }

  #focus() {
    const target = this.#items[this.#at]?.heading ?? this.#owner.querySelector(".kb-done");
    target.focus({ preventScroll: true });
    const { top } = target.getBoundingClientRect();
    if (top < 120 || top > window.innerHeight / 2) target.scrollIntoView();
  }

  #show(at) {
    clearTimeout(this.#timer);
    const item = this.#items[at];
    const total = this.#items.length;
    this.#items[this.#at]?.node.classList.remove("kb-now");
    item?.node.classList.add("kb-now");
    this.#at = at;
    this.#isAgain = Boolean(item) && (this.#isAgain || this.#items.every(this.#isDone)); // the last open answer ends the first round
    this.#page.classList.toggle("kb-begun", at > 0);
    this.#page.classList.toggle("kb-last", !item);
    const [place, meter] = this.#owner.querySelector(".kb-run").children;
    say(place, item ? fill(TEXT.checklist.standing, { title: this.#titleOf(item), done: at + 1, total }) : "");
    Object.assign(meter, { max: total, value: at });
    this.label();
  }
}
