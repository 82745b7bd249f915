/* What stands at the foot of each printed page: a sheet that falls off the pile is put back where it belongs.
 *
 * A style sheet made here and not in a file: it holds words, and only those who put a test together have need of it. Browsers that cannot
 * write into a margin get none of it: the names of pages alone make Firefox begin an empty one at the end.
 */
const STYLE = "adoptedStyleSheets" in document ? new CSSStyleSheet() : undefined;

/**
 * Each sheet in its order begins to count its pages anew. The words come from our own texts: nothing in them ends a string of CSS.
 *
 * @type {(feet: string[]) => void}
 */
export function number(feet) {
  STYLE?.replaceSync(feet.map((words, index) => footOf(words, index + 1)).join(""));
  if (!STYLE?.cssRules[1].cssText.includes("@bottom-right")) return;
  if (!document.adoptedStyleSheets.includes(STYLE)) document.adoptedStyleSheets.push(STYLE);
}

/* What comes before the first sheet is empty, but would be a page of its own if that had another name. */
function footOf(words, n) {
  const page = `kb-${n}`;
  const whose = n === 1 ? "body:has(.kb-papered)" : `.kb-sheet:nth-child(${n})`;
  return `${whose} { page: ${page} } @page ${page} { counter-increment: ${page}; @bottom-right { font: 9pt sans-serif; content: "${words} " counter(${page}) } }`;
}
