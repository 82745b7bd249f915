/* What taking in a file would change, by the way that is chosen for each assessment in it; nothing is written here.
 *
 * Ways: "add" (it is not here yet), "merge" with the one that is here, "copy" beside that one, "into" the open one, "skip".
 * Keys are without the prefix of the site.
 */
import { newId, newRecord } from "../../assessment/record.js";
import { assessmentsIn } from "../../files/contents.js";
import { isSame, movedKey, planAdd, planCopy, planMerge, timeOf } from "../../files/merge.js";
import { savedAt } from "../../files/saved-file.js";
import { germanDay } from "../../words/dates.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { unreadIn } from "./parts.js";

const UNREAD_MOST = 5e5;
const A_FEW = 3; // as many stand open at the end of an article

export class ImportPlan {
  left = []; // what is not understood and is too much to be kept here as well
  #list;
  #rest;
  #current;
  #at;
  #marks;
  #unmarked;
  #isOpenEmpty;
  #answers;

  /** `at`: when the file was saved. */
  constructor(list, entries, at) {
    const { assessments, rest } = assessmentsIn(entries);
    this.#list = list;
    this.#current = rest.find(([key]) => key === "current")?.[1];
    this.#at = at;
    this.#rest = this.#wanted(rest);
    this.parts = assessments.map(partOf);
    this.look();
    for (const own of this.parts) [own.way] = this.waysOf(own);
  }

  get quizCount() {
    return this.#rest.filter(isQuizKey).length;
  }

  get unread() {
    return [...this.left, ...this.#rest.filter(isUnread)];
  }

  /** To be called when what is here may have changed: read once, and not for each part of the file. */
  look() {
    const here = this.#list.list().reverse(); // of two, the newest counts
    this.#marks = new Map(here.map(([id, { uid }]) => [uid, id]));
    this.#unmarked = new Set(here.filter(([, { uid }]) => !uid).map(([id]) => id));
    this.#isOpenEmpty = !this.#list.keys(this.#list.current).length;
  }

  /** The first is what most will want. */
  waysOf(own) {
    const match = this.matchOf(own);
    const open = this.#list.current;
    const isElse = match !== open && !this.#isOpenEmpty;
    return [...(match ? ["merge", "copy"] : ["add"]), ...(isElse ? ["into"] : []), ...(this.parts.length > 1 ? ["skip"] : [])];
  }

  /** The id of the same assessment here. Old ones without a mark are the same under the same id. */
  matchOf({ id, uid, record }) {
    return this.#marks.get(uid) ?? (record && !record.uid && this.#unmarked.has(id) ? id : undefined);
  }

  /** `{ changes, steps, quiz, opens, isNew }`; a step is `{ own, way, target }` and, where two are merged, the plan of that. */
  outcome() {
    this.#answers = new Map();
    const changes = new Map();
    const read = (key) => changes.get(key) ?? this.#here(key);
    const steps = this.parts.map((own) => this.#step(own, changes, read));
    const rest = planMerge(this.#rest, "", "", read);
    for (const change of rest.changes) changes.set(...change);
    for (const step of steps) if ("target" in step) this.#noteFile(step, changes);
    const opens = this.#opens(steps);
    if (opens) changes.set("current", opens.target);
    const isNew = steps.some((step) => ["add", "copy"].includes(step.way) || hasNews(step)) || hasNews(rest);
    return { changes, steps, quiz: numbersOf(rest, isQuizKey), opens, isNew };
  }

  #here(key) {
    const { store } = this.#list;
    return key.startsWith("unreadable:") ? null : store.get(store.key(key));
  }

  /* What was saved there is told anew for here. What nobody understands must not fill the storage. */
  #wanted(rest) {
    const { store } = this.#list;
    const known = new Set(store.keys("unreadable"));
    let room = UNREAD_MOST - JSON.stringify(unreadIn(store)).length;
    return rest.filter((entry) => {
      if (!isUnread(entry)) return !/^(current$|saved:)/.test(entry[0]);
      if (known.has(store.key(entry[0]))) return false;
      const size = JSON.stringify(entry).length;
      if (size > room) return void this.left.push(entry);
      room -= size;
      return true;
    });
  }

  #answersIn(target) {
    if (!this.#answers.has(target)) this.#answers.set(target, this.#list.entries("check", target));
    return this.#answers.get(target);
  }

  #step(own, changes, read) {
    const { way } = own;
    if (way === "skip") return { own, way };
    const step = isMerge(own) ? this.#merged(own, read) : this.#added(own, changes);
    if (hasNews(step)) this.#freeze(step, changes);
    for (const change of step.changes) changes.set(...change);
    return step;
  }

