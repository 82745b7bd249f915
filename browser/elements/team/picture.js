/* Distributions of answers in words, and what their patterns mean. */
import { drawBar } from "../../page/bar.js";
import { build } from "../../page/nodes.js";
import { ANSWERS } from "../../shapes/answer.js";
import { TEXT } from "../../words/texts.js";
/** @import { Counts } from "../../shapes/types.d.ts" */

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
