/* What taking in the entries of a file would change: worked out before anything is written, so that it can be shown first.
 *
 * Pure: `read(key)` gives the value that is here, or null. All keys are without the prefix of the site.
 */
import { withSuffix } from "../shapes/assessment.js";
import { ASSESSMENT_PARTS } from "../shapes/parts.js";
import { fieldsWith } from "../shapes/shape.js";
/** @import { AssessmentRecord, Entry, Merge } from "../shapes/types.d.ts" */

/**
 * Entries of the assessment `from` of a file into the assessment `to` here: for every key the newer one stays.
 *
 * With `keepsNotes`, an empty note or reason does not replace one that is here: a link may have been made without them.
 * Keys of no assessment (quiz) are merged as they are. `same` counts entries that a reader would call the same; where only
 * what nobody sees is newer, they are in `changes` all the same, so that the order of several merges does not matter.
 *
 * @type {(entries: Entry[], from: string, to: string, read: (key: string) => any, keepsNotes?: boolean) => Merge}
 */
export function planMerge(entries, from, to, read, keepsNotes = false) {
  const plan = { changes: new Map(), added: [], updated: [], kept: [], same: 0 };
  for (const [key, there] of entries) mergeEntry(plan, movedKey(key, from, to), there, read, keepsNotes);
  return plan;
}

/**
 * The changes that add an assessment under its own id; `fresh` is its record where the file has none.
 *
 * @type {(entries: Entry[], id: string, fresh: AssessmentRecord) => Map<string, any>}
 */
export function planAdd(entries, id, fresh) {
  return planAs(entries, id, id, (record) => record ?? fresh);
}

/**
 * The changes that add it beside one that is here: another id and `uid`, and a name that tells the two apart.
 *
 * @type {(entries: Entry[], from: string, to: string, marks: { uid: string, suffix: string, fresh: AssessmentRecord }) => Map<string, any>}
 */
export function planCopy(entries, from, to, { uid, suffix, fresh }) {
  return planAs(entries, from, to, (record) => ({ ...(record ?? fresh), uid, name: withSuffix((record ?? fresh).name, suffix) }));
}

function planAs(entries, from, to, recordOf) {
  const changes = new Map(entries.map(([key, value]) => [movedKey(key, from, to), value]));
  const own = `assessment:${to}`;
  return changes.set(own, recordOf(changes.get(own)));
}

/** @type {(key: string, from: string, to: string) => string} */
export function movedKey(key, from, to) {
  const [part, id, ...rest] = key.split(":");
  return ASSESSMENT_PARTS.includes(part) && id === from ? [part, to, ...rest].join(":") : key;
}

function mergeEntry(plan, key, offered, read, keepsNotes) {
  const part = key.split(":")[0];
  const here = read(key);
  if (here === null) {
    plan.changes.set(key, offered);
    plan.added.push(key);
    return;
  }
  const there = keepsNotes && part === "check" ? filled(offered, fieldsWith(part, "note"), here) : offered;
  const isNewer = timeOf(there) > timeOf(here);
  const after = isNewer ? settled(part, there, here, here) : settled(part, here, there, here);
  if (!isSame(here, after)) plan.changes.set(key, after);
  if (isSame(here, there, fieldsWith(part, "unseen"))) plan.same += 1;
  else if (isNewer) plan.updated.push({ key, before: here, after });
  else plan.kept.push({ key, here, there });
}

/* What the winner must not lose by being empty, and who an assessment is here. */
function settled(part, winner, loser, here) {
  const lasting = fieldsWith(part, "lasting");
  if (!lasting.length) return winner;
  const own = fieldsWith(part, "own").filter((name) => here[name]);
  return { ...filled(winner, lasting, loser), ...Object.fromEntries(own.map((name) => [name, here[name]])) };
}

/* The value with those of its fields that are empty taken from another one. */
function filled(value, names, other) {
  const missing = names.filter((name) => !value[name] && other[name]);
  return { ...value, ...Object.fromEntries(missing.map((name) => [name, other[name]])) };
}

/** @type {(value: any) => number} */
export function timeOf(value) {
  return typeof value.at === "number" ? value.at : 0;
}

/**
 * A field that is missing is as good as an empty one.
 *
 * @type {(one: any, other: any, unseen?: string[]) => boolean}
 */
export function isSame(one, other, unseen = []) {
  if (typeof one !== "object" || typeof other !== "object") return (one || "") === (other || "");
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => unseen.includes(name) || isSame(one[name] ?? "", other[name] ?? ""));
}
