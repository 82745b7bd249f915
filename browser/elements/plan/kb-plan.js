/* <kb-plan>: the measures of the open assessment, in an order of one's own.
 *
 * Choices are saved at once, typed text as typing.js says. A measure in which nothing stands yet is a draft: it is not kept.
 */
import { beginAssessment, meetVersion } from "../../assessment/begin.js";
import { dueReview } from "../../assessment/due.js";
import { newId } from "../../assessment/record.js";
import { OpenAssessment } from "../../assessment/open.js";
import { showReview, takeReview } from "../../assessment/review.js";
import { showAssessment } from "../../assessment/which.js";
import { toCalendar } from "../../files/calendar.js";
import { readCatalogue } from "../../page/catalogue.js";
import { define } from "../../page/define.js";
import { openFrame } from "../../page/frame.js";
import { putInOrder } from "../../page/in-order.js";
import { say } from "../../page/nodes.js";
import { saveAs } from "../../page/save-as.js";
import { SAVE_NOW, Typing } from "../../page/typing.js";
import { KbWidget } from "../../page/widget.js";
import { MOST } from "../../shapes/assessment.js";
import { isDated, NEW_MEASURE } from "../../shapes/measure.js";
import { writeAll } from "../../store/transaction.js";
import { germanDate } from "../../words/dates.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { today } from "../../words/today.js";
import { isBlank, MeasureCard, nameOfMeasure } from "./measure.js";
import { renderSheet } from "./sheet.js";
import { aboutItem, areApart, byDay, calendarInWords, sumInWords } from "./view.js";

class KbPlan extends KbWidget {
  #assessments;
  #catalogue;
  #assessment;
  #parts;
  #cards = new Map();
  #drafts = new Map();
  #before = null;
  #due = new Set();
  #isWriting = false;
  #typing = new Typing((field, { card, key }) => this.#patch(card, { [field.name]: field.value }, key));

