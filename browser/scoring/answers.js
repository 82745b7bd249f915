/* What one answer means: shared by the result of one person and the figures of a team. */
import { ANSWERS } from "../shapes/answer.js";
/** @import { Answers, Counts, Point } from "../shapes/types.d.ts" */

export const MEANING = new Map([
  ["ja", { value: 1, must: "met" }],
  ["teilweise", { value: 0.5, must: "unmet", gap: 0.5, reason: "partly" }],
  ["nein", { value: 0, must: "unmet", gap: 1, reason: "no" }],
  ["entfaellt", { must: "void" }],
  ["weissnicht", { must: "unknown", gap: 1, reason: "unknown" }],
  ["", { must: "open" }],
]);
/* Told to readers as well: tests/browser/scoring/test_method.py holds the words to these numbers. */
export const THRESHOLD = { rated: 3, complete: 0.6, good: 0.75, grow: 0.4 };

/**
 * What an answer counts; undefined for one that does not.
 *
 * @type {(answer: string) => number | undefined}
 */
export function valueOf(answer) {
  return MEANING.get(answer)?.value;
}

/**
 * The answer as stored, or "" for anything that is none.
 *
 * @type {(item: Point, answers: Answers) => string}
 */
export function answerTo({ key, kind }, answers) {
  const given = answers.get(key)?.v;
  const isAnswer = kind === "open" ? typeof given === "string" && given.trim() !== "" : MEANING.has(given);
  return isAnswer ? given : "";
}

/** @type {(given: string[]) => Counts} */
export function countAnswers(given) {
  const counts = Object.fromEntries([...ANSWERS, "offen"].map((word) => [word, 0]));
  for (const answer of given) counts[answer || "offen"] += 1;
  return counts;
}

/**
 * Compares two lists of numbers like words, the smaller first.
 *
 * @type {(a: number[], b: number[]) => number}
 */
export function byRank(a, b) {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : a[at] - b[at];
}
