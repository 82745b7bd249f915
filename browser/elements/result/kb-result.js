/* <kb-result>: what the answers say and what to do next, of the open assessment or of one that came in a link.
 *
 * The frame stands in the page; this fills its parts (data-part). Answers from a link are shown and never stored.
 */
import "../../shapes/assessment.js";
import { meetVersion } from "../../assessment/begin.js";
import { OpenAssessment } from "../../assessment/open.js";
import { measureFor, measureKey } from "../../assessment/planned.js";
import { showAssessment } from "../../assessment/which.js";
import { readCatalogue } from "../../page/catalogue.js";
import { define } from "../../page/define.js";
import { openFrame, stamp } from "../../page/frame.js";
import { build, say } from "../../page/nodes.js";
import { KbWidget } from "../../page/widget.js";
import { score, spread } from "../../scoring/scoring.js";
import { isAmiss, verdictOf } from "../../scoring/verdict.js";
import { germanDate } from "../../words/dates.js";
import { counted, fill, joined, plain } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { KeepPart } from "./keep.js";
import { anchor, answeredOf, answerRow, doneRow, MUST_LIST, mustRow, placeOf, plannedLinks, stepCard, stepText } from "./parts.js";
import { areaRow, deeperRows, inOrder, leftInWords, tableRow } from "./picture.js";
import { stepsOnPaper } from "./sheet.js";
import { verdictInWords } from "./verdict-words.js";
import { SendPart } from "./send.js";
import { readResultLink } from "./shared-link.js";

const STEPS_AT_ONCE = 3;
const LINK_MARK = /^#?stand/;

class KbResult extends KbWidget {
  #parts;
  #catalogue;
  #assessments;
  #groups;
  #keep;
  #send;
  #limit = STEPS_AT_ONCE;
  #view;
  #added = new Map();
  #hash;
  #guest = null;
  #problem = "";

  start() {
    this.#catalogue = readCatalogue(this);
    this.#catalogue.titles = new Map(this.#catalogue.areas.map((area) => [area.area, area]));
    this.#assessments = new OpenAssessment(this.store, this.dataset.version);
    this.#parts = openFrame(this);
    this.#keep = new KeepPart(this.#assessments, this.#parts);
    this.#groups = ["open", "statement"].flatMap((kind) => this.#buildGroups(kind));
    this.#send = new SendPart(this.#assessments, this.#catalogue.items, this.#parts);
  }

