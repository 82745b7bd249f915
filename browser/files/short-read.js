/* Reads a short link. What comes in may be cut, changed, foreign or made to do harm: it is taken whole or not at all, as strictly as
 * a file (backup.js), of whose entries it can hold but these. See codes.js.
 */
import "../shapes/answer.js";
import { isRealDate } from "../shapes/day.js";
import { SHAPES } from "../shapes/shape.js";
import { CHOICES, codeOf, DAY, fromBase64, gapWidth, revCode, siteCode, sumOf, TEXTS, WIDTH } from "./codes.js";
/** @import { Entry, Point } from "../shapes/types.d.ts" */

const OTHER_REV = "-"; // of a wording that is not here
const LAST_TIME = DAY * 1e8; // that a date can be made of

/**
 * `{ entries, unknown }`: entries as from a file, of the assessment "link"; `unknown` counts answers to items that are not here.
 * Or `{ problem }`. Throws where it is no such link.
 *
 * @type {(code: string, site: string, items: (Point & { rev: string })[]) => { problem?: string, entries?: Entry[], unknown?: number }}
 */
export function readShort(code, site, items) {
  const body = new Reader(fromBase64(code));
  if (body.big(4) !== sumOf(body.rest)) throw new Error("changed");
  if (body.big(2) !== siteCode(site)) return { problem: "site" };
  const known = knownBy(body.byte(), items);
  const texts = Object.fromEntries(TEXTS.map((name) => [name, body.text()]));
  const record = { ...recordOf(texts), date: body.day(), at: body.time() };
  if (!SHAPES.assessment(record, [])) throw new Error("record");
  const answers = readAnswers(body, known, record.at);
  const found = answers.filter(Boolean);
  return { unknown: answers.length - found.length, entries: [["assessment:link", record], ...found] };
}

/* Marks that are missing in an older record are missing here as well. */
/** @type {(record: any) => any} */
function recordOf({ name, respondent, ...marks }) {
  return { name, respondent, ...Object.fromEntries(Object.entries(marks).filter(([, mark]) => mark)) };
}

/* Two items with the same code: then it is nobody's. */
function knownBy(salt, items) {
  const known = new Map();
  for (const item of items) {
    const code = codeOf(item.key, salt);
    known.set(code, known.has(code) ? undefined : item);
  }
  return known;
}

function readAnswers(body, known, at) {
  const [count, bits] = [body.number(), new Bits(body.rest)];
  const width = gapWidth(count);
  const answers = [];
  for (let code = 0; answers.length < count; ) {
    const gap = bits.ones() * 2 ** width + bits.number(width);
    if (!gap && answers.length) throw new Error("twice");
    code += gap;
    answers.push(readAnswer(known.get(code), bits.number(WIDTH.choice), bits.number(WIDTH.rev), at));
  }
  return answers;
}

function readAnswer(item, choice, revMark, at) {
  const v = CHOICES[choice >> 1];
  if (v === undefined) throw new Error("no answer");
  const rev = item && revCode(item.rev) === revMark ? item.rev : OTHER_REV;
  return item && [`check:link:${item.key}`, { v, note: "", reason: "", important: choice % 2 === 1, rev, t: "", p: "", at }];
}

class Bits {
  #at = 0;

  constructor(bytes) {
    this.text = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  }

  number(width) {
    this.#at += width;
    if (this.#at > this.text.length) throw new Error("cut");
    return Number(`0b0${this.text.slice(this.#at - width, this.#at)}`);
  }

  ones() {
    let count = 0;
    while (this.number(1)) count += 1;
    return count;
  }
}

class Reader {
  constructor(bytes) {
    this.rest = bytes;
  }

  byte() {
    return this.bytes(1)[0];
  }

  bytes(count) {
    if (count > this.rest.length) throw new Error("cut");
    const taken = this.rest.subarray(0, count);
    this.rest = this.rest.subarray(count);
    return taken;
  }

  big(count) {
    return this.bytes(count).reduce((value, byte) => value * 256 + byte, 0);
  }

  number() {
    let [value, factor] = [0, 1];
    for (let byte = 128; byte & 128; factor *= 128) {
      byte = this.byte();
      value += (byte & 127) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new Error("number");
    }
    return value;
  }

  day() {
    const days = this.number();
    const day = days ? new Date((days - 1) * DAY).toISOString().slice(0, 10) : "";
    if (day && !isRealDate(day)) throw new Error("day");
    return day;
  }

  /* One ahead of ours counts as now, as in a file. */
  time() {
    const time = this.number();
    if (time > LAST_TIME) throw new Error("time");
    return Math.min(time, Date.now());
  }

  text() {
    return new TextDecoder("utf-8", { fatal: true }).decode(this.bytes(this.number()));
  }
}
