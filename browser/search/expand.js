/* Which words of the site somebody may mean by a word, and how surely: 1 where it is that word. */
import { stemOf } from "./lexicon.js";
import { distance } from "./near.js";
import { otherVowels } from "./vowels.js";

const LEAST_INNER = 4;
const LEAST_FOR_PARTS = 5;
const SAME_STEM = 0.92;
const OTHER_VOWEL = 0.8;
/* What is left of a word that is only like it, where the site has the word itself. */
const BESIDE = 0.8;
/* Whoever has typed one letter means none of the thousand words that begin so. */
const MOST_FORMS = 80;
const NUMBER = /^\d/;
/* Up to how many letters how many mistakes are likely. */
const MISTAKES = [[3, 0], [7, 1], [13, 2], [Infinity, 3]];

/** @type {(lexicon: import("./lexicon.js").Lexicon, word: string) => Map<number, number>} Number of a word -> how surely. */
export function meant(lexicon, word) {
  const root = stemOf(lexicon, word);
  const rest = lexicon.at.has(word) ? BESIDE : 1;
  const vowels = new Set(otherVowels(root));
  const rows = lexicon.words.map((other, at) => {
    const sure = sureness(word, root, other, lexicon.stems[at]);
    if (sure >= SAME_STEM) return [at, sure];
    return [at, vowels.has(lexicon.stems[at]) ? OTHER_VOWEL : sure * rest];
  });
  return surest(rows);
}

function sureness(word, root, other, otherRoot) {
  if (other === word) return 1;
  if (NUMBER.test(word)) return 0;
  if (otherRoot === root) return SAME_STEM;
  if (other.startsWith(word)) return word.length > 2 ? 0.55 + (0.35 * word.length) / other.length : 0.3;
  if (word.length < LEAST_INNER) return 0;
  if (other.length >= LEAST_FOR_PARTS && word.startsWith(other) && word.length - other.length < LEAST_INNER) return 0.75;
  if (other.endsWith(word)) return 0.8;
  if (otherRoot.endsWith(root) && root.length >= LEAST_INNER) return 0.6;
  if (root.length < LEAST_FOR_PARTS) return 0;
  if (other.startsWith(root)) return 0.5 + (0.3 * root.length) / other.length;
  return other.includes(root) ? 0.4 : 0;
}

/** @type {(lexicon: import("./lexicon.js").Lexicon, word: string) => Map<number, number>} The same for one that may be mistyped, with all forms of what it looks like. */
export function lookAlikes({ words, stems }, word) {
  const [, most] = MISTAKES.find(([length]) => word.length <= length);
  const rows = most && !NUMBER.test(word) ? words.map((other, at) => [at, likeness(word, other, most)]) : [];
  const roots = new Map();
  for (const [at, sure] of rows) if (sure > (roots.get(stems[at]) ?? 0)) roots.set(stems[at], sure);
  return surest(rows.map(([at, sure]) => [at, Math.max(sure, SAME_STEM * (roots.get(stems[at]) ?? 0))]));
}

const surest = (rows) => new Map(rows.filter(([, sure]) => sure > 0).sort((a, b) => b[1] - a[1]).slice(0, MOST_FORMS));

function likeness(word, other, most) {
  const far = distance(word, other, most);
  if (far <= most) return 1 - (2.2 * far) / Math.max(word.length, other.length) - (word[0] === other[0] ? 0 : 0.1);
  const isBeginning = other.length > word.length && word.length >= LEAST_FOR_PARTS;
  return isBeginning && distance(word, other.slice(0, word.length), 1) <= 1 ? 0.45 : 0;
}
