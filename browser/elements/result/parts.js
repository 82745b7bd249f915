/* Steps, must-haves and answers of the result, as nodes; picture.js has the areas. `view` is what kb-result.js shows: answers, result, catalogue, plan (own ones only), and `words`
 * of the frame.
 * Text from the reader reaches the page through textContent only.
 */
import { measureOf } from "../../assessment/planned.js";
import { build, button } from "../../page/nodes.js";
import { firstSentence } from "../../words/first.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
/** @import { Answer, Item, Result, Step } from "../../shapes/types.d.ts" */

export const MUST_LIST = ["unmet", "unknown", "open", "met", "void"];

/** @type {(target: { href?: string, text?: string, title?: string }) => HTMLAnchorElement} */
export const anchor = ({ href, text, title }) => build("a", { href, textContent: text ?? title });
const bold = (textContent) => build("b", { textContent });
const row = (...children) => build("li", {}, ...children);

function answerWord(key, { v }) {
  return key.startsWith("open:") ? v : TEXT.shared.answers[v] ?? "";
}

/* --- Next steps */

/**
 * What to do; where nobody knows whether a statement holds, to find out.
 *
 * @type {(item: Item, view: any) => string}
 */
export function stepText(item, view) {
  const { node, text } = item;
  if (isFound(item, view)) return fill(view.words.find_out, item);
  return node.querySelector(".kb-step")?.textContent.trim() ?? text;
}

function isFound({ key }, { result }) {
  return result.steps.some((step) => step.key === key && step.reasons.includes("find"));
}

/**
 * Where the step comes from and why it comes now.
 *
 * @type {(step: Step, view: any) => string}
 */
export function whyOf({ key, reasons }, { byKey, titles, answers, reasonWords }) {
  const answer = answerWord(key, answers.get(key));
  const { area, node } = byKey.get(key);
  const grade = node.querySelector(".kb-facts a")?.textContent ?? "";
  const why = reasons.map((reason) => fill(reasonWords[reason] ?? reasonWords.answer, { answer, grade }));
  return `${titles.get(area).title}: ${why.filter(Boolean).join(", ")}`;
}

/**
 * What to do, why, and a button; the point it belongs to and what to read about it fold.
 *
 * @type {(step: Step, view: any, isOpen: boolean) => HTMLLIElement}
 */
export function stepCard(step, view, isOpen) {
  const item = view.byKey.get(step.key);
  const text = stepText(item, view);
  const first = firstSentence(text);
  const why = build("p", { className: "kb-why", textContent: whyOf(step, view) });
  const acts = actsOf(item, [text.slice(first.length).trim(), step.reasons.includes("elsewhere") && view.words.elsewhere], view);
  const card = row(build("h3", { textContent: first }), why, acts);
  card.className = "kb-card";
  acts.lastChild.open = isOpen;
  return card;
}

function actsOf(item, texts, view) {
  const point = build("p", {}, view.reasonWords.point, " ", anchor(item));
  const evidence = [...item.node.querySelectorAll(isFound(item, view) ? ".kb-l" : ".kb-facts, .kb-l")].map((node) => node.cloneNode(true));
  const more = build("details", { className: "kb-x" }, build("summary", { textContent: view.words.more }), ...texts.filter(Boolean).map((textContent) => build("p", { textContent })), point, ...evidence);
  more.dataset.key = item.key;
  return build("div", { className: "kb-b" }, ...(view.plan ? planLine(item, view) : []), more);
}

/* One button at a time carries the key: focus goes on from one to the other. */
function planLine(item, { plan, planHref, words }) {
  const isPlanned = plan.has(measureOf(item));
  const link = isPlanned ? build("a", { href: planHref, textContent: words.planned }) : "";
  return [link, isPlanned ? keyed("drop", TEXT.shared.undo, item) : keyed("add", words.add, item)];
}

function keyed(action, label, { key, text }) {
  const node = button(action, label);
  node.dataset.key = key;
  node.setAttribute("aria-label", `${label}: ${text}`);
  return node;
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

/**
 * --- Must-haves and all answers
 *
 * @type {(must: Result["musts"][0], view: any, words: DOMStringMap) => HTMLLIElement}
 */
export function mustRow({ key, state }, { byKey }, words) {
  const node = row(anchor(byKey.get(key)), bold(words[state]));
  node.className = `kb-must-${state}`;
  return node;
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

/** @type {(items: Item[], answers: Map<string, Answer>) => { done: number, total: number }} */
export function answeredOf(items, answers) {
  return { done: items.filter(({ key }) => answers.get(key)?.v.trim()).length, total: items.length };
}
