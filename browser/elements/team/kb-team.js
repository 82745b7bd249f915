/* <kb-team>: what colleagues answered, from the links and files that each of them gave back. Files are read into memory and not kept;
 * links are remembered until the lead drops them. Names stay hidden until somebody asks for them.
 *
 * The frame and its templates stand in the page; this fills its parts (data-part).
 */
import "../../shapes/survey.js";
import "../../shapes/recall.js";
import { beginAssessment } from "../../assessment/begin.js";
import { measureFor, measureKey } from "../../assessment/planned.js";
import { readCatalogue } from "../../page/catalogue.js";
import { define } from "../../page/define.js";
import { build, say } from "../../page/nodes.js";
import { refusalOf } from "../../page/refusal.js";
import { openFrame, stamp } from "../../page/frame.js";
import { KbWidget } from "../../page/widget.js";
import { ENOUGH_PEOPLE } from "../../scoring/team.js";
import { germanDay } from "../../words/dates.js";
import { fill, joined, plain } from "../../words/sentences.js";
import { Collection } from "./collection.js";
import { ownSheet } from "./files.js";
import { PeopleView } from "./people.js";
import { buildFold, buildNotes, foldOf, readReport, rolesInWords, sectionsOf } from "./report.js";
import { SurveyView } from "./survey.js";

const REPORT_PARTS = ["agenda", "roles", "unknown", "missing", "areas", "notes"];
const SHOWN_HERE = ["current", "assessment", "check", "invitation", "returned", "plan"];
const LINK_HERE = /^#stand=/;
/* The link that was opened last: instant navigation then replaces the element and opens it a second time. */
const HELD = { link: "" };

