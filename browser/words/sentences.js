/* Values in sentences. Names from files and from the storage go into them through `fill` or `plain` only. */
/**
 * Without what does not show or turns the direction of a line: a name must not change the sentence it stands in.
 *
 * @type {(text: any) => string}
 */
export function plain(text) {
  return String(text).replace(/[^\P{C}\n\u200d]|\p{Zl}|\p{Zp}/gu, "");
}

/** @type {(text: string, values?: Record<string, any>) => string} */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => plain(values[name]));
}

/**
 * "1 Maßnahme", "3 Maßnahmen": one of two texts.
 *
 * @type {(n: number, forms: string[]) => string}
 */
export function counted(n, [one, many]) {
  return n === 1 ? one : fill(many, { n: n.toLocaleString("de") });
}

/**
 * Facts in a line; what is empty is left out.
 *
 * @type {(...facts: any[]) => string}
 */
export function joined(...facts) {
  return facts.filter(Boolean).join(" · ");
}
