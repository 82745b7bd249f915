/* <kb-team>: what colleagues answered, from the links and files that each of them gave back. Files are read into memory and not kept;
 * links are remembered until the lead drops them. Names stay hidden until somebody asks for them.
 *
 * The frame and its templates stand in the page; this fills its parts (data-part).
 */
import "../../shapes/invitation.js";
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
import { readPasted, remember, remembered } from "./returned.js";
import { SurveyView } from "./survey.js";
import { isGiven, ownSheet, peopleOf, readTeamFile } from "./files.js";
import { buildFold, buildNotes, foldOf, isReworded, readReport, sectionsOf } from "./report.js";

const REPORT_PARTS = ["agenda", "roles", "unknown", "missing", "areas", "notes"];
const LINK_HERE = /^#stand=/;

class KbTeam extends KbWidget {
  #catalogue;
  #own;
  #survey;
  #sheets = [];
  #read = new Map();
  #unkept = new Set();
  #shown = [];
  #others = [];
  #apart = new Set();
  #numbers = new Map();
  #report;
  #parts;
  #folds;
  #make = (name, values) => stamp(this.#parts[name], values);

  get parts() {
    return this.#parts;
  }

  start() {
    this.#catalogue = readCatalogue(this);
    this.#parts = openFrame(this);
    this.#folds = [...this.querySelectorAll("[data-fold]")];
    for (const fold of this.#folds) fold.addEventListener("toggle", () => fold.lastElementChild.firstChild || this.#draw(fold));
    for (const type of ["change", "input", "dragover", "dragleave", "drop"]) this.addEventListener(type, this);
    this.#survey = new SurveyView(this);
    this.#fold();
    if (LINK_HERE.test(location.hash)) this.#takeAddress();
  }

  render(key) {
    if (key && !["current", "assessment", "check", "invitation", "returned"].includes(key.split(":")[2])) return;
    this.#own = ownSheet(this.store);
    this.#survey.render();
    this.#recall();
    this.#show();
  }

  handleEvent(event) {
    if (event.type !== "beforeprint") super.handleEvent(event); // on paper is what is open: three sheets, not ten
    if (event.type === "change") this.#change(event.target);
    if (event.type === "input" && event.target === this.#parts.paste) this.#paste(event.target.value);
    if (event.type === "hashchange" && LINK_HERE.test(location.hash)) this.#takeAddress();
    if (event.dataTransfer?.types.includes("Files")) this.#drag(event);
  }

  act(action, pressed) {
    super.act(action, pressed);
    this.#survey.act(action);
    if (action === "print") window.print();
    if (action === "drop-links") this.#forgetLinks();
    if (action === "more") this.#parts.more.classList.toggle("kb-wanted"); // opened by her and not by the theme, for the printer
    const sheet = this.#shown[[...this.#parts.people.children].indexOf(pressed.closest("li"))];
    if (!sheet) return;
    if (action === "remove") this.#drop(sheet);
    if (action === "apart") this.#apart.add(sheet.person);
    if (action === "joined") this.#apart.delete(sheet.person);
    this.#show();
  }

  #drop(sheet) {
    const [key] = remembered(this.store).find(([, link]) => link === sheet.link) ?? [];
    this.#sheets = this.#sheets.filter((other) => other !== sheet);
    this.#unkept.delete(sheet.link);
    if (key) this.store.remove([key]);
  }

  #forgetLinks() {
    const shown = new Set(this.#shown.map(({ link }) => link));
    const keys = remembered(this.store).filter(([, link]) => shown.has(link)).map(([key]) => key);
    this.forget(keys, this.#parts.links.dataset.dropped);
  }

  #change({ files, value, dataset }) {
    if (dataset.part === "which") this.#survey.choose(value);
    if (dataset.part === "which") this.#survey.render();
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
    say(said, files.length ? fill(said.dataset.read, { good: files.length - refused.length, bad: refused.length }) : "");
    this.#show();
  }

  /* --- Links */

  /* Whoever returns to a survey wants to see what came back; the way there folds. */
  #fold() {
    this.#parts.inviting.open = !this.#survey.active;
    this.#parts.collecting.open = remembered(this.store).length < ENOUGH_PEOPLE;
  }

