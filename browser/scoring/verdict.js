/* What a result says, as a few sentences: each is a code with numbers and areas. The words stand in strings.yml.
 *
 * One strength and one gap are named, and where the first step moves more than in the largest gap. Nothing is summed up over all
 * areas. While fewer than half of the areas have a value, the few answers of the others are a first picture and are told as one. A gap
 * is told from one answer on, as its row shows it. An area where the law is not kept or nobody knows is not praised.
 */
import { ANSWERS, RATED } from "../shapes/answer.js";
import { THRESHOLD, valueOf } from "./answers.js";
/** @import { AreaScore, Result, Sentence } from "../shapes/types.d.ts" */

const FEW = 5;
const SOME = 3;
const AMISS = ["unmet", "unknown"];
const NO_STATEMENTS = ["none", "void"];

/**
 * The sentences, the first ones on the areas. Each: `code`, `n` and `total` where it counts, `areas` where it tells of some, the first to be named.
 * `areaOf` tells in which area an item stands.
 *
 * @type {(result: Pick<Result, "areas" | "musts" | "steps">, areaOf: (key: string) => string) => Sentence[]}
 */
export function verdictOf({ areas, musts, steps }, areaOf) {
  const asked = areas.filter(({ state }) => !NO_STATEMENTS.includes(state));
  const sums = sumsOf(areas, musts);
  if (!sums.done) return [{ code: "none", n: 0 }];
  const valued = asked.filter(({ value }) => value !== null);
  const isEarly = valued.length * 2 < asked.length;
  const unlawful = musts.filter(isAmiss).map(({ key }) => areaOf(key));
  const order = steps.filter(({ key }) => !musts.some((must) => must.key === key)).map(({ key }) => areaOf(key));
  const hints = asked.filter((area) => isEarly || area.value === null).map(({ area }) => area);
  const standing = standingOf(groupsOf(asked, unlawful, order, isEarly ? [] : hints), asked.length);
  return [
    ...openingOf(sums, isEarly),
    ...standing.map((sentence) => ({ ...sentence, early: sentence.areas ? hints.includes(sentence.areas[0]) : isEarly })),
    ...moving(standing, order),
    ...besides(musts),
    ...missingOf(sums, isEarly ? 0 : count(asked, "missing")),
    ...naming("rose", valued.filter(({ change }) => change > 0)),
    ...naming("fell", valued.filter(({ change }) => change < 0)),
  ];
}

/**
 * Whether a duty is unfulfilled, or nobody knows.
 *
 * @type {(must: { state: string }) => boolean}
 */
export const isAmiss = ({ state }) => AMISS.includes(state);

/**
 * Which label an area has or leans to; "" where nothing in it is rated.
 *
 * @type {(area: Pick<AreaScore, "counts">) => string}
 */
export function leaningOf(area) {
  const mean = meanOf(area);
  if (Number.isNaN(mean)) return "";
  if (mean >= THRESHOLD.good) return "good";
  return mean >= THRESHOLD.grow ? "grow" : "first";
}

/**
 * The mean of what is rated, however little that is; NaN for nothing.
 *
 * @type {(area: Pick<AreaScore, "counts">) => number}
 */
export function meanOf({ counts }) {
  const rated = RATED.reduce((sum, name) => sum + counts[name], 0);
  return RATED.reduce((sum, name) => sum + counts[name] * valueOf(name), 0) / rated;
}

function sumsOf(areas, musts) {
  const sum = (name) => areas.reduce((total, { counts }) => total + counts[name], 0);
  const given = ANSWERS.reduce((total, name) => total + sum(name), 0);
  const [open, unknown] = ["open", "unknown"].map((state) => count(musts, state));
  return { total: given + sum("offen") + musts.length, done: given + musts.length - open, unknown: sum("weissnicht") + unknown };
}

function count(musts, wanted) {
  return musts.filter(({ state }) => state === wanted).length;
}

/* By label, the lowest first; of equal ones that where the first step is. What runs well by a hint alone is left out. */
function groupsOf(areas, unlawful, order, hints) {
  const groups = { good: [], grow: [], first: [] };
  const known = areas.map((area) => ({ area: area.area, state: leaningOf(area), mean: meanOf(area), rank: order.indexOf(area.area) + 1 || Infinity, isLawful: !unlawful.includes(area.area) })).filter(({ area, state }) => state && (state === "first" || !hints.includes(area)));
  for (const area of known.sort((a, b) => a.mean - b.mean || a.rank - b.rank)) groups[area.state].push(area);
  return groups;
}

/* The first step moves most, and may be elsewhere than the largest gap: without a word that would look like a contradiction. */
function moving(standing, order) {
  const [area] = order;
  const gap = standing.find(({ code }) => /gap|build/.test(code));
  return naming("moves", area && gap && gap.areas[0] !== area ? [{ area }] : []);
}

function openingOf({ done, total, unknown }, isEarly) {
  if (isUnsure({ done, unknown })) return [{ code: unknown < done ? "unsure" : "unsure_all", n: unknown, total: done }];
  if (done < FEW && done < total) return [{ code: "few", n: done, total }];
  return isEarly ? [{ code: "early", n: done, total }] : [];
}

function isUnsure({ done, unknown }) {
  return unknown >= SOME && unknown * 2 >= done;
}

function standingOf({ good, grow, first }, total) {
  const n = good.length + grow.length + first.length;
  const [lowest, highest] = [grow[0], grow[grow.length - 1]].map((area) => area?.mean);
  if (n > 1 && grow.length === n && lowest < highest) return apart(grow);
  const [only] = Object.entries({ good, grow, first }).find(([, areas]) => areas.length === n) ?? [];
  if (n > 1 && only && (only !== "good" || bestFirst(good).length === n)) return [{ code: `all_${only}`, n, total }];
  return [
    ...naming("strong", bestFirst(good)),
    ...naming("lead", good.length || !first.length ? [] : bestFirst(grow)),
    ...naming("gap", first),
    ...naming("build", first.length ? [] : grow),
  ];
}

/* All of one label: those at the two ends are told apart all the same. */
function apart(areas) {
  const [{ mean: lowest }] = areas;
  return [...naming("lead", bestFirst(areas.filter(({ mean }) => mean > lowest))), ...naming("gap", areas.filter(({ mean }) => mean === lowest))];
}

/* Those that may be praised; of equal ones that where the first step comes latest. */
function bestFirst(areas) {
  return areas.filter(({ isLawful }) => isLawful).sort((a, b) => b.mean - a.mean || b.rank - a.rank);
}

function naming(code, areas) {
  return areas.length ? [{ code, areas: areas.map(({ area }) => area), n: areas.length }] : [];
}

/* The law is made up for by nothing else. */
function besides(musts) {
  return [{ code: "unmet", n: count(musts, "unmet") }, { code: "unclear", n: count(musts, "unknown") }].filter(({ n }) => n);
}

function missingOf(sums, without) {
  if (sums.unknown >= SOME && !isUnsure(sums)) return [{ code: "unknown", n: sums.unknown }];
  return without ? [{ code: "rest", n: without }] : [];
}
