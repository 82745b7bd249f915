/* All assessments, and what beginning, copying and removing one changes: keys and values for `writeAll`. */
import { withSuffix } from "../shapes/assessment.js";
import { ASSESSMENT_PARTS, WORK_PARTS } from "../shapes/parts.js";
import { newId, newRecord } from "./record.js";
import { OpenAssessment } from "./open.js";
/** @import { AssessmentRecord, Changes, Entry } from "../shapes/types.d.ts" */
/** @import { KbStore } from "../store/store.js" */

export class AllAssessments extends OpenAssessment {
  #keys;

  /** To be called when something was written. */
  changed() {
    this.#keys = undefined;
  }

  /**
   * `[id, record]` of all, the open one among them even before its first answer; the newest first.
   *
   * @type {() => any[][]}
   */
  list() {
    const ids = new Set([this.current, ...this.#byId().keys()]);
    return [...ids].map((id) => [id, this.record(id)]).sort(([, a], [, b]) => b.at - a.at);
  }

  /**
   * All keys of an assessment.
   *
   * @type {(id: string) => string[]}
   */
  keys(id) {
    return this.#byId().get(id) ?? [];
  }

  /** @type {(part: string, id?: string) => Map<string, any>} */
  entries(part, id = this.current) {
    const start = this.store.key(part, id, "");
    const own = this.keys(id).filter((key) => key.startsWith(start));
    return new Map(own.map((key) => [key.slice(start.length), this.store.get(key)]).filter(([, entry]) => entry));
  }

  /* Read once for all: to go through the whole storage for each of them would take its square. */
  #byId() {
    if (this.#keys) return this.#keys;
    queueMicrotask(() => this.changed());
    this.#keys = new Map();
    for (const key of ASSESSMENT_PARTS.flatMap((part) => this.store.keys(part))) {
      const [, , , id] = key.split(":");
      if (!this.#keys.get(id)?.push(key)) this.#keys.set(id, [key]);
    }
    return this.#keys;
  }
}

/** @type {(list: AllAssessments, id: string, name: string) => Changes} */
export function changesToBegin(list, id, name) {
  const { store, version } = list;
  return new Map([[store.key("assessment", id), newRecord(version, name)], [store.key("current"), id]]);
}

/**
 * The copy goes on from here: it takes the plan along, but not the past. Both stay marked as of the same person.
 *
 * @type {(list: AllAssessments, from: string, to: string, suffix: string) => Changes}
 */
export function changesToCopy(list, from, to, suffix) {
  const { store } = list;
  const record = marked(list.record(from));
  const copy = { ...record, name: withSuffix(record.name, suffix), uid: newId(), at: Date.now() };
  const changes = new Map([[store.key("assessment", from), record], [store.key("assessment", to), copy], [store.key("current"), to]]);
  for (const part of ["check", "plan"]) {
    for (const [key, value] of list.entries(part, from)) changes.set(store.key(part, to, key), value);
  }
  return changes;
}

/**
 * What holds answers, measures or snapshots is kept, to be had back. Where the open one goes, the newest of the others is open.
 *
 * @type {(list: AllAssessments, id: string) => Changes}
 */
export function changesToRemove(list, id) {
  const { store } = list;
  const entries = entriesOf(list, id);
  const hasContent = entries.some(([key]) => WORK_PARTS.includes(key.split(":")[0]));
  const kept = { name: list.record(id).name, at: Date.now(), entries };
  const changes = new Map(hasContent ? [[keyToKeep(store, id), kept]] : []); // first: whatever happens, one of the two is there
  for (const key of [...list.keys(id), store.key("saved", id)]) changes.set(key, null);
  const next = list.list().find(([other]) => other !== id)?.[0] ?? null;
  if (id === list.current) changes.set(store.key("current"), next);
  return changes;
}

/**
 * Where there is no room to keep it. What is written first tells whether anything can be, before anything is removed.
 *
 * @type {(list: AllAssessments, id: string) => Changes}
 */
export function changesToDrop(list, id) {
  const { store } = list;
  const changes = changesToRemove(list, id);
  const current = changes.get(store.key("current")) ?? (id === list.current ? "erste" : list.current);
  const removed = [...changes].filter(([key, value]) => value === null && key !== store.key("current"));
  return new Map([[store.key("current"), current], ...removed]);
}

/* Reading puts aside what is not readable: that stays in the storage anyway. */
function entriesOf(list, id) {
  const { store } = list;
  const start = store.key("").length;
  const read = [...list.keys(id), store.key("saved", id)].map((key) => [key.slice(start), store.get(key)]);
  return read.filter(([, value]) => value);
}

/* Another one of this id may have been removed before. */
function keyToKeep(store, id) {
  const key = store.key("deleted", id);
  return store.get(key) ? store.key("deleted", newId()) : key;
}

/**
 * `[key, { name, at, entries }]` of all that were removed, the last one first.
 *
 * @type {(store: KbStore) => any[][]}
 */
export function deletedOnes(store) {
  const read = store.keys("deleted").map((key) => [key, store.get(key)]);
  return read.filter(([, one]) => one).sort(([, a], [, b]) => b.at - a.at);
}

/**
 * Where its id is taken by now it gets the `next` one, and a mark of its own where it is here once more. An empty place is filled.
 *
 * @type {(list: AllAssessments, key: string, next: string) => Changes}
 */
export function changesToRestore(list, key, next) {
  const { store } = list;
  const { entries } = store.get(key);
  const target = idToRestore(list, entries, next);
  const changes = new Map([[key, null]]);
  for (const [name, value] of entries) {
    const [part, , ...rest] = name.split(":");
    changes.set(store.key(part, target, ...rest), part === "assessment" ? onlyOne(list, value) : value);
  }
  if (!list.keys(list.current).length) changes.set(store.key("current"), target);
  return changes;
}

/** @type {(list: AllAssessments, entries: Entry[], next: string) => string} */
export function idToRestore(list, entries, next) {
  const id = entries[0]?.[0].split(":")[1];
  return id && !list.keys(id).length ? id : next;
}

function onlyOne(list, record) {
  const isHere = record.uid && list.list().some(([, { uid }]) => uid === record.uid);
  return isHere ? { ...record, uid: newId() } : record;
}

/**
 * Old records lack what tells that a file is of the same assessment, or of the same person.
 *
 * @type {(record: AssessmentRecord) => AssessmentRecord}
 */
export function marked(record) {
  const uid = record.uid || newId();
  return { ...record, uid, person: record.person || uid };
}

/**
 * All that is stored, as it is now. Two of these tell what an action did, with all that followed from it by itself.
 *
 * @type {(store: KbStore) => Map<string, any>}
 */
export function storedState(store) {
  return new Map(store.dump(() => true).entries.map(({ key, value }) => [key, value]));
}

/**
 * What takes an action back; what another tab changed since then stays.
 *
 * @type {(store: KbStore, before: Map<string, any>, after: Map<string, any>) => Changes}
 */
export function changesToUndo(store, before, after) {
  const now = storedState(store);
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const touched = keys.filter((key) => !isEqual(before.get(key), after.get(key)) && isEqual(after.get(key), now.get(key)));
  return new Map(touched.map((key) => [store.key(key), before.get(key) ?? null]));
}

/** @type {(one: any, other: any) => boolean} */
export function isEqual(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
