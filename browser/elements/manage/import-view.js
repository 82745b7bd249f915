/* A file comes in: chosen or dropped, looked at, and taken in only when the reader says so. */
import { BACKUP_LIMIT, readBackup } from "../../files/backup.js";
import { say } from "../../page/nodes.js";
import { refusalOf } from "../../page/refusal.js";
import { germanMoment } from "../../words/dates.js";
import { counted, fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { ImportPart } from "./import-part.js";
import { hasNews, ImportPlan, isMerge, numbersOf } from "./import-plan.js";
import { quotedName, tell, unreadInWords } from "./parts.js";

const IMPORT_EVENTS = ["dragover", "drop", "change"];

export class ImportView {
  #host;
  #parts;
  #imports = [];
  #plan;
  #file;
  #ways;

  constructor(host) {
    this.#host = host;
    this.#parts = host.parts;
  }

  /* What is here may have changed since the file was opened. */
  render() {
    if (!this.#plan) return;
    this.#plan.look();
    if (this.#ways !== this.#waysNow()) this.#build();
    this.#fill();
  }

  handle(event) {
    const { type, target } = event;
    const { reading, file } = this.#parts;
    if (!IMPORT_EVENTS.includes(type) || !reading.contains(target)) return; // some come from the window
    if (type === "dragover" || type === "drop") event.preventDefault();
    if (type === "drop") this.#take(event.dataTransfer.files);
    if (type === "change" && target === file) this.#take(file.files);
    if (type === "change" && target.type === "radio") this.#choose(target);
  }

  act(action) {
    if (action === "apply") this.#apply();
    if (action === "cancel") this.#close().focus();
  }

  #take(files) {
    const [file] = files;
    if (!file) return;
    this.#file = file;
    const found = files.length > 1 ? { problem: "several" } : this.#read(file);
    Promise.resolve(found).then((read) => this.#file === file && this.#open(read));
  }

  /* The size is asked before anything is read. What cannot be read as a file at all (a folder) is no backup either. */
  #read(file) {
    if (file.size > BACKUP_LIMIT.bytes) return { problem: "big" };
    return file.text().then((text) => readBackup(text, this.#host.store.site, file.size), () => ({ problem: "json" }));
  }

  #open(read) {
    const { problem } = read;
    this.#close().value = ""; // the same file may be chosen again
    say(this.#parts.problem, problem ? fill(TEXT.manage.problem, { file: this.#file.name, sentence: refusalOf(read, this.#parts.problem) }) : "");
    if (problem) return;
    this.#plan = new ImportPlan(this.#host.list, read.entries, read.at);
    this.#parts.preview.hidden = false;
    this.#tell(read);
    this.#build();
    this.#fill();
    this.#parts.head.focus();
  }

  #tell({ at, repaired, entries }) {
    const { about, and, assessments, quiz, entries: others } = TEXT.manage;
    const { unread, left, parts, quizCount } = this.#plan;
    const counts = [[parts.length, assessments], [quizCount, quiz]].filter(([n]) => n).map(([n, words]) => counted(n, words));
    if (unread.length) counts.push(unreadInWords(unread));
    const what = counts.join(and) || counted(entries.length, others);
    tell(this.#parts.left, left.length && { what: unreadInWords(left) });
    say(this.#parts.about, fill(about, { file: this.#file.name, when: germanMoment(at), what }));
    this.#parts.repaired.hidden = !repaired;
    say(this.#parts.repaired, counted(repaired, [TEXT.backup.repaired_one, TEXT.backup.repaired_many]));
  }

  #waysNow() {
    const { current } = this.#host.list;
    return JSON.stringify(this.#plan.parts.map((own) => [this.#plan.waysOf(own), this.#plan.matchOf(own), current]));
  }

  #build() {
    this.#ways = this.#waysNow();
    this.#imports = this.#plan.parts.map((own, at) => new ImportPart(this.#host, this.#plan, own, at));
    this.#parts.parts.replaceChildren(...this.#imports.map(({ node }) => node));
  }

  #fill() {
    const { quiz, news, apply } = this.#parts;
    const { parts, quizCount } = this.#plan;
    const outcome = this.#plan.outcome();
    const excess = this.#host.excess(this.#changesOf(outcome));
    outcome.steps.forEach((step, at) => this.#imports[at].fill(step));
    say(quiz, fill(TEXT.manage.quiz_numbers, outcome.quiz));
    quiz.hidden = !quizCount;
    apply.hidden = !outcome.isNew || Boolean(excess);
    const isSkipped = parts.some(({ way }) => way === "skip");
    say(news, outcome.isNew ? excess : TEXT.manage[isSkipped ? "nothing_chosen" : "nothing"]);
  }

  #choose({ name, value }) {
    this.#plan.parts[name.split("-").pop()].way = value;
    this.#fill();
  }

  #apply() {
    const plan = this.#plan;
    plan.look();
    const outcome = plan.outcome();
    const changes = this.#changesOf(outcome);
    const message = this.#messageOf(outcome);
    this.#close(); // what is here changes now: nothing to compare with meanwhile
    if (this.#host.perform(changes, message)) return;
    this.#plan = plan;
    this.#parts.preview.hidden = false;
  }

  #changesOf({ changes }) {
    return new Map([...changes].map(([key, value]) => [this.#host.store.key(key), value]));
  }

  #messageOf({ steps, quiz, opens }) {
    const { taken } = TEXT.manage;
    const lines = steps.filter(({ way }) => way !== "skip").map((step) => this.#messageOfStep(step));
    const isAlone = lines.length === 1; // then it is the one that is open, and was just named
    const answers = quiz.added + quiz.updated;
    if (answers) lines.push(counted(answers, taken.quiz));
    if (opens && !isAlone) lines.push(fill(taken.opened, { name: quotedName(opens.own.record) }));
    return (lines.length < 10 && lines.join(" ")) || taken.other;
  }

  #messageOfStep(step) {
    const { taken } = TEXT.manage;
    if (!isMerge(step)) return fill(taken[step.way], { name: quotedName(step.own.record) });
    const name = quotedName(this.#host.list.record(step.target));
    return fill(hasNews(step) ? taken.merge : taken.same, { name, ...numbersOf(step) });
  }

  #close() {
    this.#plan = undefined;
    this.#parts.preview.hidden = true;
    return this.#parts.file;
  }
}
