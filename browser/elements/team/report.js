/* What a team should talk about, and all figures behind it. Below three answers team() gives none, and none is shown. */
import { drawBar } from "../../page/bar.js";
import { build } from "../../page/nodes.js";
import { compareRoles, countRoles, groupsOf } from "../../scoring/roles.js";
import { team } from "../../scoring/team.js";
import { ANSWERS } from "../../shapes/answer.js";
import { fill, joined, plain } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { isGiven } from "./files.js";
import { drawLegend, inCounts } from "./picture.js";
/** @import { Answers, Catalogue, Make } from "../../shapes/types.d.ts" */

const MEETING = { minutes: 45, opening: 5, topics: 30, most: 6, longest: 10 };
const MOST_ROLE_ROWS = 5;
const MOST_BESIDE = 4; // all this on three sheets of paper
const MANY = 10; // from so many answers on a mean says something
const LIMITS = { unknown: 0.4, bad: 0.4 };

/**
 * The statements, in the order of the checklist and with the most disagreement first, and the open questions: those that the survey
 * asks for (`check`), and what somebody answered beyond it.
 *
 * @type {(catalogue: Catalogue, people: Answers[], roles?: string[], check?: string) => any}
 */
export function readReport({ items: all, areas, byKey: known }, people, roles = [], check = "") {
  const isAsked = ({ key, node }) => check === "alle" || "short" in node.dataset || people.some((answers) => isGiven(key, answers));
  const items = all.filter(isAsked);
  const { items: figures, areas: means, ranking } = team(items, people);
  const titles = new Map(areas.map(({ area, title }) => [area, title]));
  const points = items.map((item, at) => ({ ...item, ...figures[at], title: titles.get(item.area), reworded: people.filter((answers) => isReworded(item, answers)).length }));
  const byKey = new Map(points.map((point) => [point.key, point]));
  const ranked = ranking.map((key) => byKey.get(key));
  const rows = means.map((mean) => ({ ...mean, title: titles.get(mean.area) }));
  return {
    points,
    statements: points.filter(({ kind }) => kind !== "open"),
    roles: compareRoles(items, people, roles).slice(0, MOST_ROLE_ROWS).map((row) => ({ ...byKey.get(row.key), ...row })),
    ranked,
    topics: ranked.filter(({ spread }) => spread).slice(0, MEETING.most),
    open: points.filter(({ kind }) => kind === "open"),
    former: readFormer(known, people),
    areas: rows.filter(({ area }) => points.some((point) => point.area === area && point.kind !== "open")),
  };
}

/**
 * How many people have which role, and why these are not compared: too few of them, or no difference.
 *
 * @type {(roles: string[], report: any) => { counts: string, gap: string }}
 */
export function rolesInWords(roles, report) {
  if (!roles.some(Boolean)) return { counts: "", gap: "" };
  const counts = countRoles(roles).map(({ roles: [role], size }) => `${roleInWords(role)} ${size}`).join(", ");
  if (!report || report.roles.length) return { counts, gap: "" };
  return { counts, gap: groupsOf(roles).length > 1 ? "same" : "few" };
}

function roleInWords(role) {
  return plain(role) || TEXT.team.no_role;
}

/** @type {(item: { key: string, rev?: string }, answers: Answers) => boolean} */
export function isReworded({ key, rev }, answers) {
  return isGiven(key, answers) && answers.get(key).rev !== rev;
}

/**
 * What stands in the parts of the page, by their names; `make` copies a template of it, `planOf` says whether a point is in the plan.
 *
 * @type {(report: any, make: Make, planOf: (point: any) => Record<string, boolean>) => Record<string, Element[]>}
 */
export function sectionsOf({ ranked, topics, areas, roles }, make, planOf) {
  return {
    agenda: [buildAgenda(ranked, topics, make, planOf)],
    roles: roles.length ? [build("ul", { className: "kb-points" }, ...roles.map((row) => buildRole(row, make)))] : [],
    unknown: buildList(ranked.filter(({ unknown }) => unknown !== null && unknown >= LIMITS.unknown).sort((a, b) => b.unknown - a.unknown), make),
    missing: buildList(ranked.filter(({ mean, unity }) => mean !== null && mean < LIMITS.bad && unity === "united").sort((a, b) => a.mean - b.mean), make),
    areas: areas.some(({ mean }) => mean !== null) ? [make("means", { rows: areas.map((area) => make("mean", figuresOf(area))) })] : [],
  };
}

