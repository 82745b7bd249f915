/* The answers of an assessment in the part of an address behind "#", which no browser sends to a server.
 *
 * Without notes it is a short link (codes.js). With them it holds the same file as a backup, made small: only the record and the
 * answers, without what the page knows anyway, and compressed where the browser can. Links that hold a file without notes were
 * made before there were short ones. Written by link-write.js. What is read is only text again and goes through `readBackup` like any file.
 */
import { FIELDS, fieldsWith, kindOf } from "../shapes/shape.js";
import { FILE_FORM } from "./backup.js";
import { fromBase64, LINK_VERSION } from "./codes.js";
import { readShort } from "./short-read.js";
/** @import { Item } from "../shapes/types.d.ts" */

export const LINK_LIMIT = { fragment: 65536, bytes: 1e6 };
const LINK_FORM = /^#?stand=([0-9])\.([\w-]+)/;
export const LINK_PART = /^(check|assessment):/;
/* What a field is that a link leaves out. */
const EMPTY = { __proto__: null, text: "", date: "", flag: false };

/** @type {(text: string) => boolean} */
export function isFragment(text) {
  return LINK_FORM.test(mended(text));
}

/**
 * `{ text, notes, unknown }`: text for `readBackup`; `notes` is false where they were left out; `unknown` counts answers to items
 * that are not here. Or `{ problem }`, as in TEXT.link.problems.
 *
 * @type {(text: string, site?: string, items?: Pick<Item, "key" | "kind" | "rev">[]) => Promise<{ problem?: string, text?: string, notes?: boolean, unknown?: number }>}
 */
export async function fromFragment(text, site = "", items = []) {
  if (text.length > LINK_LIMIT.fragment) return { problem: "big" };
  const [, form, code] = LINK_FORM.exec(mended(text)) ?? [];
  if (Number(form) > LINK_VERSION) return { problem: "newer" };
  try {
    if (Number(form) === LINK_VERSION) return fromShort(readShort(code, site, items), site);
    const packed = fromBase64(code);
    const bytes = form === "1" ? await piped(packed, "DecompressionStream", LINK_LIMIT.bytes) : packed;
    return typeof bytes === "string" ? { problem: bytes } : fromBytes(bytes);
  } catch {
    return { problem: "garbled" };
  }
}

/* Mail programs break long addresses into lines and write some characters as numbers. */
function mended(text) {
  return text.replace(/\s|%20|%0[ad]/gi, "").replace(/%3d/i, "=");
}

/** @type {(found: ReturnType<typeof readShort>, site: string) => any} */
function fromShort({ problem, unknown, ...file }, site) {
  return problem ? { problem } : { text: JSON.stringify({ ...FILE_FORM, site, ...file }), notes: false, unknown };
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
