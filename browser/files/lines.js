/* What the table and the report of an assessment go through, line by line. */
import { TEXT } from "../words/texts.js";
/** @import { Takeaway } from "../shapes/types.d.ts" */

const NO_ENTRY = { v: "", note: "", reason: "", t: "", p: "" };

/**
 * All items in their order, then the answers whose item is gone, each with its entry.
 *
 * @type {(input: Takeaway) => any[]}
 */
export function linesOf({ catalogue, answers }) {
  const titles = new Map(catalogue.areas.map(({ area, title }) => [area, title]));
  const items = catalogue.areas.flatMap((area) => area.items);
  return [...items, ...formerItems(items, answers)].map((item) => {
    const entry = { ...NO_ENTRY, ...answers.get(item.key) };
    const id = item.key.slice(item.kind.length + 1);
    return { ...item, entry, id, text: item.text || id, title: titles.get(item.area) ?? item.area };
  });
}

function formerItems(items, answers) {
  const present = new Set(items.map(({ key }) => key));
  const gone = [...answers].filter(([key, entry]) => entry && !present.has(key));
  return gone.map(([key, { t = "", p = "" }]) => ({ key, kind: key.split(":")[0], text: t, area: p, isFormer: true }));
}

/** @type {(v: string) => string} */
export function answerInWords(v) {
  return Object.hasOwn(TEXT.shared.answers, v) ? TEXT.shared.answers[v] : v;
}