  start() {
    this.#assessments = new OpenAssessment(this.store, this.dataset.version);
    this.#catalogue = readCatalogue(this);
    this.#parts = openFrame(this);
    for (const type of ["input", "change"]) this.addEventListener(type, this);
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
    const measures = this.#measures();
    if (this.#isLosing(measures)) return this.#typing.flush(); // which brings it back, and us here again
    const shown = measures.slice(0, MOST.plan);
    this.#renderCards(shown);
    this.#renderSums(measures.filter((measure) => !isBlank(measure)), measures.length);
    return renderSheet(this.#parts, this.#assessments.record(this.#assessment), shown.filter((measure) => !isBlank(measure)), this.#catalogue);
  }

  handleEvent(event) {
    super.handleEvent(event);
    const { target, type } = event;
    const isTyped = target.localName === "textarea" || target.type === "text";
    if (target === this.#parts.review) return type === "change" && this.#take();
    if (type === "input" && isTyped) this.#typed(target);
    else if (type === "change" && !isTyped) this.#choose(target);
    else if (SAVE_NOW.includes(type)) this.#typing.flush();
    if (type === "visibilitychange" && !document.hidden) this.render(this.store.key("plan")); // it may be another day
  }

  act(action, pressed) {
    super.act(action, pressed);
    const card = this.#cardOf(pressed);
    if (action === "fold") card.fold();
    if (action === "up") this.#move(card, -1);
    if (action === "down") this.#move(card, 1);
    if (action === "drop") this.#drop(card);
    if (action === "own") this.#add();
    if (action === "sort") this.#sort();
    if (action === "back") this.#putBack();
    if (action === "note") this.#take();
    if (action === "calendar") this.#saveCalendar();
    if (action === "print") window.print();
  }

  #openAssessment() {
    this.#typing.flush();
    if (this.#assessment !== this.store.assessment) this.#drafts.clear();
    this.#assessment = this.store.assessment;
    this.#before = null;
    meetVersion(this.store, this.#assessment, this.dataset.version);
    this.#due = new Set(this.#inOrder().filter((measure) => isDated(measure) && measure.due <= today()).map(({ id }) => id));
  }

  /** All measures, each with its id; drafts among them. What was due as the plan was opened comes first: nothing jumps while one edits. */
  #measures() {
    const all = this.#inOrder();
    const isDue = ({ id }) => this.#due.has(id);
    return [...all.filter(isDue), ...all.filter((measure) => !isDue(measure))];
  }

  #inOrder() {
    const stored = this.#assessments.entries("plan", this.#assessment);
    const all = [...new Map([...this.#drafts, ...stored])].map(([id, measure]) => ({ ...measure, id }));
    return all.sort((a, b) => a.order - b.order || a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  /* Another tab has deleted what is being typed into here. */
  #isLosing(measures) {
    const ids = new Set(measures.map(({ id }) => id));
    return [...this.#cards].some(([id, card]) => !ids.has(id) && card.isDirty((field) => this.#typing.has(field)));
  }

  #keyOf(id) {
    return this.store.key("plan", this.#assessment, id);
  }

  #cardOf(node) {
    return [...this.#cards.values()].find((card) => card.node.contains(node));
  }

  // --- What the reader does

  #typed(field) {
    const card = this.#cardOf(field);
    this.#typing.typed(field, { card, key: this.#keyOf(card.id) });
  }

  #choose(field) {
    const card = this.#cardOf(field);
    this.#patch(card, { [field.name]: field.value }, this.#keyOf(card.id));
  }

  /** Writes only what changed, so that another tab's date and this tab's text both stay. */
  #patch(card, changes, key) {
    this.#settle();
    const { id, ...shown } = card.measure;
    const measure = { ...shown, ...this.#drafts.get(id), ...this.store.get(key), ...changes, at: Date.now() };
    if (isBlank(measure)) {
      this.#drafts.set(id, measure);
      this.store.remove([key]);
      return;
    }
    this.#drafts.delete(id);
    this.store.set(key, measure);
    beginAssessment(this.store, this.#assessment, this.dataset.version);
  }

  /* Measures of the same order stand by the time of their last change: the one that changes now would jump. */
  #settle() {
    const measures = this.#inOrder();
    if (!areApart(measures)) this.#write(measures, {});
  }

  #move(card, by) {
    this.#typing.flush();
    const measures = this.#measures();
    const from = measures.findIndex(({ id }) => id === card.id);
    const what = nameOfMeasure(measures[from]);
    const to = from + by;
    if (!measures[to]) return say(this.#parts.status, fill(by < 0 ? TEXT.plan.first : TEXT.plan.last, { what }));
    measures.splice(to, 0, ...measures.splice(from, 1));
    this.#before = null;
    this.#arrange(measures, fill(TEXT.plan.moved, { what, n: to + 1, total: measures.length }));
    return card.node.scrollIntoView({ block: "nearest" });
  }

  #sort() {
    this.#typing.flush();
    const before = this.#measures();
    const sorted = [...before].sort(byDay);
    if (sorted.every(({ id }, at) => id === before[at].id)) return say(this.#parts.status, TEXT.plan.sorted_already);
    this.#before = before.map(({ id }) => id);
    return this.#arrange(sorted, TEXT.plan.sorted);
  }

  #putBack() {
    this.#typing.flush();
    const measures = this.#measures();
    const byId = new Map(measures.map((measure) => [measure.id, measure]));
    const known = this.#before.map((id) => byId.get(id)).filter(Boolean);
    this.#before = null;
    this.#arrange([...new Set([...known, ...measures])], TEXT.plan.put_back);
    this.#parts.sort.focus();
  }

  #arrange(measures, message) {
    const isWritten = this.#write(measures, { at: Date.now() });
    if (isWritten) this.#due.clear(); // from now on it is her own order
    else this.#before = null;
    this.render(this.store.key("plan"));
    say(this.#parts.status, isWritten ? message : TEXT.plan.not_moved);
  }

  /** Makes this the order, with as few changes as possible: all of them or none. */
  #write(measures, stamp) {
    const orders = areApart(measures) ? measures.map(({ order }) => order).sort((a, b) => a - b) : [...measures.keys()];
    const changes = new Map();
    const drafts = [];
    measures.forEach(({ id, ...measure }, at) => {
      const order = orders[at];
      if (order === measure.order) return;
      if (this.#drafts.has(id)) drafts.push([id, { ...measure, order }]);
      else changes.set(this.#keyOf(id), { ...measure, order, ...stamp });
    });
    this.#isWriting = true; // shown once, not after each of them
    const isWritten = writeAll(this.store, changes);
    this.#isWriting = false;
    if (isWritten) for (const draft of drafts) this.#drafts.set(...draft);
    return isWritten;
  }

  #add() {
    this.#typing.flush();
    const measures = this.#inOrder();
    if (measures.length >= MOST.plan) return say(this.#parts.status, fill(TEXT.plan.enough, { n: MOST.plan }));
    const last = measures[measures.length - 1];
    const id = last && isBlank(last) ? last.id : `own-${newId()}`;
    if (id !== last?.id) this.#drafts.set(id, { ...NEW_MEASURE, order: (last?.order ?? -1) + 1, at: Date.now() });
    this.render(this.store.key("plan"));
    return this.#cards.get(id).focus();
  }

  #drop(card) {
    this.#typing.flush();
    const { id, measure } = card;
    if (!this.#drafts.delete(id)) return this.forget([this.#keyOf(id)], fill(TEXT.plan.dropped, { what: nameOfMeasure(measure) }));
    this.render(this.store.key("plan"));
    return this.#parts.own.focus();
  }

  #take() {
    const { noted, review } = this.#parts;
    say(noted, takeReview(review, this.#assessments, noted.dataset));
  }

  #saveCalendar() {
    const { name = "", uid = this.#assessment, review, at } = this.store.get(this.store.key("assessment", this.#assessment)) ?? {};
    const text = toCalendar(this.#measures(), { name, uid, review, at, site: this.dataset.site, now: Date.now() });
    say(this.#parts.status, text ? TEXT.plan.calendar_saved : TEXT.plan.calendar_none);
    if (text) saveAs(`${this.dataset.site}-plan-${today()}.ics`, text, "text/calendar;charset=utf-8");
  }

  // --- What is shown

  #renderCards(measures) {
    const ids = measures.map(({ id }) => id);
    const wanted = new Set(ids);
    for (const [id, card] of this.#cards) if (!wanted.has(id)) this.#discard(id, card);
    for (const id of ids) if (!this.#cards.has(id)) this.#cards.set(id, new MeasureCard(id, this.#parts.card));
    putInOrder(this.#parts.list, ids.map((id) => this.#cards.get(id).node));
    const { problem } = this.store;
    const isDirty = (field) => this.#typing.has(field);
    measures.forEach((measure, at) => {
      const about = aboutItem(measure, this.#catalogue, this.store.get(this.store.key("check", this.#assessment, measure.item)));
      this.#cards.get(measure.id).render(measure, { number: at + 1, total: ids.length, about, isDirty, problem });
    });
  }

  #discard(id, card) {
    card.node.remove();
    this.#cards.delete(id);
  }

  #renderSums(kept, total) {
    const { sum, none, list, sort, back, hint, start, note, review, calendar, late, late_said: said } = this.#parts;
    const record = this.#assessments.record(this.#assessment);
    const again = showReview(review, record);
    const date = germanDate(dueReview(record));
    late.hidden = !date;
    say(said, fill(said.dataset.text, { date }));
    note.hidden = Boolean(again);
    const dated = kept.filter(isDated).length;
    calendar.classList.toggle("kb-primary", dated > 0);
    calendar.setAttribute("aria-disabled", String(!dated && !again));
    list.classList.toggle("kb-single", total === 1);
    const isAnswered = this.store.keys("check", this.#assessment).length > 0;
    say(sum, kept.length ? sumInWords(kept) + (total > MOST.plan ? fill(TEXT.plan.rest, { n: MOST.plan }) : "") : "");
    none.hidden = total > 0;
    say(none.firstChild, isAnswered ? TEXT.plan.none : TEXT.plan.none_answered);
    start.hidden = isAnswered;
    list.hidden = !total;
    sort.hidden = kept.filter(({ due }) => due).length < 2;
    back.hidden = !this.#before;
    say(hint, calendarInWords(dated, Boolean(again)));
  }
}

define("kb-plan", KbPlan);
