/* The index of the site, read file by file as a search needs them (hooks/kb/outputs/search/files.py). */
import { lexiconOf } from "./lexicon.js";
import { SURE } from "./terms.js";

export const FIRST = "woerter.json";
/* Of words that are less than sure, only those are read that stand in so many files together. */
const MOST_LISTS = 8;

/** @typedef {(name: string) => Promise<any>} Read */
/** @typedef {{ url: string, weight: number, first: number, count: number }} Page */

export class Index {
  #lists;
  #texts;

  /** @type {(read: Read) => Promise<Index>} */
  static async open(read) {
    return new Index(read, await read(FIRST));
  }

  constructor(read, first) {
    this.lexicon = lexiconOf(first);
    /** @type {Page[]} */
    this.pages = [];
    let sections = 0;
    for (const [url, weight, count] of first.pages) {
      this.pages.push({ url, weight: weight / 100, first: sections, count });
      sections += count;
    }
    this.#lists = new Parts(read, first.lists, first.files.slice(0, first.lists.length));
    this.#texts = new Parts(read, first.texts, first.files.slice(first.lists.length));
  }

  /** @type {(terms: import("./terms.js").Term[]) => import("./terms.js").Term[]} Without what would take too many files to read. */
  within(terms) {
    const near = terms.flatMap((term) => [...term.near]).sort(([, one], [, other]) => other - one);
    const parts = new Set();
    for (const [word, sure] of near) if (sure >= SURE || parts.size < MOST_LISTS) parts.add(this.#lists.partOf(word));
    return terms.map((term) => ({ ...term, near: new Map([...term.near].filter(([word]) => parts.has(this.#lists.partOf(word)))) }));
  }

  /** @type {(words: Iterable<number>) => Promise<Map<number, number[]>>} Word -> the sections it stands in, packed. */
  placesOf(words) {
    return this.#lists.get(words);
  }

  /** @type {(pages: Iterable<number>) => Promise<Map<number, string[][]>>} Page -> anchor, title and text of its sections. */
  textsOf(pages) {
    return this.#texts.get(pages);
  }
}

/* Values one after the other in several files; `starts` has the number of the first in each. */
class Parts {
  #read;
  #starts;
  #names;

  constructor(read, starts, names) {
    this.#read = read;
    this.#starts = starts;
    this.#names = names;
  }

  async get(numbers) {
    const places = [...numbers].map((number) => [number, this.partOf(number)]);
    const parts = [...new Set(places.map(([, part]) => part))];
    const loaded = new Map(await Promise.all(parts.map(async (part) => [part, await this.#read(this.#names[part])])));
    return new Map(places.map(([number, part]) => [number, loaded.get(part)[number - this.#starts[part]]]));
  }

  /* The file that has it. */
  partOf(number) {
    const next = this.#starts.findIndex((start) => start > number);
    return (next < 0 ? this.#starts.length : next) - 1;
  }
}
