/* Who counts: a line for each sheet says of whom it is, whether it counts and how much it answers of what was asked. */
import { germanDay } from "../../words/dates.js";
import { fill, joined, plain } from "../../words/sentences.js";
import { say } from "../../page/nodes.js";
import { isGiven, peopleOf } from "./files.js";
import { isReworded } from "./report.js";
/** @import { Catalogue, Invitation, Make, Sheet } from "../../shapes/types.d.ts" */

export class PeopleView {
  #parts;
  #catalogue;
  #version;
  #make;
  #apart = new Set();
  #numbers = new Map();
  #survey;
  #people = [];
  #others = [];
  #asked;

  /** @type {Sheet[]} */
  shown = [];

  /** @param {Record<string, any>} parts @param {Catalogue} catalogue @param {string} version @param {Make} make */
  constructor(parts, catalogue, version, make) {
    this.#parts = parts;
    this.#catalogue = catalogue;
    this.#version = version;
    this.#make = make;
  }

  /**
   * The sheet of each person that counts in a survey. What answers another one of those here (`known`) is not shown at all.
   *
   * @type {(sheets: Sheet[], survey: Invitation | undefined, known: string[]) => Sheet[]}
   */
  gather(sheets, survey, known) {
    this.#survey = survey;
    const wanted = sheets.filter((sheet) => !this.#isOther(sheet) || !known.includes(sheet.record.invite));
    this.#others = wanted.filter((sheet) => this.#isOther(sheet));
    this.#people = this.#numbered(wanted.filter((sheet) => !this.#isOther(sheet)));
    return this.#people.map(({ sheets: [newest] }) => newest);
  }

  /** @type {(own?: Sheet) => void} */
  render(own) {
    const { nameless, own: box, people: list, input, partial, names } = this.#parts;
    const buttons = () => [...list.querySelectorAll("button")];
    const { activeElement: active } = /** @type {any} */ (document);
    const at = buttons().indexOf(active) - Number(active?.dataset.act === "drop"); // the first of its line stays, or the next line comes there
    box.parentNode.hidden = !own;
    this.shown = [...this.#people.flatMap(({ sheets }) => sheets), ...this.#others];
    const counted = this.#people.flatMap(({ number, sheets }) => sheets.map((sheet, place) => this.#line(sheet, own, number, sheets[place - 1])));
    list.replaceChildren(...counted, ...this.#others.map((sheet) => this.#line(sheet, own, "–")));
    nameless.hidden = !names.checked || this.shown.some(({ record }) => record?.respondent);
    const n = this.#people.filter(({ sheets: [newest] }) => this.#countOf(newest).partial).length;
    say(partial, n ? fill(partial.dataset.form, { n }) : "");
    if (at >= 0) (buttons()[at] ?? buttons().pop() ?? input).focus();
  }

  /**
   * The sheet that a button belongs to.
   *
   * @type {(pressed: Element) => Sheet | undefined}
   */
  sheetOf(pressed) {
    return this.shown[[...this.#parts.people.children].indexOf(pressed.closest("li"))];
  }

  /**
   * True if the sheet is to be dropped. Taking away one that counts is asked for: it lets one work out what was answered.
   *
   * @type {(action: string, sheet: Sheet) => boolean}
   */
  act(action, sheet) {
    const isCounted = this.#people.some(({ sheets: [newest] }) => newest === sheet);
    this.#asked = action === "remove" && isCounted ? sheet : null;
    if (action === "apart") this.#apart.add(sheet.person);
    if (action === "joined") this.#apart.delete(sheet.person);
    return action === "drop" || (action === "remove" && !isCounted);
  }

  /* Answers to another survey than the one that is shown. */
  #isOther({ record }) {
    return Boolean(this.#survey && record?.invite && record.invite !== this.#survey.id);
  }

  /* A number stays with a person for as long as the page is open. */
  #numbered(sheets) {
    for (const { person } of sheets) this.#numbers.set(person, this.#numbers.get(person) ?? this.#numbers.size + 1);
    const numberOf = (group) => Math.min(...group.map(({ person }) => this.#numbers.get(person)));
    return peopleOf(sheets, this.#apart).map((group) => ({ number: numberOf(group), sheets: group })).sort((a, b) => a.number - b.number);
  }

  #line(sheet, own, n, newer) {
    const { record, file, person, byName, at } = sheet;
    const you = sheet === own;
    const isApart = this.#apart.has(person);
    const asked = sheet === this.#asked;
    const state = this.#isOther(sheet) ? 3 : !newer ? 0 : newer.at > at ? 1 : 2;
    const known = this.#parts.names.checked && plain(joined(record?.respondent, !record?.invite && record?.name, file));
    const buttons = { joined: isApart, apart: byName && !isApart, remove: !you && !asked, asked };
    const marks = { role: record?.role && plain(record.role), late: this.#isLate(sheet), unknown: sheet.unknown, [`unknown${Math.min(sheet.unknown ?? 0, 2)}`]: true };
    return this.#make("sheet", { n, known, you, [`state${state}`]: true, ...marks, ...buttons, ...this.#countOf(sheet), ...this.#versionOf(sheet) });
  }

  #isLate({ at }) {
    const { until } = this.#survey ?? {};
    return Boolean(until) && new Date(at).toLocaleDateString("sv-SE") > until;
  }

  #countOf({ answers, at }) {
    const asked = this.#askedOf(answers);
    const done = asked.filter(({ key }) => isGiven(key, answers)).length;
    return { done, total: asked.length, partial: done < asked.length, date: germanDay(at) };
  }

  /* The statements that this person was to answer: the survey says it. Without one, whoever answered nothing but those of the short check was asked no more. */
  #askedOf(answers) {
    const statements = this.#catalogue.items.filter(({ kind }) => kind !== "open");
    const short = statements.filter(({ node }) => "short" in node.dataset);
    const isShort = this.#survey ? this.#survey.check === "kurz" : statements.every((item) => short.includes(item) || !isGiven(item.key, answers));
    return isShort && short.length ? short : statements;
  }

  #versionOf({ answers, record }) {
    const changed = [...answers.keys()].filter((key) => isReworded(this.#catalogue.byKey.get(key) ?? { key }, answers)).length;
    const isOther = changed > 0 || (record?.set ?? this.#version) !== this.#version;
    return { changed, [`version${Math.min(changed, 2)}`]: isOther };
  }
}