  /* A link to this page, as it stands in a mail: taken in, and out of the address. */
  #takeAddress() {
    const { hash } = location;
    history.replaceState(history.state, "", location.pathname + location.search);
    this.#take(hash);
  }

  #paste(text) {
    if (/stand=/i.test(text)) this.#take(text);
    else say(this.#parts.said, text.trim() ? this.#parts.paste.dataset.none : "");
  }

  async #take(text) {
    const { sheets, problems } = await readPasted(text, this.store.site, this.#catalogue.items);
    const before = this.#sheets.length;
    for (const sheet of sheets.filter(({ link }) => !this.#read.has(link))) this.#keep(sheet);
    const { said, paste, refused } = this.#parts;
    refused.replaceChildren(...problems.map((problem) => build("li", { textContent: paste.dataset[problem] ?? paste.dataset.garbled })));
    const values = { good: sheets.length, bad: problems.length, again: sheets.length - this.#sheets.length + before };
    say(said, [fill(said.dataset.read, values), values.again && fill(said.dataset.again, values)].filter(Boolean).join(" "));
    if (sheets.length) paste.value = "";
    this.#show();
  }

  #keep(sheet) {
    this.#read.set(sheet.link, sheet);
    this.#sheets.push(sheet);
    this.#unkept.add(sheet.link);
    if (remember(this.store, sheet)) this.#unkept.delete(sheet.link);
  }

  /* What is remembered and not read yet, here or taken in by another tab; and what is remembered no more goes. */
  async #recall() {
    const links = new Set(remembered(this.store).map(([, link]) => link));
    const isGone = ({ link }) => link && !links.has(link) && !this.#unkept.has(link);
    for (const { link } of this.#sheets.filter(isGone)) this.#read.delete(link);
    this.#sheets = this.#sheets.filter((sheet) => !isGone(sheet));
    this.#parts.links.hidden = !links.size;
    const news = [...links].filter((link) => !this.#read.has(link));
    for (const link of news) this.#read.set(link, null);
    const { sheets } = news.length ? await readPasted(news.join("\n"), this.store.site, this.#catalogue.items) : { sheets: [] };
    for (const sheet of sheets) this.#read.set(sheet.link, sheet);
    this.#sheets.push(...sheets);
    if (sheets.length) this.#show();
  }

  /* Without a report nothing of an earlier one stays behind in the page. */
  #show() {
    const people = this.#gather();
    const answers = people.map(({ sheets: [sheet] }) => sheet.answers);
    this.#showPeople(people);
    this.#showBasis(people);
    const roles = people.map(({ sheets: [sheet] }) => sheet.record?.role ?? "");
    const hadReport = this.#report;
    this.#report = people.length < ENOUGH_PEOPLE ? null : readReport(this.#catalogue, answers, roles);
    this.#parts.result.hidden = this.#parts.agenda.parentNode.hidden = !this.#report;
    const shown = this.#report ? sectionsOf(this.#report, this.#make) : {};
    if (this.#report && this.#parts.noted.checked) shown.notes = buildNotes(this.#report.points, answers, this.#parts.notes.dataset.none);
    for (const name of REPORT_PARTS) this.#parts[name].replaceChildren(...(shown[name] ?? []));
    if (this.#report && !shown.roles.length && roles.some(Boolean)) this.#parts.roles.textContent = this.#parts.roles.dataset.few;
    for (const name of ["roles", "unknown", "missing"]) this.#parts[name].parentNode.hidden = !this.#parts[name].firstChild;
    for (const fold of this.#folds) this.#draw(fold);
    if (this.#report && !hadReport) this.#leadToAgenda();
    if (hadReport && !this.#report) this.#parts.collecting.open = true;
  }

  /* As soon as there is something to talk about, the ways to it fold. */
  #leadToAgenda() {
    const { basis, inviting, collecting } = this.#parts;
    if ([inviting, collecting].some((fold) => fold.contains(document.activeElement))) basis.focus();
    inviting.open = collecting.open = false;
  }

  /* Long lists are built when they are opened. */
  #draw(fold) {
    const points = this.#report && foldOf(fold.dataset.fold, this.#report, this.#parts.order.checked);
    fold.hidden = points?.length === 0;
    fold.lastElementChild.replaceChildren(...(fold.open && points ? buildFold(fold.dataset.fold, points, this.#make) : []));
  }

  /* A number stays with a person for as long as the page is open. */
  #gather() {
    const known = this.#survey.all().map(({ id }) => id);
    const all = [...(this.#own && this.#parts.own.checked ? [this.#own] : []), ...this.#sheets];
    const sheets = all.filter((sheet) => !this.#isOther(sheet) || !known.includes(sheet.record.invite));
    this.#others = sheets.filter((sheet) => this.#isOther(sheet));
    return this.#people(sheets.filter((sheet) => !this.#isOther(sheet)));
  }

  /* Answers to another survey than the one that is shown. */
  #isOther({ record }) {
    const { active } = this.#survey;
    return Boolean(active && record?.invite && record.invite !== active.id);
  }

  #people(sheets) {
    for (const { person } of sheets) this.#numbers.set(person, this.#numbers.get(person) ?? this.#numbers.size + 1);
    const numberOf = (group) => Math.min(...group.map(({ person }) => this.#numbers.get(person)));
    return peopleOf(sheets, this.#apart).map((group) => ({ number: numberOf(group), sheets: group })).sort((a, b) => a.number - b.number);
  }

  #showPeople(people) {
    const { nameless, own, people: list, input } = this.#parts;
    const buttons = () => [...list.querySelectorAll("button")];
    const at = buttons().indexOf(document.activeElement);
    own.parentNode.hidden = !this.#own;
    this.#shown = [...people.flatMap(({ sheets }) => sheets), ...this.#others];
    const counted = people.flatMap(({ number, sheets }) => sheets.map((sheet, place) => this.#line(sheet, number, sheets[place - 1])));
    list.replaceChildren(...counted, ...this.#others.map((sheet) => this.#line(sheet, "–")));
    nameless.hidden = !this.#parts.names.checked || this.#shown.some(({ record }) => record?.respondent);
    if (at >= 0) (buttons()[at] ?? buttons().pop() ?? input).focus();
  }

  #line(sheet, n, newer) {
    const { record, file, person, byName, at } = sheet;
    const isOwn = sheet === this.#own;
    const isApart = this.#apart.has(person);
    const state = this.#isOther(sheet) ? 3 : !newer ? 0 : newer.at > at ? 1 : 2;
    const known = this.#parts.names.checked && plain([record?.respondent, record?.name, file].filter(Boolean).join(" · "));
    const buttons = { joined: isApart, apart: byName && !isApart, remove: !isOwn };
    const marks = { role: record?.role && plain(record.role), late: this.#isLate(sheet), unknown: sheet.unknown, [`unknown${Math.min(sheet.unknown ?? 0, 2)}`]: true };
    return this.#make("sheet", { n, known, you: isOwn, [`state${state}`]: true, ...marks, ...buttons, ...this.#factsOf(sheet) });
  }

  #isLate({ at }) {
    const { until } = this.#survey.active ?? {};
    return Boolean(until) && new Date(at).toLocaleDateString("sv-SE") > until;
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
    const { basis, came } = this.#parts;
    say(came, people.length ? fill(came.dataset.form, values) : "");
    const { [`few${people.length}`]: few, three, basis: enough } = basis.dataset;
    say(basis, few ? `${few} ${three}` : fill(enough, values));
  }
}

function buildRefused(found, words) {
  return build("li", {}, build("b", { textContent: plain(found.file) }), " ", refusalOf(found, words));
}

define("kb-team", KbTeam);
