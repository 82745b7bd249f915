/* What colleagues gave back: the sheets of files and of links, as long as the page is open. Links are remembered beyond that, until
 * the lead drops them.
 */
import { MOST } from "../../shapes/assessment.js";
import { readTeamFile } from "./files.js";
import { readPasted, remember, remembered } from "./returned.js";
/** @import { Item, Read, Sheet } from "../../shapes/types.d.ts" */
/** @import { KbStore } from "../../store/store.js" */

export class Collection {
  /** @type {Sheet[]} */
  sheets = [];
  #store;
  #items;
  #read = new Map();
  #unkept = new Set();

  /** @param {KbStore} store @param {Item[]} items */
  constructor(store, items) {
    this.#store = store;
    this.#items = items;
  }

  /** How many links are remembered. */
  get kept() {
    return remembered(this.#store).length;
  }

  /**
   * The files that are refused.
   *
   * @type {(files: File[]) => Promise<(Read & { file: string })[]>}
   */
  async addFiles(files) {
    const refused = [];
    for (const file of files) {
      const found = await readTeamFile(file, this.#store.site);
      if (this.sheets.length + found.sheets.length > MOST.sheet) Object.assign(found, { problem: "limit", where: "sheet", sheets: [] });
      this.sheets.push(...found.sheets);
      if (found.problem) refused.push(found);
    }
    return refused;
  }

  /**
   * How many links of a text were read and how many of these were there already, and what of it could not be read.
   *
   * @type {(text: string) => Promise<{ good: number, again: number, refused: { problem: string, text: string }[] }>}
   */
  async take(text) {
    const { sheets, refused } = await readPasted(text, this.#store.site, this.#items);
    const news = sheets.filter(({ link }) => !this.#read.has(link));
    for (const sheet of news) this.#keep(sheet);
    return { good: sheets.length, again: sheets.length - news.length, refused };
  }

  /**
   * Reads what is remembered and not read yet, here or taken in by another tab; and what is remembered no more goes.
   *
   * @type {() => Promise<boolean>}
   */
  async recall() {
    const links = new Set(remembered(this.#store).map(([, link]) => link));
    const isGone = ({ link = "" }) => link !== "" && !links.has(link) && !this.#unkept.has(link);
    for (const { link } of this.sheets.filter(isGone)) this.#read.delete(link);
    this.sheets = this.sheets.filter((sheet) => !isGone(sheet));
    const news = [...links].filter((link) => !this.#read.has(link));
    for (const link of news) this.#read.set(link, null);
    const { sheets } = news.length ? await readPasted(news.join("\n"), this.#store.site, this.#items) : { sheets: [] };
    for (const sheet of sheets) this.#read.set(sheet.link, sheet);
    this.sheets.push(...sheets);
    return sheets.length > 0;
  }

  /** @type {(sheet: Sheet) => void} */
  drop(sheet) {
    this.sheets = this.sheets.filter((other) => other !== sheet);
    this.#unkept.delete(sheet.link);
    this.#store.remove(this.keysOf([sheet]));
  }

  /**
   * Where the links of these sheets are remembered.
   *
   * @type {(sheets: Sheet[]) => string[]}
   */
  keysOf(sheets) {
    const links = new Set(sheets.map(({ link }) => link));
    return remembered(this.#store).filter(([, link]) => links.has(link)).map(([key]) => key);
  }

  #keep(sheet) {
    this.#read.set(sheet.link, sheet);
    this.sheets.push(sheet);
    if (!remember(this.#store, sheet)) this.#unkept.add(sheet.link);
  }
}
