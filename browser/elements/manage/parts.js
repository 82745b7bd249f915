/* What the three views of the page share. */
import { say } from "../../page/nodes.js";
import { SHAPES } from "../../shapes/shape.js";
import "../../shapes/view.js";
import { counted, fill, plain } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
/** @import { SavedFile } from "../../shapes/types.d.ts" */
/** @import { KbStore } from "../../store/store.js" */

/** @type {(store: KbStore) => boolean} */
export const isUnused = ({ problem }) => ["full", "blocked"].includes(problem);

/** @type {(record: { name: string } | null) => string} */
export function nameOf(record) {
  return plain(record?.name ?? "").trim() || TEXT.manage.unnamed;
}

/**
 * What no page understands: put aside, or under a key that is none of ours.
 *
 * @type {(store: KbStore) => SavedFile["entries"]}
 */
export function unreadIn(store) {
  const isOurs = (key) => key.split(":")[2] in SHAPES;
  return store.keys().every(isOurs) ? [] : store.dump((key) => !isOurs(key)).entries;
}

/**
 * "6 unlesbare Einträge (5,2 MB)"
 *
 * @type {(entries: any[]) => string}
 */
export function unreadInWords(entries) {
  const size = JSON.stringify(entries).length / 1e6;
  return `${counted(entries.length, TEXT.manage.unread)} (${Math.max(size, 0.1).toLocaleString("de", { maximumFractionDigits: 1 })} MB)`;
}

/**
 * A line whose words stand in the page; empty where there is nothing to tell.
 *
 * @type {(node: HTMLElement, values: any) => void}
 */
export function tell(node, values) {
  say(node, values ? fill(node.dataset.text, values) : "");
}

/** @type {(node: HTMLElement, n: number, total: number) => void} */
export function tellRest(node, n, total) {
  tell(node, n < total && { n, total: total.toLocaleString("de") });
}

/* Between „ and “, quotes that belong to the name are the inner ones. */
const INNER_QUOTES = { "„": "‚", "“": "‘", "”": "’" };

/** @type {(record: { name: string } | null) => string} */
export function quotedName(record) {
  return nameOf(record).replace(/[„“”]/g, (sign) => INNER_QUOTES[sign]);
}
