/* Many keys at once: all of the changes (key -> value, null removes) or none. Says whether they were made.
 *
 * What makes the storage much fuller must leave room for the answers to come, or the next one would not be kept.
 */
/** @import { Changes } from "../shapes/types.d.ts" */
/** @import { KbStore } from "./store.js" */

const ROOM = { key: "kb-room", size: 2e5, little: 1e3 };

/** @type {(store: KbStore, changes: Changes) => boolean} */
export function writeAll(store, changes) {
  try {
    const after = [...changes].map(([key, value]) => [key, asRaw(key, value)]);
    const before = after.map(([key]) => [key, localStorage.getItem(key)]);
    // What is removed goes last: whatever happens, what takes its place is there. Without room for both it goes first.
    if (!writeOrPutBack(after, before) && !(isWritable(before) && writeOrPutBack(removedFirst(after), before))) return false;
  } catch {
    return false; // storage is not to be had at all
  }
  store.written(changes.keys());
  return true;
}

function writeOrPutBack(after, before) {
  try {
    for (const pair of after) put(...pair);
    if (sizeOf(after) > sizeOf(before) + ROOM.little) keepRoom();
    return true;
  } catch {
    // What is new goes first: it took the room that the old values need.
    for (const pair of removedFirst(before)) put(...pair);
    return false;
  }
}

function keepRoom() {
  localStorage.setItem(ROOM.key, "x".repeat(ROOM.size));
  localStorage.removeItem(ROOM.key);
}

/* A storage that takes back what it has already takes back what is removed from it. */
function isWritable(before) {
  const pair = before.find(([, raw]) => raw !== null);
  if (pair) put(...pair);
  return Boolean(pair);
}

function removedFirst(pairs) {
  return [...pairs].sort(([, a], [, b]) => Number(a !== null) - Number(b !== null));
}

function sizeOf(pairs) {
  return pairs.reduce((size, [key, raw]) => size + (raw === null ? 0 : key.length + raw.length), 0);
}

function put(key, raw) {
  if (raw === null) localStorage.removeItem(key);
  else localStorage.setItem(key, raw);
}

/* What was not readable goes back as the text that it was. */
function asRaw(key, value) {
  if (value === null) return null;
  return key.split(":")[2] === "unreadable" ? value : JSON.stringify(value);
}
