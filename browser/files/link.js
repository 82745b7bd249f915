/* The answers of an assessment in the part of an address behind "#", which no browser sends to a server.
 *
 * Without notes it is a short link (codes.js), and read here. With them, or from before there were short ones, it holds a file and is
 * read by long-link.js.
 */
import { LINK_VERSION } from "./codes.js";
import { readShort } from "./short-read.js";
/** @import { Entry, Item } from "../shapes/types.d.ts" */

export const LINK_SIGNS = 65536; // at most
const LINK_FORM = /^#?stand=([0-9])\.([\w-]+)/;

/**
 * What of a text belongs to a link: how it is written, and the rest. Mail programs break long addresses into lines and write some
 * characters as numbers.
 *
 * @type {(text: string) => { form: number, code?: string }}
 */
export function linkIn(text) {
  const [, form, code] = LINK_FORM.exec(text.replace(/\s|%20|%0[ad]/gi, "").replace(/%3d/i, "=")) ?? [];
  return { form: Number(form), code };
}

/**
 * `{ entries, notes, unknown }` as `readShort` gives them, or `{ problem }`, as in TEXT.link.problems. Null for a long link.
 *
 * @type {(text: string, site: string, items: Pick<Item, "key" | "kind" | "rev">[]) => { problem?: string, entries?: Entry[], notes?: boolean, unknown?: number } | null}
 */
export function fromShortLink(text, site, items) {
  if (text.length > LINK_SIGNS) return { problem: "big" };
  const { form, code } = linkIn(text);
  if (form > LINK_VERSION) return { problem: "newer" };
  if (form < LINK_VERSION) return null;
  try {
    return { notes: false, ...readShort(code, site, items) };
  } catch {
    return { problem: "garbled" };
  }
}
