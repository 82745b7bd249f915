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

const DAY_MS = 864e5;
const YEARS = 4e12; // up to 2096: beyond that no clock is right, and days would have more digits

/**
 * The day of a time, as it was or is here; Swedish dates have the ISO form.
 *
 * @type {(at: number) => string}
 */
export function localDay(at) {
  return new Date(Math.min(Math.max(at, DAY_MS), YEARS)).toLocaleDateString("sv-SE");
}

/**
 * So many days after a day. They are counted as a calendar does: a day may have 23 hours.
 *
 * @type {(day: string, days: number) => string}
 */
export function daysAfter(day, days) {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** @type {(from: string, to: string) => number} */
export function daysBetween(from, to) {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
