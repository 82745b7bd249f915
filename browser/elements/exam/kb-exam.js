/* <kb-exam>: a test from a link. Whoever opens it answers without feedback, hands it in once, and sees what became of it.
 *
 * Without a link one puts a test together; that, and the paper version, is the work of <kb-compose>, whose script is loaded for it.
 * The answers have keys of their own: those of the quiz stay as they are.
 */
import "../../shapes/exam-stored.js";
import { newId } from "../../assessment/record.js";
import { examKey, readExam } from "../../files/exam.js";
import { define } from "../../page/define.js";
import { areLoaded } from "../../page/fields.js";
import { openFrame } from "../../page/frame.js";
import { say } from "../../page/nodes.js";
import { onDemand } from "../../page/on-demand.js";
import { Stock } from "../../page/stock.js";
import { SAVE_NOW } from "../../page/typing.js";
import { KbWidget } from "../../page/widget.js";
import { germanDay } from "../../words/dates.js";
import { counted, fill, joined, plain } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { Run } from "./run.js";

const STATES = ["lost", "compose", "ask", "run", "sent", "done"];

class KbExam extends KbWidget {
  #parts;
  #stock;
  #spec;
  #key = "";
  #state = "";
  #isOpen = false;
  #current;
  #asked = {};

  start() {
    this.#parts = openFrame(this);
    this.#stock = new Stock(this);
    this.addEventListener("input", this);
    this.#read();
  }

  render(key) {
    if (this.#spec && (!key || key === this.#key)) this.#route();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#current?.stop?.();
    this.parentElement?.classList.remove("kb-examined");
  }

  handleEvent(event) {
    if (event.type === "hashchange") this.#read();
    if (SAVE_NOW.includes(event.type)) this.#current?.flush?.();
    if (event.type === "beforeprint") this.#current?.print?.();
    super.handleEvent(event);
    if (event.type === "input") this.#current?.changed?.(event.target);
  }

  act(action, pressed) {
    super.act(action, pressed);
    if (action === "begin") this.#begin();
    else if (action === "take-name") this.#takeName();
    else if (action === "next-person") this.#next(pressed);
    else if (action === "show-result") this.#open();
    else this.#current?.act?.(action, pressed);
  }

  /* --- Which test */

  async #read() {
    const asked = (this.#asked = {});
    const { hash } = location;
    const isTest = /^#t=/.test(hash);
    const found = /** @type {any} */ (isTest || /^#e=/.test(hash) ? await readExam(hash, this.dataset.site) : {});
    const known = (isTest && found.ids?.map((id) => this.#stock.find(id)).filter(Boolean)) || [];
    const problem = found.problem ?? ((await areLoaded(known.map(({ node }) => node), ".kb-own")) ? "" : "missing");
    if (asked !== this.#asked || !this.isConnected) return; // another address meanwhile
    this.#leave();
    this.#state = "";
    this.#isOpen = false;
    this.#spec = isTest && !problem ? found : undefined;
    say(this.#parts.problem, problem && this.#parts.problem.dataset[problem]);
    if (this.#spec) this.#key = this.store.key("exam", examKey(this.#spec));
    if (problem) return this.#show("lost");
    if (this.#spec) return this.#route();
    this.#load("compose", { parts: this.#parts, stock: this.#stock, site: this.dataset.site, spec: found.ids ? found : undefined });
  }

  /* --- Where in it */

  #route() {
    const record = this.store.get(this.#key);
    this.#isOpen ||= this.#state === "run" && !this.#parts.run.hidden; // whoever hands it in sees it at once
    const state = record?.sent ? (this.#isOpen ? "done" : "sent") : record ? "run" : "ask";
    if (state === this.#state) return;
    this.#leave();
    this.#state = state;
    const exam = { spec: this.#spec, key: this.#key, store: this.store, stock: this.#stock, parts: this.#parts };
    if (state === "done") return void this.#load(state, exam).then(() => this.#parts.score.focus());
    if (state === "ask") this.#ask();
    else if (state === "sent") this.#tell(record);
    else (this.#current = new Run(exam)).show();
    if (this.#state === state) this.#show(state); // a test whose time is up is handed in at once
  }

  #leave() {
    this.#current?.stop?.();
    this.#current = undefined;
  }

  async #load(name, exam) {
    const asked = this.#asked;
    const made = await (name === "done" ? onDemand("kb-outcome", (element) => element.begin(exam)) : onDemand("kb-compose", (element) => element.begin(exam)));
    if (asked !== this.#asked) return;
    this.#current = made;
    this.#show(name);
    if (made.problem) say(this.#parts.problem, this.#parts.problem.dataset[made.problem]);
  }

  #show(state) {
    for (const name of STATES) this.#parts[name].hidden = name !== state;
    this.parentElement.classList.toggle("kb-examined", state !== "compose");
    this.parentElement.classList.remove("kb-papered");
  }

  #ask() {
    const { title, facts, gone, several, timed, made, nameless } = this.#parts;
    const { minutes, ids, marks = "" } = this.#spec;
    const known = ids.map((id) => this.#stock.find(id));
    const n = known.filter(Boolean).length;
    const reworded = known.filter((question, at) => question && marks && !question.rev.startsWith(marks.slice(2 * at, 2 * at + 2))).length;
    say(title, this.#title());
    const many = counted(n, TEXT.exam.questions);
    say(facts, joined(many !== title.textContent && many, minutes ? counted(minutes, TEXT.exam.minutes) : TEXT.exam.untimed));
    say(gone, [n < ids.length && counted(ids.length - n, TEXT.exam.gone), reworded && counted(reworded, TEXT.exam.reworded)].filter(Boolean).join(" "));
    several.hidden = !known.some((question) => question?.kind === "multiple");
    timed.hidden = !minutes;
    this.querySelector("[data-act=begin]").hidden = !n;
    made.value ||= madeUp();
    say(made, fill(TEXT.exam.take, { name: made.value }));
    say(nameless, "");
  }

  /* The next one at this device may have opened it: what is right is not shown before somebody asks for it. */
  #tell({ person, sent }) {
    say(this.#parts.again, this.#title());
    say(this.#parts.already, fill(TEXT.exam.already, { person, day: germanDay(sent) }));
  }

  #open() {
    this.#isOpen = true;
    this.#route();
  }

  #title() {
    return plain(this.#spec.name) || counted(this.#spec.ids.length, TEXT.exam.questions);
  }

  #takeName() {
    const { person, made, nameless } = this.#parts;
    person.value = made.value;
    say(nameless, "");
  }

  /* On a device that goes from hand to hand: nothing of the one before is left. */
  #next(pressed) {
    const { person, made } = this.#parts;
    person.value = made.value = "";
    pressed.closest("details").open = this.#isOpen = false;
    this.store.remove([this.#key]);
    person.focus();
  }

  #begin() {
    const { person: field, nameless } = this.#parts;
    const person = field.value.trim();
    say(nameless, person ? "" : TEXT.exam.person_first);
    if (!person) return field.focus();
    this.store.set(this.#key, { person, id: newId(), began: Date.now(), at: Date.now() });
    this.#parts.list.previousElementSibling.focus();
  }
}

/* A name that says nothing of a person: "Ahorn 27". */
function madeUp() {
  const one = (n) => Math.floor(Math.random() * n);
  return `${TEXT.exam.trees[one(TEXT.exam.trees.length)]} ${10 + one(90)}`;
}

define("kb-exam", KbExam);
