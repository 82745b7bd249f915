/* <kb-manage>: all assessments of this browser, and the files that leave it and come in.
 *
 * The frame stands in the page (manage-frame.html.j2); three views fill its parts (data-part). What changes more than one
 * key goes through `perform`: all of it or nothing, and it can be taken back.
 */
import "../../shapes/assessment.js";
import "../../shapes/survey.js";
import "../../shapes/recall.js";
import { meetVersion } from "../../assessment/begin.js";
import { AllAssessments, changesToUndo, storedState } from "../../assessment/changes.js";
import { countsOf, tooMany } from "../../files/backup.js";
import { readCatalogue } from "../../page/catalogue.js";
import { define } from "../../page/define.js";
import { openFrame } from "../../page/frame.js";
import { bar, say } from "../../page/nodes.js";
import { kindInWords } from "../../page/refusal.js";
import { SAVE_NOW } from "../../page/typing.js";
import { KbWidget } from "../../page/widget.js";
import { writeAll } from "../../store/transaction.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { ImportView } from "./import-view.js";
import { ListView } from "./list.js";
import { SaveView } from "./save.js";

const A_MOMENT = 200; // the theme puts a page in before its styles are there

class KbManage extends KbWidget {
  #views;
  /** @type {any} */
  #bar = bar("take-back", TEXT.shared.undo);
  #undo;
  #timer;

  start() {
    this.list = new AllAssessments(this.store, this.dataset.version);
    this.catalogue = readCatalogue(this);
    this.parts = openFrame(this);
    this.#views = [new ListView(this), new SaveView(this), new ImportView(this)];
    for (const type of ["input", "change", "dragover", "drop"]) this.addEventListener(type, this);
    this.#reveal();
  }

  /* What the address names was hidden when the browser looked for it. */
  #reveal() {
    const aim = document.getElementById(location.hash.slice(1));
    if (this.contains(aim)) setTimeout(() => aim.scrollIntoView(), A_MOMENT);
  }

  /* Material's instant navigation takes the page away without pagehide. */
  disconnectedCallback() {
    this.#flush();
    super.disconnectedCallback();
  }

  /* A file that another tab takes in changes many keys, one by one: drawn once. */
  render(key) {
    this.list.changed();
    if (!key || key === this.store.key("current")) this.#meet();
    if (key) this.#timer ??= setTimeout(() => this.#draw());
    else this.#draw();
  }

  handleEvent(event) {
    super.handleEvent(event);
    if (SAVE_NOW.includes(event.type)) this.#flush();
    for (const view of this.#views) view.handle?.(event);
  }

  act(action, pressed) {
    super.act(action, pressed);
    if (action === "take-back") this.#takeBack();
    for (const view of this.#views) view.act(action, pressed);
  }

  /** Makes the changes and says so, or says that there is no room; true where they were made. `place` gets the focus. */
  perform(changes, message, place) {
    this.#flush();
    const before = storedState(this.store);
    const excess = this.excess(changes);
    const isDone = !excess && writeAll(this.store, changes);
    if (isDone) this.#meet();
    this.#draw();
    const after = storedState(this.store);
    if (isDone) this.#undo = () => changesToUndo(this.store, before, after);
    this.notify(isDone ? message : excess || TEXT.manage.no_room, isDone);
    const focused = isDone && (place?.() ?? this.#bar.lastChild);
    if (focused) focused.focus({ preventScroll: true });
    if (focused) focused.scrollIntoView({ block: "nearest" }); // what went away may have moved it out of sight
    return isDone;
  }

  /** What there would be too many of then, in words; "" where the changes make none too many. */
  excess(changes) {
    const start = this.store.key("").length;
    const here = this.store.keys().map((key) => key.slice(start));
    const after = new Set(here);
    for (const [key, value] of changes) after[value === null ? "delete" : "add"](key.slice(start));
    const kind = tooMany(countsOf(after), countsOf(here));
    return kind ? fill(this.parts.cards.dataset.limit, { what: kindInWords(kind, this.parts.problem) }) : "";
  }

  notify(message, isUndoable = false) {
    const [line, undo] = /** @type {any} */ (this.#bar.children);
    this.#bar.classList.add("kb-open");
    say(line, message);
    undo.hidden = !isUndoable;
  }

  /* Not for every change of the record: a tab with an older build would answer, and the two would never come to an end. */
  #meet() {
    meetVersion(this.store, this.store.assessment, this.dataset.version);
  }

  #takeBack() {
    this.#flush();
    const isDone = writeAll(this.store, this.#undo());
    this.#draw();
    this.notify(isDone ? TEXT.shared.restored : TEXT.manage.no_room, !isDone);
    this.#bar.firstChild.focus({ preventScroll: true });
  }

  #flush() {
    for (const view of this.#views ?? []) view.flush?.();
  }

  #draw() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.querySelector(".kb-bars").append(this.#bar);
    for (const view of this.#views) view.render();
  }
}

define("kb-manage", KbManage);
