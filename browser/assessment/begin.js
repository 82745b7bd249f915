/* The open assessment: begun with its first answer, so that nobody must name anything before, and kept apart from its
 * own past: what was answered so far is frozen before it meets a changed checklist.
 *
 * `version` is the build's hash of all items. open.js reads what belongs to it, changes.js has what concerns several.
 */
import { newRecord } from "./record.js";
/** @import { Snapshot } from "../shapes/types.d.ts" */
/** @import { KbStore } from "../store/store.js" */

/**
 * Called with every answer.
 *
 * @type {(store: KbStore, id: string, version: string) => void}
 */
export function beginAssessment(store, id, version) {
  const key = store.key("assessment", id);
  if (store.get(key)) return;
  store.set(key, newRecord(version));
  store.set(store.key("current"), id);
}

/**
 * Called before answers are shown beside the items of this version.
 *
 * @type {(store: KbStore, id: string, version: string) => void}
 */
export function meetVersion(store, id, version) {
  const key = store.key("assessment", id);
  const record = store.get(key);
  if (!record || record.set === version) return;
  const snapshot = record.set && snapshotOf(store, id, record.set);
  // Two tabs that do this at once write the same key; two devices with other answers do not.
  const last = snapshot && Math.max(...snapshot.answers.map(([, { at }]) => at));
  const mark = `auto-${record.set}-${last}`.toLowerCase().replace(/\W|_/g, "-").slice(-200); // any text may stand in a file
  if (snapshot) store.set(store.key("snapshot", id, mark), snapshot);
  if (!store.problem) store.set(key, { ...record, set: version });
}

/**
 * The answers as they are now, to the version `set` of the checklist; null where there are none. Without a name it was taken by itself.
 *
 * @type {(store: KbStore, id: string, set?: string, name?: string) => Snapshot | null}
 */
export function snapshotOf(store, id, set = "", name = "") {
  const start = store.key("check", id, "").length;
  const answers = store.keys("check", id).map((key) => [key.slice(start), store.get(key)]).filter(([, entry]) => entry);
  return answers.length ? { name, at: Date.now(), set, auto: !name, answers } : null;
}
