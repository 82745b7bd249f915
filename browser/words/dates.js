/* Days and times as one writes them in German; "" for a time that is none, since any number may stand in a file. */
const DAY_FORM = { day: "2-digit", month: "2-digit", year: "numeric" };
const CLOCK_FORM = { hour: "2-digit", minute: "2-digit" };

/**
 * "2026-11-22"; anything else stays as it is.
 *
 * @type {(text?: string) => string}
 */
export function germanDate(text = "") {
  return text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3.$2.$1");
}

/** @type {(at: number) => string} */
export function germanDay(at) {
  return inGerman(at, (time) => time.toLocaleDateString("de", DAY_FORM));
}

/** @type {(at: number) => string} */
export function germanMoment(at) {
  return inGerman(at, (time) => `${germanDay(at)}, ${time.toLocaleTimeString("de", CLOCK_FORM)}`);
}

function inGerman(at, write) {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? "" : write(time);
}
