/* <kb-recall>: what is due today, one question at a time, asked as if for the first time. The build wrote all questions into an inert
 * template; a copy of the one that is asked stands in the page, once the kinds of questions that are due are loaded. When something comes again is worked out in scoring/boxes.js.
 */
import "../../shapes/recall.js";
import { define } from "../../page/define.js";
import { areLoaded } from "../../page/fields.js";
import { partsIn, stamp } from "../../page/frame.js";
import { build, say } from "../../page/nodes.js";
import { goTo, Question } from "../../page/question.js";
import { KbWidget } from "../../page/widget.js";
import { A_DAY, after, dueOf, isKnown, roomToday, standsOf } from "../../scoring/boxes.js";
import { counted, fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { today } from "../../words/today.js";
import { Anew } from "./anew.js";
import { comingInWords, lastingInWords, nextInWords, scopeInWords } from "./words.js";

class KbRecall extends KbWidget {
  #parts;
  #topics;
  #seconds;
  #queue = [];
  #now;

  start() {
    this.#parts = partsIn(this);
    this.#topics = [...this.#parts.topics.children].map((node) => ({ node, items: node.dataset.items.split(" ") }));
    const seconds = this.#topics.flatMap(({ node }) => node.dataset.seconds.split(" ").map(Number));
    this.#seconds = new Map(this.#items.map((item, at) => [item, seconds[at]]));
    this.querySelector(".kb-frame").hidden = false;
    for (const [target, type] of [[this, "input"], [this.#parts.place, "keydown"]]) target.addEventListener(type, this);
  }

  /* What is being asked stays, whatever comes in from other tabs. */
  render() {
    const isOff = this.#isOff;
    if (!this.#now || isOff) this.#plan(isOff);
  }

  handleEvent(event) {
    super.handleEvent(event);
    if (event.type === "input" && event.target.name !== "kb-trust") this.#now?.question.draft();
    if (event.type === "visibilitychange") this.render();
  }

  act(action, pressed) {
    super.act(action, pressed);
    if (action === "check") this.#now.question.check();
    if (action === "give-up") this.#now.question.giveUp();
    if (action === "next") this.#goOn();
    if (action === "more") this.#finish(A_DAY);
    if (action === "off") this.#turn(true);
    if (action === "on") this.#turn(false);
  }

  get #items() {
    return this.#topics.flatMap(({ items }) => items);
  }

  get #isOff() {
    return Boolean(this.store.get(this.store.key("recall-off"))?.off);
  }

  #all() {
    return standsOf(this.#items, (part, item) => this.store.get(this.store.key(part, item)), today());
  }

  /* `room` for those who want more: however many she was asked today, she gets what she was told. */
  #plan(isOff, room = 0) {
    const all = this.#all();
    const due = dueOf(all, today());
    this.#queue = isOff ? [] : due.slice(0, room || roomToday(all));
    if (this.#queue.length) return this.#begin(due.length);
    this.#rest(all, isOff ? 0 : due.length, isOff);
  }

  /* What is due may be planned anew while something is loading. */
  async #begin(total) {
    const queue = this.#queue;
    this.#tell({ said: scopeInWords(TEXT.recall.due, this.#secondsLeft(), total), off: true });
    const areThere = await areLoaded(queue.map(({ item }) => this.#stocked(item)), ".kb-own, kb-hint");
    if (queue !== this.#queue) return;
    if (areThere) this.#ask();
    else say(this.#parts.said, this.#parts.said.dataset.missing);
  }

  #stocked(item) {
    const [kind, id] = item.split(":");
    return this.querySelector(".kb-stock").content.querySelector(`.kb-q[data-id="${id}"][data-kind="${kind}"]`);
  }

  #secondsLeft() {
    return this.#queue.map(({ item }) => this.#seconds.get(item));
  }

  #ask() {
    const { item, stand } = this.#queue[0];
    const node = document.importNode(this.#stocked(item), true);
    this.#parts.place.replaceChildren(node);
    const store = new Anew(this.store, today().replace(/-/g, ""), (given) => this.#heard(given));
    const question = new Question(node, store);
    const trust = stamp(this.#parts.trust);
    node.querySelector("fieldset > .kb-b").after(trust);
    this.#now = { item, stand, question, trust };
    question.arrange();
    question.render();
  }

  /* Of a draft nothing is kept but in the page. */
  #heard(given) {
    const { question, trust } = this.#now;
    question.render();
    if (!question.outcome) return;
    this.#keep(given);
    trust.hidden = true;
    const left = this.#queue.length - 1;
    question.lead(left ? scopeInWords(TEXT.recall.left, this.#secondsLeft().slice(1)) : "", left ? TEXT.quiz.next : TEXT.quiz.end);
  }

  /* Another tab may have asked it meanwhile; an answer that is judged a second time stands where it stood before. */
  #keep(given) {
    const { item, trust, isKept } = this.#now;
    const key = this.store.key("recall", item);
    const kept = this.store.get(key);
    if (!isKept && kept?.at > this.#now.stand.at) this.#now.stand = kept;
    this.#now.isKept = true;
    const { value } = trust.querySelector(":checked") ?? {};
    const more = { sure: value === "sure", unsure: value === "unsure", at: given.at };
    this.store.set(key, after(this.#now.stand, today(), Boolean(isKnown(given)), more));
  }

  #goOn() {
    this.#queue.shift();
    if (!this.#queue.length) return this.#finish();
    this.#tell({ said: scopeInWords(TEXT.recall.left, this.#secondsLeft()) });
    this.#ask();
    this.#now.question.focus();
  }

  /* Named after its topic: on a page of many topics the name of a section says little. */
  #readingOf({ item }) {
    const { node } = this.#topics.find(({ items }) => items.includes(item));
    const href = this.#stocked(item).querySelector(".kb-a > .kb-l a").getAttribute("href");
    return build("a", { href, textContent: node.textContent });
  }

  async #finish(room = 0) {
    this.#leave();
    await this.#plan(this.#isOff, room);
    if (this.#now) this.#now.question.focus();
    else goTo(this.#parts.said, this.#parts.said);
  }

  #turn(off) {
    this.#leave();
    this.store.set(this.store.key("recall-off"), { off, at: Date.now() });
    this.#finish();
  }

  #leave() {
    this.#now = undefined;
    this.#parts.place.replaceChildren();
  }

  /* Nothing to ask: because all is done, because nothing is due, because nothing was ever answered, or because nothing is wanted. */
  #rest(all, due, isOff) {
    this.#leave();
    const stands = isOff ? [] : all.map(({ stand }) => stand);
    const done = all.filter(({ isAsked }) => isAsked);
    const missed = isOff ? [] : done.filter(({ stand }) => !stand.known);
    const comingOf = done.length ? comingInWords : nextInWords;
    this.#tell({
      said: isOff ? TEXT.recall.stopped : saidOf(all.length, done.length, missed.length),
      coming: stands.length ? comingOf(stands, today()) : "",
      lasting: lastingInWords(stands),
      missed: missed.map((one) => this.#readingOf(one)),
      more: due,
      offer: !isOff && !missed.length && !due && this.#nextTopic(new Set(all.map(({ item }) => item))),
      off: stands.length > 0,
      on: isOff,
    });
  }

  /* As on the home page: where she last answered, or the first topic that is still open. */
  #nextTopic(answered) {
    const latest = ({ items }) => Math.max(...items.map((item) => this.store.get(this.store.key("quiz", item))?.at ?? 0));
    const [last] = [...this.#topics].sort((a, b) => latest(b) - latest(a));
    return [last, ...this.#topics].find(({ items }) => !items.every((item) => answered.has(item)));
  }

  #tell({ said, coming = "", lasting = [], missed = [], more = 0, offer = undefined, off = false, on = false }) {
    const parts = this.#parts;
    say(parts.said, said);
    say(parts.coming, coming);
    parts.lasting.replaceChildren(...lasting.map((textContent) => build("li", { textContent })));
    const links = [...new Map(missed.map((link) => [link.textContent, link])).values()];
    parts.reading.replaceChildren(TEXT.quiz.reading, ...links.flatMap((link, at) => [at ? " · " : " ", link]));
    say(parts.more, more ? fill(TEXT.recall.more, { questions: counted(Math.min(more, A_DAY), TEXT.recall.questions), total: more }) : "");
    for (const { node } of this.#topics) node.hidden = node !== offer?.node;
    const shown = { coming, lasting: lasting.length, reading: links.length, more, offer, off, on };
    for (const [name, isShown] of Object.entries(shown)) parts[name].hidden = !isShown;
  }
}

/* Of this day, however often the page was loaded in it. */
function saidOf(answered, total, missed) {
  const { done, none, empty } = TEXT.recall;
  if (!total) return answered ? none : empty;
  return fill(done, { total, known: total - missed });
}

define("kb-recall", KbRecall);
