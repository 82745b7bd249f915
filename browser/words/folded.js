/* Words that are compared as somebody typed them. */
const SPELLED = { __proto__: null, ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/**
 * Capitals, umlauts spelled out, ß, hyphens and blanks make no difference.
 *
 * @type {(text?: string) => string}
 */
export function folded(text = "") {
  const spelled = text.normalize("NFC").toLowerCase().replace(/[äöüß]/g, (sign) => SPELLED[sign]);
  return spelled.normalize("NFD").replace(/[^\p{L}\d]/gu, "");
}
