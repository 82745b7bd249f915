/* A result in a link: written from the open assessment, read like a file. Both give `{ problem }`, in words, where it cannot be done. */
import { assessmentsIn, readBackup } from "../../files/backup.js";
import { fromFragment, toFragment } from "../../files/link.js";
import { ASSESSMENT_PARTS } from "../../shapes/parts.js";
import { TEXT } from "../../words/texts.js";
/** @import { Answers, AssessmentRecord, Item, SavedFile } from "../../shapes/types.d.ts" */

/**
 * `{ fragment }`
 *
 * @type {(file: SavedFile, options: { notes: boolean, items: Item[] }) => Promise<{ fragment?: string, problem?: string }>}
 */
export async function writeResultLink(file, options) {
  const fragment = await toFragment(file, options);
  return fragment ? { fragment } : { problem: TEXT.link.too_long };
}

/**
 * `{ record, answers, notes, unknown }`; see `fromFragment`.
 *
 * @type {(fragment: string, site: string, items: Item[]) => Promise<{ problem?: string, record?: Partial<AssessmentRecord>, answers?: Answers, notes?: boolean, unknown?: number }>}
 */
export async function readResultLink(fragment, site, items) {
  const { problem, text, notes, unknown } = await fromFragment(fragment, site, items);
  const found = problem ? { problem } : readBackup(text, site);
  if (found.problem) return { problem: TEXT.link.problems[found.problem] ?? TEXT.link.problems.garbled };
  const [{ id, record, entries }] = assessmentsIn(found.entries).assessments;
  const start = `check:${id}:`;
  const answers = entries.filter(([key]) => key.startsWith(start)).map(([key, entry]) => [key.slice(start.length), entry]);
  return { record: record ?? { name: "", respondent: "", date: "" }, answers: new Map(answers), notes, unknown };
}

/**
 * Whether a key belongs to this assessment.
 *
 * @type {(assessment: string) => (key: string) => boolean}
 */
export function belongsTo(assessment) {
  return (key) => {
    const [, , part, owner] = key.split(":");
    return owner === assessment && ASSESSMENT_PARTS.includes(part);
  };
}
