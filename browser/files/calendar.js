/* The measures of a plan as a file for calendars (iCalendar, RFC 5545): a pure function. */
import { isDated, NEW_MEASURE } from "../shapes/measure.js";
import { firstSentence } from "../words/first.js";
import { TEXT } from "../words/texts.js";
/** @import { NumberedMeasure } from "../shapes/types.d.ts" */

const REVIEW = "_review"; // no measure is called so: their ids have no such sign
const CALENDAR_LINE = 75; // octets
const CALENDAR_START = Date.UTC(2025, 0, 1);
const MOST_SEQUENCE = 2 ** 31 - 1;
const ALARM = "-PT15H"; // before the day begins: at nine in the morning of the day before

/**
 * One all-day event per open measure with a date; "" where there is none, for a calendar without events is not allowed.
 *
 * `measures`: as stored, with their `id`. `uid` of the assessment keeps the measures of two assessments apart; on its day of
 * `review`, last changed `at`, one looks again: one more event.
 *
 * @type {(measures: NumberedMeasure[], names: { name: string, site: string, now: number, uid?: string, review?: string, at?: number }) => string}
 */
export function toCalendar(measures, { name, site, now, uid = "", review = "", at = now }) {
  const again = { ...NEW_MEASURE, id: REVIEW, what: TEXT.calendar.review, due: review, status: "", order: 0, at };
  const events = [...measures, again].filter(isDated).map((measure) => eventOf(measure, name, [measure.id, uid, site], now));
  const head = ["VERSION:2.0", "PRODID:-//Kundenbindung//Plan//DE", "CALSCALE:GREGORIAN"];
  const lines = ["BEGIN:VCALENDAR", ...head, ...events.flat(), "END:VCALENDAR"];
  return events.length ? lines.map((line) => `${foldLine(line)}\r\n`).join("") : "";
}

function isoDay(due, later) {
  return new Date(Date.parse(due) + later * 864e5).toISOString().slice(0, 10);
}

function eventOf(measure, name, ids, now) {
  const at = Math.min(Math.max(measure.at, 0) || 0, now); // a clock that was wrong must not make an event of the future
  const title = calendarText(firstSentence(measure.what)) || TEXT.calendar.unnamed;
  return [
    "BEGIN:VEVENT",
    `UID:${calendarText(ids.filter(Boolean).join("@"))}`,
    `DTSTAMP:${calendarTime(now)}`,
    `LAST-MODIFIED:${calendarTime(at)}`,
    `SEQUENCE:${sequenceOf(at)}`,
    `DTSTART;VALUE=DATE:${calendarDay(measure.due, 0)}`,
    `DTEND;VALUE=DATE:${calendarDay(measure.due, 1)}`,
    `SUMMARY:${title}`,
    `DESCRIPTION:${descriptionOf(measure, name, title)}`,
    "TRANSP:TRANSPARENT",
    ...["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${title}`, `TRIGGER:${ALARM}`, "END:VALARM"],
    "END:VEVENT",
  ];
}

/* With the whole text where the title is only its first sentence. */
function descriptionOf({ what, who, status }, name, title) {
  const text = calendarText(what);
  const facts = TEXT.calendar.facts;
  const values = [[facts.who, who], [facts.status, TEXT.catalogue.status[status] ?? ""], [facts.assessment, name]];
  const given = values.map(([label, value]) => [label, calendarText(value)]).filter(([, value]) => value);
  const lines = given.map(([label, value]) => `${label}: ${value}`);
  return [...(text && text !== title ? [text] : []), ...lines].join("\\n");
}

/* Seconds, so that every change counts; since 2025, because those since 1970 leave the range of the format in 2038. */
function sequenceOf(at) {
  return Math.min(Math.max(Math.floor((at - CALENDAR_START) / 1000), 0), MOST_SEQUENCE);
}

function calendarDay(due, later) {
  return isoDay(due, later).replace(/-/g, "");
}

function calendarTime(at) {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
}

function calendarText(text) {
  const lines = text.split(/\r\n?|[\n\v\f\x85\u2028\u2029]/).map((line) => line.replace(/(?!\t)[\p{Cc}\p{Bidi_C}]/gu, ""));
  return lines.join("\n").trim().replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
}

/* By octets of UTF-8, never within a character. A continued line begins with a blank, which counts. */
function foldLine(line) {
  let folded = "";
  let room = CALENDAR_LINE;
  for (const character of line) {
    const octets = octetsOf(character.codePointAt(0));
    if (octets > room) {
      folded += "\r\n ";
      room = CALENDAR_LINE - 1;
    }
    folded += character;
    room -= octets;
  }
  return folded;
}

/* Half of a pair (a lone surrogate) becomes U+FFFD when written: three octets as well. */
function octetsOf(code) {
  return 1 + [0x7f, 0x7ff, 0xffff].filter((most) => code > most).length;
}
