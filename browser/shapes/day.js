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
