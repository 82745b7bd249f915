/* How what people type becomes words; hooks/kb/outputs/search/words.py does the same with what they may find. */

const WORD = /[\p{L}\p{N}]+(?:[.,]\d+)*(?:[-‑–][\p{L}\p{N}]+(?:[.,]\d+)*)*/gu;
const HYPHEN = /[-‑–]/;
const THOUSANDS = /^\d{1,3}(?:\.\d{3})+(?=,|$)/;
/* Spelled-out and forgotten umlauts are one word with the real ones. */
const SPELLED_OUT = /([ao])e|(?<![aeq])(u)e/g;

/** @type {(word: string) => string} The letters that a word is known by. */
export function fold(word) {
  const number = /^\d/.test(word)
    ? word.replace(THOUSANDS, (whole) => whole.replaceAll(".", "")).replaceAll(".", ",")
    : word;
  const plain = number.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");
  return plain.replace(SPELLED_OUT, "$1$2");
}

/** @type {(text: string) => RegExpMatchArray[]} Each word of a text with its place. */
export const wordsIn = (text) => [...text.matchAll(WORD)];

/** @type {(word: string) => string[]} A word with a hyphen as one, and its parts. */
export function foldedParts(word) {
  const parts = word.split(HYPHEN);
  return parts.length > 1 ? [fold(parts.join("")), ...parts.map(fold)] : [fold(word)];
}
