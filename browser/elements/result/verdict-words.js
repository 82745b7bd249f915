/* The verdict in German: which sentence stands for a code, and how an area is named in it. */
import { fill } from "../../words/sentences.js";
/** @import { Sentence } from "../../shapes/types.d.ts" */

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
  const name = areas.length ? fill(words.quoted, { name: titleOf(areas[0]) }) : "";
  return fill(chosen(said, n), { n, total, name, left: n - 1, where: whereInWords(n, total, words) });
}

function chosen(texts, n) {
  const [one, many = one] = texts.split("|");
  return n === 1 ? one : many;
}

/** @type {(n: number, total: number, words: DOMStringMap) => string} */
function whereInWords(n, total, { both, all, some }) {
  const text = n < total ? some : n === 2 ? both : all;
  return fill(text, { n, total });
}
