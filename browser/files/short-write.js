/* The answers by choice alone as a short link: no wording, no note, and of every item its code only. See codes.js.
 *
 * Read by short-read.js, also after the checklist has changed: each answer says to which item it belongs and which wording was read.
 */
import { bytesOf, CHOICES, codeOf, DAY, gapWidth, LINK_VERSION, revCode, siteCode, sumOf, TEXTS, toBase64, WIDTH } from "./codes.js";
/** @import { Answer, AssessmentRecord, Entry } from "../shapes/types.d.ts" */

const MOST_SALTS = 50;

/**
 * The fragment without "#", or null where items of this checklist cannot be told apart.
 *
 * `answers` are pairs of "kind:id" and an answer, of which those in words stay at home; `keys` are those of all items. The time of the last
 * answer is told to the `step`, in milliseconds.
 *
 * @type {(sheet: { site: string, record?: Partial<AssessmentRecord>, answers: Entry[], keys: Iterable<string>, step?: number }) => string | null}
 */
export function writeShort({ site, record = {}, answers, keys, step = 1 }) {
  const given = answers.filter(([key, { v, important }]) => key.startsWith("statement:") && (v || important));
  const salt = saltFor(given.map(([key]) => key), [...keys]);
  if (salt < 0) return null;
  const whose = { ...record, person: record.person || record.uid };
  const at = Math.max(0, ...given.map(([, entry]) => Math.min(entry.at, Date.now()))); // a time ahead of ours counts as now
  const head = [...big(siteCode(site), 2), salt, ...TEXTS.flatMap((name) => textBytes(whose[name])), ...number(dayOf(record.date)), ...number(at - (at % step))];
  const body = Uint8Array.from([...head, ...number(given.length), ...answerBytes(given, salt)]);
  return `stand=${LINK_VERSION}.${toBase64([...big(sumOf(body), 4), ...body])}`;
}

/* One that gives every answered item a code that no other has. */
function saltFor(given, keys) {
  for (let salt = 0; salt < MOST_SALTS; salt += 1) {
    const owners = new Map();
    for (const key of new Set([...given, ...keys])) owners.set(codeOf(key, salt), (owners.get(codeOf(key, salt)) ?? 0) + 1);
    if (given.every((key) => owners.get(codeOf(key, salt)) === 1)) return salt;
  }
  return -1;
}

function answerBytes(given, salt) {
  const sorted = given.map(([key, entry]) => ({ code: codeOf(key, salt), entry })).sort((a, b) => a.code - b.code);
  const width = gapWidth(given.length);
  const all = sorted.map(({ code, entry }, place) => gapBits(code - (sorted[place - 1]?.code ?? 0), width) + choiceBits(entry));
  return all.join("").match(/.{1,8}/g)?.map((eight) => Number(`0b${eight.padEnd(8, "0")}`)) ?? [];
}

function gapBits(gap, width) {
  return `${"1".repeat(gap >>> width)}0${bits(gap % 2 ** width, width)}`;
}

/** @type {(answer: Answer) => string} */
function choiceBits({ v, important, rev }) {
  return bits(CHOICES.indexOf(v) * 2 + Number(Boolean(important)), WIDTH.choice) + bits(revCode(rev), WIDTH.rev);
}

function bits(value, width) {
  return width ? value.toString(2).padStart(width, "0") : "";
}

/* Days since 1970, and 1 more: 0 is none. */
function dayOf(date = "") {
  const day = Date.parse(date) / DAY;
  return day >= 0 ? Math.floor(day) + 1 : 0;
}

function textBytes(text = "") {
  const bytes = bytesOf(text);
  return [...number(bytes.length), ...bytes];
}

function big(value, count) {
  return Array.from({ length: count }, (_, place) => (value >>> (8 * (count - 1 - place))) & 0xff);
}

/* Seven bits in a byte, the lowest first; the highest bit says that there is more. */
function number(value) {
  const rest = Math.floor(value / 128);
  return rest ? [(value % 128) | 128, ...number(rest)] : [value % 128];
}
