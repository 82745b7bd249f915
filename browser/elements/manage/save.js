/* What the reader takes along: files of the open assessment and of everything. */
import { isEqual, marked } from "../../assessment/changes.js";
import { newId } from "../../assessment/record.js";
import { readBackup } from "../../files/backup.js";
import { anonymous, fileName, fileOf, noteSaved, savedAt, withoutTexts } from "../../files/saved-file.js";
import { toCsv } from "../../files/csv.js";
import { toMarkdown } from "../../files/report.js";
import { say } from "../../page/nodes.js";
import { refusalOf } from "../../page/refusal.js";
import { saveAs } from "../../page/save-as.js";
import { score } from "../../scoring/scoring.js";
import { writeAll } from "../../store/transaction.js";
import { germanMoment } from "../../words/dates.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { quotedName } from "./parts.js";

const TYPES = { json: "application/json", csv: "text/csv;charset=utf-8", md: "text/markdown;charset=utf-8" };

export class SaveView {
  #host;

  constructor(host) {
    this.#host = host;
    // It only tells on https, and only newer browsers do.
    if (navigator.storage?.persist) navigator.storage.persisted().then((isKept) => this.#showKept(isKept), () => {});
  }

  render() {
    const { list, store, parts } = this.#host;
    const saved = savedAt(store, list.current);
    const { which, last, never } = TEXT.manage;
    parts.own.hidden = !list.keys(list.current).length;
    parts.empty.hidden = !parts.own.hidden;
    say(parts.which, fill(which, { name: quotedName(list.record(list.current)) }));
    say(parts.last, saved ? fill(last, { when: germanMoment(saved) }) : never);
  }

  act(action) {
    if (action === "save") this.#saveOwn(this.#mark());
    if (action === "team") this.#saveForTeam(this.#mark({ given: Date.now() }));
    if (action === "csv") this.#saveSheet("csv");
    if (action === "md") this.#saveSheet("md");
    if (action === "all") this.#saveAll();
    if (action === "keep") this.#askToKeep();
  }

  #saveOwn({ name }) {
    this.#saveFile(name, this.#openOne(), [this.#host.list.current]);
  }

  /* Only the one that holds everything is a backup as well. */
  #saveForTeam(record) {
    const { bare, nobody } = this.#host.parts;
    if (!bare.checked && !nobody.checked) return this.#saveOwn(record);
    const file = bare.checked ? withoutTexts(this.#openOne()) : this.#openOne();
    const person = nobody.checked ? newId() : record.person;
    this.#saveFile(`${nobody.checked ? "anonym" : "team"}-${person.slice(0, 6)}`, nobody.checked ? anonymous(file, person) : file, []);
  }

  #openOne() {
    const { list, store } = this.#host;
    const wanted = new Set(list.keys(list.current));
    return fileOf(store, (key) => wanted.has(key));
  }

  /* The file must be known again when it comes back. Whoever was asked gives back with the one for the team. */
  #mark(back = {}) {
    const { list, store } = this.#host;
    const before = list.record(list.current);
    const record = { ...marked(before), ...(before.invite && back) };
    if (!isEqual(before, record)) writeAll(store, new Map([[store.key("assessment", list.current), record]]));
    return record;
  }

  #saveAll() {
    const { list, store } = this.#host;
    const file = fileOf(store);
    if (file.entries.length) this.#saveFile(TEXT.manage.everything, file, list.list().map(([id]) => id));
    else this.#host.notify(TEXT.manage.nothing_stored);
  }

  /* `whole`: the assessments that stand in the file with everything. */
  #saveFile(name, file, whole) {
    const text = JSON.stringify(file, null, 1);
    this.#save(name, "json", text);
    noteSaved(this.#host.store, whole);
    const found = readBackup(text, file.site);
    if (found.problem) this.#host.notify(fill(this.#host.parts.saving.dataset.full, { sentence: refusalOf(found, this.#host.parts.problem) }));
  }

  #saveSheet(type) {
    const { list, catalogue } = this.#host;
    const assessment = list.record(list.current);
    const [newest] = [...list.entries("snapshot").values()].sort((a, b) => b.at - a.at);
    const plan = [...list.entries("plan").values()];
    const answers = list.entries("check");
    const result = score(catalogue.items, answers, newest && new Map(newest.answers));
    const write = type === "csv" ? toCsv : toMarkdown;
    this.#save(assessment.name, type, write({ assessment, catalogue, answers, plan, at: Date.now(), result }));
  }

  #save(title, type, text) {
    const name = fileName(this.#host.store, title, type);
    saveAs(name, text, TYPES[type]);
    this.#host.notify(fill(TEXT.manage.done, { name }));
  }

  #askToKeep() {
    const show = (isKept) => this.#showKept(isKept, true);
    say(this.#host.parts.kept, TEXT.manage.asking);
    navigator.storage.persist().then(show, () => show(false));
  }

  /* Whether the browser may drop what is stored here. */
  #showKept(isKept, isAnswer) {
    const { keep, kept } = this.#host.parts;
    const { kept: yes, not_kept: no, refused } = TEXT.manage;
    keep.hidden = false;
    keep.lastChild.hidden = isKept;
    say(kept, isKept ? yes : isAnswer ? `${refused} ${no}` : no);
    if (isKept && isAnswer) kept.focus();
  }
}
