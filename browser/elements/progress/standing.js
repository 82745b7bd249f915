/* What a returning reader meets first: what is overdue and due, how far she is, one way to go on. Pure functions of what is stored. */
import { isDated } from "../../shapes/measure.js";
import { germanDate, germanDay } from "../../words/dates.js";
import { firstSentence } from "../../words/first.js";
import { fill, joined, plain } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
/** @import { AssessmentRecord, Measure } from "../../shapes/types.d.ts" */

const MOST_LATE = 3; // the plan has them all

/**
 * What is overdue in the plan, the longest first.
 *
 * @type {(measures: Measure[], today: string) => Measure[]}
 */
export function lateOf(measures, today) {
  return measures.filter((measure) => isDated(measure) && measure.due < today).sort((a, b) => (a.due < b.due ? -1 : 1));
}

/**
 * One line for each of the first that are overdue, and how many more there are.
 *
 * @type {(late: Measure[]) => string[]}
 */
export function lateInWords(late) {
  const { late: overdue, more } = TEXT.progress;
  const shown = late.slice(0, MOST_LATE).map(({ what, who, due }) => fill(overdue, { date: germanDate(due), what: joined(firstSentence(what) || TEXT.plan.unnamed, who) }));
  return late.length > MOST_LATE ? [...shown, fill(more, { n: late.length - MOST_LATE })] : shown;
}

/**
 * How far she is, in which assessment, and when she last kept a stand.
 *
 * @type {(answered: string, record: AssessmentRecord | null, snapshots: { at: number }[]) => string}
 */
export function standInWords(answered, record, snapshots) {
  const name = record && !TEXT.reminder.unnamed.includes(record.name) ? plain(record.name) : "";
  const last = snapshots.length ? fill(TEXT.progress.kept, { date: germanDay(Math.max(...snapshots.map(({ at }) => at))) }) : "";
  return joined(name, answered, last);
}
