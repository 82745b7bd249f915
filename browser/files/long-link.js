/* Reads a link that holds the same file as a backup, made small: only the record and the answers, without what the page knows
 * anyway, and compressed where the browser can. Those without notes were made before there were short ones (link.js). Written by
 * long-write.js. What is read is only text again and goes through `readBackup` like any file.
 */
import { FIELDS, fieldsWith, kindOf } from "../shapes/shape.js";
import { fromBase64 } from "./codes.js";
import { LINK_SIGNS, linkIn } from "./link.js";

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

/* Through one of the browser's two streams; "unsupported" where it has none, "big" as soon as more comes out than allowed. */
/** @type {(bytes: Uint8Array, name: string, limit: number) => Promise<Uint8Array | string>} */
export async function piped(bytes, name, limit) {
  const stream = streamOf(name);
  if (!stream) return "unsupported";
  const reader = new Blob([/** @type {any} */ (bytes)]).stream().pipeThrough(stream).getReader();
  const parts = [];
  let room = limit;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value);
    room -= step.value.length;
    if (room < 0) return tooMuch(reader);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function tooMuch(reader) {
  reader.cancel().catch(() => {}); // what is left is of no interest, nor is how it ends
  return "big";
}

/* Older browsers know the stream but not this form of it: then the constructor throws. */
/** @type {(name: string) => any} */
function streamOf(name) {
  try {
    return new /** @type {any} */ (window)[name]("deflate-raw");
  } catch {
    return null;
  }
}