/* The figures of a point or an area in words: null where there is none. */
function figuresOf(point) {
  const { counts, mean, enough } = point;
  const isRated = mean !== null;
  const ofMean = isRated ? [["ja", mean], ["nein", 1 - mean]] : [];
  const parts = counts ? ANSWERS.map((answer) => [answer, counts[answer]]) : ofMean;
  return {
    ...{ ...point, ...counts, rated: isRated, few: !enough, scant: enough && !isRated, given: counts && inCounts(counts) },
    bar: parts.length ? [drawBar(parts)] : [],
    ...saidOf(point),
  };
}

function saidOf({ mean, unity, unknown, n }) {
  const points = mean === null ? null : Math.round(100 * mean);
  const spread = unity && TEXT.team.unity[unity];
  const share = unknown?.toLocaleString("de", { style: "percent", maximumFractionDigits: 0 });
  const ofMean = points !== null && n >= MANY ? fill(TEXT.team.mean, { points }) : "";
  return { points, spread, unknown: share, facts: joined(ofMean, spread) };
}

/** 45 minutes, however many topics there are. */
function buildAgenda(ranked, topics, make, planOf) {
  const each = Math.min(MEETING.longest, Math.floor(MEETING.topics / topics.length));
  const plan = topics.length > 0;
  const unrated = ranked.every(({ spread }) => spread === null);
  return make("meeting", {
    ...{ plan, unrated, united: !plan && !unrated, legend: [drawLegend()] },
    opening: MEETING.opening,
    closing: MEETING.minutes - MEETING.opening - each * topics.length,
    topics: topics.map((point) => make("topic", { ...figuresOf(point), ...planOf(point), minutes: each })),
  });
}

/* A bar for each role, the best mean first. */
function buildRole({ text, title, means }, make) {
  const rows = means.map(({ roles, mean }) => {
    const bar = drawBar([["ja", mean], ["nein", 1 - mean]]);
    return build("p", { className: "kb-role" }, build("b", { textContent: roles.map(roleInWords).join(" + ") }), bar, `${Math.round(100 * mean)}`);
  });
  return make("compared", { text, title, rows });
}

/** Lists beside the agenda: what many do not know, and what all find missing. The first few of them; all points stand in a table. */
function buildList(points, make) {
  const items = points.slice(0, MOST_BESIDE).map((point) => make("point", figuresOf(point)));
  const more = points.length > MOST_BESIDE ? [make("further", { n: points.length - MOST_BESIDE })] : [];
  return items.length ? [build("ul", { className: "kb-points" }, ...items), ...more] : [];
}

/**
 * The lists that open on request: all points in one of two orders, or what else was answered and by how many.
 *
 * @type {(name: string, report: any, isInOrder: boolean) => any[]}
 */
export function foldOf(name, report, isInOrder) {
  return report[name] ?? (isInOrder ? report.statements : report.ranked);
}

/** @type {(name: string, points: any[], make: Make) => Element[]} */
export function buildFold(name, points, make) {
  if (name !== "all") return points.map((point) => make("counted", point));
  return [make("points", { rows: points.map((point) => make("row", figuresOf(point))) })];
}

function line(text) {
  return build("p", { textContent: text });
}

/**
 * Sorted by their text: neither the order of the files nor that of other notes tells who wrote one.
 *
 * @type {(points: any[], people: Answers[], none: string) => Element[]}
 */
export function buildNotes(points, people, none) {
  const noted = points.filter(({ enough }) => enough).map(({ key, text }) => [text, notesTo(key, people)]).filter(([, notes]) => notes.length);
  const lists = noted.flatMap(([text, notes]) => [
    build("h3", { textContent: text }),
    build("ul", {}, ...notes.map((note) => build("li", { textContent: note }))),
  ]);
  return lists.length ? lists : [line(none)];
}

function notesTo(key, people) {
  return people.map((answers) => answers.get(key)?.note.trim()).filter(Boolean).sort((a, b) => a.localeCompare(b, "de"));
}

/** Answers to items that are not in this checklist: which, and how many. */
function readFormer(byKey, people) {
  const found = new Map();
  for (const answers of people) {
    for (const [key, { t }] of answers) {
      if (!byKey.has(key) && isGiven(key, answers)) found.set(key, { text: t || key, n: (found.get(key)?.n ?? 0) + 1 });
    }
  }
  return [...found.values()];
}
