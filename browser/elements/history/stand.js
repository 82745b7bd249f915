/* A kept stand of the answers as a row of the list, and the frame around the list. */
import { build, button, say, statusLine } from "../../page/nodes.js";
import { LIMIT } from "../../shapes/shape.js";
import { germanDay, germanMoment, today } from "../../words/dates.js";
import { fill, plain } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

export class StandRow {
  #parts;

  constructor(id) {
    this.id = id;
    const [title, facts, auto] = [build("h3", {}), build("p", { className: "kb-facts" }), build("p", { className: "kb-facts", textContent: TEXT.history.auto })];
    const field = build("input", { type: "text", autocomplete: "off", maxLength: LIMIT.text });
    const label = build("label", { className: "kb-name", hidden: true }, `${TEXT.history.name} `, field);
    const buttons = ["rename", "open", "drop"].map((act) => button(act, TEXT.history[act], "kb-small"));
    this.#parts = { title, facts, auto, field, label, buttons };
    this.node = build("li", { className: "kb-stand" }, title, label, facts, auto, build("div", { className: "kb-b" }, ...buttons));
  }

  render({ name, at, set, auto, answers }, isDirty) {
    const { title, facts, field } = this.#parts;
    this.name = name;
    say(title, name);
    say(facts, factsOf(at, set, answers.size));
    this.#parts.auto.hidden = !auto;
    if (!isDirty(field) && field !== document.activeElement) field.value = name;
    for (const node of this.#parts.buttons) node.setAttribute("aria-label", `${node.textContent}: ${name}`);
  }

  /** Between the name and a field to change it. */
  toggle() {
    const { title, label, field, buttons } = this.#parts;
    const [rename] = buttons;
    label.hidden = !label.hidden;
    title.hidden = !label.hidden;
    rename.textContent = label.hidden ? TEXT.history.rename : TEXT.history.done;
    rename.setAttribute("aria-label", `${rename.textContent}: ${this.name}`);
    (label.hidden ? rename : field).focus();
    if (!label.hidden) field.value = this.name;
  }
}

export function buildHistory(checklistHref, manageHref) {
  const freeze = buildFreeze(checklistHref);
  const none = build("p", { textContent: TEXT.history.list_none });
  const list = build("ul", { className: "kb-kept" });
  const rest = build("p", {});
  const [told, manage] = [statusLine(""), build("p", { hidden: true }, build("a", { href: manageHref, textContent: TEXT.history.manage }))];
  const stands = build("div", { className: "kb-list" }, build("h2", { textContent: TEXT.history.list_title }), none, list, rest, told, manage);
  const tell = (text, isOpen) => {
    say(told, text);
    manage.hidden = !isOpen;
    told.focus();
  };
  return { ...freeze, none, list, rest, tell, stands, sections: [freeze.head, freeze.node, stands] };
}

function buildFreeze(href) {
  const name = build("input", { type: "text", autocomplete: "off", maxLength: LIMIT.text });
  const label = build("label", { className: "kb-name" }, `${TEXT.history.name} `, name);
  const submit = build("button", { type: "submit", className: "kb-button kb-primary", textContent: TEXT.history.freeze });
  const form = build("form", { className: "kb-freeze" }, label, submit);
  const nothing = build("p", {}, `${TEXT.history.nothing} `, build("a", { href, textContent: TEXT.history.start }));
  const [why, said] = [build("p", { textContent: TEXT.history.freeze_why }), statusLine("")];
  const title = build("h2", { textContent: TEXT.history.freeze_title });
  const head = build("p", { className: "kb-head" });
  return { head, name, form, nothing, why, said, node: build("div", { className: "kb-new" }, title, why, nothing, form, said) };
}

export function defaultName(at) {
  return fill(TEXT.history.default_name, { date: germanDay(at) });
}

export function nameOfStand({ name, at }) {
  return plain(name).trim() || defaultName(at);
}

function factsOf(at, set, n) {
  const answers = n === 1 ? TEXT.history.answers_one : fill(TEXT.history.answers_many, { n: n.toLocaleString("de") });
  return fill(set.trim() ? TEXT.history.facts : TEXT.history.facts_unknown, { date: germanMoment(at), answers, set });
}

export function isoDayOf(at) {
  const day = new Date(at);
  return Number.isNaN(day.getTime()) ? today() : day.toLocaleDateString("sv-SE");
}