  render(key) {
    if (location.hash !== this.#hash) return void this.#readAddress();
    if (key?.startsWith(this.store.key("quiz"))) return;
    if (!this.#guest && (!key || key === this.store.key("current"))) meetVersion(this.store, this.store.assessment, this.dataset.version);
    keepFocus(this, () => this.#show(this.#guest ?? this.#own()));
  }

  handleEvent(event) {
    super.handleEvent(event);
    if (event.type === "hashchange") this.changed();
    if (event.type === "afterprint") this.classList.remove("kb-full");
  }

  act(action, pressed) {
    super.act(action, pressed);
    const item = this.#catalogue.byKey.get(pressed.dataset.key);
    if (action === "add") this.#add(item);
    if (action === "drop") this.#drop(item);
    if (action === "more") this.#showMore();
    if (action === "own") this.#showOwn();
    if (action === "copy") this.#send.copy();
    if (action === "keep") this.#keep.keep();
    if (action === "full") this.classList.add("kb-full");
    if (action === "print" || action === "full") window.print();
  }

  /* --- Whose answers */

  #own() {
    const [latest] = [...this.#assessments.entries("snapshot").values()].sort((a, b) => b.at - a.at);
    return {
      record: this.#assessments.record(this.#assessments.current),
      answers: this.#assessments.entries("check"),
      latest,
      earlier: latest && new Map(latest.answers),
      plan: this.#assessments.entries("plan"),
      planHref: this.querySelector('[data-to="plan"] a').href,
      isFresh: (item) => this.#added.get(item.key) === JSON.stringify(this.store.get(measureKey(this.store, item))),
    };
  }

  async #readAddress() {
    const { hash } = location;
    this.#hash = hash;
    const { problem = "", ...guest } = LINK_MARK.test(hash) ? await readResultLink(hash, this.dataset.site, this.#catalogue.items) : { problem: "" };
    if (hash !== this.#hash) return; // another link was opened meanwhile
    this.#problem = problem && (this.#parts.notice.dataset[problem] ?? this.#parts.notice.dataset.garbled);
    this.#guest = guest.answers ? guest : null;
    this.#limit = STEPS_AT_ONCE;
    this.changed();
  }

  #showOwn() {
    history.replaceState(history.state, "", location.pathname + location.search);
    this.changed();
    this.#parts.notice.focus();
  }

  /* --- What is shown */

  #show(shown) {
    const { body, steps } = this.#parts;
    const { answers, earlier } = shown;
    const words = { words: body.dataset, reasonWords: steps.dataset };
    const view = { ...shown, ...this.#catalogue, ...words, result: score(this.#catalogue.items, answers, earlier) };
    this.#showHead(view);
    this.#showVerdict(view);
    this.#showAreas(view);
    this.#showSteps(view);
    this.#showMusts(view);
    this.#showAnswers(view);
    this.#keep.render(view.record, view.latest);
    this.#showSettled(view);
    this.#send.renew();
  }

  #showHead({ record, answers, items, words }) {
    const { notice, own, head, empty, body, share, keep } = this.#parts;
    const by = record.respondent && fill(head.dataset.by, record);
    const given = answeredOf(items.filter(({ kind }) => kind !== "open"), answers);
    say(head, plain(joined(record.name, by, germanDate(record.date), fill(words.statements, given))));
    this.classList.toggle("kb-own", !this.#guest);
    say(notice, this.#guest ? noticeOf(this.#guest, this.dataset.version, notice.dataset) : this.#problem);
    own.hidden = !this.#guest;
    empty.hidden = answers.size > 0;
    body.hidden = !answers.size;
    share.hidden = Boolean(this.#guest);
    keep.hidden = share.hidden;
    showAssessment(this);
    if (this.#guest) this.querySelector(".kb-which").hidden = true;
  }

  #showVerdict({ result, titles, byKey }) {
    const { first, law, more } = verdictInWords(verdictOf(result, (key) => byKey.get(key).area), this.#parts.verdict.dataset, (area) => titles.get(area).title);
    say(this.#parts.verdict, first);
    say(this.#parts.law, law);
    this.#parts.law.append(...result.musts.filter(isAmiss).sort(byState).map(({ key }) => anchor(byKey.get(key))));
    say(this.#parts.more_said, more);
  }

  #showAreas(view) {
    const { areas, area, deeper, going, table } = this.#parts;
    const sorted = inOrder(view.result.areas);
    areas.replaceChildren(...sorted.map((one) => areaRow(one, view, area)));
    deeper.replaceChildren(...deeperRows(sorted, view));
    going.hidden = !deeper.children.length;
    table.replaceChildren(...sorted.map((one) => tableRow(one, view)));
  }

  #showSteps(view) {
    const { none, steps, planned, enough, done, more, onward, said, sheet, sheet_row: row } = this.#parts;
    this.#view = view;
    const [open, going, finished] = ["steps", "planned", "done"].map((place) => view.result.steps.filter((step) => placeOf(step, view) === place));
    const limit = this.#limit - (going.length < STEPS_AT_ONCE ? 0 : STEPS_AT_ONCE); // who has enough to do asks for more
    const unfolded = new Set([...steps.querySelectorAll("[open]")].map(({ dataset }) => dataset.key));
    steps.replaceChildren(...spread(open).slice(0, limit).map((step) => stepCard(step, view, unfolded.has(step.key))));
    planned.replaceChildren(...going.flatMap((step, at) => plannedLinks(step, at, view)));
    planned.parentNode.hidden = !going.length;
    enough.hidden = limit === this.#limit;
    done.replaceChildren(...finished.map((step) => doneRow(step, view)));
    sheet.closest("div").hidden = !view.result.steps.length;
    sheet.replaceChildren(...stepsOnPaper(view).map((line) => stamp(row, line)));
    onward.hidden = !view.plan?.size;
    none.hidden = view.result.steps.length > 0;
    more.hidden = open.length <= limit;
    say(said, "");
  }

  /* Where no step follows, the way goes on to what is not answered, or to the day on which to look again. */
  #showSettled({ answers, items, words }) {
    const { settled, rest, stay, review } = this.#parts;
    const left = leftInWords(items, answers, words);
    say(settled, left ? settled.dataset.rest : fill(settled.dataset.text, { date: germanDate(review.value) }));
    say(rest.querySelector("a"), left.replace("n", "N"));
    rest.hidden = !left;
    stay.lastElementChild.classList.toggle("kb-primary", !left);
    stay.hidden = Boolean(this.#guest);
  }

  #showMusts(view) {
    const { musts, duties } = this.#parts;
    const sorted = [...view.result.musts].sort(byState);
    musts.replaceChildren(...sorted.map((must) => mustRow(must, view, musts.dataset)));
    duties.hidden = !sorted.length;
  }

  #showAnswers({ answers, byKey, words, notes = true }) {
    for (const { title, items, summary, list } of this.#groups) {
      const given = answeredOf(items, answers);
      say(summary, joined(`${title}: ${fill(TEXT.shared.answered, given)}`, given.total > given.done && fill(words.without, { n: given.total - given.done })));
      list.replaceChildren(...items.map((item) => answerRow(item, answers.get(item.key), words)));
    }
    const former = [...answers].filter(([key]) => !byKey.has(key));
    this.#parts.former.replaceChildren(...former.map(([key, entry]) => answerRow({ key, text: entry.t || key }, entry, words)));
    this.#parts.gone.hidden = !former.length;
    this.#parts.questions.hidden = !notes;
  }

  /* Built once: what is open stays open when answers change. */
  #buildGroups(kind) {
    return this.#catalogue.areas.flatMap((area) => {
      const items = area.items.filter((item) => item.kind === kind);
      const [summary, list] = [build("summary", {}), build("ul", { className: "kb-list" })];
      if (items.length) this.#parts[kind].append(build("details", { className: "kb-x" }, summary, list));
      return items.length ? [{ title: area.title, items, summary, list }] : [];
    });
  }

  /* --- Into the plan */

  #add(item) {
    const measure = measureFor(this.store, item, stepText(item, this.#view));
    this.#added.set(item.key, JSON.stringify(measure));
    this.store.set(measureKey(this.store, item), measure);
    say(this.#parts.said, this.#parts.said.dataset.added);
  }

  #drop(item) {
    this.store.remove([measureKey(this.store, item)]);
    say(this.#parts.said, this.#parts.said.dataset.dropped);
  }

  #showMore() {
    const { children } = this.#parts.steps;
    const { length } = children;
    this.#limit += STEPS_AT_ONCE;
    this.render();
    children[length].querySelector("button, summary").focus();
  }

}

function noticeOf({ record, notes, unknown: n }, version, { guest, bare, other, unknown }) {
  const isOther = record.set && record.set !== version;
  return [guest, !notes && bare, isOther && other, n && counted(n, unknown.split("|"))].filter(Boolean).join(" ");
}

/* The unmet ones first. */
function byState(one, other) {
  return MUST_LIST.indexOf(one.state) - MUST_LIST.indexOf(other.state);
}

/* A link or button that is made anew keeps the focus. */
function keepFocus(root, change) {
  const had = /** @type {any} */ (document.activeElement);
  change();
  if (had.isConnected) return;
  const isSame = (node) => node.href === had.href && node.dataset.key === had.dataset.key;
  [...root.querySelectorAll("a, [data-key]")].find(isSame)?.focus({ preventScroll: true });
}

define("kb-result", KbResult);
