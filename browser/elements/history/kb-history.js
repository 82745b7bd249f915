/* <kb-history>: what was answered at an earlier time, kept, renamed and opened again. comparison.js sets two of them side by side. */
import { meetVersion } from "../../assessment/begin.js";
import { dueReview, settleReview } from "../../assessment/due.js";
import { newId, newRecord } from "../../assessment/record.js";
import { OpenAssessment } from "../../assessment/open.js";
import { reviewInWords, reviewOf } from "../../assessment/review.js";
import { keepStand, nameOfStand, proposedName } from "../../assessment/stands.js";
import { showAssessment } from "../../assessment/which.js";
import { readCatalogue } from "../../page/catalogue.js";
import { define } from "../../page/define.js";
import { openFrame } from "../../page/frame.js";
import { putInOrder } from "../../page/in-order.js";
import { say } from "../../page/nodes.js";
import { SAVE_NOW, Typing } from "../../page/typing.js";
import { KbWidget } from "../../page/widget.js";
import { MOST } from "../../shapes/assessment.js";
import { LIMIT, SHAPES } from "../../shapes/shape.js";
import { writeAll } from "../../store/transaction.js";
import { germanDate, germanDay } from "../../words/dates.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { Comparison } from "./comparison.js";
import { isoDayOf, StandRow } from "./stand.js";

class KbHistory extends KbWidget {
  #assessments;
  #assessment;
  #parts;
  #comparison;
  #rows = new Map();
  #isWriting = false;
  #typing = new Typing((field, key) => this.#rename(key, field.value));

  start() {
    const catalogue = readCatalogue(this);
    this.#assessments = new OpenAssessment(this.store, this.dataset.version);
    this.#parts = openFrame(this);
    this.#comparison = new Comparison(catalogue, this.#parts);
    this.#parts.name.maxLength = LIMIT.text;
    for (const type of ["input", "change", "submit", "keydown"]) this.addEventListener(type, this);
  }

  /* Material's instant navigation takes the page away without pagehide. */
  disconnectedCallback() {
    this.#typing.flush();
    super.disconnectedCallback();
  }

