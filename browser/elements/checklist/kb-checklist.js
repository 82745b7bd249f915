/* <kb-checklist>: keeps the answers to items of the checklist, as they are given.
 *
 * Radio buttons and boxes are saved at once, typed text as typing.js says.
 */
import "../../shapes/answer.js";
import { beginAssessment, meetVersion } from "../../assessment/begin.js";
import { showAssessment } from "../../assessment/which.js";
import { define } from "../../page/define.js";
import { FormerAnswers } from "../../page/former.js";
import { SAVE_NOW, Typing } from "../../page/typing.js";
import { KbWidget } from "../../page/widget.js";
import { TEXT } from "../../words/texts.js";
import { CheckItem } from "./item.js";
import { Part } from "./part.js";

class KbChecklist extends KbWidget {
  #former;
  #items;
  #parts;
  #keys;
  #done = new Set();
  #assessment;
  #typing = new Typing((area, { item, part, key }) => this.#save(item, { [part]: area.value }, key));

  start() {
    this.#items = [...this.querySelectorAll(".kb-c")].map((node) => new CheckItem(node, this.store));
    this.#parts = [...this.querySelectorAll(".kb-part")].map((node) => new Part(node, this.#items));
    for (const type of ["input", "change"]) this.addEventListener(type, this);
  }

  /* Material's instant navigation takes the page away without pagehide. */
  disconnectedCallback() {
    this.#typing.flush();
    super.disconnectedCallback();
  }

  /* Mostly one answer has changed; to read all of them again would take a long list too long. */
  render(key) {
    if (!key || key === this.store.key("current")) this.#openAssessment();
    if (this.#keys.has(key)) this.#renderItem(key);
    else this.#renderAll();
    for (const part of this.#parts) if (!this.#keys.has(key) || part.items.includes(this.#keys.get(key))) part.render(this.#isDone);
  }

  handleEvent(event) {
    super.handleEvent(event);
    const isText = event.target.localName === "textarea";
    if (event.type === "input" && isText) this.#typed(event.target);
    else if (event.type === "change" && !isText) this.#choose(event.target);
    else if (SAVE_NOW.includes(event.type)) this.#typing.flush();
  }

  act(action, pressed) {
    super.act(action, pressed);
    const item = this.#itemOf(pressed);
    if (action === "clear") this.#clear(item);
    if (action === "confirm") this.#save(item, { rev: item.node.dataset.rev });
    item?.focus(); // the button is gone
  }

  #isDone = (item) => this.#done.has(item);

  #itemOf(node) {
    return this.#items.find((item) => item.node.contains(node));
  }

  #openAssessment() {
    this.#typing.flush();
    this.#assessment = this.store.assessment;
    this.#keys = new Map(this.#items.map((item) => [item.keyIn(this.#assessment), item]));
    meetVersion(this.store, this.#assessment, this.dataset.version);
    showAssessment(this);
    for (const [key, item] of this.#keys) item.adopt(key);
  }

  #choose(control) {
    const item = this.#itemOf(control);
    this.#save(item, { [item.partOf(control)]: control.type === "checkbox" ? control.checked : control.value });
  }

  #clear(item) {
    this.#typing.flush();
    this.#save(item, { v: "" });
  }

  #typed(area) {
    const item = this.#itemOf(area);
    this.#typing.typed(area, { item, part: item.partOf(area), key: item.keyIn(this.#assessment) });
  }

  #save(item, changes, key = item.keyIn(this.#assessment)) {
    item.patch(key, changes);
    beginAssessment(this.store, this.#assessment, this.dataset.version);
  }

  #renderItem(key) {
    const item = this.#keys.get(key);
    const isAnswered = item.render(key, (area) => this.#typing.has(area));
    this.#done[isAnswered ? "add" : "delete"](item);
  }

  #renderAll() {
    this.#done.clear();
    for (const key of this.#keys.keys()) this.#renderItem(key);
    for (const part of this.#parts) part.unfold(this.#isDone);
    this.#renderFormer();
  }

  /* Only where a whole area stands: elsewhere its other items are left out on purpose. */
  #renderFormer() {
    const areas = this.#parts.map(({ node }) => node.dataset.area).filter(Boolean);
    if (!areas.length) return;
    const absent = this.store.keys("check", this.#assessment).filter((key) => !this.#keys.has(key));
    this.#former ??= new FormerAnswers(this, TEXT.checklist.former, ({ v }) => TEXT.shared.answers[v] ?? v);
    this.#former.show(absent.filter((key) => areas.includes(this.store.get(key)?.p)));
  }
}

define("kb-checklist", KbChecklist);
