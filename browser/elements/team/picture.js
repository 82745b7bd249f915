/* Distributions as pictures and in words. Drawn as SVG: the policy of the page allows no style attribute, and printers
 * leave out backgrounds. Each answer has its own pattern, and the words stand beside the picture.
 */
import { build } from "../../page/nodes.js";
import { ANSWERS } from "../../shapes/answer.js";
import { TEXT } from "../../words/texts.js";
/** @import { Counts } from "../../shapes/types.d.ts" */

function draw(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/**
 * A bar of parts, `[answer, size]`; the numbers stand beside it.
 *
 * @type {(parts: any[][]) => SVGElement}
 */
export function drawBar(parts) {
  const total = parts.reduce((sum, [, size]) => sum + size, 0);
  const svg = draw("svg", { class: "kb-dist", "aria-hidden": true });
  let from = 0;
  for (const [answer, size] of parts) {
    const width = (100 * size) / total;
    if (size) svg.append(drawPart(answer, from, width));
    from += width;
  }
  return svg;
}

function drawPart(answer, from, width) {
  const box = draw("rect", { x: `${from}%`, width: `${width}%`, height: "100%" });
  const pattern = draw("line", { x1: `${from}%`, x2: `${from + width}%`, y1: "50%", y2: "50%" });
  return draw("g", { class: `kb-d-${answer}` }, box, pattern);
}

/** @type {() => HTMLUListElement} */
export function drawLegend() {
  const items = ANSWERS.map((answer) => build("li", {}, drawBar([[answer, 1]]), `${TEXT.team.signs[answer]} ${TEXT.shared.answers[answer]}`));
  return build("ul", { className: "kb-legend" }, ...items);
}

/**
 * "✓ 2 Ja, ✗ 1 Nein"
 *
 * @type {(counts: Counts) => string}
 */
export function inCounts(counts) {
  const given = ANSWERS.filter((answer) => counts[answer]);
  return given.map((answer) => `${TEXT.team.signs[answer]} ${counts[answer]} ${TEXT.shared.answers[answer]}`).join(", ");
}
