/* The verdict in German: which sentence stands for a code, and how areas are named in it. */
import { fill } from "../../words/sentences.js";
/** @import { Sentence } from "../../shapes/types.d.ts" */

const NAMED = 3;
const SIGNS_NAMED = 40; // signs: a sentence of two lines on a phone
const LAW = ["unmet", "unclear"];
const BESIDE = ["early", "unknown", "rest", "rose", "fell"];

/**
 * `words`: as they stand in the page, by code. What is said large, what the law asks for, and what is said beside it.
 *
 * @type {(sentences: Sentence[], words: DOMStringMap, titleOf: (area: string) => string) => { first: string, law: string, more: string }}
 */
export function verdictInWords(sentences, words, titleOf) {
  const wanted = (isWanted) => sentences.filter(({ code }) => isWanted(code)).map((sentence) => inWords(sentence, words, titleOf)).join(" ");
  const [isLaw, isBeside] = [LAW, BESIDE].map((codes) => (code) => codes.includes(code));
  return { first: wanted((code) => !isLaw(code) && !isBeside(code)), law: wanted(isLaw), more: wanted(isBeside) };
}

/** @type {(sentence: Sentence, words: DOMStringMap, titleOf: (area: string) => string) => string} */
function inWords({ code, n, total = n, areas = [], early }, words, titleOf) {
  const said = (early && words[`hint_${code}`]) || words[code];
  return fill(chosen(said, n), { n, total, names: namesInWords(areas.map(titleOf), words), where: whereInWords(n, total, words) });
}

function chosen(texts, n) {
  const [one, many = one] = texts.split("|");
  return n === 1 ? one : many;
}

/* Some names of areas have an "und" of their own: the quotation marks keep them apart. */
/** @type {(titles: string[], words: DOMStringMap) => string} */
function namesInWords(titles, { quoted, and, others, numbers }) {
  const shown = titles.slice(0, howMany(titles)).map((name) => fill(quoted, { name }));
  const n = titles.length - shown.length;
  const last = n ? fill(chosen(others, n), { n: numbers.split("|")[n - 2] ?? n }) : shown.pop() ?? "";
  return [shown.join(", "), last].filter(Boolean).join(and);
}

/* As many as have room, one at least. */
function howMany(titles) {
  const ends = titles.map((_, at) => titles.slice(0, at + 1).join("").length);
  const most = titles.length > NAMED ? NAMED - 1 : NAMED;
  return Math.max(1, Math.min(most, ends.filter((end) => end <= SIGNS_NAMED).length));
}

/** @type {(n: number, total: number, words: DOMStringMap) => string} */
function whereInWords(n, total, { both, all, some }) {
  const text = n < total ? some : n === 2 ? both : all;
  return fill(text, { n, total });
}
