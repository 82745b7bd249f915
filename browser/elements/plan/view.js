/* What the plan says about its measures. */
import { ANSWERS } from "../../shapes/answer.js";
import { isDated } from "../../shapes/measure.js";
import { germanDate } from "../../words/dates.js";
import { firstSentence } from "../../words/first.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { isOverdue } from "./measure.js";
/** @import { Answer, Catalogue, Measure } from "../../shapes/types.d.ts" */

const AFTER_ALL = "9999";
const SUMS = ["overdue", "offen", "laeuft", "erledigt"];

/**
 * What a row of the table on paper says.
 *
 * @type {(measure: Measure, catalogue: Catalogue) => Record<string, string>}
 */
export function rowOf(measure, { byKey }) {
  const { what, who, due, status, item } = measure;
  const state = [TEXT.catalogue.status[status], isOverdue(measure) && TEXT.plan.counts.overdue].filter(Boolean).join(", ");
  return { what: firstSentence(what), about: byKey.get(item)?.text ?? "", who, due: germanDate(due), state };
}

/**
 * The item that a measure belongs to and what is answered there today, in lines with a link each.
 *
 * @type {(measure: Measure, catalogue: Catalogue, entry: Answer | null) => { text: string, link?: string, href?: string }[]}
 */
export function aboutItem({ item, status }, { byKey, areas }, entry) {
  if (!item) return [];
  const found = byKey.get(item);
  if (!found) return [{ text: entry?.t ? fill(TEXT.plan.gone_text, { text: entry.t }) : TEXT.plan.gone }];
  const { title } = areas.find(({ area }) => area === found.area);
  const belongs = { text: fill(TEXT.plan.belongs, { area: title }), link: found.text, href: found.href };
  return found.kind === "open" ? [belongs] : [belongs, answerOf(entry?.v, status, found.href)];
}

function answerOf(v, status, href) {
  const answer = ANSWERS.includes(v) ? TEXT.shared.answers[v] : TEXT.plan.unanswered;
  const text = fill(TEXT.plan.answer, { answer });
  return status === "erledigt" && v !== "ja" ? { text: `${text}. ${TEXT.plan.fits}`, link: TEXT.plan.fits_link, href } : { text };
}

/**
 * Each measure counts once: one that is overdue is not counted by its status.
 *
 * @type {(measures: Measure[]) => string}
 */
export function sumInWords(measures) {
  const groups = measures.map((measure) => (isOverdue(measure) ? "overdue" : measure.status));
  const counts = SUMS.map((name) => [name, groups.filter((group) => group === name).length]).filter(([, n]) => n);
  const parts = counts.map(([name, n]) => (name === "laeuft" && n === 1 ? TEXT.plan.running_one : `${n} ${TEXT.plan.counts[name]}`));
  return fill(measures.length === 1 ? TEXT.plan.summary_one : TEXT.plan.summary, { n: measures.length, parts: parts.join(", ") });
}

/**
 * Which of two comes first by its day; those without one stay behind all others.
 *
 * @type {(a: Measure, b: Measure) => number}
 */
export function byDay(a, b) {
  const [one, other] = [a, b].map((measure) => (isDated(measure) ? measure.due : AFTER_ALL));
  return one < other ? -1 : Number(one > other);
}

/** @type {(measures: Measure[]) => boolean} */
export function areApart(measures) {
  return new Set(measures.map(({ order }) => order)).size === measures.length;
}

/**
 * What the calendar file would hold: so many measures with a date, and the day to check again.
 *
 * @type {(dated: number, hasReview: boolean) => string}
 */
export function calendarInWords(dated, hasReview) {
  const { calendar_one: one, calendar_many: many, calendar_none: none, calendar_review: review } = TEXT.plan;
  const measures = dated === 1 ? one : fill(dated ? many : none, { n: dated });
  return [dated || !hasReview ? measures : "", hasReview && review].filter(Boolean).join(" ");
}
