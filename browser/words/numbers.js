/* Numbers as people type them, and as one writes them in German. */
/** @type {[RegExp, number][]} */
const TIMES = [[/^(tsd|tausend)/i, 1e3], [/^mio|^million/i, 1e6]];

/**
 * The one number in a text: "1.234,5", "ca. 66 %", "66,0 Prozent", "12.50", "2 Mio. Euro"; NaN where there is none, or more than one.
 * Of two signs the last divides the decimals; a single dot does so unless three digits follow it, a single comma always.
 *
 * @type {(text: string) => number}
 */
export function numberIn(text) {
  const closed = text.replace(/(\d)\s(?=\d{3}\b)/g, "$1");
  const [written, more] = closed.match(/\d[\d.,]*/g) ?? [];
  if (!written || more) return Number.NaN;
  const digits = written.replace(/[.,]$/, "");
  const at = Math.max(digits.lastIndexOf(","), digits.lastIndexOf("."));
  const isThousands = /^\d{1,3}(\.\d{3})+$/.test(digits) || /^\d{1,3}(,\d{3}){2,}$/.test(digits);
  const whole = isThousands || at < 0 ? digits : `${digits.slice(0, at)}_${digits.slice(at + 1)}`;
  const size = Number(whole.replace(/[.,]/g, "").replace("_", "."));
  const [before, after] = closed.split(written);
  const times = TIMES.find(([word]) => word.test(after.trim()));
  return (/([-−–]|minus)\s*$/i.test(before) ? -1 : 1) * size * (times?.[1] ?? 1);
}

/**
 * "1.234,5", without the dust that calculating leaves.
 *
 * @type {(value: number) => string}
 */
export function germanNumber(value) {
  return Number(value.toPrecision(9)).toLocaleString("de", { maximumFractionDigits: 6 });
}
