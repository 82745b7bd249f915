/* One item: what is stored for it, and what shows it. */
import { build, say, wording } from "../../page/nodes.js";
import { savedInWords } from "../../page/saved.js";
import { mirror } from "../../page/typing.js";
import { LIMIT } from "../../shapes/shape.js";

const OFFER_NEXT_STEP = ["teilweise", "nein", "weissnicht"];
const NOTHING = { v: "", note: "", reason: "", important: false };

export class CheckItem {
  #store;
  #fields;
  #step;
  #note;
  #parts;
  #hasNote = false;

  /** `own` is a template of what only a script can use. */
  constructor(node, store, own) {
    this.node = node;
    this.#store = store;
    this.#step = node.querySelector(".kb-y");
    this.#note = node.querySelector(".kb-n");
    this.heading = node.querySelector("legend > :last-child");
    this.#fields = this.#readFields();
    this.#parts = this.#addParts(own.content.cloneNode(true).children);
  }

  get isStatement() {
    return this.node.dataset.kind === "statement";
  }

  /** @type {(assessment: string) => string} */
  keyIn(assessment) {
    return this.#store.key("check", assessment, this.node.dataset.kind, this.node.dataset.id);
  }

  /**
   * Whether an answer was given to an item in whose place this one stands.
   *
   * @type {(key: string) => boolean}
   */
  stoodAs(key) {
    const { was = "", kind } = this.node.dataset;
    return was.split(" ").some((id) => id && key.endsWith(`:${kind}:${id}`));
  }

  /**
   * Which part of the answer this control holds: "v", "note", "reason" or "important".
   *
   * @type {(control: any) => string}
   */
  partOf(control) {
    return Object.keys(this.#fields).find((part) => this.#fields[part] === control) ?? "v";
  }

  /**
   * Writes only the parts that changed, so that another tab's note and this tab's answer both stay.
   *
   * @type {(key: string, changes: Record<string, any>) => void}
   */
  patch(key, changes) {
    const { area, rev } = this.node.dataset;
    const before = this.#store.get(key) ?? { ...NOTHING, rev };
    const entry = { ...before, ...changes, t: wording(this.heading), p: area, at: Date.now() };
    if ("v" in changes) entry.rev = rev;
    if (entry.v || entry.note || entry.reason || entry.important) this.#store.set(key, entry);
    else this.#store.remove([key]);
  }

  /**
   * An item that moved here from another area takes its answer along.
   *
   * @type {(key: string) => void}
   */
  adopt(key) {
    const entry = this.#store.get(key);
    const { area } = this.node.dataset;
    if (entry && entry.p !== area) this.#store.set(key, { ...entry, p: area });
  }

  /**
   * Says whether it is answered.
   *
   * @type {(key: string, isDirty: (field: any) => boolean) => boolean}
   */
  render(key, isDirty) {
    const entry = this.#store.get(key) ?? NOTHING;
    this.#renderFields(entry, isDirty);
    this.#renderFolds(entry);
    this.#parts.clear.hidden = !entry.v || !this.isStatement;
    this.#parts.change.hidden = !entry.rev || entry.rev === this.node.dataset.rev;
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

  #addParts([change, foot]) {
    this.node.querySelector("fieldset").append(change);
    this.node.append(foot);
    const [saved, clear] = foot.children;
    return { change, saved, clear };
  }

  #renderFields(entry, isDirty) {
    const { radios, important, ...areas } = this.#fields;
    for (const radio of radios) radio.checked = radio.value === entry.v;
    important.checked = Boolean(entry.important);
    for (const part of ["v", "note", "reason"]) {
      if (areas[part] && !isDirty(areas[part])) showTyped(areas[part], entry[part]);
    }
  }

  /* What unfolds is what the reader unfolds: an answer moves nothing under the finger. */
  #renderFolds({ v, note, important }) {
    this.node.classList.toggle("kb-given", Boolean(v || important));
    if (!this.isStatement) return;
    this.#fields.reason.closest("p").hidden = v !== "entfaellt";
    if (note && !this.#hasNote) this.#note.open = true;
    this.#hasNote = Boolean(note);
    if (this.#step) this.#step.hidden = !OFFER_NEXT_STEP.includes(v);
  }
}

function showTyped(area, text) {
  if (area.value !== text) area.value = text;
  mirror(area);
  say(area.nextSibling, text);
  area.closest("p").classList.toggle("kb-typed", Boolean(text));
}
