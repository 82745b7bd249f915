/* Reads a link that holds the same file as a backup, made small: only the record and the answers, without what the page knows
 * anyway, and compressed where the browser can. Those without notes were made before there were short ones (link.js). Written by
 * long-write.js. What is read is only text again and goes through `readBackup` like any file.
 */
import { FIELDS, fieldsWith, kindOf } from "../shapes/shape.js";
import { fromBase64 } from "./codes.js";
import { LINK_SIGNS, linkIn } from "./link.js";
import { piped } from "./piped.js";

export const LINK_BYTES = 1e6; // at most, unpacked
export const LINK_PART = /^(check|assessment):/;
/* What a field is that a link leaves out. */
const EMPTY = { __proto__: null, text: "", date: "", flag: false };

/**
 * `{ text, notes }`: text for `readBackup`; `notes` is false where they were left out. Or `{ problem }`, as in TEXT.link.problems.
 *
 * @type {(text: string) => Promise<{ problem?: string, text?: string, notes?: boolean }>}
 */
export async function fromLongLink(text) {
  if (text.length > LINK_SIGNS) return { problem: "big" };
  try {
    const { form, code } = linkIn(text);
    const packed = fromBase64(code);
    const bytes = form ? await piped(packed, "DecompressionStream", LINK_BYTES) : packed;
    return typeof bytes === "string" ? { problem: bytes } : fromBytes(bytes);
  } catch {
    return { problem: "garbled" };
  }
}

function fromBytes(bytes) {
  const { format, version, site, at, bare, entries } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  const file = { format, version, site, at, entries: entries.map(expanded) };
  return { text: JSON.stringify(file), notes: bare !== true };
}

function expanded({ key, value }) {
  const part = LINK_PART.exec(key)[1];
  return { key, value: { ...emptied(part), ...picked(value, fieldsWith(part, "link")) } };
}

function emptied(part) {
  const fields = Object.entries(FIELDS[part]).map(([name, field]) => [name, EMPTY[kindOf(field)]]);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

/** @type {(value: any, names: string[]) => any} */
export function picked(value, names) {
  return Object.fromEntries(names.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]));
}
