/* The day on which to look again, once it has come. */
import { today } from "../words/today.js";
import { reviewOf } from "./review.js";
/** @import { AssessmentRecord } from "../shapes/types.d.ts" */
/** @import { OpenAssessment } from "./open.js" */

/**
 * The day that is due; "" where none is.
 *
 * @type {(record: AssessmentRecord) => string}
 */
export function dueReview(record) {
  const day = reviewOf(record);
  return day <= today() ? day : "";
}

/**
 * Whoever keeps a stand has looked again: a day that was due is none any more. Returns whether there was one.
 *
 * @type {(assessments: OpenAssessment) => boolean}
 */
export function settleReview(assessments) {
  const { store, current } = assessments;
  const key = store.key("assessment", current);
  const isDue = Boolean(dueReview(assessments.record(current)));
  if (isDue) store.set(key, { ...store.get(key), review: "", at: Date.now() });
  return isDue;
}