class KbTeam extends KbWidget {
  #catalogue;
  #own;
  #survey;
  #collection;
  #people;
  #report;
  #parts;
  #folds;
  #fresh = new Set();
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
    this.#collection = new Collection(this.store, this.#catalogue.items);
    this.#people = new PeopleView(this.#parts, this.#catalogue, this.dataset.version, this.#make);
    this.#fold();
    if (LINK_HERE.test(location.hash)) this.#takeAddress();
  }

  render(key) {
    if (key && !SHOWN_HERE.includes(key.split(":")[2])) return;
    this.#own = ownSheet(this.store);
    this.#survey.render();
    this.#recall();
    this.#show();
  }

  handleEvent(event) {
    if (event.type !== "beforeprint") super.handleEvent(event); // on paper is what is open: three sheets, not ten
    if (event.type === "change") this.#change(event.target);
    if (event.type === "input" && event.target === this.#parts.paste) this.#paste(event);
    if (event.type === "hashchange" && LINK_HERE.test(location.hash)) this.#takeAddress();
    if (event.dataTransfer?.types.includes("Files")) this.#drag(event);
  }

  act(action, pressed) {
    super.act(action, pressed);
    this.#survey.act(action);
    if (action === "print") window.print();
    if (action === "drop-links") this.forget(this.#collection.keysOf(this.#people.shown), this.#parts.links.dataset.dropped);
    if (action === "more") this.#parts.more.classList.toggle("kb-wanted"); // opened by her and not by the theme, for the printer
    if (action === "plan" || action === "unplan") return this.#plan(action, pressed.closest("li"));
    const sheet = this.#people.sheetOf(pressed);
    if (!sheet) return;
    if (this.#people.act(action, sheet)) this.#collection.drop(sheet);
    this.#show();
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
    const refused = await this.#collection.addFiles(files);
    const { said, refused: list } = this.#parts;
    list.replaceChildren(...refused.map((found) => buildRefused(found, list)));
    say(said, files.length ? fill(said.dataset.read, { good: files.length - refused.length, bad: refused.length }) : "");
    this.#show();
  }

  /* --- Links */

  /* Whoever returns to a survey wants to see what came back; the way there folds. */
  #fold() {
    this.#parts.inviting.open = !this.#survey.active;
    this.#parts.collecting.open = this.#collection.kept < ENOUGH_PEOPLE;
  }

  /* A link to this page, as it stands in a mail: taken in, and out of the address. Who opens one wants to see what came of it. */
  #takeAddress() {
    const { hash } = location;
    const isEcho = HELD.link === hash;
    HELD.link = isEcho ? "" : hash;
    history.replaceState(history.state, "", location.pathname + location.search);
    this.#parts.inviting.open = false;
    this.#take(hash, isEcho).then(() => this.#parts.said.scrollIntoView({ block: "center" }));
  }

  /* What was read leaves the field; what was not stays, marked: the next text that is pasted replaces it. */
  async #paste({ target: field, inputType }) {
    const { value } = field;
    const isLink = /stand=/i.test(value);
    if (!isLink) say(this.#parts.said, value.trim() ? field.dataset.none : "");
    const { good, refused } = isLink ? await this.#take(value) : { good: 0, refused: [] };
    if (good) field.value = refused.map(({ text }) => text).join("\n");
    field.setAttribute("aria-invalid", String(field.value.trim() !== ""));
    if (refused.length && inputType === "insertFromPaste") field.select(); // under somebody who types it would vanish
  }

  async #take(text, isEcho = false) {
    const found = await this.#collection.take(text);
    const { good, refused } = found;
    const again = isEcho ? 0 : found.again;
    const { said, paste, refused: list, collecting } = this.#parts;
    const reasons = new Set(refused.map(({ problem }) => paste.dataset[problem] ?? paste.dataset.garbled)); // each of them once
    list.replaceChildren(...[...reasons].map((textContent) => build("li", { textContent })));
    const values = { good, again, bad: refused.length };
    say(said, [fill(said.dataset.read, values), again && fill(said.dataset.again, values)].filter(Boolean).join(" "));
    this.#show();
    if (refused.length) collecting.open = true;
    return found;
  }

  async #recall() {
    this.#parts.links.hidden = !this.#collection.kept;
    if (await this.#collection.recall()) this.#show();
  }

  /* --- What is shown */

  /* Without a report nothing of an earlier one stays behind in the page. */
  #show() {
    const own = this.#own && this.#parts.own.checked ? [this.#own] : [];
    const sheets = this.#people.gather([...own, ...this.#collection.sheets], this.#survey.active, this.#survey.all().map(({ id }) => id));
    const answers = sheets.map((sheet) => sheet.answers);
    const roles = sheets.map(({ record }) => record?.role ?? "");
    this.#people.render(this.#own);
    const hadReport = this.#report;
    this.#report = sheets.length < ENOUGH_PEOPLE ? null : readReport(this.#catalogue, answers, roles, this.#survey.active?.check);
    this.#showBasis(sheets, roles);
    this.#showReport(answers);
    if (this.#report && !hadReport) this.#leadToAgenda();
    if (hadReport && !this.#report) this.#parts.collecting.open = true;
  }

  #showReport(answers) {
    this.#parts.result.hidden = this.#parts.agenda.parentNode.hidden = !this.#report;
    const shown = this.#report ? sectionsOf(this.#report, this.#make, (point) => this.#planOf(point)) : {};
    if (this.#report && this.#parts.noted.checked) shown.notes = buildNotes(this.#report.points, answers, this.#parts.notes.dataset.none);
    for (const name of REPORT_PARTS) this.#parts[name].replaceChildren(...(shown[name] ?? []));
    for (const name of ["roles", "unknown", "missing", "areas"]) this.#parts[name].parentNode.hidden = !this.#parts[name].firstChild;
    for (const fold of this.#folds) this.#draw(fold);
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

  #showBasis(sheets, roles) {
    const times = sheets.map(({ at }) => at).sort((a, b) => a - b);
    const values = { n: sheets.length, from: germanDay(times[0]), to: germanDay(times[times.length - 1]) };
    const { basis, came, roleCount } = this.#parts;
    say(came, sheets.length ? fill(came.dataset.form, values) : "");
    const { [`few${sheets.length}`]: few, three, basis: enough, day } = basis.dataset;
    const name = this.#survey.active?.name ?? surveyOf(sheets);
    say(basis, plain(joined(name, few ? `${few} ${three}` : fill(values.from === values.to ? day : enough, values))));
    const { counts, gap } = rolesInWords(roles, this.#report);
    say(roleCount, counts && [fill(roleCount.dataset.form, { counts }), roleCount.dataset[gap]].filter(Boolean).join(" "));
  }

  /* --- Into the plan */

  #planOf(item) {
    const planned = Boolean(this.store.get(measureKey(this.store, item)));
    return { planned, unplanned: !planned, fresh: planned && this.#fresh.has(item.key) };
  }

  #plan(action, line) {
    const place = [...line.parentNode.children].indexOf(line);
    const topic = this.#report.topics[place - 1]; // behind the opening
    if (action === "plan") this.#putIntoPlan(topic);
    else this.store.remove([measureKey(this.store, topic)]);
    this.#parts.agenda.querySelector("ol").children[place].querySelector(".kb-plan :is(a, button)").focus();
  }

  #putIntoPlan(topic) {
    this.#fresh.add(topic.key);
    this.store.set(measureKey(this.store, topic), measureFor(this.store, topic, topic.step || topic.text));
    beginAssessment(this.store, this.store.assessment, this.dataset.version);
  }
}

/* The name of the survey that all these answer, where it was made in another browser. */
function surveyOf([first, ...others]) {
  const { invite, name } = first?.record ?? {};
  return invite && others.every(({ record }) => record?.invite === invite) ? name : "";
}

function buildRefused(found, words) {
  return build("li", {}, build("b", { textContent: plain(found.file) }), " ", refusalOf(found, words));
}

define("kb-team", KbTeam);
