/* Short codes for what both sides of a link know: whoever has the checklist can tell from the code of an item which one is meant. */
export const LINK_VERSION = 2; // 0 and 1: a file as text, see link.js
/* The texts that stand in front of the answers, in this order. */
export const TEXTS = ["name", "respondent", "set", "person", "invite", "role"];
/* What was chosen is told by its place here, twice, and 1 more if it is important. An answer takes about three bytes: its choice, a
 * code of the wording that was read, and how far the code of its item is from the one before, in their order (see `gapWidth`).
 */
export const CHOICES = ["", "ja", "teilweise", "nein", "entfaellt", "weissnicht"]; // what is new comes last: links of today stay readable
export const DAY = 864e5;
export const WIDTH = { code: 16, choice: 4, rev: 8 };

/**
 * How many bits of a gap are written as they are; what is above them as so many ones, and a zero. (Golomb-Rice: short for gaps as
 * they are to be expected between so many codes.)
 *
 * @type {(count: number) => number}
 */
export function gapWidth(count) {
  return Math.max(0, Math.floor(Math.log2(2 ** WIDTH.code / Math.max(1, count))));
}

/**
 * A number of 32 bits of a text (FNV-1a, then mixed: also its last bits depend on every character).
 *
 * @type {(text: string) => number}
 */
export function hashOf(text) {
  let hash = 0x811c9dc5;
  for (const byte of bytesOf(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * A number of 16 bits for an item; `salt` makes others, should two items have the same.
 *
 * @type {(key: string, salt: number) => number}
 */
export function codeOf(key, salt) {
  return hashOf(`${salt}:${key}`) % 2 ** WIDTH.code;
}

/** @type {(rev: string) => number} */
export function revCode(rev) {
  return hashOf(rev) % 2 ** WIDTH.rev;
}

/** @type {(site: string) => number} */
export function siteCode(site) {
  return hashOf(site) % 2 ** 16;
}

/** @type {(text: string) => Uint8Array} */
export function bytesOf(text) {
  return new TextEncoder().encode(text);
}

/**
 * What a link begins with, so that one that was cut or changed is known.
 *
 * @type {(bytes: Uint8Array) => number}
 */
export function sumOf(bytes) {
  return hashOf(toBase64(bytes));
}

/** @type {(bytes: Iterable<number>) => string} */
export function toBase64(bytes) {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}

/** @type {(code: string) => Uint8Array} */
export function fromBase64(code) {
  const text = atob(code.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
