/* The other side of long-link.js: an assessment as a link, with or without what was written by hand. */
import { fieldsWith } from "../shapes/shape.js";
import { toBase64 } from "./codes.js";
import { LINK_SIGNS } from "./link.js";
import { LINK_BYTES, LINK_PART, picked } from "./long-link.js";
import { piped } from "./piped.js";
/** @import { SavedFile } from "../shapes/types.d.ts" */

/**
 * The fragment without "#", or null where the answers are too many for a link and a file must do.
 *
 * @type {(file: SavedFile, notes: boolean) => Promise<string | null>}
 */
export async function toLongLink(file, notes) {
  const { format, version, site, at } = file;
  const entries = file.entries.map((entry) => trimmed(entry, notes)).filter(Boolean);
  const bytes = new TextEncoder().encode(JSON.stringify({ format, version, site, at, ...(notes ? {} : { bare: true }), entries }));
  if (bytes.length > LINK_BYTES) return null;
  const small = await piped(bytes, "CompressionStream", Infinity);
  const fragment = small === "unsupported" ? `stand=0.${toBase64(bytes)}` : `stand=1.${toBase64(/** @type {Uint8Array} */ (small))}`;
  return fragment.length > LINK_SIGNS ? null : fragment;
}

/* The record or an answer; undefined for all else, and for an answer that says nothing without its note. */
function trimmed({ key, value }, notes) {
  const part = LINK_PART.exec(key)?.[1];
  const wanted = (name) => !["", false, undefined].includes(value[name]) && (notes || !fieldsWith(part, "note").includes(name));
  if (!part || (part === "check" && !["v", "important", ...fieldsWith(part, "note")].some(wanted))) return undefined;
  return { key, value: picked(value, fieldsWith(part, "link").filter(wanted)) };
}
