/* What the page of the day says. Pure functions. */
import { comingUp, dueDay, lastingOf } from "../../scoring/boxes.js";
import { daysBetween } from "../../shapes/day.js";
import { germanDate } from "../../words/dates.js";
import { counted, fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
/** @import { Recall } from "../../shapes/types.d.ts" */

const LIMITS = [1, 7, 21, Infinity];

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
 * When something comes next: "morgen", "am 27.11.2026".
 *
 * @type {(stands: Recall[], today: string) => string}
 */
export function nextInWords(stands, today) {
  const day = stands.map(dueDay).sort()[0];
  return daysBetween(today, day) === 1 ? TEXT.recall.tomorrow : fill(TEXT.recall.day, { date: germanDate(day) });
}

/**
 * "Morgen 2, in 2 bis 7 Tagen 5"; before it how many are `due` and left for today.
 *
 * @type {(stands: Recall[], today: string, due: number) => string}
 */
export function comingInWords(stands, today, due) {
  const counts = comingUp(stands, today, LIMITS);
  const parts = counts.map((n, at) => (n ? fill(TEXT.recall.when[at], { n }) : "")).filter(Boolean);
  return fill(due ? TEXT.recall.coming_later : TEXT.recall.coming, { due, parts: parts.join(", ") });
}

/**
 * "Nach drei Wochen noch gewusst: 4 von 5", a line for each.
 *
 * @type {(stands: Recall[]) => string[]}
 */
export function lastingInWords(stands) {
  return lastingOf(stands).map(({ days, ...values }) => fill(TEXT.recall.lasting[days], values));
}
