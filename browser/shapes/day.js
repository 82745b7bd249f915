/* Days as they are stored: "2026-11-22". */
/**
 * Date.parse takes the 31st of February for a day in March.
 *
 * @type {(text: string) => boolean}
 */
export function isRealDate(text) {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/**
 * A day that somebody may have meant. The year has limits because a slip of the finger in a date field makes 0026 or 20261.
 *
 * @type {(text: string) => boolean}
 */
export function isDay(text) {
  return /^[12]/.test(text) && isRealDate(text);
}

/**
 * The same day some months later; the last of the month where that one has no such day.
 *
 * @type {(day: string, months: number) => string}
 */
export function monthsAfter(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
