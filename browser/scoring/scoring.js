/* What the answers to the checklist say: pure functions, no page, no storage.
 *
 * Nobody gets a grade over all areas, and an area gets a value only from statements that somebody could answer.
 * Must-haves stand apart: they do not make an area better, and none is made up for by another statement.
 * No place in the checklist decides anything: what ties comes in the order of its key.
 * Everything is looked up in Maps: answers come from files, where a word may be "constructor".
 */
import { RATED } from "../shapes/answer.js";
import { answerTo, byRank, countAnswers, MEANING, THRESHOLD, valueOf } from "./answers.js";
/** @import { Answers, Comparison, Point, Result, Step } from "../shapes/types.d.ts" */

export const EFFECT = new Map([["hoch", 3], ["mittel", 2], ["gering", 1]]);
/* What costs little never outweighs what moves more: effort only orders what is equal otherwise. */
export const EFFORT = ["stunde", "tag", "woche"];
export const IMPORTANT = 2;
/* Where a statement is not about knowing, "not known" asks for finding out first, which takes an hour. */
export const FIND_OUT = 0.25;
export const FIRST_STEPS = 3;

/** @type {(items: Point[], answers: Answers, earlier?: Answers) => Result} */
export function score(items, answers, earlier) {
  const moves = earlier && compareAreas(items, earlier, answers);
  const areas = scoreAreas(items, answers).map((area, at) => ({ ...area, change: difference(moves?.[at].to, moves?.[at].from) }));
  const ranked = areas.filter(({ value }) => value !== null).sort((a, b) => a.value - b.value || alphabetical(a.area, b.area));
  const musts = items.filter((item) => item.must && item.kind !== "open");
  const questions = items.filter(({ kind }) => kind === "open");
  return {
    areas,
    ranking: ranked.map(({ area }) => area),
    musts: musts.map((item) => ({ key: item.key, state: MEANING.get(answerTo(item, answers)).must })),
    open: questions.map((item) => ({ key: item.key, answered: answerTo(item, answers) !== "" })),
    steps: nextSteps(items, answers, earlier ?? new Map(), areas, ranked[0]),
  };
}

/* An area that has a value both times is compared over the statements rated both times: what is newly answered, or new in
 * the checklist, has not become better or worse.
 */
/** @type {(items: Point[], before: Answers, after: Answers) => { area: string, from: number | null, to: number | null }[]} */
export function compareAreas(items, before, after) {
  const [old, now] = [before, after].map((answers) => scoreAreas(items, answers));
  return now.map(({ area, value }, at) => {
    const isBoth = value !== null && old[at].value !== null;
    const [from, to] = isBoth ? commonValues(statementsOf(items, area), before, after) : [old[at].value, value];
    return { area, from, to };
  });
}

function commonValues(statements, before, after) {
  const pairs = statements.map((item) => [before, after].map((answers) => MEANING.get(answerTo(item, answers)).value));
  const rated = pairs.filter((pair) => pair.every((value) => value !== undefined));
  return [0, 1].map((side) => (rated.length ? rated.reduce((sum, pair) => sum + pair[side], 0) / rated.length : null));
}

/* Must-haves stand apart. */
function statementsOf(items, name) {
  return items.filter(({ area, kind, must }) => area === name && kind !== "open" && !must);
}

function scoreAreas(items, answers) {
  const names = [...new Set(items.map(({ area }) => area))];
  return names.map((name) => {
    const statements = statementsOf(items, name);
    const given = statements.map((item) => answerTo(item, answers));
    const missing = statements.filter((_, at) => ["", "weissnicht"].includes(given[at])).map(({ key }) => key);
    return { area: name, ...scoreAnswers(given), missing };
  });
}

function scoreAnswers(given) {
  const counts = countAnswers(given);
  const relevant = given.length - counts.entfaellt;
  const rated = RATED.reduce((sum, answer) => sum + counts[answer], 0);
  const complete = relevant ? rated / relevant : 1;
  const value = rated >= THRESHOLD.rated && complete >= THRESHOLD.complete ? (counts.ja + counts.teilweise * valueOf("teilweise")) / rated : null;
  return { value, complete, state: stateOf(given.length, relevant, value), counts };
}

function stateOf(total, relevant, value) {
  if (!total) return "none";
  if (!relevant) return "void";
  if (relevant < THRESHOLD.rated) return "few";
  if (value === null) return "missing";
  if (value >= THRESHOLD.good) return "good";
  return value >= THRESHOLD.grow ? "grow" : "first";
}

/** @type {(value: unknown, before: unknown) => number | null} */
export function difference(value, before) {
  return typeof value === "number" && typeof before === "number" ? value - before : null;
}

function nextSteps(items, answers, earlier, areas, weakest) {
  const byName = new Map(areas.map((area) => [area.area, area]));
  const statements = items.filter(({ kind }) => kind !== "open");
  const found = statements.map((item) => nextStep(item, answers, earlier, byName.get(item.area))).filter(Boolean);
  found.sort((a, b) => byRank(a.rank, b.rank) || alphabetical(a.key, b.key));
  const steps = spread(found.map(({ rank, ...step }) => step));
  const [first] = steps;
  /* The list of areas begins with the weakest one: a first step from another one says so, unless the law explains it. */
  const isElsewhere = first && !isMust(first) && weakest?.value < 1 && byName.get(first.area).value !== weakest.value;
  if (isElsewhere) first.reasons.push("elsewhere");
  return steps;
}

function nextStep(item, answers, earlier, { value, state }) {
  const { gap, must, reason } = MEANING.get(answerTo(item, answers));
  if (!gap) return null;
  const isFinding = must === "unknown" && !item.must && !item.knowing;
  const important = answers.get(item.key).important === true;
  const worse = valueOf(answerTo(item, answers)) < valueOf(answerTo(item, earlier)); // never where one has no value
  const [size, ...worth] = isFinding ? [FIND_OUT, "find"] : [gap, item.effect, item.effort];
  const priority = size * (important ? IMPORTANT : 1) * (EFFECT.get(item.effect) ?? 1);
  const reasons = [item.must && "must", ...worth, reason, important && "important", worse && "worse", state === "first" && "weak"];
  const rank = [item.must ? Number(must === "unknown") : 2, -priority, worse ? 0 : 1, value ?? 2, item.knowing ? 1 : 0, Math.max(0, EFFORT.indexOf(worth[1]))];
  return { key: item.key, area: item.area, priority, reasons: reasons.filter(Boolean), rank };
}

/**
 * Steps in their order, but the first ones from as many areas as there are; what the law requires comes before that.
 *
 * @type {(steps: Step[]) => Step[]}
 */
export function spread(steps) {
  const sorted = new Set(steps.filter(isMust).slice(0, FIRST_STEPS));
  for (const step of steps) {
    if (sorted.size < FIRST_STEPS && [...sorted].every(({ area }) => area !== step.area)) sorted.add(step);
  }
  return [...new Set([...sorted, ...steps])];
}

function isMust({ reasons }) {
  return reasons.includes("must");
}

/* No two are equal. */
function alphabetical(a, b) {
  return a < b ? -1 : 1;
}
