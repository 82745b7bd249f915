/* <kb-compose>: a test that is being put together, without a place in the page: <kb-exam> gives it the form. Loaded on demand.
 *
 * Every change makes a new link, and keeps it in the address: whoever comes back goes on from there.
 */
import { drawn } from "../../files/exam-order.js";
import { writeExam } from "../../files/exam-write.js";
import { copyText } from "../../page/copy.js";
import { define } from "../../page/define.js";
import { stamp } from "../../page/frame.js";
import { say } from "../../page/nodes.js";
import { EXAM_MOST } from "../../shapes/exam.js";
import { counted, fill, plain } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { clamped, isCount, toldOfCount, toldOfMinutes, toldOfSeed } from "./numbers.js";
import { papersOf } from "./papers.js";

const SEEDS = 9999;

class KbCompose extends HTMLElement {
  #parts;
  #stock;
  #site;
  #chosen = new Set();
  #picked = []; // by hand, or with a link: another number adds to them
  #n = 0; // as many as were asked for with the last number that can be
  #groups = [];
  #link = {};

  /** @type {(exam: { parts: any, stock: any, site: string, spec?: any }) => KbCompose} */
  begin({ parts, stock, site, spec }) {
    this.#parts = parts;
    this.#stock = stock;
    this.#site = site;
    if (!parts.topicList.children.length) this.#draw();
    if (spec) this.#take(spec);
    else this.#fresh();
    this.#render();
    return this;
  }

