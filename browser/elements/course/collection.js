/* What a class gave back, by the test it belongs to. In memory only. */
import { examKey } from "../../files/exam.js";
import { plain } from "../../words/sentences.js";
/** @import { ExamResult } from "../../shapes/types.d.ts" */

const MOST_RESULTS = 200;

/**
 * @typedef {object} Sheet
 * @property {ExamResult} result
 * @property {string} test
 * @property {boolean} out Left out by hand, or as it contradicts one that came first.
 * @property {boolean} differs The same one as another, with other contents.
 * @property {boolean} kept Somebody has it as a file.
 */

export class Collection {
  /** @type {Sheet[]} */
  #sheets = [];
  chosen = "";

  /**
   * "new", "again" where the very same one is here, "differs" where it has the mark of another one but not its contents, or "limit".
   *
   * @type {(result: ExamResult, kept?: boolean) => "new" | "again" | "differs" | "limit"}
   */
  add(result, kept = false) {
    const test = examKey(result.spec);
    const twins = this.#sheets.filter((sheet) => sheet.test === test && sheet.result.id === result.id);
    const same = twins.find((twin) => JSON.stringify(twin.result) === JSON.stringify(result));
    if (same) {
      same.kept ||= kept;
      return "again";
    }
    if (this.#sheets.length >= MOST_RESULTS) return "limit";
    const differs = twins.length > 0;
    this.#sheets.push({ result, test, out: differs, differs, kept });
    this.chosen ||= test;
    return differs ? "differs" : "new";
  }

  /**
   * The tests that results belong to, in the order in which they came.
   *
   * @type {() => { test: string, name: string, n: number }[]}
   */
  tests() {
    const all = [...new Set(this.#sheets.map(({ test }) => test))];
    return all.map((test) => {
      const own = this.#sheets.filter((sheet) => sheet.test === test);
      return { test, name: plain(own[0].result.spec.name).trim(), n: own.length };
    });
  }

  /** Whether all are in a file. */
  get isKept() {
    return this.#sheets.every(({ kept }) => kept);
  }

  /**
   * The text of a file with every result as it came, which from now on counts as kept.
   *
   * @type {() => string}
   */
  keep() {
    for (const sheet of this.#sheets) sheet.kept = true;
    return JSON.stringify(this.#sheets.map(({ result }) => result));
  }

  /** Those of the test that is shown, by name. */
  get shown() {
    const own = this.#sheets.filter(({ test }) => test === this.chosen);
    return own.sort((a, b) => a.result.person.localeCompare(b.result.person, "de", { numeric: true }));
  }
}

/**
 * Whether somebody else of these has the same name.
 *
 * @type {(sheet: Sheet, sheets: Sheet[]) => boolean}
 */
export function isNamesake({ result }, sheets) {
  const name = nameOf(result);
  return name !== "" && sheets.some((other) => other.result.id !== result.id && nameOf(other.result) === name);
}

function nameOf({ person }) {
  return plain(person).trim().toLowerCase();
}
