/* A test on paper: for each variant a sheet to hand out, and behind all of them one with what is right. */
import { byPlace, FIRST, idsOf } from "../../files/exam-order.js";
import { askedIn } from "../../page/asked.js";
import { copies } from "../../page/copies.js";
import { stamp } from "../../page/frame.js";
import { build } from "../../page/nodes.js";
import { counted, fill, joined } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { number } from "./feet.js";

/**
 * The sheets in the order in which they are printed. What is not mixed has no variants.
 *
 * @type {(test: { spec: any, stock: any, parts: any, variants: string[], withKey: boolean }) => any[]}
 */
export function papersOf({ spec, stock, parts, variants, withKey }) {
  const wanted = spec.mix && variants.length ? variants : [FIRST];
  const made = wanted.map((variant) => {
    const isOne = wanted.length === 1 && variant === FIRST;
    const letter = isOne ? "" : fill(TEXT.compose.variant, { variant });
    return { letter, title: [spec.name || TEXT.compose.unnamed, letter].filter(Boolean).join(" – "), asked: numbered(spec, stock, variant) };
  });
  const keys = withKey ? made.map(({ title, asked }) => keyOf(parts, title, asked)) : [];
  const feet = [...made.map(({ letter }) => joined(letter, TEXT.compose.page)), ...made.map(({ letter }) => joined(TEXT.compose.key, letter, TEXT.compose.page))];
  number(feet);
  return [...made.map(({ title, asked }) => sheetOf(parts, spec, title, asked)), ...keys];
}

/* Numbered, and apart from what is right. */
function numbered(spec, stock, variant) {
  return askedIn(stock, idsOf(spec, variant), (id) => spec.mix && byPlace(spec, variant, id)).map((question, index) => {
    const key = question.node.querySelector(".kb-a");
    key.remove();
    question.node.querySelector("legend > *").prepend(`${index + 1}. `);
    return { ...question, key };
  });
}

function sheetOf({ paper }, { minutes, seed }, title, asked) {
  const total = asked.filter(({ kind }) => kind !== "free").length;
  const facts = joined(minutes && counted(minutes, TEXT.exam.minutes), fill(TEXT.compose.number, { seed }));
  return stamp(paper, { title, total, facts, whole: wholeOf(asked), questions: asked.map(({ node }) => node) });
}

/* How what has several right answers is scored. */
function wholeOf(asked) {
  return asked.some(({ kind }) => kind === "multiple") ? TEXT.compose.whole : "";
}

function keyOf({ paperKey, paperRow }, title, asked) {
  const letters = Math.max(2, ...asked.map(({ key }) => key.querySelectorAll(":scope > ol > li").length));
  const names = [...Array(letters).keys()].map((n) => String.fromCharCode(65 + n));
  const rows = asked.map((question, index) => stamp(paperRow, { n: index + 1, cells: cellsOf(question, letters) }));
  return stamp(paperKey, { title, whole: wholeOf(asked), heads: names.map((textContent) => build("th", { scope: "col", textContent })), rows });
}

/* What is right: a cross for each letter, or in words. */
function cellsOf({ kind, node, key }, letters) {
  const options = [...key.querySelectorAll(":scope > ol > li")];
  if (options.length) return Array.from({ length: letters }, (_, index) => build("td", { textContent: options[index]?.matches(".r") ? "✗" : "" }));
  return [build("td", { colSpan: letters }, ...(WORDS[kind]?.(key, node) ?? [""]))];
}

const WORDS = {
  estimate: (key) => copies(key.querySelector(".kb-sought").childNodes),
  gap: (key) => [[...key.querySelectorAll(".kb-filled")].map(({ textContent }) => textContent.trim()).join("; ")],
  free: (key) => copies([key.querySelector(".kb-said")]),
  order: (key, node) => {
    const right = [...key.querySelectorAll(".kb-order > [data-key]")].map(({ dataset }) => dataset.key);
    return [[...node.querySelectorAll("kb-order li")].map(({ dataset }) => right.indexOf(dataset.key) + 1).join(" – ")];
  },
  match: (key, node) => {
    const answers = [...node.querySelector("kb-match select").options].map(({ value }) => value).slice(1);
    const rights = new Map([...key.querySelectorAll(".kb-match > [data-key]")].map(({ dataset }) => [dataset.key, dataset.answer]));
    return [[...node.querySelectorAll("kb-match li[data-key]")].map(({ dataset }) => String.fromCharCode(65 + answers.indexOf(rights.get(dataset.key)))).join(" – ")];
  },
};