  changed(target) {
    const { topic, pick } = target.dataset;
    if (pick) this.#pick(target);
    else if (target === this.#parts.n) this.#choose(this.#picked);
    else if (topic || (target === this.#parts.seed && !this.#picked.length)) this.#choose();
    this.#render(true);
  }

  act(action) {
    if (action === "mix") this.#mix();
    if (action === "copy-test") this.#copy(this.#parts.link, this.#parts.said, this.#parts.saidOwn);
    if (action === "copy-own") this.#copy(this.#parts.own, this.#parts.saidOwn, this.#parts.said);
    if (action === "print") this.#print();
    if (action === "all-topics" || action === "no-topics") this.#tick(action === "all-topics");
  }

  /** Called before printing, by whatever way. */
  print() {
    const { papers, withKey } = this.#parts;
    const variants = [...this.#parts.variants.querySelectorAll(":checked")].map(({ value }) => value);
    const made = papersOf({ spec: this.#spec(), stock: this.#stock, parts: this.#parts, variants, withKey: withKey.checked });
    papers.replaceChildren(...made);
    papers.closest("kb-exam").parentElement.classList.add("kb-papered");
  }

  #print() {
    this.print();
    window.print();
  }

  /* --- What is chosen */

  #fresh() {
    if (this.#chosen.size) return; // it goes on as it was left
    this.#parts.seed.value = newSeed();
    this.#choose();
  }

  #take({ name, ids, minutes, seed, mix }) {
    const known = ids.filter((id) => this.#stock.find(id));
    Object.assign(this.#parts.name, { value: plain(name) });
    Object.assign(this.#parts.n, { value: (this.#n = known.length) });
    Object.assign(this.#parts.minutes, { value: minutes || "" });
    Object.assign(this.#parts.seed, { value: seed });
    this.#parts.mix.checked = mix;
    this.#chosen = new Set((this.#picked = known));
    for (const box of this.#boxes()) box.checked = this.#stock.topics.find(({ topic }) => topic === box.dataset.topic).questions.some(({ id }) => this.#chosen.has(id));
  }

  #choose(picked = []) {
    const { seed, n } = this.#parts;
    if (isCount(n)) this.#n = Number(n.value);
    this.#picked = picked;
    const most = Math.min(this.#n, EXAM_MOST.ids);
    const kept = drawn(clamped(seed), this.#offered().filter(({ id }) => picked.includes(id)), most);
    const more = drawn(clamped(seed), this.#offered().filter(({ id }) => !picked.includes(id)), most - kept.length);
    this.#chosen = new Set([...kept, ...more]);
  }

  /* What the ticked topics have, and what was picked. */
  #offered() {
    const topics = this.#boxes().filter(({ checked }) => checked).map(({ dataset }) => dataset.topic);
    return this.#stock.questions.filter(({ id, topic }) => topics.includes(topic) || this.#picked.includes(id));
  }

  #pick({ checked, dataset }) {
    if (checked) this.#chosen.add(dataset.pick);
    else this.#chosen.delete(dataset.pick);
    this.#picked = [...this.#chosen];
    this.#parts.n.value = this.#n = this.#picked.length;
  }

  #mix() {
    this.#parts.seed.value = newSeed();
    this.changed(this.#parts.seed);
  }

  #tick(checked) {
    for (const box of this.#boxes()) box.checked = checked;
    this.#choose();
    this.#render(true);
  }

  #boxes() {
    return [...this.#parts.topicList.querySelectorAll("[data-topic]")];
  }

  #spec() {
    const ids = this.#stock.questions.filter(({ id }) => this.#chosen.has(id)).slice(0, EXAM_MOST.ids);
    const marks = ids.map(({ rev }) => rev.slice(0, 2)).join("");
    const name = plain(this.#parts.name.value).trim();
    return { v: 1, name, seed: clamped(this.#parts.seed), minutes: clamped(this.#parts.minutes), mix: this.#parts.mix.checked, marks: /^[0-9a-f]*$/.test(marks) ? marks : "", ids: ids.map(({ id }) => id) };
  }

  /* --- What is shown */

  #draw() {
    const { topicList, pickList, topicRow, pickGroup, pickRow } = this.#parts;
    for (const { topic, title, questions } of this.#stock.topics) {
      const row = stamp(topicRow, { title, n: questions.length });
      row.querySelector("input").dataset.topic = topic;
      topicList.append(row);
      const picks = questions.map(({ id, text }) => {
        const pick = stamp(pickRow, { text });
        pick.querySelector("input").dataset.pick = id;
        return pick;
      });
      const group = stamp(pickGroup, { title, rows: picks });
      this.#groups.push({ sum: group.querySelector("span"), ids: questions.map(({ id }) => id) });
      pickList.append(group);
    }
  }

  async #render(isChanged = false) {
    const { chosen, topicSum, link, own, variants, lone, sending, said, saidOwn } = this.#parts;
    const spec = this.#spec();
    const boxes = this.#boxes();
    const ticked = boxes.filter(({ checked }) => checked).length;
    for (const box of this.#parts.pickList.querySelectorAll("[data-pick]")) box.checked = this.#chosen.has(box.dataset.pick);
    for (const { sum, ids } of this.#groups) say(sum, fill(TEXT.compose.of, { n: ids.filter((id) => this.#chosen.has(id)).length, total: ids.length }));
    say(topicSum, ticked === boxes.length ? TEXT.compose.all : counted(ticked, TEXT.compose.topics));
    say(chosen, spec.ids.length ? counted(spec.ids.length, TEXT.exam.questions) : TEXT.compose.none);
    sending.hidden = !spec.ids.length;
    variants.hidden = !spec.mix;
    lone.hidden = spec.mix;
    this.#tell(spec.ids.length);
    if (isChanged) for (const line of [said, saidOwn]) say(line, "");
    const made = (this.#link = {});
    link.value = own.value = ""; // nobody copies that of what was chosen before
    const fragment = spec.ids.length ? await writeExam(spec, this.#site) : "";
    if (made !== this.#link) return; // changed meanwhile
    link.value = fragment && `${location.href.split("#")[0]}#${fragment}`;
    own.value = link.value.replace("#t=", "#e=");
    this.#parts.look.href = link.value || "#";
    if (isChanged && !this.#parts.compose.hidden) history.replaceState(history.state, "", fragment ? fragment.replace("t=", "#e=") : "#");
  }

  /* Of numbers that cannot be. */
  #tell(chosen) {
    const { n, toldN, minutes, toldMinutes, seed, toldSeed } = this.#parts;
    for (const [field, line, text] of [[n, toldN, toldOfCount(n, this.#offered().length, chosen)], [minutes, toldMinutes, toldOfMinutes(minutes)], [seed, toldSeed, toldOfSeed(seed)]]) {
      say(line, text);
      field.setAttribute("aria-invalid", text !== "");
    }
  }

  async #copy(link, line, other) {
    say(other, "");
    say(line, this.#parts.said.dataset[(await copyText(link.value, link)) ? "copied" : "select"]);
  }
}

function newSeed() {
  return 1 + Math.floor(Math.random() * SEEDS);
}

define("kb-compose", KbCompose);
