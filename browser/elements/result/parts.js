/* The parts of the result, as nodes. `view` is what kb-result.js shows: answers, result, catalogue, plan (own ones only), and `words`
 * of the frame.
 * Text from the reader reaches the page through textContent only.
 */
import { build, button } from "../../page/nodes.js";
import { ANSWERS, RATED } from "../../shapes/answer.js";
import { fill, joined } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
/** @import { Answer, AreaScore, Item, Result, Step } from "../../shapes/types.d.ts" */

export const MUST_LIST = ["unmet", "unknown", "open", "met", "void"];
const COLUMNS = [...ANSWERS, "offen"];

/** @type {(target: { href?: string, text?: string, title?: string }) => HTMLAnchorElement} */
const anchor = ({ href, text, title }) => build("a", { href, textContent: text ?? title });
const bold = (textContent) => build("b", { textContent });
const row = (...children) => build("li", {}, ...children);
const percent = (value) => Math.round(value * 100);
const stepsOf = (item) => [...item.node.querySelectorAll(".kb-step, .kb-l")].map((node) => node.cloneNode(true));

function answerWord(key, { v }) {
  return key.startsWith("open:") ? v : TEXT.shared.answers[v] ?? "";
}

/**
 * --- Next steps
 *
 * @type {(step: Step, view: any, words: DOMStringMap) => HTMLLIElement}
 */
export function stepCard({ key, reasons }, view, words) {
  const item = view.byKey.get(key);
  const answer = answerWord(key, view.answers.get(key));
  const why = reasons.map((reason) => fill(words[reason] ?? words.answer, { answer }));
  const line = build("p", { className: "kb-why", textContent: [`${view.titles.get(item.area).title}:`, ...why].join(" ") });
  const [step = "", reading = ""] = stepsOf(item);
  const card = row(build("h3", {}, words.point, " ", anchor(item)), step, line, reading);
  card.className = "kb-card";
  if (view.plan) card.append(planLine(item, view));
  return card;
}

/* One button at a time carries the key: focus goes on from one to the other. */
function planLine(item, { plan, planHref, words }) {
  const isPlanned = plan.has(measureOf(item));
  const link = isPlanned ? build("a", { href: planHref, textContent: words.planned }) : "";
  return build("div", { className: "kb-b" }, link, isPlanned ? keyed("drop", TEXT.shared.undo, item) : keyed("add", words.add, item));
}

function keyed(action, label, { key, text }) {
  const node = button(action, label);
  node.dataset.key = key;
  node.setAttribute("aria-label", `${label}: ${text}`);
  return node;
}

/** @type {(item: { id: string }) => string} */
export function measureOf({ id }) {
  return `check-${id}`;
}

/**
 * What is in the plan takes no place among the suggestions, unless it was put there just now.
 *
 * @type {(step: Step, view: any) => "steps" | "planned" | "done"}
 */
export function placeOf({ key }, { plan, byKey, isFresh }) {
  const measure = plan?.get(measureOf(byKey.get(key)));
  if (!measure || isFresh(byKey.get(key))) return "steps";
  return measure.status === "erledigt" ? "done" : "planned";
}

/** @type {(step: Step, at: number, view: any) => (Node | string)[]} */
export function plannedLinks({ key }, at, { byKey, planHref }) {
  return [at ? " · " : "", anchor({ href: planHref, text: byKey.get(key).text })];
}

/** @type {(step: Step, view: any) => HTMLLIElement} */
export function doneRow({ key }, { answers, byKey, words }) {
  const question = fill(words.done, { answer: answerWord(key, answers.get(key)) });
  return row(anchor(byKey.get(key)), build("p", { className: "kb-why", textContent: question }));
}

/* --- Areas */

/* What has no value in it is told apart: answered with "not known", or not at all. */
/** @type {(area: AreaScore) => string} */
function completeness({ counts: { weissnicht, offen, ...counts } }) {
  const done = RATED.reduce((sum, name) => sum + counts[name], 0);
  const rated = fill(TEXT.result.rated, { done, total: done + weissnicht + offen });
  return joined(rated, weissnicht && `${weissnicht} ${TEXT.shared.answers.weissnicht}`, withoutAnswer(offen));
}

