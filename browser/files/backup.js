/* Reads a saved file. What comes in may be damaged, old, foreign or made to do harm: it is taken whole or not at all.
 *
 * Nothing of the parsed file is passed on as it is. Every value must have the shape that the store expects (SHAPES) and
 * is then rebuilt from its FIELDS, each cleaned by its kind, so that no other field ever gets out of a file.
 * The same rules, for other programs: schema/sicherung-2.schema.json.
 */
import { MOST } from "../shapes/assessment.js";
import { isRealDate } from "../shapes/day.js";
import { ASSESSMENT_PARTS } from "../shapes/parts.js";
import { FIELDS, kindOf, LIMIT, SHAPES } from "../shapes/shape.js";
/** @import { Entry, Read } from "../shapes/types.d.ts" */

const FILE_FORM = { format: "kundenbindung-sicherung", version: 2 };
export const BACKUP_LIMIT = { bytes: 10e6, entries: 20000, key: 20000, number: 8.64e15 };

/* Each returns the value as it may be kept, or undefined where it cannot be. The types were checked before, by SHAPES.
 * What a page has written must come back: for our own files the reader mends.
 */
const asDay = (day) => (day === "" || isRealDate(day) ? day : undefined);
const asText = (text, reader) => reader.text(text);
// A time ahead of ours counts as now: otherwise it would be the newer one in every merge to come.
const asTime = (time, reader) => (isTime(time) ? Math.min(time, reader.now) : undefined);
const asNumber = (number) => (Math.abs(number) <= BACKUP_LIMIT.number ? number : undefined);
const CLEAN = { __proto__: null, // by the kind of a field
  ...{ text: asText, maybe: asText, verdict: asText, progress: asText, number: asNumber, whole: asNumber },
  survey: asText,
  roles: (roles, reader) => roles.map((role) => reader.text(role)),
  texts: (texts, reader) => texts.map((text) => reader.text(text)),
  flag: (flag) => flag,
  ...{ date: asDay, day: asDay },
  target: (key) => (key === "" || ITEM_KEY.test(key) ? key : undefined),
  ...{ time: asTime, when: asTime },
  answers: (answers, reader) => reader.allOf(answers.map(([key, entry]) => reader.answer(key, entry))),
};
/* By the first part of the key, how the whole key looks. A part without fields has a text for a value. */
const KEY_FORMS = new Map([
  ["assessment", /^assessment:[a-z0-9-]{1,60}$/],
  ["check", /^check:[a-z0-9-]{1,60}:(statement|open):[a-z0-9-]{1,200}$/],
  ["plan", /^plan:[a-z0-9-]{1,60}:[a-z0-9-]{1,250}$/],
  ["snapshot", /^snapshot:[a-z0-9-]{1,60}:[a-z0-9-]{1,200}$/],
  ["quiz", /^quiz:(single|multiple|estimate|order|match|gap|free):[a-z0-9-]{1,200}$/],
  ["quiz-attempt", /^quiz-attempt:[^:]{1,200}$/],
  ["recall", /^recall:(single|multiple|estimate|order|match|gap|free):[a-z0-9-]{1,200}$/],
  ["recall-off", /^recall-off$/],
  ["saved", /^saved:[a-z0-9-]{1,60}$/],
  ["invitation", /^invitation:[a-z0-9]{6,24}$/],
  ["returned", /^returned:[a-z0-9]{1,24}:[a-z0-9]{1,24}$/],
  ["current", /^current$/],
  ["unreadable", /^unreadable:/],
]);
const ITEM_KEY = /^(statement|open):[a-z0-9-]{1,200}$/;

export class BackupReader {
  now = Date.now();
  repaired = 0;

  constructor(site, mends = false) {
    this.site = site;
    this.mends = mends;
  }

  /**
   * `[key, value]`, or undefined where something is wrong with it.
   *
   * @type {(key: any, value: any) => Entry | undefined}
   */
  entry(key, value) {
    if (typeof key !== "string" || key.length > BACKUP_LIMIT.key) return undefined;
    const [part] = key.split(":");
    if (!KEY_FORMS.get(part)?.test(key)) return this.mends ? this.#renamed(key, value) : undefined;
    const copy = this.#hasShape(key, value) ? this.#rebuilt(value, FIELDS[part]) : undefined;
    return copy === undefined || JSON.stringify(copy).length > LIMIT.raw ? undefined : [this.text(key), copy];
  }

  /**
   * The same for an answer inside a snapshot, whose key does not name the assessment.
   *
   * @type {(key: any, entry: any) => Entry | undefined}
   */
  answer(key, entry) {
    const found = this.entry(`check:erste:${key}`, entry);
    return found && [found[0].slice("check:erste:".length), found[1]];
  }

  /**
   * The list, unless something in it is missing or there twice.
   *
   * @type {(pairs: (Entry | undefined)[]) => Entry[] | undefined}
   */
  allOf(pairs) {
    const found = [...new Map(pairs.filter(Boolean))];
    return this.mends || found.length === pairs.length ? found : undefined;
  }

