/* Files to take along: how they are named and what is in them. */
import { today } from "../words/today.js";
import { BackupReader } from "./backup.js";
/** @import { SavedFile } from "../shapes/types.d.ts" */
/** @import { KbStore } from "../store/store.js" */

const LETTERS = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

function slugOf(name) {
  const plain = name.toLowerCase().normalize("NFC").replace(/[äöüß]/g, (letter) => LETTERS[letter]);
  const words = plain.normalize("NFD").replace(/\p{M}/gu, "").match(/[a-z0-9]+/g) ?? [];
  return words.join("-").slice(0, 60).replace(/-$/, "") || "pruefung";
}

/**
 * "kundenbindung-erste-pruefung-2026-11-22.json"
 *
 * @type {(store: KbStore, title: string, type: string) => string}
 */
export function fileName(store, title, type) {
  return `${store.site}-${slugOf(title)}-${today()}.${type}`;
}

/**
 * When the assessment was last saved as a file, in ms; 0 where it never was.
 *
 * @type {(store: KbStore, assessment: string) => number}
 */
export function savedAt(store, assessment) {
  return store.get(store.key("saved", assessment))?.at ?? 0;
}

/** @type {(store: KbStore, assessments: string[]) => void} */
export function noteSaved(store, assessments) {
  for (const assessment of assessments) store.set(store.key("saved", assessment), { at: Date.now() });
}

/**
 * The file of the wanted keys, which every page takes back: what is not as files have it is mended, or goes in as text.
 *
 * @type {(store: KbStore, wanted?: (key: string) => boolean) => SavedFile}
 */
export function fileOf(store, wanted) {
  const [reader, mender] = [new BackupReader(store.site), new BackupReader(store.site, true)];
  const file = store.dump(wanted);
  const taken = new Set(file.entries.map(({ key }) => key));
  const entries = file.entries.flatMap(({ key, value }) => {
    if (reader.entry(key, value)) return { key, value };
    let [name, copy] = mender.entry(key, value) ?? [];
    while (name !== key && taken.has(name)) name += "-";
    taken.add(name);
    const raw = { key: `unreadable:${store.key(key)}`, value: rawText(value) };
    return copy ? [{ key: name, value: copy }, raw] : raw;
  });
  return { ...file, entries };
}

/* Only what this file is about: not the day of the assessment, nor what tells when and by whom it was made. */
const ANONYMOUS = { name: "", respondent: "", date: "" };
const FOR_ALL = ["set", "invite", "role"];
const DAY_LONG = 864e5;

/**
 * The answers of one assessment without anything that leads back to a person, or to another file of the same one: `person` is a mark
 * made for this file alone, times say no more than the day, and its id goes too.
 *
 * @type {(file: SavedFile, person: string) => SavedFile}
 */
export function anonymous(file, person) {
  const kept = file.entries.filter(({ key }) => /^(assessment|check):/.test(key));
  const entries = kept.map(({ key, value }) => {
    const [part, , ...rest] = key.split(":");
    return { key: [part, "anonym", ...rest].join(":"), value: { ...(part === "check" ? value : recordOfNobody(value, person)), at: startOfDay(value.at) } };
  });
  return { ...file, at: startOfDay(file.at), entries };
}

function recordOfNobody(record, person) {
  return { ...ANONYMOUS, ...Object.fromEntries(FOR_ALL.filter((name) => record[name]).map((name) => [name, record[name]])), person };
}

function startOfDay(time) {
  return Math.floor(time / DAY_LONG) * DAY_LONG;
}

function rawText(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * The file for the team, without what somebody wrote: answers by choice alone, of a person without a name.
 *
 * @type {(file: SavedFile) => SavedFile}
 */
export function withoutTexts(file) {
  const kept = file.entries.filter(({ key }) => /^(assessment|check:[^:]+:statement):/.test(key));
  const entries = kept.map(({ key, value }) => {
    const empty = key.startsWith("check") ? { note: "", reason: "" } : { name: "", respondent: "" };
    return { key, value: { ...value, ...empty } };
  });
  return { ...file, entries: entries.filter(({ key, value }) => !key.startsWith("check") || value.v || value.important) };
}
