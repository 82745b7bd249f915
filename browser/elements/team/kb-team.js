/* <kb-team>: what colleagues answered, from the files that each of them saved. Nothing of it is kept: the files are
 * read into memory, and names stay hidden until somebody asks for them.
 *
 * The frame and its templates stand in the page; this fills its parts (data-part).
 */
import "../../shapes/quiz.js";
import { readCatalogue } from "../../page/catalogue.js";
import { define } from "../../page/define.js";
import { build, say } from "../../page/nodes.js";
import { refusalOf } from "../../page/refusal.js";
import { openFrame, stamp } from "../../page/frame.js";
import { KbWidget } from "../../page/widget.js";
import { ENOUGH_PEOPLE } from "../../scoring/team.js";
import { MOST } from "../../shapes/assessment.js";
import { germanDay } from "../../words/dates.js";
import { fill, plain } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { isGiven, ownSheet, peopleOf, readTeamFile } from "./files.js";
import { buildFold, buildNotes, foldOf, isReworded, readReport, sectionsOf } from "./report.js";

const REPORT_PARTS = ["agenda", "unknown", "missing", "areas", "notes"];

class KbTeam extends KbWidget {
  #catalogue;
  #own;
  #sheets = [];
  #shown = [];
  #apart = new Set();
  #numbers = new Map();
  #report;
  #parts;
  #folds;
  #make = (name, values) => stamp(this.#parts[name], values);

  start() {
    this.#catalogue = readCatalogue(this);
    this.#parts = openFrame(this);
    this.#folds = [...this.querySelectorAll("[data-fold]")];
    for (const fold of this.#folds) fold.addEventListener("toggle", () => fold.lastElementChild.firstChild || this.#draw(fold));
    for (const type of ["change", "dragover", "dragleave", "drop"]) this.addEventListener(type, this);
  }

  render(key) {
    if (key && !["current", "assessment", "check"].includes(key.split(":")[2])) return;
    this.#own = ownSheet(this.store);
    this.#show();
  }

  handleEvent(event) {
    if (event.type === "beforeprint") for (const fold of this.#folds) this.#draw(fold, true);
    super.handleEvent(event);
    if (event.type === "change") this.#change(event.target);
    if (event.dataTransfer?.types.includes("Files")) this.#drag(event);
  }

  act(action, pressed) {
    super.act(action, pressed);
    if (action === "print") window.print();
    const sheet = this.#shown[[...this.#parts.people.children].indexOf(pressed.closest("li"))];
    if (!sheet) return;
    if (action === "remove") this.#sheets = this.#sheets.filter((other) => other !== sheet);
    if (action === "apart") this.#apart.add(sheet.person);
    if (action === "joined") this.#apart.delete(sheet.person);
    this.#show();
  }

  #change({ files }) {
    if (!files) return this.#show();
    this.#add([...files]);
    this.#parts.input.value = ""; // or choosing the same file again would go unnoticed
  }

  /* A file dropped beside the field would replace the page, and with it all files read so far. */
  #drag(event) {
    event.preventDefault();
    this.#parts.pick.classList.toggle("kb-over", event.type === "dragover");
    if (event.type === "drop") this.#add([...event.dataTransfer.files]);
  }

  async #add(files) {
    const refused = [];
    for (const file of files) {
      const found = await readTeamFile(file, this.store.site);
      if (this.#sheets.length + found.sheets.length > MOST.sheet) Object.assign(found, { problem: "limit", where: "sheet", sheets: [] });
      this.#sheets.push(...found.sheets);
      if (found.problem) refused.push(found);
    }
    const { said, refused: list } = this.#parts;
    list.replaceChildren(...refused.map((found) => buildRefused(found, list)));
    say(said, files.length ? fill(TEXT.team.read, { good: files.length - refused.length, bad: refused.length }) : "");
    this.#show();
  }

