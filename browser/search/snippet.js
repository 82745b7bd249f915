/* What is shown of a section: where the words stand, and why it was found. */
import { foldedParts, wordsIn } from "./words.js";

const LENGTH = 220;
const BEFORE = 50;
const ESCAPED = { __proto__: null, "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @typedef {{ start: number, end: number, word: number, text: string }} Mark */

/** @type {(text: string, words: Set<number>, lexicon: import("./lexicon.js").Lexicon) => Mark[]} Where words of the site stand in a text. */
export function marksIn(text, words, lexicon) {
  return wordsIn(text).flatMap((match) => {
    const word = foldedParts(match[0]).map((part) => lexicon.at.get(part)).find((at) => words.has(at));
    return word === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, word, text: match[0] }];
  });
}

/** @type {(text: string, marks: Mark[]) => string} HTML: the whole text with its marks. */
export function marked(text, marks) {
  let at = 0;
  const parts = marks.flatMap(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return [escaped(before), `<mark>${escaped(text.slice(start, end))}</mark>`];
  });
  return parts.join("") + escaped(text.slice(at));
}

/** @type {(text: string, marks: Mark[]) => string} HTML: the part of a text in which most of the words stand. */
export function excerpt(text, marks) {
  const [start, end] = bounds(text, marks);
  const inside = marks.filter((mark) => mark.start >= start && mark.end <= end);
  const moved = inside.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start }));
  return (start ? "… " : "") + marked(text.slice(start, end), moved) + (end < text.length ? " …" : "");
}

function bounds(text, marks) {
  const variety = (mark) => new Set(marks.filter(({ start }) => start >= mark.start && start < mark.start + LENGTH).map(({ word }) => word)).size;
  const best = marks.reduce((had, mark) => (!had || variety(mark) > variety(had) ? mark : had), null);
  const from = Math.max(0, (best?.start ?? 0) - BEFORE);
  const start = from && text.indexOf(" ", from) + 1;
  if (text.length <= start + LENGTH) return [start, text.length];
  const end = text.lastIndexOf(" ", start + LENGTH);
  return [start, end > start ? end : start + LENGTH];
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ESCAPED[sign]);
