/* When a question comes again: fixed boxes of growing intervals. Pure functions; days are those of the calendar, as they are stored.
 *
 * What was answered anywhere is in the first box from that day on. Asked when it is due and known, it moves to the next box, else
 * back to the first. What is known before it is due changes nothing: who repeats at once has not kept it for long.
 */
import { daysAfter, daysBetween, localDay } from "../shapes/day.js";
import { BOXES, MAX_GAP } from "../shapes/recall.js";
/** @import { Choice, Due, Recall } from "../shapes/types.d.ts" */

export const A_DAY = 10;
export const LASTING = [60, 21, 7];
/* A clock that goes back makes nobody wait longer than the longest interval twice. */
const AHEAD = Math.max(...BOXES) + 2;

/**
 * Where a question stands: as it was kept, or as the answer that was given elsewhere since then has it; null while it has no answer.
 *
 * @type {(entry: Choice | null, kept: Recall | null) => Recall | null}
 */
export function standOf(entry, kept) {
  if (!entry || entry.s === "draft") return null;
  const known = isKnown(entry);
  if (!kept) return { box: 0, day: localDay(entry.at), known: Boolean(known), gap: 0, at: entry.at };
  const isNews = !entry.r && entry.at > kept.at && known !== undefined;
  return isNews ? after(kept, localDay(entry.at), Boolean(known), { at: entry.at }) : kept;
}

/**
 * Whether she knew it; undefined where only she could tell and has not.
 *
 * @type {(entry: Pick<Choice, "v" | "s">) => boolean | undefined}
 */
export function isKnown({ v, s }) {
  if (s !== "compared") return s === "right";
  return v[1] ? v[1] === "met" : undefined;
}

/**
 * Where it stands after it was asked on a day. `more` is kept beside it. What lasts is told only of what she had known before.
 *
 * @type {(stand: Recall, day: string, known: boolean, more: Partial<Recall>) => Recall}
 */
export function after(stand, day, known, more) {
  if (known && !isDue(stand, day)) return stand;
  const gap = Math.min(daysBetween(stand.day, day), MAX_GAP);
  const lasting = stand.known && gap >= LASTING[LASTING.length - 1] ? { gap, held: known } : { gap: stand.gap, held: stand.held };
  const box = known ? Math.min(stand.box + 1, BOXES.length - 1) : 0;
  return { box, day: day < stand.day && !isAhead(stand, day) ? stand.day : day, known, ...lasting, ...more, at: more.at ?? stand.at };
}

/** @type {(stand: Pick<Recall, "box" | "day">) => string} */
export function dueDay({ box, day }) {
  return daysAfter(day, BOXES[box]);
}

/** @type {(stand: Pick<Recall, "box" | "day">, today: string) => boolean} */
export function isDue(stand, today) {
  return dueDay(stand) <= today || isAhead(stand, today);
}

/* What a clock that was wrong has put so far off that it would be lost. */
function isAhead({ day }, today) {
  return day > daysAfter(today, AHEAD);
}

/**
 * All that have an answer, with where they stand and whether they were asked today. `read` gives what is stored of an item, or null.
 *
 * @type {(items: string[], read: (part: string, item: string) => any, today: string) => Due[]}
 */
export function standsOf(items, read, today) {
  const all = items.map((item) => {
    const kept = read("recall", item);
    return { item, stand: standOf(read("quiz", item), kept), isAsked: kept?.day === today };
  });
  return all.filter(({ stand }) => stand);
}

/**
 * How many may still be asked today, due or not.
 *
 * @type {(all: Due[]) => number}
 */
export function roomToday(all) {
  return Math.max(0, A_DAY - all.filter(({ isAsked }) => isAsked).length);
}

/**
 * How many are still asked today, of how many that are due.
 *
 * @type {(all: Due[], today: string) => { n: number, total: number }}
 */
export function leftToday(all, today) {
  const total = all.filter(({ stand }) => isDue(stand, today)).length;
  return { n: Math.min(total, roomToday(all)), total };
}

/**
 * What is due, in the order in which it is best asked: what was wrong, first of all if she was sure of it, and what she knew, first
 * of all if she was unsure of it, then what is longest overdue. They take turns: after a holiday ten misses in a row discourage.
 *
 * @type {(all: Due[], today: string) => Due[]}
 */
export function dueOf(all, today) {
  const due = all.filter(({ stand }) => isDue(stand, today));
  due.sort((a, b) => rankOf(a.stand) - rankOf(b.stand) || (dueDay(a.stand) < dueDay(b.stand) ? -1 : Number(dueDay(a.stand) > dueDay(b.stand))));
  const [missed, known] = [false, true].map((wanted) => due.filter(({ stand }) => Boolean(stand.known) === wanted));
  return due.flatMap((_, at) => [...missed.slice(at, at + 1), ...known.slice(at, at + 1)]);
}

/** @type {(stand: Recall) => number} */
function rankOf({ known, sure, unsure }) {
  if (!known) return sure ? 0 : 1;
  return unsure ? 2 : 3;
}

/**
 * On which days how many come, the next day first; what is still due comes tomorrow. On no day are there more than may be asked:
 * the others come a day later.
 *
 * @type {(stands: Recall[], today: string) => [day: string, n: number][]}
 */
export function comingUp(stands, today) {
  const tomorrow = daysAfter(today, 1);
  const counts = new Map();
  let day = "";
  for (const due of stands.map((stand) => (isDue(stand, today) ? tomorrow : dueDay(stand))).sort()) {
    if (due > day) day = due;
    if (counts.get(day) === A_DAY) day = daysAfter(day, 1);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts];
}

/**
 * What lasts: of the known questions that were last asked after so many days or more, how many she still knew. Each counts once.
 *
 * @type {(stands: Recall[]) => { days: number, known: number, total: number }[]}
 */
export function lastingOf(stands) {
  const level = ({ gap }) => LASTING.find((days) => gap >= days);
  const rows = LASTING.map((days) => {
    const asked = stands.filter((stand) => level(stand) === days);
    return { days, known: asked.filter(({ held }) => held).length, total: asked.length };
  });
  return rows.filter(({ total }) => total);
}
