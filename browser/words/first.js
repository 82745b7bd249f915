/* What stands for a whole text where there is little room. */
/* Not after an abbreviation. */
const AFTER_FIRST = /(?<=\p{Ll}{2}(?<!\b(?:bzw|ca|evtl|ggf|inkl|usw))[.!?][“”"]?)\s+(?=[„\p{Lu}])/u;

/** @type {(text: string) => string} */
export function firstSentence(text) {
  return text.split(AFTER_FIRST, 1)[0];
}
