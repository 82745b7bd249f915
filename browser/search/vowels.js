/* Stems of a verb whose vowel changes: „übergeben“ and „Übergabe“, „abschließen“ and „Abschluss“ are one. */

const ROWS = (
  "geb gab gib;nehm nahm nomm nimm;sprech sprach spruch sproch sprich;schreib schrieb schrift;schliess schloss schluss;geh gang;zieh zog zug;" +
  "biet bot;bind band bund;seh sicht;tret tritt;steh stand;find fund;wend wand;brech bruch brich;treff troff triff;werb worb wirb;fall fiel;" +
  "ruf rief;lass liess;trag trug;helf hilf holf"
)
  .split(";")
  .map((row) => row.split(" "));
/* What is still there of a word that the site does not have. */
const ENDING_OF_VERB = /(?:e?n|t)$/;

/** @type {(stem: string) => string[]} The same with each other vowel; whether there is such a word, the site must say. */
export function otherVowels(stem) {
  const bare = stem.replace(ENDING_OF_VERB, "");
  return ROWS.flatMap((row) => {
    const end = row.find((one) => bare.endsWith(one));
    return end ? row.filter((one) => one !== end).map((one) => bare.slice(0, -end.length) + one) : [];
  });
}
