/* In which order the questions of a test and their answers stand: the same in every browser, on paper and on the screen. */
import { hashOf } from "./codes.js";
/** @import { ExamSpec } from "../shapes/types.d.ts" */

export const FIRST = "A"; // the variant on the screen

/**
 * Compares two keys by their places in a list called `list`: "" for the questions, else the id of the question the answers are for.
 *
 * @type {(spec: Pick<ExamSpec, "seed">, variant: string, list: string) => (one: string, other: string) => number}
 */
export function byPlace({ seed }, variant, list) {
  const place = (key) => hashOf(`${seed} ${variant} ${list} ${key}`);
  return (one, other) => place(one) - place(other) || (one < other ? -1 : 1);
}

/**
 * The questions of a variant in their order.
 *
 * @type {(spec: Pick<ExamSpec, "seed" | "ids" | "mix">, variant: string) => string[]}
 */
export function idsOf(spec, variant) {
  return spec.mix ? [...spec.ids].sort(byPlace(spec, variant, "")) : [...spec.ids];
}

/**
 * So many of these questions, as evenly from all topics as can be, in the order in which they were given.
 *
 * @type {(seed: number, questions: { id: string, topic: string }[], n: number) => string[]}
 */
export function drawn(seed, questions, n) {
  const compare = byPlace({ seed }, "", "");
  const taken = new Map();
  const ranked = [...questions].sort((one, other) => compare(one.id, other.id)).map(({ id, topic }) => {
    const rank = taken.get(topic) ?? 0;
    taken.set(topic, rank + 1);
    return { id, rank };
  });
  const chosen = new Set(ranked.sort((one, other) => one.rank - other.rank).slice(0, n).map(({ id }) => id)); // sorting keeps what is equal
  return questions.map(({ id }) => id).filter((id) => chosen.has(id));
}
