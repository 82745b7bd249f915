/* What an assessment is called and by whom, as it begins. */
import { today } from "../words/today.js";
import { TEXT } from "../words/texts.js";
/** @import { AssessmentRecord } from "../shapes/types.d.ts" */

/**
 * Random and not a UUID: those exist on https only, and an intranet may do without.
 *
 * @type {() => string}
 */
export function newId() {
  return [...crypto.getRandomValues(new Uint32Array(3))].map((part) => part.toString(36)).join("");
}

/** @type {(version: string, name?: string) => AssessmentRecord} */
export function newRecord(version, name = TEXT.assessments.first) {
  const uid = newId();
  return { name, respondent: "", date: today(), set: version, uid, person: uid, at: Date.now() };
}
