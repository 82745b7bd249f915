/* What the page of the day says. Pure functions. */
import { comingUp, lastingOf } from "../../scoring/boxes.js";
import { daysBetween } from "../../shapes/day.js";
import { counted, fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
/** @import { Recall } from "../../shapes/types.d.ts" */

const A_WEEK = 7; // from here on the name of a day would be that of an earlier one

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const FORMS = { name: { weekday: "long" }, date: { day: "numeric", month: "long" } };
const TOLD = 3; // days, and how many come after them

/**
 * "4 Fragen, etwa 3 Minuten": `total` where not all that is due is asked today.
 *
 * @type {(form: string, seconds: number[], total?: number) => string}
 */
export function scopeInWords(form, seconds, total = seconds.length) {
  const minutes = Math.max(1, Math.round(seconds.reduce((sum, one) => sum + one, 0) / 60));
  const n = seconds.length;
  const questions = total > n ? fill(TEXT.recall.of, { n, total }) : counted(n, TEXT.recall.questions);
  return fill(form, { questions, minutes: counted(minutes, TEXT.recall.minutes) });
}

/**
 * "Morgen kommen 10 wieder, am Donnerstag 4.": the first days, and how many come after them.
 *
 * @type {(stands: Recall[], today: string) => string}
 */
export function comingInWords(stands, today) {
  const { coming, then, later } = TEXT.recall;
  const all = comingUp(stands, today);
  const [first, ...others] = all.slice(0, TOLD).map(([date, n], at) => {
    const form = at ? then : coming[Number(n > 1)];
    return fill(form, { day: whenInWords(date, today), n });
  });
  const rest = all.slice(TOLD).reduce((sum, [, n]) => sum + n, 0);
  const parts = [first[0].toUpperCase() + first.slice(1), ...others, ...(rest ? [fill(later, { n: rest })] : [])];
  return `${parts.join(", ")}.`;
}

/**
 * "Das nächste Mal: Mittwoch, 2. Dezember, 6 Fragen."
 *
 * @type {(stands: Recall[], today: string) => string}
 */
export function nextInWords(stands, today) {
  const [[date, n]] = comingUp(stands, today);
  const day = daysBetween(today, date) === 1 ? TEXT.recall.tomorrow : dayInWords(date, { ...FORMS.name, ...FORMS.date });
  return fill(TEXT.recall.next, { day, questions: counted(n, TEXT.recall.questions) });
}

/* "morgen", "am Donnerstag", "am 2. Dezember". */
function whenInWords(date, today) {
  const days = daysBetween(today, date);
  if (days === 1) return TEXT.recall.tomorrow;
  return fill(TEXT.recall.day, { day: dayInWords(date, days < A_WEEK ? FORMS.name : FORMS.date) });
}

/**
 * "Nach drei Wochen noch gewusst: 4 von 5", a line for each.
 *
 * @type {(stands: Recall[]) => string[]}
 */
export function lastingInWords(stands) {
  return lastingOf(stands).map(({ days, ...values }) => fill(TEXT.recall.lasting[days], values));
}

/* At noon, as no clock is put forward or back then. */
function dayInWords(date, form) {
  return new Date(`${date}T12:00`).toLocaleDateString("de", form);
}