  render(key) {
    if (this.#isWriting) return;
    if (!key || key === this.store.key("current")) this.#openAssessment();
    showAssessment(this);
    const snapshots = this.#snapshots();
    const answers = this.#assessments.entries("check", this.#assessment);
    this.#renderFrame(answers.size > 0, snapshots.length > 0);
    const shown = snapshots.slice(0, MOST.snapshot);
    say(this.#parts.rest, shown.length < snapshots.length ? fill(TEXT.history.rest, { n: shown.length, total: snapshots.length }) : "");
    this.#renderRows(shown);
    this.#comparison.render(shown, { id: "", name: TEXT.history.now, at: Date.now(), set: this.dataset.version, answers });
  }

  handleEvent(event) {
    super.handleEvent(event);
    const { type, target } = event;
    const row = target.localName === "input" && this.#rowOf(target);
    if (type === "submit") this.#freeze(event);
    if (type === "input" && row) this.#typing.typed(target, this.#keyOf(row.id));
    if (type === "keydown" && event.key === "Enter" && row) this.#close(row, event);
    if (type === "change" && target.localName === "select") this.#comparison.choose();
    if (SAVE_NOW.includes(type)) this.#typing.flush();
  }

  act(action, pressed) {
    super.act(action, pressed);
    const row = this.#rowOf(pressed);
    if (action === "rename") this.#toggle(row);
    if (action === "open") this.#open(row);
    if (action === "drop") this.#drop(row);
  }

  #openAssessment() {
    this.#typing.flush();
    if (this.#assessment !== this.store.assessment) this.#parts.name.value = proposedName(this.#assessments);
    this.#assessment = this.store.assessment;
    meetVersion(this.store, this.#assessment, this.dataset.version);
  }

  /** All of the open assessment, the newest first, each with its id and its answers by key. */
  #snapshots() {
    const found = [...this.#assessments.entries("snapshot", this.#assessment)];
    const all = found.map(([id, snapshot]) => ({ ...snapshot, id, name: nameOfStand(snapshot), answers: new Map(snapshot.answers) }));
    return all.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  }

  #keyOf(id) {
    return this.store.key("snapshot", this.#assessment, id);
  }

  #rowOf(node) {
    return [...this.#rows.values()].find((row) => row.node.contains(node));
  }

  // --- What the reader does

  #freeze(event) {
    event.preventDefault();
    const { name, said } = this.#parts;
    const kept = keepStand(this.#assessments, (key, stand) => writeAll(this.store, new Map([[key, stand]])), name.value);
    const isSettled = kept.isKept && settleReview(this.#assessments);
    say(said, isSettled ? `${kept.said} ${said.dataset.settled}` : kept.said);
    if (kept.isKept) name.value = proposedName(this.#assessments);
  }

  #toggle(row) {
    this.#typing.flush();
    row.toggle();
  }

  /* Without its default, the same key would press the button that gets the focus. */
  #close(row, event) {
    event.preventDefault();
    this.#toggle(row);
  }

  #rename(key, name) {
    const snapshot = this.store.get(key);
    if (snapshot && snapshot.name !== name) this.store.set(key, { ...snapshot, name });
  }

  #drop({ id, name }) {
    this.#typing.flush();
    this.forget([this.#keyOf(id)], fill(TEXT.history.dropped, { name }));
  }

  /** The answers of then as an assessment of their own, which meets the checklist of today when it is shown. */
  #open({ id, name }) {
    const { answers, set, at } = this.store.get(this.#keyOf(id));
    const own = this.#assessments.record(this.#assessment);
    const [to, title] = [newId(), fill(TEXT.history.opened_name, { name: own.name, stand: name }).slice(0, LIMIT.text)];
    const { respondent, person } = own;
    const record = { ...newRecord(set, title), respondent, ...(person && { person }), date: isoDayOf(at) };
    const entries = answers.filter(([key, entry]) => SHAPES.check(entry, ["", "", "", "", key.split(":")[0]]));
    const changes = new Map(entries.map(([key, entry]) => [this.store.key("check", to, key), entry]));
    changes.set(this.store.key("assessment", to), record).set(this.store.key("current"), to);
    this.#isWriting = true; // shown once, not after each answer
    const isOpen = writeAll(this.store, changes);
    this.#isWriting = false;
    this.render();
    this.#tell(isOpen ? fill(TEXT.history.opened, { name: title }) : TEXT.history.not_opened, isOpen);
  }

  #tell(text, isOpen) {
    const { told, manage } = this.#parts;
    say(told, text);
    manage.hidden = !isOpen;
    told.focus();
  }

  // --- What is shown

  #renderFrame(isAnswered, isKept) {
    const { head, form, why, nothing, stands } = this.#parts;
    const { again, next } = this.#parts;
    const record = this.#assessments.record(this.#assessment);
    const [day, due] = [reviewOf(record), dueReview(record)];
    again.hidden = !isAnswered;
    say(next, due ? fill(next.dataset.late, { date: germanDate(due) }) : day && `${reviewInWords(day)}.`);
    say(head, fill(TEXT.history.head, { name: record.name, date: germanDay(Date.now()) }));
    stands.hidden = !isAnswered && !isKept;
    this.#parts.compare.hidden = stands.hidden;
    form.hidden = !isAnswered;
    why.hidden = !isAnswered;
    nothing.hidden = isAnswered;
  }

  #renderRows(snapshots) {
    const { list, none } = this.#parts;
    const ids = snapshots.map(({ id }) => id);
    const wanted = new Set(ids);
    for (const [id, row] of this.#rows) if (!wanted.has(id)) this.#discard(id, row);
    for (const snapshot of snapshots) {
      if (!this.#rows.has(snapshot.id)) this.#rows.set(snapshot.id, new StandRow(snapshot.id, this.#parts.stand));
      this.#rows.get(snapshot.id).render(snapshot, (field) => this.#typing.has(field));
    }
    putInOrder(list, ids.map((id) => this.#rows.get(id).node));
    list.hidden = !ids.length;
    none.hidden = ids.length > 0;
  }

  #discard(id, row) {
    row.node.remove();
    this.#rows.delete(id);
  }
}

define("kb-history", KbHistory);
