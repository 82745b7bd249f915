/* How the questions of a test worked in a class: pure functions, no page, no storage.
 *
 * A score is 1 for right and 0 for anything else, also for what was left out; null where nothing is judged, as with an answer in
 * one's own words. Figures come from sums of whole numbers: the order of the people decides nothing, and no rounding error a tie.
 */
/** @import { ItemFigures, OptionFigures } from "../shapes/types.d.ts" */

/* From so many results on a question is called easy, hard or misleading, and from so many on without a word of caution. */
export const ENOUGH_RESULTS = { findings: 5, sure: 20 };
const EASY = 0.95;
const HARD = 0.2;
const TALKED = { most: 3, right: 0.75 };
/* As is usual in testing: from 0.3 on an item tells those who know more from the others; below −0.1 it is the wrong way round. */
const APART = { well: 0.3, somewhat: 0.1, reversed: -0.1 };
/* What chance alone does most of the time is no finding: of twenty good questions less than one is called misleading, whatever the class. */
const BEYOND_CHANCE = { reversed: 1, better: 1.5, people: 3 };

/**
 * Of each question how many were judged and how many right, and how far being right goes with being right elsewhere:
 * the correlation with the score of all other questions, null where one of the two is the same for all. `people` is a row of scores for each person.
 *
 * @type {(people: (number | null)[][]) => ItemFigures[]}
 */
export function itemFigures(people) {
  const totals = people.map((scores) => sum(scores.map((score) => score ?? 0)));
  return (people[0] ?? []).map((_, at) => {
    const pairs = people.map((scores, row) => [scores[at], totals[row] - (scores[at] ?? 0)]).filter(([score]) => score !== null);
    const right = sum(pairs.map(([score]) => score));
    return { n: pairs.length, right, share: pairs.length ? right / pairs.length : null, apart: correlation(pairs) };
  });
}

/* Pearson's r, which is the point-biserial one where the first of each pair is 0 or 1. */
function correlation(pairs) {
  const [xs, ys] = [0, 1].map((side) => pairs.map((pair) => pair[side]));
  const both = pairs.length * sum(pairs.map(([x, y]) => x * y)) - sum(xs) * sum(ys);
  const spread = Math.sqrt(spreadOf(xs) * spreadOf(ys));
  return spread ? both / spread : null;
}

function spreadOf(values) {
  return values.length * sum(values.map((value) => value * value)) - sum(values) ** 2;
}

/**
 * Of each option how often it was chosen, and how many of the other questions those who chose it had right on average; null for nobody.
 * `chosen` has a list of options for each person, `rests` what she had right elsewhere.
 *
 * @type {(keys: string[], chosen: string[][], rests: number[]) => OptionFigures[]}
 */
export function optionFigures(keys, chosen, rests) {
  return keys.map((key) => ({ key, ...groupOf(rests.filter((_, row) => chosen[row].includes(key))) }));
}

/** @type {(rests: number[]) => { n: number, rest: number | null }} */
export function groupOf(rests) {
  return { n: rests.length, rest: rests.length ? sum(rests) / rests.length : null };
}

/**
 * How far scores are spread, as the standard deviation of a sample; 0 for a single one.
 *
 * @type {(rests: number[]) => number}
 */
export function deviation(rests) {
  const n = rests.length;
  return n > 1 ? Math.sqrt(spreadOf(rests) / (n * (n - 1))) : 0;
}

/**
 * What is amiss with a question: "easy", "hard", "guessed" (no better than by guessing), "lure" (a wrong option is chosen more often than every right
 * one), "better" (one is chosen by those who know more elsewhere), "reversed" (those who know more are rather wrong). `guess` is the share
 * that guessing has right, `knowing` the group of those who were right, `spread` the deviation of all scores elsewhere.
 *
 * @type {(figures: ItemFigures, options: (OptionFigures & { right: boolean })[], guess: number, knowing: Omit<OptionFigures, "key">, spread: number) => { name: string, key?: string }[]}
 */
export function findingsOf({ n, right, share, apart }, options, guess, knowing, spread) {
  if (n < ENOUGH_RESULTS.findings) return [];
  const wrong = options.filter((option) => !option.right);
  const most = Math.max(right, ...options.filter((option) => option.right).map((option) => option.n));
  const lure = mostChosen(wrong.filter((option) => option.n > most));
  const better = mostChosen(wrong.filter((option) => option !== lure && isBetter(option, knowing, spread)));
  return [
    share >= EASY && { name: "easy" },
    share <= HARD && { name: "hard" },
    share > HARD && share <= guess && { name: "guessed" },
    lure && { name: "lure", key: lure.key },
    better && { name: "better", key: better.key },
    apart !== null && apart <= -BEYOND_CHANCE.reversed / Math.sqrt(n - 1) && { name: "reversed" },
  ].filter(Boolean);
}

function isBetter({ n, rest }, knowing, spread) {
  if (n < BEYOND_CHANCE.people || !knowing.n || !spread) return false;
  return rest - knowing.rest >= BEYOND_CHANCE.better * spread * Math.sqrt(1 / n + 1 / knowing.n);
}

function mostChosen(options) {
  return options.reduce((first, option) => (option.n > (first?.n ?? 0) ? option : first), undefined);
}

/**
 * The places of the few questions to talk about: the fewest right first. Nothing that at least three quarters had right.
 *
 * @type {(items: ItemFigures[]) => number[]}
 */
export function toTalkAbout(items) {
  const places = items.map((_, at) => at).filter((at) => items[at].n && items[at].share < TALKED.right);
  return places.sort((a, b) => items[a].share - items[b].share || a - b).slice(0, TALKED.most);
}

/**
 * A name for how well a question tells those who know more from the others; "none" where there is no figure or too few results.
 *
 * @type {(figures: ItemFigures) => "well" | "somewhat" | "barely" | "reversed" | "none"}
 */
export function apartness({ n, apart }) {
  if (apart === null || n < ENOUGH_RESULTS.findings) return "none";
  if (apart >= APART.well) return "well";
  if (apart >= APART.somewhat) return "somewhat";
  return apart < APART.reversed ? "reversed" : "barely";
}

/** @type {(numbers: number[]) => number} */
export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
