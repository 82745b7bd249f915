/* Keeping a stand of the answers under a name that tells it from the others. */
import { MOST } from "../shapes/assessment.js";
import { germanDay, germanMoment } from "../words/dates.js";
import { fill, plain } from "../words/sentences.js";
import { TEXT } from "../words/texts.js";
import { snapshotOf } from "./begin.js";
import { newId } from "./record.js";
/** @import { Snapshot } from "../shapes/types.d.ts" */
/** @import { OpenAssessment } from "./open.js" */

/** @type {(stand: Pick<Snapshot, "name" | "at">) => string} */
export function nameOfStand({ name, at }) {
  return plain(name).trim() || fill(TEXT.stand.default_name, { date: germanDay(at) });
}

/**
 * The name that is proposed now: of the day, and of the minute where another of that day is called so already.
 *
 * @type {(assessments: OpenAssessment) => string}
 */
export function proposedName(assessments) {
  const now = Date.now();
  const name = nameOfStand({ name: "", at: now });
  const isTaken = [...assessments.entries("snapshot").values()].some((stand) => nameOfStand(stand) === name);
  return isTaken ? fill(TEXT.stand.default_name, { date: germanMoment(now) }) : name;
}

/**
 * Keeps the answers of the open assessment, and says so or why not. `write` puts a value under a key, if it can.
 *
 * @type {(assessments: OpenAssessment, write: (key: string, stand: Snapshot) => boolean, wanted?: string) => { isKept: boolean, said: string }}
 */
export function keepStand(assessments, write, wanted = "") {
  const { store, current } = assessments;
  if (store.keys("snapshot", current).length >= MOST.snapshot) return { isKept: false, said: fill(TEXT.stand.enough, { n: MOST.snapshot }) };
  const name = wanted.trim() || proposedName(assessments);
  const { set } = assessments.record(current);
  const isKept = write(store.key("snapshot", current, newId()), snapshotOf(store, current, set, name));
  return { isKept, said: isKept ? fill(TEXT.stand.frozen, { name }) : TEXT.stand.full };
}