  #added(own, changes) {
    const { id, way, uid, fresh, entries } = own;
    const isFree = way === "add" && !this.#list.keys(id).length && !changes.has(`assessment:${id}`);
    if (isFree) return { own, way, target: id, changes: planAdd(entries, id, recordFor(own)) };
    const marks = way === "copy" ? { uid: own.freshUid, suffix: TEXT.manage.copy } : { uid, suffix: "" };
    return { own, way, target: fresh, changes: planCopy(entries, id, fresh, { ...marks, fresh: recordFor(own) }) };
  }

  /* A file that was made without texts, or is of another assessment, leaves the name here alone. */
  #merged(own, read) {
    const { id, way, entries } = own;
    const target = way === "merge" ? this.matchOf(own) : this.#list.current;
    const isBare = isWithoutTexts(own);
    const wanted = way === "into" || isBare ? entries.filter(([key]) => !key.startsWith("assessment:")) : entries;
    return { own, way, target, ...planMerge(wanted, id, target, read, isBare) };
  }

  /* What is here is kept as it was, once, before something of it is replaced. */
  #freeze({ own, target }, changes) {
    const at = Date.now();
    const answers = [...this.#answersIn(target)];
    const isFrozen = this.parts.some(({ fresh }) => changes.has(`snapshot:${target}:${fresh}`));
    if (isFrozen || !answers.length) return;
    const { set = "" } = this.#list.record(target);
    changes.set(`snapshot:${target}:${own.fresh}`, { name: fill(TEXT.manage.before, { date: germanDay(at) }), at, set, auto: false, answers });
  }

  /* What comes from a file need not be saved as one. What is here only, and older, would count as saved too: then nothing is noted. */
  #noteFile({ own, target }, changes) {
    const there = new Map(own.entries.map(([key, value]) => [movedKey(key, own.id, target), value]));
    const { store } = this.#list;
    const [last, at] = [savedAt(store, target), Math.max(this.#at, ...own.entries.map(([, value]) => timeOf(value)))];
    const isLost = ([key, stored]) => {
      const value = changes.get(key) ?? stored ?? "";
      return timeOf(value) > last && timeOf(value) <= at && !isSame(value, there.get(key) ?? "");
    };
    const here = this.#list.keys(target).map((key) => [key.slice(store.key("").length), store.get(key)]);
    if (at > last && !here.some(isLost)) changes.set(`saved:${target}`, { at });
  }

  /* From the phone to the desk: what comes to a place with hardly an answer is what one wants to see. */
  #opens(steps) {
    const added = steps.filter(({ way }) => way === "add" || way === "copy");
    const [here, ...kept] = ["check", "plan", "snapshot"].map((kind) => this.#list.entries(kind).size);
    const isMore = ({ own }) => own.entries.filter(([key]) => key.startsWith("check:")).length > here;
    const isHardly = here <= A_FEW && !kept.some(Boolean) && added.some(isMore);
    return !here || isHardly ? added.find(({ own }) => own.id === this.#current) ?? added[0] : undefined;
  }
}

function partOf({ id, record, entries }) {
  return { id, record, entries, uid: record?.uid || `${id}-${record?.at ?? 0}`, fresh: newId(), freshUid: newId() };
}

/* For a file without the record: it is known again, and its version is unknown. */
function recordFor({ uid }) {
  return { ...newRecord(""), uid, person: uid };
}

function isWithoutTexts({ record, entries }) {
  const answers = entries.filter(([key]) => key.startsWith("check:"));
  return record?.name === "" && record.respondent === "" && answers.every(([, { note, reason }]) => !note && !reason);
}

/** @type {(step: { way: string }) => boolean} */
export function isMerge({ way }) {
  return way === "merge" || way === "into";
}

function isUnread([key]) {
  return key.startsWith("unreadable:");
}

function isQuizKey([key]) {
  return key.startsWith("quiz:");
}

/** @type {(step: any) => boolean} */
export function hasNews({ added, updated }) {
  return Boolean(added?.length || updated?.length);
}

/** @type {(merge: any, isWanted?: (entry: [string]) => boolean) => { added: number, updated: number, kept: number }} */
export function numbersOf({ added, updated, kept }, isWanted = () => true) {
  const count = (list) => list.filter((one) => isWanted([one.key ?? one])).length;
  return { added: count(added), updated: count(updated), kept: count(kept) };
}
