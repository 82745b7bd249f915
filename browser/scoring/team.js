/* What several people answered: pure functions, no page, no storage.
 *
 * Below three answers there is no figure at all, or one could read off who said what. Figures come from counts in
 * whole numbers, so that neither the order of the files nor a rounding error decides a tie. An area has a mean from as many rated
 * statements on as in the result of one person.
 *
 * Answers are apart where at least two people stand on each side: one who differs from the others does not split a team.
 */
import { answerTo, byRank, countAnswers, THRESHOLD } from "./answers.js";
/** @import { Answers, Counts, Point, Team } from "../shapes/types.d.ts" */

export const ENOUGH_PEOPLE = 3;
const EACH_SIDE = 2;
const SPREAD = { united: 0.4, apart: 0.75 };
const NO_FIGURES = { counts: null, unknown: null, mean: null, spread: null, unity: null };

/** @type {(items: Point[], people: Answers[]) => Team} */
export function team(items, people) {
  const figures = items.map((item) => teamItem(item, people));
  const statements = items.map((item, at) => ({ ...item, ...figures[at] })).filter(({ kind }) => kind !== "open");
  const areas = [...new Set(items.map(({ area }) => area))];
  return {
    items: figures,
    areas: areas.map((name) => teamArea(name, statements.filter(({ area }) => area === name), people)),
    ranking: statements.sort((a, b) => byRank(disagreement(a), disagreement(b))).map(({ key }) => key),
  };
}

function teamItem(item, people) {
  const given = people.map((answers) => answerTo(item, answers)).filter(Boolean);
  const enough = given.length >= ENOUGH_PEOPLE;
  const figures = enough && item.kind !== "open" ? teamFigures(given) : NO_FIGURES;
  return { key: item.key, n: given.length, ...figures, enough };
}

function teamFigures(given) {
  const { offen, ...counts } = countAnswers(given); // those who did not answer are not among `given`
  const figures = { counts, unknown: counts.weissnicht / given.length, ...meanAndSpread(counts) };
  return { ...figures, unity: unityOf(figures.spread, Math.min(counts.ja, counts.nein) >= EACH_SIDE) };
}

/** @type {(spread: number | null, isSplit: boolean) => "united" | "mixed" | "apart" | null} */
function unityOf(spread, isSplit) {
  if (spread === null) return null;
  if (spread <= SPREAD.united) return "united";
  return isSplit && spread >= SPREAD.apart ? "apart" : "mixed";
}

/* In halves, ja is 2 and teilweise 1: the sums stay whole, and 2 × deviation = √(n·squares − sum²) ÷ n. */
/** @type {(counts: Counts) => { mean: number | null, spread: number | null }} */
function meanAndSpread({ ja, teilweise, nein }) {
  const n = ja + teilweise + nein;
  if (n < ENOUGH_PEOPLE) return { mean: null, spread: null };
  const sum = 2 * ja + teilweise;
  const squares = 4 * ja + teilweise;
  return { mean: sum / (2 * n), spread: Math.sqrt(n * squares - sum * sum) / n };
}

function teamArea(area, statements, people) {
  const figuresOf = (name) => statements.map((statement) => statement[name]).filter((figure) => figure !== null);
  const ratedOf = (name) => (figuresOf(name).length < THRESHOLD.rated ? null : average(figuresOf(name)));
  const spread = ratedOf("spread");
  return {
    area,
    n: people.filter((answers) => statements.some((item) => answerTo(item, answers))).length,
    mean: ratedOf("mean"),
    spread,
    unity: unityOf(spread, statements.some(({ unity }) => unity === "apart")),
    unknown: average(figuresOf("unknown")),
    enough: statements.some(({ enough }) => enough),
  };
}

/** @type {(figures: number[]) => number | null} */
export function average(figures) {
  return figures.length ? figures.reduce((sum, figure) => sum + figure, 0) / figures.length : null;
}

/* The larger the disagreement, the smaller the rank; a figure that is missing comes last. */
function disagreement({ unity, spread, unknown, mean }) {
  return [-Number(unity === "apart"), -(spread ?? -1), -(unknown ?? -1), mean ?? 2];
}
