/* A compound that stands nowhere on the site, taken apart into words that do. */
import { stemOf } from "./lexicon.js";

const LEAST_PART = 4;
const JOINTS = ["", "s", "n", "es", "en", "er", "e"];

/** @type {(lexicon: import("./lexicon.js").Lexicon, word: string, inner?: boolean) => string[]} The fewest parts, and none of them short; none where it is no compound. */
export function partsOf(lexicon, word, inner = false) {
  let best = [];
  for (let at = LEAST_PART; at <= word.length - LEAST_PART; at++) {
    const tail = word.slice(at);
    for (const head of isKnown(lexicon, tail) ? headsOf(word.slice(0, at)) : []) {
      const heads = isKnown(lexicon, head) ? [head] : inner ? [] : partsOf(lexicon, head, true);
      if (heads.length && isBetter([...heads, tail], best)) best = [...heads, tail];
    }
  }
  return best;
}

/** @type {(lexicon: import("./lexicon.js").Lexicon, word: string) => string} What a compound begins or ends with and the site knows, the longest; empty where there is nothing. */
export function pieceOf(lexicon, word) {
  for (let length = word.length - 1; length > LEAST_PART; length--) {
    const pieces = [word.slice(-length), ...headsOf(word.slice(0, length))];
    const known = pieces.find((piece) => piece.length > LEAST_PART && isKnown(lexicon, piece));
    if (known) return known;
  }
  return "";
}

const isKnown = (lexicon, word) =>
  word.length >= LEAST_PART && (lexicon.at.has(word) || lexicon.roots.has(stemOf(lexicon, word)));

const headsOf = (head) =>
  JOINTS.filter((joint) => head.endsWith(joint)).map((joint) => head.slice(0, head.length - joint.length));

const shortest = (parts) => Math.min(...parts.map((part) => part.length));

function isBetter(parts, than) {
  if (!than.length || parts.length !== than.length) return !than.length || parts.length < than.length;
  return shortest(parts) > shortest(than);
}
