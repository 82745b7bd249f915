/* The other side of link.js: what is open as a link, short where there is nothing in words. */
import { fieldsWith } from "../shapes/shape.js";
import { toBase64 } from "./codes.js";
import { LINK_LIMIT, LINK_PART, picked, piped } from "./link.js";
import { writeShort } from "./short-write.js";
/** @import { Item, SavedFile } from "../shapes/types.d.ts" */

/**
 * The fragment without "#", or null where the answers are too many for a link and a file must do. `items`: all of the checklist.
 *
 * @type {(file: SavedFile, options?: { notes?: boolean, items?: Pick<Item, "key">[] }) => Promise<string | null>}
 */
export async function toFragment(file, { notes = true, items = [] } = {}) {
  const fragment = (notes ? null : shortOf(file, items)) ?? (await longOf(file, notes));
  return fragment?.length > LINK_LIMIT.fragment ? null : fragment;
}

function shortOf({ site, entries }, items) {
  const record = entries.find(({ key }) => key.startsWith("assessment:"))?.value;
  const checks = entries.filter(({ key }) => /^check:[^:]+:statement:/.test(key));
  const answers = checks.map(({ key, value }) => [key.split(":").slice(2).join(":"), value]);
  return writeShort({ site, record, answers, keys: items.map(({ key }) => key) });
}

async function longOf(file, notes) {
  const { format, version, site, at } = file;
  const entries = file.entries.map((entry) => trimmed(entry, notes)).filter(Boolean);
  const bytes = new TextEncoder().encode(JSON.stringify({ format, version, site, at, ...(notes ? {} : { bare: true }), entries }));
  if (bytes.length > LINK_LIMIT.bytes) return null;
  const small = await piped(bytes, "CompressionStream", Infinity);
  return small === "unsupported" ? `stand=0.${toBase64(bytes)}` : `stand=1.${toBase64(/** @type {Uint8Array} */ (small))}`;
}

/* The record or an answer; undefined for all else, and for an answer that says nothing without its note. */
function trimmed({ key, value }, notes) {
  const part = LINK_PART.exec(key)?.[1];
  const wanted = (name) => !["", false, undefined].includes(value[name]) && (notes || !fieldsWith(part, "note").includes(name));
  if (!part || (part === "check" && !["v", "important", ...fieldsWith(part, "note")].some(wanted))) return undefined;
  return { key, value: picked(value, fieldsWith(part, "link").filter(wanted)) };
}
