/* <kb-course>: what a class gave back to a test, from pasted links and from files. In memory only: the teacher keeps one file of all.
 *
 * The frame and its templates stand in the page; this fills its parts (data-part). What folds open is built when it is asked for, so that
 * a list of names is neither in the page nor on paper before.
 */
import { readResult } from "../../files/exam.js";
import { piecesIn, readPiece } from "../../files/pasted.js";
import { define } from "../../page/define.js";
import { openFrame, stamp } from "../../page/frame.js";
import { build, say } from "../../page/nodes.js";
import { saveAs } from "../../page/save-as.js";
import { fill, plain } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { readClass } from "./class.js";
import { Collection, isNamesake } from "./collection.js";
import { questionsIn } from "./questions.js";
import { areFew, basisOf, buildAuthors, buildItems, buildPeople, buildTalk, cautionsOf } from "./report.js";
import { itemsTable, peopleTable } from "./table.js";

const LINK_START = /\br=(?:3D)?(?=\d+[pz]\.)/gi;
const LINK = /^r=(\d+[pz]\.[0-9a-z]+-[\w-]+)/;
/* What a whole or a broken result has somewhere, and the link to a test; anything else is no matter of this page. */
const RESULT = /kb-test|\br=(?:3D)?\d+[pz]\./i;
const TEST = /\bt=(?:3D)?\d+[pz]\./i;
const FILE_BYTES = 2e7; // of a whole class; of one result see readResult
const LIST_MOST = 500;
const NAMED = 3;
/* Instant navigation replaces the element: what was read outlives that, but not the page. */
const KEPT = new Collection();
/* For the same reason: the link that was opened last, which the new element meets once more, what was said last, and by whom. */
const HELD = { link: "", said: "", refused: [], element: null };

class KbCourse extends HTMLElement {
  #parts;
  #questionOf;
  #report;
  #folds;
  #reading = "";
  #make = (name, values) => stamp(this.#parts[name], values);

  connectedCallback() {
    window.addEventListener("hashchange", this);
    if (this.#parts) return;
    if (document.readyState !== "loading") this.#start();
    else document.addEventListener("DOMContentLoaded", () => this.#start(), { once: true });
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this);
  }

  handleEvent(event) {
    const { type, target } = event;
    if (type === "hashchange") return this.#takeAddress();
    if (type === "click") this.#act(target.closest("[data-act]"));
    if (type === "input" && target === this.#parts.paste) this.#paste(target);
    if (type === "change" && target === this.#parts.which) this.#choose(target.value);
    if (type === "change" && target.files) this.#addFiles([...target.files]);
    if (event.dataTransfer?.types.includes("Files")) this.#drag(event);
  }

  #start() {
    HELD.element = this;
    this.#parts = openFrame(this);
    this.#folds = [...this.querySelectorAll("[data-fold]")];
    this.#questionOf = questionsIn(this);
    for (const type of ["click", "input", "change", "dragover", "dragleave", "drop"]) this.addEventListener(type, this);
    this.classList.add("kb-on");
    this.#show();
    this.#tell();
    this.#takeAddress();
  }

  #act(pressed) {
    const { act = "", fold = pressed?.parentNode.dataset.fold } = pressed?.dataset ?? {};
    if (fold) this.#draw(fold);
    if (act === "print") window.print();
    if (act === "items-csv") this.#save(TEXT.course.items_file, itemsTable(this.#report));
    if (act === "people-csv") this.#save(TEXT.course.people_file, peopleTable(this.#report));
    if (act === "keep") this.#keep();
    if (act === "leave" || act === "count") this.#turn(pressed.closest("li"), act === "leave");
  }

  /* --- What comes in */

  /* A link to this page, as it stands in a mail: taken in, and out of the address. */
  async #takeAddress() {
    const { hash } = location;
    if (!this.#parts || !/^#r=/.test(hash)) return;
    const isEcho = HELD.link === hash;
    HELD.link = isEcho ? "" : hash;
    history.replaceState(history.state, "", location.pathname + location.search);
    if (isEcho) return;
    const found = await this.#readText(hash);
    HELD.element.#take(found);
  }

  async #paste(field) {
    const { value } = field;
    if (!value.trim() || value === this.#reading) return;
    this.#reading = value;
    const found = await this.#readText(value);
    this.#reading = "";
    this.#take(found);
    if (field.value === value && found.some(({ problem }) => !problem)) field.value = "";
  }

  /* A whole file may be pasted as well. */
  async #readText(text) {
    const { site } = this.dataset;
    if (/^\s*\{/.test(text) || listIn(text) || (TEST.test(text) && !RESULT.test(text))) return this.#readWhole(text);
    const read = (link) => readResult(LINK.exec(link)?.[1] ?? "", site);
    return Promise.all(piecesIn(text, LINK_START).map((piece) => readPiece(piece, read)));
  }

  async #addFiles(files) {
    const found = [];
    for (const file of files) found.push((await this.#readFile(file)).map((one) => [one, file.name]));
    this.#parts.input.value = ""; // or choosing the same file again would go unnoticed
    const all = found.flat();
    if (files.length) this.#take(all.map(([one]) => one), all.map(([, name]) => name));
  }

  async #readFile(file) {
    const text = await file.slice(0, FILE_BYTES).text().catch(() => "");
    return file.size > FILE_BYTES && RESULT.test(text) ? [{ problem: "big" }] : this.#readWhole(text);
  }

  async #readWhole(text) {
    const all = listIn(text)?.slice(0, LIST_MOST).map((one) => JSON.stringify(one)) ?? [text];
    const problem = TEST.test(text) ? "exam" : "format";
    return Promise.all(all.map((one) => (RESULT.test(one) ? readResult(one, this.dataset.site) : { problem })));
  }