/** @type {(n: number) => string | 0} */
export function withoutAnswer(n) {
  return n && fill(TEXT.result.without, { n });
}

/* Told in the points that are shown, so that they add up. */
function changeInWords({ value, change }, words) {
  if (change === null) return "";
  const n = percent(value) - percent(value - change);
  return fill(words[n > 0 ? "up" : n < 0 ? "down" : "same"], { n: Math.abs(n) });
}

/** @type {(area: AreaScore, view: any) => HTMLLIElement} */
export function areaRow(area, { titles, words }) {
  const points = percent(area.value);
  const meter = build("progress", { max: 100, value: points });
  meter.setAttribute("aria-hidden", "true");
  const facts = joined(fill(words.points, { points }), completeness(area), changeInWords(area, words));
  return row(anchor(titles.get(area.area)), bold(TEXT.result.states[area.state]), meter, build("span", { textContent: facts }));
}

/**
 * Where nothing at all is answered, the link to the area says it in one line.
 *
 * @type {(area: AreaScore, view: any) => HTMLLIElement}
 */
export function restRow(area, { titles, byKey, answers, words, counted = RATED.some((name) => area.counts[name]) }) {
  const isMissing = area.state === "missing";
  const said = isMissing ? completeness(area) : words[area.state];
  const node = row(anchor(titles.get(area.area)), bold(TEXT.result.states[area.state]), build("span", { textContent: said }));
  if (!isMissing || !counted) return node;
  const links = area.missing.map((key) => row(anchor(byKey.get(key)), answers.get(key)?.v ? ` (${answerWord(key, answers.get(key))})` : ""));
  node.append(build("p", { textContent: words.missing }), build("ul", {}, ...links));
  return node;
}

/** @type {(area: AreaScore, view: any) => HTMLTableRowElement} */
export function tableRow({ area, value, complete, state, counts }, { titles }) {
  const hasShare = !["void", "none"].includes(state);
  const figures = [value === null ? "–" : percent(value), hasShare ? `${percent(complete)}\u00a0%` : "–"];
  const cells = [TEXT.result.states[state], ...figures, ...COLUMNS.map((name) => counts[name])];
  const head = build("th", { scope: "row" }, titles.get(area).title);
  return build("tr", {}, head, ...cells.map((textContent) => build("td", { textContent })));
}

/**
 * --- Must-haves and all answers
 *
 * @type {(must: Result["musts"][0], view: any, words: DOMStringMap) => HTMLLIElement}
 */
export function mustRow({ key, state }, { byKey }, words) {
  const item = byKey.get(key);
  const steps = ["unmet", "unknown"].includes(state) ? stepsOf(item) : [];
  return row(anchor(item), bold(words[state]), ...steps);
}

/**
 * An item with all that was answered and written; `item` has no address if it left the checklist.
 *
 * @type {(item: Partial<Item>, entry: Answer | undefined, texts: DOMStringMap) => HTMLLIElement}
 */
export function answerRow(item, entry, texts) {
  const title = item.href ? anchor(item) : build("span", { textContent: item.text });
  const given = entry ? answerWord(item.key, entry) : "";
  const words = given.trim() ? given : texts.unanswered;
  const isTyped = words === given && item.key.startsWith("open:");
  const lines = entry ? linesOf(item, entry, texts) : [];
  const node = row(title, isTyped ? build("p", { textContent: words }) : bold(words), ...lines);
  if (words !== given && !lines.length) node.className = "kb-bare"; // not worth the paper
  return node;
}

function linesOf(item, entry, texts) {
  const { reason, note } = entry;
  const lines = [
    entry.important && texts.important,
    reason.trim() && fill(texts.reason, { reason }),
    note.trim() && fill(texts.note, { note }),
    item.rev && item.rev !== entry.rev && TEXT.shared.changed,
  ].filter(Boolean);
  return lines.map((textContent) => build("p", { textContent }));
}
