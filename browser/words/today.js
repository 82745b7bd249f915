/* Apart from dates.js: every element needs it, and most need nothing else of days. */
/**
 * The local day as 2026-11-22; Swedish dates have the ISO form.
 *
 * @type {() => string}
 */
export function today() {
  return new Date().toLocaleDateString("sv-SE");
}