  /* A file dropped beside the field would replace the page, and with it all that was read so far. */
  #drag(event) {
    event.preventDefault();
    this.#parts.pick.classList.toggle("kb-over", event.type === "dragover");
    if (event.type === "drop") this.#addFiles([...event.dataTransfer.files]);
  }

  /* Says what became of it; as soon as there is something to read, the way there folds. */
  #take(found, files = []) {
    const { said, refused, collecting, report } = this.#parts;
    const states = found.map((one, at) => ({ file: files[at], person: one.person, problem: one.problem ?? problemOf(KEPT.add(one, at in files)) }));
    const bad = states.filter(({ problem }) => problem && problem !== "again");
    const again = states.filter(({ problem }) => problem === "again");
    const counts = { good: states.length - bad.length, again: again.length, bad: bad.length, who: namesOf(again) };
    const sentences = ["good", "again", "bad"].map((name) => (counts[name] || name === "good") && fill(said.dataset[name], counts));
    const words = bad.map(({ problem, file }) => `${file ? `${plain(file)}: ` : ""}${refused.dataset[problem] ?? refused.dataset.garbled}`);
    HELD.refused = [...new Set(words)];
    HELD.said = states.length ? sentences.filter(Boolean).join(" ") : said.dataset.none;
    const wasEmpty = report.hidden;
    this.#show();
    this.#tell();
    if (wasEmpty && !report.hidden && !bad.length) this.#leadTo(collecting, said);
  }

  #tell() {
    const { said, refused } = this.#parts;
    refused.replaceChildren(...HELD.refused.map((textContent) => build("li", { textContent })));
    say(said, HELD.said);
  }

  #leadTo(collecting, said) {
    if (collecting.contains(document.activeElement)) said.focus({ preventScroll: true });
    collecting.open = false;
  }

  /* --- What is shown */

  #choose(test) {
    KEPT.chosen = test;
    this.#show();
  }

  #show() {
    const tests = KEPT.tests();
    const { report, which } = this.#parts;
    const sheets = KEPT.shown.filter(({ out }) => !out);
    report.hidden = !sheets.length;
    guard();
    which.parentNode.hidden = tests.length < 2;
    which.replaceChildren(...tests.map(({ test, name, n }) => new Option(fill(TEXT.course.test, { name: name || TEXT.course.unnamed, n }), test, false, test === KEPT.chosen)));
    if (!sheets.length) return;
    this.#report = readClass(sheets.map(({ result }) => result), this.#questionOf);
    this.#showReport(tests.find(({ test }) => test === KEPT.chosen).name);
  }

  #showReport(name) {
    const { basis, cautions, few, calm, talk } = this.#parts;
    say(basis, basisOf(this.#report, name));
    cautions.replaceChildren(...cautionsOf(this.#report).map((textContent) => build("p", { textContent })));
    const rows = buildTalk(this.#report, this.#make);
    talk.replaceChildren(...rows);
    few.hidden = !areFew(this.#report.people);
    calm.hidden = !few.hidden || rows.length > 0 || this.#report.items.every(({ n }) => !n);
    for (const fold of this.#folds) if (fold.lastElementChild.firstChild) this.#draw(fold.dataset.fold);
  }

  #draw(name) {
    const make = this.#make;
    const { shown } = KEPT;
    const builders = {
      items: () => buildItems(this.#report, make),
      authors: () => buildAuthors(this.#report, make),
      people: () => [build("ul", { className: "kb-points" }, ...buildPeople(shown, this.#report, make, (sheet) => isNamesake(sheet, shown)))],
    };
    this.#folds.find(({ dataset }) => dataset.fold === name).lastElementChild.replaceChildren(...builders[name]());
  }

  /* The last one cannot be left out: nothing would be shown, and no way back. */
  #turn(line, out) {
    const at = [...line.parentNode.children].indexOf(line);
    const { shown } = KEPT;
    if (out && shown.filter((sheet) => !sheet.out).length === 1) return;
    shown[at].out = out;
    this.#show();
    this.#folds.find(({ dataset }) => dataset.fold === "people").querySelectorAll("li")[at].querySelector("button").focus();
  }

  #keep() {
    saveAs(`${this.dataset.site}-${TEXT.course.keep_file}.json`, KEPT.keep(), "application/json");
    guard();
  }

  #save(name, text) {
    saveAs(`${this.dataset.site}-${name}.csv`, text, "text/csv");
  }
}

/* What contradicts another is in, and told in its line. */
function problemOf(state) {
  return state === "new" || state === "differs" ? "" : state;
}

function namesOf(states) {
  const names = [...new Set(states.map(({ person }) => plain(person).trim() || TEXT.course.nameless))];
  return names.slice(0, NAMED).join(", ") + (names.length > NAMED ? " …" : "");
}

/* The results of a class in one file, as it is saved here. */
function listIn(text) {
  try {
    const list = JSON.parse(text.replace(/^\uFEFF/, ""));
    return Array.isArray(list) && list.length ? list : undefined;
  } catch {
    return undefined;
  }
}

/* Leaving loses what nobody has as a file. Listening only then: some browsers do not keep a page that listens for the way back. */
function guard() {
  window.removeEventListener("beforeunload", ask);
  if (!KEPT.isKept) window.addEventListener("beforeunload", ask);
}

function ask(event) {
  event.preventDefault();
  event.returnValue = true; // what older browsers look at
}

define("kb-course", KbCourse);