  #renamed(key, value) {
    const [part, id, ...rest] = key.toLowerCase().replace(/[^a-z0-9:-]/g, "-").split(":");
    const name = [part, id, rest.join(part === "check" ? ":" : "-").slice(-190)].join(":");
    return name === key ? undefined : this.entry(name, value);
  }

  /**
   * Half of a character that takes two can neither be shown nor sent: it becomes the sign for a broken character.
   *
   * @type {(text: string) => string}
   */
  text(text) {
    const whole = text.replace(/\p{Surrogate}/gu, "\uFFFD");
    if (whole !== text) this.repaired += 1;
    return whole;
  }

  #hasShape(key, value) {
    const parts = ["kb", this.site, ...key.split(":")];
    return parts[2] === "unreadable" ? typeof value === "string" : Boolean(SHAPES[parts[2]]?.(value, parts));
  }

  #rebuilt(value, fields) {
    if (!fields) return this.text(value);
    const copy = {};
    for (const [name, field] of Object.entries(fields)) {
      if (value[name] === undefined) continue;
      copy[name] = CLEAN[kindOf(field)](value[name], this) ?? (this.mends ? (typeof value[name] === "number" ? 0 : "") : undefined);
      if (copy[name] === undefined) return undefined;
    }
    return copy;
  }
}

/**
 * `{ entries: [[key, value]…], at, repaired }` or `{ problem, where? }`: a name among the refusals in strings.yml, the number of the entry.
 *
 * @type {(text: string, site: string, size?: number) => Read}
 */
export function readBackup(text, site, size = text.length) {
  if (Math.max(size, text.length) > BACKUP_LIMIT.bytes) return { problem: "big" };
  const file = parseBackup(text);
  const problem = problemOfBackup(file, site);
  if (problem) return { problem };
  const pairs = file.version === 1 ? pairsOfVersion1(file.entries, site) : file.entries.map(pairOf);
  if (!pairs.length) return { problem: "empty" };
  if (pairs.length > BACKUP_LIMIT.entries) return { problem: "many" };
  return readPairs(pairs, new BackupReader(site), file.at);
}

function parseBackup(text) {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")); // some editors put this mark in front
  } catch {
    return undefined;
  }
}

/* Asked in this order: a file of a newer format may differ in everything that is asked after its version. */
function problemOfBackup(file, site) {
  if (file === undefined) return "json";
  if (!isPlain(file) || file.format !== FILE_FORM.format || !Number.isInteger(file.version) || file.version < 1) return "format";
  if (file.version > FILE_FORM.version) return "newer";
  const hasEntries = file.version === 1 ? isPlain(file.entries) : Array.isArray(file.entries);
  if (!hasEntries || typeof file.site !== "string" || !isTime(file.at)) return "format";
  return file.site === site ? "" : "site";
}

/* In version 1 the entries were an object, with the key as it stands in the browser. */
function pairsOfVersion1(entries, site) {
  const start = `kb:${site}:`;
  return Object.entries(entries).map(([key, value]) => [key.startsWith(start) ? key.slice(start.length) : undefined, value]);
}

function pairOf(entry) {
  return isPlain(entry) ? [entry.key, entry.value] : [];
}

function readPairs(pairs, reader, at) {
  const found = new Map();
  for (const [index, [key, value]] of pairs.entries()) {
    const entry = reader.entry(key, value);
    if (!entry) return { problem: "entry", where: index + 1 };
    if (found.has(entry[0])) return { problem: "twice", where: index + 1 };
    found.set(...entry);
  }
  const isFull = [...found.values()].some(({ answers }) => answers?.length > MOST.stand);
  const where = isFull ? "stand" : tooMany(countsOf(found.keys()));
  return where ? { problem: "limit", where } : { entries: [...found], at: Math.min(at, reader.now), repaired: reader.repaired };
}

/**
 * How many there are of each kind; of answers, measures and stands, by assessment.
 *
 * @type {(keys: Iterable<string>) => Map<string, number>}
 */
export function countsOf(keys) {
  const counts = new Map();
  const add = (name) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const key of keys) {
    const [part, id] = key.split(":");
    const isOwn = ASSESSMENT_PARTS.includes(part);
    if (isOwn && !counts.has(`:${id}`)) add("assessment");
    add(isOwn ? `:${id}` : part);
    if (isOwn) add(`${part}:${id}`);
  }
  return counts;
}

/**
 * The kind of which there are too many and, with `before`, more than there were.
 *
 * @type {(counts: Map<string, number>, before?: Map<string, number>) => string | undefined}
 */
export function tooMany(counts, before = new Map()) {
  for (const [name, n] of counts) {
    const [kind] = name.split(":");
    if (n > MOST[kind] && n > (before.get(name) ?? 0)) return kind;
  }
  return undefined;
}

function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTime(value) {
  return typeof value === "number" && value >= 0 && value <= BACKUP_LIMIT.number;
}
