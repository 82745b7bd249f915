/* The day on which to look again: part of what an assessment says about itself, shown in result and plan, in the calendar file and
 * to whoever comes back.
 */
import { isDay, monthsAfter } from "../shapes/day.js";
import { today } from "../words/dates.js";
import { beginAssessment } from "./begin.js";
/** @import { AssessmentRecord } from "../shapes/types.d.ts" */
/** @import { KbStore } from "../store/store.js" */

const MONTHS = 3;

/**
 * The day that was chosen; "" where none was.
 *
 * @type {(record: AssessmentRecord) => string}
 */
export function reviewOf({ review = "" }) {
  return isDay(review) ? review : "";
}

/** @type {() => string} */
export function proposedReview() {
  return monthsAfter(today(), MONTHS);
}

/** @type {(store: KbStore, id: string, version: string, day: string) => void} */
export function setReview(store, id, version, day) {
  beginAssessment(store, id, version);
  const key = store.key("assessment", id);
  store.set(key, { ...store.get(key), review: day, at: Date.now() });
}
