/* Everything that is kept between two visits: all of localStorage goes through this file (what changes many keys at once: transaction.js).
 *
 * One key per item ("kb:<site>:quiz:single:<id>"), so that two tabs never overwrite each other's answers, and the
 * kind in the key, so that an id reused for another kind of item finds nothing. What does not look like one of
 * SHAPES is never shown as an answer; it is moved aside and kept. What cannot be written stays in memory and is
 * tried again with the next write.
 */
import { LIMIT, SHAPES } from "../shapes/shape.js";
/** @import { SavedFile } from "../shapes/types.d.ts" */

export class KbStore {
  static #bySite = new Map();
  #prefix;
  #pending = new Map();
  #watchers = new Set();
  #heard;
  #problem = "";
  #unreadable = false;

  /** @type {(site: string) => KbStore} */
  static of(site) {
    if (!KbStore.#bySite.has(site)) KbStore.#bySite.set(site, new KbStore(site));
    return KbStore.#bySite.get(site);
  }

  constructor(site) {
    this.site = site;
    this.#prefix = `kb:${site}:`;
    window.addEventListener("storage", this);
    window.addEventListener("pageshow", this);
  }

  /** "", "full", "blocked" or "unreadable": what the reader must be told. */
  get problem() {
    return this.#problem || (this.#unreadable ? "unreadable" : "");
  }

  get assessment() {
    return this.get(this.key("current")) ?? "erste"; // the one that is there from the start
  }

  /** @type {(...parts: string[]) => string} */
  key(...parts) {
    return this.#prefix + parts.join(":");
  }

  /** @type {(key: string) => any} */
  get(key) {
    const raw = this.#read(key);
    if (raw === null) return null;
    const value = parse(raw);
    const isWhole = SHAPES[key.split(":")[2]];
    if (value !== undefined && isWhole?.(value, key.split(":"))) return value;
    if (isWhole) this.#putAside(key, raw); // what this page knows nothing of is for others to judge
    return null;
  }

  /** @type {(key: string, value: any) => void} */
  set(key, value) {
    this.#write(new Map([[key, JSON.stringify(value)]]));
  }

  /**
   * Removes the keys and returns what stood there, for `restore`.
   *
   * @type {(keys: string[]) => Map<string, string | null>}
   */
  remove(keys) {
    const before = new Map(keys.map((key) => [key, this.#read(key)]));
    this.#write(new Map(keys.map((key) => [key, null])));
    return before;
  }

  /**
   * An answer given since the removal is newer and stays; the attempt (order of the options) goes back with the rest.
   *
   * @type {(before: Map<string, string | null>) => void}
   */
  restore(before) {
    const wanted = [...before].filter(([key]) => key.includes(":quiz-attempt:") || this.#read(key) === null);
    this.#write(new Map(wanted));
  }

  /**
   * All keys whose parts after the site begin with `parts`.
   *
   * @type {(...parts: string[]) => string[]}
   */
  keys(...parts) {
    const start = this.key(...parts, "");
    const all = new Set([...this.#storedKeys(), ...this.#pending.keys()]);
    return [...all].filter((key) => key.startsWith(start) && this.#read(key) !== null).sort();
  }

  /**
   * The content of a saved file, of all keys but the removed assessments, the chosen view and tests, or of the wanted ones; unreadable values go in as the text they are.
   *
   * @type {(wanted?: (key: string) => boolean) => SavedFile}
   */
  dump(wanted = (key) => !/:(deleted:|view$)|^\w+:[^:]+:exam:/.test(key)) {
    for (const key of this.keys()) if (SHAPES[key.split(":")[2]]) this.get(key); // puts aside what is unreadable
    const entries = this.keys().filter(wanted).map((key) => {
      const raw = this.#read(key);
      return { key: key.slice(this.#prefix.length), value: key.split(":")[2] === "unreadable" ? raw : parse(raw) ?? raw };
    });
    return { format: "kundenbindung-sicherung", version: 2, site: this.site, at: Date.now(), entries };
  }

  /**
   * `watcher.changed(key)` is called for every change here or in another tab; without a key: anything may have changed.
   *
   * @type {(watcher: { changed: (key?: string) => void }) => void}
   */
  watch(watcher) {
    this.#watchers.add(watcher);
  }

  /** @type {(watcher: { changed: (key?: string) => void }) => void} */
  unwatch(watcher) {
    this.#watchers.delete(watcher);
  }

  /**
   * To be called for what transaction.js wrote: what is still held in memory is older.
   *
   * @type {(keys: Iterable<string>) => void}
   */
  written(keys) {
    for (const key of keys) {
      this.#pending.delete(key);
      this.#tell(key);
    }
  }

  /** @type {(event: any) => void} */
  handleEvent({ type, persisted, key }) {
    if (type === "pageshow") {
      if (persisted) this.#tell();
    } else if (key === null || key.startsWith(this.#prefix)) {
      this.#pending.delete(key);
      this.#hear(key);
    }
  }

  /* The first change by another tab is told at once; what follows on its heels is gathered, and if it is much, told as one.
   * Not always as one: whoever is told that anything may have changed begins anew, and two tabs would answer each other for ever.
   */
  #hear(key) {
    if (this.#heard) return void this.#heard.add(key);
    this.#heard = new Set();
    this.#tell(key);
    setTimeout(() => {
      const keys = this.#heard.size > 20 ? [undefined] : [...this.#heard];
      this.#heard = undefined;
      for (const one of keys) this.#tell(one);
    }, 50);
  }

  #tell(key) {
    for (const watcher of this.#watchers) watcher.changed(key);
  }

  #read(key) {
    if (this.#pending.has(key)) return this.#pending.get(key);
    try {
      return localStorage.getItem(key);
    } catch {
      this.#problem = "blocked";
      return null;
    }
  }

  #storedKeys() {
    try {
      return Object.keys(localStorage);
    } catch {
      this.#problem = "blocked";
      return [];
    }
  }

  #write(changes) {
    for (const [key, raw] of changes) {
      this.#pending.delete(key);
      this.#pending.set(key, raw);
    }
    this.#problem = "";
    for (const change of this.#pending) this.#flush(...change);
    for (const key of changes.keys()) this.#tell(key);
  }

  #flush(key, raw) {
    this.#pending.set(key, raw);
    try {
      if (raw === null) localStorage.removeItem(key);
      else localStorage.setItem(key, raw);
      return this.#pending.delete(key);
    } catch (error) {
      this.#problem = /quota/i.test(error.name) ? "full" : "blocked";
    }
  }

  /* The copy comes before the removal: with a full storage both stay pending and the original stays where it is. */
  #putAside(key, raw) {
    this.#unreadable = true;
    let aside = this.key("unreadable", key);
    while (![null, raw].includes(this.#read(aside))) aside += "+";
    if (this.#flush(aside, raw)) this.#flush(key, null);
  }
}

function parse(raw) {
  try {
    return raw.length > LIMIT.raw ? undefined : JSON.parse(raw);
  } catch {
    return undefined;
  }
}
