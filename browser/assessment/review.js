/* The day on which to look again: part of what an assessment says about itself, shown in result and plan, in the calendar file and
 * to whoever comes back.
 */
import { isDay } from "../shapes/day.js";
import { germanDate } from "../words/dates.js";
import { fill } from "../words/sentences.js";
import { TEXT } from "../words/texts.js";
import { today } from "../words/today.js";
import { beginAssessment } from "./begin.js";
/** @import { AssessmentRecord } from "../shapes/types.d.ts" */
/** @import { OpenAssessment } from "./open.js" */

const MONTHS = 3;

/**
 * The day that was chosen; "" where none was.
 *
 * @type {(record: AssessmentRecord) => string}
 */
export function reviewOf({ review = "" }) {
  return isDay(review) ? review : "";
}

/** @type {(day: string) => string} */
export function reviewInWords(day) {
  return fill(TEXT.shared.review, { date: germanDate(day) });
}

/**
 * Shows the day in its field, or one in three months where none is to come; returns the one that is.
 *
 * @type {(field: any, record: AssessmentRecord) => string}
 */
export function showReview(field, record) {
  const now = today();
  const day = reviewOf(record);
  const coming = day > now ? day : "";
  field.min = now;
  if (field !== document.activeElement) field.value = coming || monthsAfter(now, MONTHS);
  return coming;
}

/**
 * Stores what stands in the field; says so, "" while a year is still being typed, `none` where it was emptied, `past` where the day is over.
 *
 * @type {(field: any, assessments: OpenAssessment, words: DOMStringMap) => string}
 */
export function takeReview({ value }, { store, current, version }, { none, past }) {
  if (value && !isDay(value)) return "";
  if (value && value < today()) return past;
  beginAssessment(store, current, version);
  const key = store.key("assessment", current);
  store.set(key, { ...store.get(key), review: value, at: Date.now() });
  return value ? `${reviewInWords(value)}.` : none;
}

/* The same day some months later; the last of the month where that one has no such day. */
function monthsAfter(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
