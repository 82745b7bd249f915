/* Links that came back: found in whatever was pasted, read, and remembered until the lead drops them. */
import { hashOf } from "../../files/codes.js";
import { fromShortLink } from "../../files/link.js";
import { piecesIn, readPiece } from "../../files/pasted.js";
import { onDemand } from "../../page/on-demand.js";
import { MOST } from "../../shapes/assessment.js";
import { INVITE_ID } from "../../shapes/invitation.js";
import { LIMIT } from "../../shapes/shape.js";
import { sheetsIn } from "./files.js";
/** @import { Item, Sheet } from "../../shapes/types.d.ts" */
/** @import { KbStore } from "../../store/store.js" */

const LINK_START = /stand=(?=\d|3D\d)/gi;
const NO_SURVEY = "ohne";

/**
 * The sheets of all links in a text, each with its `link`, and what could not be read, with the reason.
 *
 * @type {(text: string, site: string, items: Item[]) => Promise<{ sheets: Sheet[], refused: { problem: string, text: string }[] }>}
 */
export async function readPasted(text, site, items) {
  const found = new Map();
  for (const piece of new Set(piecesIn(text, LINK_START))) {
    const read = await readPiece(piece, (link) => readLink(link, site, items));
    found.set(read.sheet?.link ?? piece, { ...read, text: piece.split(/\s/, 1)[0] });
  }
  const all = [...found.values()];
  return { sheets: all.map(({ sheet }) => sheet).filter(Boolean), refused: all.filter(({ problem }) => problem) };
}

/** @type {(link: string, site: string, items: Item[]) => Promise<{ sheet?: Sheet, problem?: string }>} */
async function readLink(link, site, items) {
  const [fragment = ""] = /^stand=\d\.[\w-]+/.exec(link) ?? [];
  const found = fromShortLink(fragment, site, items) ?? (await onDemand("kb-files", (files) => files.readLink(fragment, site)));
  if (found.problem) return { problem: found.problem };
  const [sheet] = sheetsIn(found.entries, "");
  return sheet ? { sheet: { ...sheet, link: fragment, unknown: found.unknown ?? 0 } } : { problem: "empty" };
}

/**
 * Keeps the link of a sheet; false where it is too long or there are too many: then it counts as long as the page is open.
 *
 * @type {(store: KbStore, sheet: Sheet) => boolean}
 */
export function remember(store, { link, record }) {
  if (link.length > LIMIT.text || store.keys("returned").length >= MOST.returned) return false;
  const survey = INVITE_ID.test(record?.invite ?? "") ? record.invite : NO_SURVEY;
  store.set(store.key("returned", survey, hashOf(link).toString(36)), { link, at: Date.now() });
  return true;
}

/**
 * The keys and links that are remembered.
 *
 * @type {(store: KbStore) => [string, string][]}
 */
export function remembered(store) {
  const pairs = store.keys("returned").map((key) => [key, store.get(key)?.link]);
  return /** @type {[string, string][]} */ (pairs.filter(([, link]) => link));
}
