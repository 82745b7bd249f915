/* What moved between two sets of answers: pure functions, no page, no storage. Stands behind scoring.js. */
import { answerTo, valueOf } from "./answers.js";
import { compareAreas, difference } from "./scoring.js";
/** @import { Answers, Comparison, Point } from "../shapes/types.d.ts" */

/**
 * Item by item and area by area; answers to items that have left the checklist come last.
 *
 * @type {(items: Point[], before: Answers, after: Answers) => Comparison}
 */
export function compare(items, before, after) {
  const left = new Set([...before.keys(), ...after.keys()]);
  for (const { key } of items) left.delete(key);
  const former = [...left].map((key) => ({ key, kind: key.split(":")[0] }));
  const areas = compareAreas(items, before, after).map((area) => ({ ...area, move: moveOfArea(area.from, area.to) }));
  return { items: [...items, ...former].map((item) => compareItem(item, before, after)), areas };
}

/**
 * The values of an area over all that is rated on each side, as the result shows them.
 *
 * @type {(items: Point[], before: Answers, after: Answers, area: string) => (number | null)[]}
 */
export function wholeValues(items, before, after, area) {
  return [before, after].map((answers) => compareAreas(items, answers, answers).find((one) => one.area === area).to);
}

function compareItem(item, before, after) {
  const [from, to] = [before, after].map((answers) => answerTo(item, answers));
  return { key: item.key, from, to, move: moveOfItem(item.kind, from, to) };
}

function moveOfItem(kind, from, to) {
  if (from === to) return "same";
  if (!from) return "new";
  if (!to) return "gone";
  if (kind === "open") return "other"; // texts, even if they read "ja" and "nein"
  const change = difference(valueOf(to), valueOf(from));
  if (change === null) return "other";
  return change > 0 ? "rose" : "fell";
}

function moveOfArea(from, to) {
  const change = difference(to, from);
  if (change === null) return "unknown";
  if (change === 0) return "same";
  return change > 0 ? "rose" : "fell";
}
