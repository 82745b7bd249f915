/* What a reader is told about a file that is not taken. The words stand in the page, as attributes of a node. */
import { MOST } from "../shapes/assessment.js";
import { fill } from "../words/sentences.js";
/** @import { Read } from "../shapes/types.d.ts" */

/**
 * `problem` and `where` as `readBackup` gives them.
 *
 * @type {(found: Read, words: Element) => string}
 */
export function refusalOf({ problem, where }, words) {
  return fill(words.getAttribute(`data-${problem}`), { where: kindInWords(where, words) ?? where });
}

/**
 * "200 Prüfungen": how many there may be of a kind; nothing for another word.
 *
 * @type {(kind: any, words: Element) => string | undefined}
 */
export function kindInWords(kind, words) {
  return kind in MOST ? fill(words.getAttribute(`data-${kind}`), { n: MOST[kind].toLocaleString("de") }) : undefined;
}