  /* Without a report nothing of an earlier one stays behind in the page. */
  #show() {
    const people = this.#gather();
    const answers = people.map(({ sheets: [sheet] }) => sheet.answers);
    this.#showPeople(people);
    this.#showBasis(people);
    this.#report = people.length < ENOUGH_PEOPLE ? null : readReport(this.#catalogue, answers);
    this.#parts.result.hidden = !this.#report;
    const shown = this.#report ? sectionsOf(this.#report, this.#make) : {};
    if (this.#report && this.#parts.noted.checked) shown.notes = buildNotes(this.#report.points, answers);
    for (const name of REPORT_PARTS) this.#parts[name].replaceChildren(...(shown[name] ?? []));
    for (const fold of this.#folds) this.#draw(fold);
  }

  /* Long lists are built when they are opened, or for the printer. */
  #draw(fold, isWanted = fold.open) {
    const points = this.#report && foldOf(fold.dataset.fold, this.#report, this.#parts.order.checked);
    fold.hidden = points?.length === 0;
    fold.lastElementChild.replaceChildren(...(isWanted && points ? buildFold(fold.dataset.fold, points, this.#make) : []));
  }

  /* A number stays with a person for as long as the page is open. */
  #gather() {
    const sheets = [...(this.#own && this.#parts.own.checked ? [this.#own] : []), ...this.#sheets];
    for (const { person } of sheets) this.#numbers.set(person, this.#numbers.get(person) ?? this.#numbers.size + 1);
    const numberOf = (group) => Math.min(...group.map(({ person }) => this.#numbers.get(person)));
    return peopleOf(sheets, this.#apart).map((group) => ({ number: numberOf(group), sheets: group })).sort((a, b) => a.number - b.number);
  }

  #showPeople(people) {
    const { hint, own, people: list, input } = this.#parts;
    const buttons = () => [...list.querySelectorAll("button")];
    const at = buttons().indexOf(document.activeElement);
    own.parentNode.hidden = !this.#own;
    hint.hidden = this.#sheets.length > 0;
    this.#shown = people.flatMap(({ sheets }) => sheets);
    list.replaceChildren(...people.flatMap(({ number, sheets }) => sheets.map((sheet, place) => this.#line(sheet, number, sheets[place - 1]))));
    if (at >= 0) (buttons()[at] ?? buttons().pop() ?? input).focus();
  }

  #line(sheet, n, newer) {
    const { record, file, person, byName, at } = sheet;
    const isOwn = sheet === this.#own;
    const isApart = this.#apart.has(person);
    const state = !newer ? 0 : newer.at > at ? 1 : 2;
    const known = this.#parts.names.checked && plain([record?.respondent, record?.name, file].filter(Boolean).join(" · "));
    const buttons = { joined: isApart, apart: byName && !isApart, remove: !isOwn };
    return this.#make("sheet", { n, known, you: isOwn, [`state${state}`]: true, ...buttons, ...this.#factsOf(sheet) });
  }

  #factsOf({ answers, at, record }) {
    const { items, byKey } = this.#catalogue;
    const { version } = this.dataset;
    const changed = [...answers.keys()].filter((key) => isReworded(byKey.get(key) ?? { key }, answers)).length;
    const isOther = changed > 0 || (record?.set ?? version) !== version;
    const done = items.filter(({ key }) => isGiven(key, answers)).length;
    return { done, total: items.length, date: germanDay(at), changed, [`version${Math.min(changed, 2)}`]: isOther };
  }

  #showBasis(people) {
    const times = people.map(({ sheets: [{ at }] }) => at).sort((a, b) => a - b);
    const values = { n: people.length, from: germanDay(times[0]), to: germanDay(times.at(-1)) };
    const few = TEXT.team.few[people.length];
    say(this.#parts.basis, few ? `${few} ${TEXT.team.three}` : fill(TEXT.team.basis, values));
  }
}

function buildRefused(found, words) {
  return build("li", {}, build("b", { textContent: plain(found.file) }), " ", refusalOf(found, words));
}

define("kb-team", KbTeam);
