/* Values in sentences. Names from files and from the storage go into them through `fill` or `plain` only. */
/* Without what does not show or turns the direction of a line: a name must not change the sentence it stands in. */
export function plain(text) {
  return String(text).replace(/[^\P{C}\n\u200d]|\p{Zl}|\p{Zp}/gu, "");
}

export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => plain(values[name]));
}

/** "1 Maßnahme", "3 Maßnahmen": one of two texts. */
export function counted(n, [one, many]) {
  return n === 1 ? one : fill(many, { n: n.toLocaleString("de") });
}

/** Facts in a line; what is empty is left out. */
export function joined(...facts) {
  return facts.filter(Boolean).join(" · ");
}
