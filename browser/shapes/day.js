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
