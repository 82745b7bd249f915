/* <kb-checklist>: keeps the answers to items of the checklist, as they are given.
 *
 * Radio buttons and boxes are saved at once, typed text as typing.js says.
 */
import "../../shapes/answer.js";
import "../../shapes/view.js";
import { beginAssessment, meetVersion } from "../../assessment/begin.js";
import { showAssessment } from "../../assessment/which.js";
import { define } from "../../page/define.js";
import { onDemand } from "../../page/on-demand.js";
import { SAVE_NOW, Typing } from "../../page/typing.js";
import { KbWidget } from "../../page/widget.js";
import { TEXT } from "../../words/texts.js";
import { End } from "./end.js";
import { CheckItem } from "./item.js";
import { Part } from "./part.js";
import { Run } from "./run.js";

const OPEN = "#offen";
const A_MOMENT = 200; // the theme puts a page in before its styles are there

class KbChecklist extends KbWidget {
  #former;
  #items;
  #parts;
  #statements;
  #run;
  #end;
  #keys;
  #done = new Set();
  #assessment;
  #shown;
  #typing = new Typing((area, { item, part, key }) => this.#save(item, { [part]: area.value }, key));

  start() {
    const own = this.querySelector(".kb-own");
    this.#items = [...this.querySelectorAll(".kb-c")].map((node) => new CheckItem(node, this.store, own));
    this.#parts = [...this.querySelectorAll(".kb-part")].map((node) => new Part(node, this.#items));
    this.#statements = this.#items.filter((item) => item.isStatement);
    if (this.querySelector(".kb-run")) this.#equipRun();
    for (const type of ["input", "change", "keydown"]) this.addEventListener(type, this);
  }

  /* At the end of an article there are a few items and nothing else. */
  #equipRun() {
    this.#run = new Run(this, this.#statements, (item) => this.#partOf(item).title, this.#isDone);
    this.#end = new End(this);
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
    const changed = this.#keys.get(key);
    for (const part of changed ? [this.#partOf(changed)] : this.#parts) part.render(this.#isDone);
    if (!changed || changed.isStatement) this.#renderEnd();
    this.#run?.label();
  }

  handleEvent(event) {
    super.handleEvent(event);
    const isText = event.target.localName === "textarea";
    if (event.type === "input" && isText) this.#typed(event.target);
    else if (event.type === "change" && !isText) this.#choose(event.target);
    else if (event.type === "keydown") this.#run?.press(event);
    else if (event.type === "click" && event.target.type === "radio") this.#run?.chosen(event);
    else if (event.type === "hashchange") this.#reveal();
    else if (SAVE_NOW.includes(event.type)) this.#typing.flush();
  }

  act(action, pressed) {
    super.act(action, pressed);
    const item = this.#itemOf(pressed);
    if (action === "clear") this.#clear(item);
    if (action === "confirm") this.#save(item, { rev: item.node.dataset.rev });
    if (action === "open") this.#run.open(this.#firstOpen ?? this.#statements[0]);
    if (action === "one" || action === "list") this.#view(action);
    this.#run?.act(action);
    item?.focus(); // the button is gone
  }

  #view(mode) {
    this.store.set(this.store.key("view"), mode);
    this.#turn(mode);
  }

  /* One at a time it goes on where she stopped; where all is answered, at its end. */
  #turn(mode) {
    this.#run?.turn(mode === "one", this.#firstOpen);
  }

  get #firstOpen() {
    return this.#statements.find((item) => !this.#isDone(item));
  }

  /* The address may ask for the first statement without an answer, or lead to an open question, which is folded. */
  #reveal() {
    const first = location.hash === OPEN && this.#firstOpen;
    if (first) setTimeout(() => location.replace(`#${first.node.dataset.id}`), A_MOMENT);
    const fold = document.getElementById(location.hash.slice(1))?.closest(".kb-think");
    fold?.setAttribute("open", "");
    this.#run?.follow(fold);
  }

  #isDone = (item) => this.#done.has(item);

  #itemOf(node) {
    return this.#items.find((item) => item.node.contains(node));
  }

  #partOf(item) {
    return this.#parts.find(({ items }) => items.includes(item));
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
    if (this.#shown !== this.#assessment) this.#begin();
  }

  /* Also for another assessment: what is answered here says nothing about that one. */
  #begin() {
    this.#shown = this.#assessment;
    this.#turn(this.store.get(this.store.key("view")) ?? this.dataset.mode);
    this.#reveal();
  }

  #renderEnd() {
    const done = this.#statements.filter(this.#isDone).length;
    const hasResult = this.store.keys("check", this.#assessment).length > 0;
    this.querySelector(".kb-to-result")?.toggleAttribute("hidden", !hasResult);
    this.#end?.render({ title: this.dataset.title, done, total: this.#statements.length }, this.#firstUnfinished());
  }

  #firstUnfinished() {
    const isOpen = (id) => id.startsWith("statement:") && !this.store.get(this.store.key("check", this.#assessment, id))?.v;
    return [...document.querySelectorAll("[data-scope]")].find((node) => node.dataset.items.split(" ").some(isOpen));
  }

  /* Answers to items that are gone: below a whole area (elsewhere its other items are left out on purpose), and where an item
   * stands in their place. */
  async #renderFormer() {
    const areas = this.#parts.map(({ node }) => node.dataset.area).filter(Boolean);
    const stored = this.store.keys("check", this.#assessment);
    const gone = areas.length ? stored.filter((key) => !this.#keys.has(key) && areas.includes(this.store.get(key)?.p)) : [];
    const heirs = [...this.#keys].map(([key, item]) => ({ key, item, former: stored.filter((old) => item.stoodAs(old)) }));
    const offered = heirs.filter(({ former }) => former.length);
    if (gone.length || offered.length) this.#former ??= onDemand("kb-former", (element) => element.listIn(this, this.dataset.former, inWords));
    (await this.#former)?.show?.(gone, offered);
  }
}

function inWords({ v }) {
  return TEXT.shared.answers[v] ?? v;
}

define("kb-checklist", KbChecklist);
