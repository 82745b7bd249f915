/* The words of the site, with what is left of each without its endings (hooks/kb/outputs/search/stems.py). */

const PARTICIPLE =
  /^((?:ab|an|auf|aus|bei|ein|fest|her|hin|mit|nach|vor|weg|zu|zuruck)?)ge(?=.{4,}(?:t|en)(?:e[mnrs]?)?$)/;
/* What may come off a word that the site does not have, so that one of its stems is left. */
const ENDING =
  /^(?:ier|e[lr])?t?(?:e|en|em|er|es|n|s|st|e?te?[nmrs]?|est|ung|ungen|ende?[nmrs]?|ern|in|innen|lich(?:e[nmrs]?)?|ig(?:e[nmrs]?)?|isch(?:e[nmrs]?)?|bar|heit|keit)?$/;
const LEAST_STEM = 3;
/* „anzuschreiben“ is „anschreiben“. */
const TO =
  /^(ab|an|auf|aus|bei|dar|durch|ein|fest|her|hin|mit|nach|um|vor|weg|weiter|wieder|zuruck|zusammen)zu(?=.{4,}n$)/;

/** @typedef {{ words: string[], stems: string[], at: Map<string, number>, roots: Set<string>, also: Map<string, string[]> }} Lexicon */

/** @type {(first: { words: string, cuts: string, also: string[][] }) => Lexicon} */
export function lexiconOf({ words: coded, cuts, also }) {
  const words = decoded(coded);
  const stems = words.map((word, at) => {
    const whole = word.replace(PARTICIPLE, "$1");
    return whole.slice(0, whole.length - Number.parseInt(cuts[at], 36));
  });
  const lexicon = { words, stems, at: new Map(words.map((word, at) => [word, at])), roots: new Set(stems), also: new Map() };
  for (const names of also) {
    for (const name of names) addNames(lexicon, name, names.filter((other) => other !== name));
  }
  return lexicon;
}

/** @type {(lexicon: Lexicon, word: string) => string} */
export function stemOf({ at, stems, roots }, word) {
  if (at.has(word)) return stems[at.get(word)];
  const plain = word.replace(TO, "$1");
  if (at.has(plain)) return stems[at.get(plain)];
  const whole = plain.replace(PARTICIPLE, "$1");
  for (let length = whole.length; length >= LEAST_STEM; length--) {
    const root = whole.slice(0, length);
    if (roots.has(root) && ENDING.test(whole.slice(length))) return root;
  }
  return whole;
}

function decoded(coded) {
  let before = "";
  return coded.split(" ").map((word) => (before = before.slice(0, Number.parseInt(word[0], 36)) + word.slice(1)));
}

/* By the name itself and by its stem, so that other forms of it are known too. */
function addNames(lexicon, name, others) {
  for (const key of new Set([name, stemOf(lexicon, name)])) {
    lexicon.also.set(key, [...(lexicon.also.get(key) ?? []), ...others]);
  }
}
