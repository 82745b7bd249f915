/* One picture of all areas: name, value, bar, sign and word. An area without a value says its only answer, or how much is answered there, and shows
 * the sign that its few answers lean to. The areas among them that need more answers are offered, those that seem weak first.
 */
import { stamp } from "../../page/frame.js";
import { build } from "../../page/nodes.js";
import { answeredOf } from "./parts.js";
import { answerTo } from "../../scoring/answers.js";
import { isAmiss, leaningOf, meanOf } from "../../scoring/verdict.js";
import { ANSWERS } from "../../shapes/answer.js";
import { counted, fill, joined } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
/** @import { AreaScore } from "../../shapes/types.d.ts" */

const percent = (value) => Math.round(value * 100);
const WITHOUT_STATEMENTS = ["void", "none"];
const UNANSWERED_LAST = 2;

/**
 * The areas as they are shown everywhere: those with a value from the lowest on, then the others as their answers lean.
 *
 * @type {(areas: AreaScore[]) => AreaScore[]}
 */
export function inOrder(areas) {
  const place = (area) => (area.value === null ? 1 : 0) + (WITHOUT_STATEMENTS.includes(area.state) ? 1 : 0);
  const mean = (area) => (leaningOf(area) ? meanOf(area) : UNANSWERED_LAST);
  return [...areas].sort((a, b) => place(a) - place(b) || mean(a) - mean(b));
}

/** @type {(area: AreaScore, view: any, template: HTMLTemplateElement) => HTMLLIElement} */
export function areaRow(area, view, template) {
  const { title, href, items } = view.titles.get(area.area);
  const { value, state } = area;
  const leaning = value === null ? leaningOf(area) : state;
  const only = value === null && onlyAnswer(items, view.answers);
  const facts = { title, sign: TEXT.result.signs[leaning || "missing"], points: "", ...factsOf(area, leaning, only, items, view) };
  const said = only ? "answer" : "word";
  if (leaning === "good" && hasDuty(items, view)) facts[said] = joined(facts[said], view.words.duty);
  const row = stamp(template, facts);
  row.querySelector("a").href = only ? only.href : href;
  row.classList.add(`kb-is-${leaning || "open"}`);
  if (value === null) row.querySelector("svg").remove();
  else row.querySelector(".kb-fill").setAttribute("d", `M0 3H${percent(value)}`);
  return row;
}

/* No praise without a word where the law is not kept. */
function hasDuty(items, { result }) {
  return result.musts.some((must) => isAmiss(must) && items.some(({ key }) => key === must.key));
}

function factsOf(area, leaning, only, items, { answers, words }) {
  const { value, state } = area;
  if (value !== null) return { points: percent(value), word: TEXT.result.states[state] };
  if (only) return { answer: TEXT.shared.answers[answerTo(only, answers)], word: only.text };
  return { leaning: TEXT.result.states[leaning], word: progressOf(area, items, answers, words) };
}

/* Of an area where one statement is answered, that answer says more than a count. */
function onlyAnswer(items, answers) {
  const [item, ...others] = items.filter((one) => one.kind !== "open" && !one.must && answerTo(one, answers));
  return others.length ? undefined : item;
}

/* Must-haves are asked as well: everywhere else they are among the statements of the area. */
const askedIn = (items) => items.filter(({ kind }) => kind !== "open");

function progressOf({ state, counts }, items, answers, words) {
  if (WITHOUT_STATEMENTS.includes(state)) return TEXT.result.states[state];
  const { done, total } = answeredOf(askedIn(items), answers);
  if (done === total && counts.weissnicht) return fill(words.unknown, { n: counts.weissnicht, total });
  return fill(TEXT.shared.answered, { done, total });
}

/**
 * Where more answers would give a value: what is left to do there, as a link.
 *
 * @type {(areas: AreaScore[], view: any) => HTMLLIElement[]}
 */
export function deeperRows(areas, { titles, answers, words }) {
  return inOrder(areas).filter(({ state }) => state === "missing").map((area) => {
    const { title, href, items } = titles.get(area.area);
    const text = leftInWords(items, answers, words) || counted(area.missing.length, words.unknown_left.split("|"));
    return build("li", {}, build("a", { href, textContent: title }), `: ${text}`);
  });
}

/**
 * How much is not answered, and how long it takes; "" for nothing.
 *
 * @type {(items: any[], answers: Map<string, any>, words: DOMStringMap) => string}
 */
export function leftInWords(items, answers, words) {
  const open = askedIn(items).filter(({ key }) => !answers.get(key)?.v);
  const left = open.length ? counted(open.length, words.left.split("|")) : "";
  return [left, minutesOf(open, words)].filter(Boolean).join(", ");
}

/* The build says how long an item takes; where it does not, nobody guesses. */
function minutesOf(items, words) {
  const seconds = items.reduce((sum, { node }) => sum + Number(node.dataset.seconds ?? 0), 0);
  return seconds ? counted(Math.max(1, Math.round(seconds / 60)), words.minutes.split("|")) : "";
}

const COLUMNS = [...ANSWERS, "offen"];

/** @type {(area: AreaScore, view: any) => HTMLTableRowElement} */
export function tableRow(area, { titles, words }) {
  const { value, complete, state, counts } = area;
  const hasShare = !WITHOUT_STATEMENTS.includes(state);
  const figures = [value === null ? "–" : percent(value), changeInWords(area, words), hasShare ? `${percent(complete)}\u00a0%` : "–"];
  const cells = [TEXT.result.states[state], ...figures, ...COLUMNS.map((name) => counts[name])];
  const head = build("th", { scope: "row" }, titles.get(area.area).title);
  return build("tr", {}, head, ...cells.map((textContent) => build("td", { textContent })));
}

/* Told in the points that are shown, so that they add up. */
function changeInWords({ value, change }, words) {
  if (change === null) return "–";
  const n = percent(value) - percent(value - change);
  return fill(words[n > 0 ? "up" : n < 0 ? "down" : "same"], { n: Math.abs(n) });
}
