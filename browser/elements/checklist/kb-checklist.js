/* <kb-checklist>: keeps the answers to the items of one area, as they are given.
 *
 * Radio buttons and boxes are saved at once, typed text as typing.js says.
 */
import "../../shapes/answer.js";
import { beginAssessment, meetVersion } from "../../assessment/begin.js";
import { showAssessment } from "../../assessment/which.js";
import { define } from "../../page/define.js";
import { FormerAnswers } from "../../page/former.js";
import { build, button, say, statusLine, wording } from "../../page/nodes.js";
import { savedInWords } from "../../page/saved.js";
import { mirror, SAVE_NOW, Typing } from "../../page/typing.js";
import { KbWidget } from "../../page/widget.js";
import { LIMIT } from "../../shapes/shape.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

const OFFER_NEXT_STEP = ["teilweise", "nein", "weissnicht"];

class CheckItem {
  #store;
  #area;
  #fields;
  #details;
  #parts;
  #shown;

  constructor(node, store, area) {
    this.node = node;
    this.#store = store;
    this.#area = area;
    this.#details = node.querySelector(".kb-x");
    this.#fields = this.#readFields();
    this.#parts = this.#buildParts();
  }

  keyIn(assessment) {
    return this.#store.key("check", assessment, this.node.dataset.kind, this.node.dataset.id);
  }

  /** Which part of the answer this control holds: "v", "note", "reason" or "important". */
  partOf(control) {
    return Object.keys(this.#fields).find((part) => this.#fields[part] === control) ?? "v";
  }

  /** Writes only the parts that changed, so that another tab's note and this tab's answer both stay. */
  patch(key, changes) {
    const { id, kind, rev } = this.node.dataset;
    const before = this.#store.get(key) ?? { v: "", note: "", reason: "", important: false, rev };
    const entry = { ...before, ...changes, t: wording(this.node.querySelector("legend")), p: this.#area, at: Date.now() };
    if ("v" in changes) entry.rev = rev;
    if (entry.v || entry.note || entry.reason || entry.important) this.#store.set(key, entry);
    else this.#store.remove([key]);
  }

  /** An item that moved here from another area takes its answer along. */
  adopt(key) {
    const entry = this.#store.get(key);
    if (entry && entry.p !== this.#area) this.#store.set(key, { ...entry, p: this.#area });
  }

  /** Says whether it is answered. */
  render(key, isDirty) {
    const entry = this.#store.get(key) ?? { v: "", note: "", reason: "", important: false };
    this.#renderFields(entry, isDirty);
    this.#renderReason(entry);
    this.#parts.clear.hidden = !entry.v || !this.#fields.radios.length;
    this.#parts.change.hidden = !entry.rev || entry.rev === this.node.dataset.rev;
    if (this.#details && entry.v !== this.#shown) this.#details.open = OFFER_NEXT_STEP.includes(entry.v);
    this.#shown = entry.v;
    say(this.#parts.saved, entry.at ? savedInWords(entry.at, this.#store.problem) : "");
    return entry.v.trim() !== "";
  }

  focus() {
    (this.#fields.radios[0] ?? this.#fields.v).focus();
  }

  #readFields() {
    const { id } = this.node.dataset;
    const named = (name) => this.node.querySelector(`[name="${name}"]:not([type="radio"])`);
    const radios = [...this.node.querySelectorAll('[type="radio"]')];
    for (const control of this.node.querySelectorAll("input, textarea")) control.autocomplete = "off";
    for (const area of this.node.querySelectorAll("textarea")) {
      area.maxLength = LIMIT.text;
      area.after(build("span", { className: "kb-p" }));
    }
    return { radios, v: named(id), note: named(`${id}-note`), reason: named(`${id}-reason`), important: named(`${id}-important`) };
  }

  #buildParts() {
    const change = build("div", { className: "kb-u", hidden: true }, build("p", { textContent: TEXT.shared.changed }));
    change.append(button("confirm", TEXT.shared.confirm));
    const hint = build("span", { className: "kb-m", id: `${this.node.dataset.id}-hint`, textContent: TEXT.checklist.reason_missing });
    this.#fields.reason?.setAttribute("aria-describedby", hint.id);
    this.#fields.reason?.closest("p").append(hint);
    const parts = { change, clear: button("clear", TEXT.checklist.clear, "kb-quiet"), saved: statusLine("kb-w") };
    const foot = build("div", { className: "kb-b" }, parts.saved, parts.clear);
    this.node.querySelector("fieldset").append(change, foot);
    return { ...parts, hint };
  }

  #renderFields(entry, isDirty) {
    const { radios, important, ...areas } = this.#fields;
    for (const radio of radios) radio.checked = radio.value === entry.v;
    important.checked = Boolean(entry.important);
    for (const part of ["v", "note", "reason"]) {
      if (areas[part] && !isDirty(areas[part])) showTyped(areas[part], entry[part]);
    }
  }

  #renderReason({ v, reason }) {
    if (!this.#fields.reason) return;
    this.#fields.reason.closest("p").hidden = v !== "entfaellt";
    this.#parts.hint.hidden = Boolean(reason.trim());
  }
}

class KbChecklist extends KbWidget {
  #former;
  #items;
  #keys;
  #done = new Set();
  #assessment;
  #typing = new Typing((area, { item, part, key }) => this.#save(item, { [part]: area.value }, key));
  #score = build("p", { className: "kb-score" });
  #meter = build("progress", {});

  start() {
    const { area } = this.dataset;
    this.#items = [...this.querySelectorAll(".kb-c")].map((node) => new CheckItem(node, this.store, area));
    this.#meter.setAttribute("aria-hidden", "true");
    this.prepend(build("div", { className: "kb-sum" }, this.#score, this.#meter));
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
    say(this.#score, fill(TEXT.shared.answered, { done: this.#done.size, total: this.#items.length }));
    Object.assign(this.#meter, { max: this.#items.length, value: this.#done.size });
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
    const isAnswered = this.#keys.get(key).render(key, (area) => this.#typing.has(area));
    this.#done[isAnswered ? "add" : "delete"](key);
  }

  #renderAll() {
    this.#done.clear();
    for (const key of this.#keys.keys()) this.#renderItem(key);
    const absent = this.store.keys("check", this.#assessment).filter((key) => !this.#keys.has(key));
    this.#former ??= new FormerAnswers(this, TEXT.checklist.former, ({ v }) => TEXT.shared.answers[v] ?? v);
    this.#former.show(absent.filter((key) => this.store.get(key)?.p === this.dataset.area));
  }
}

function showTyped(area, text) {
  if (area.value !== text) area.value = text;
  mirror(area);
  say(area.nextSibling, text);
  area.closest("p").classList.toggle("kb-typed", Boolean(text));
}

define("kb-checklist", KbChecklist);
