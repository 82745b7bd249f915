/* A result that came in a link, read like a file. */
import { assessmentsIn, readBackup } from "../../files/backup.js";
import { fromFragment } from "../../files/link.js";
/** @import { Answers, AssessmentRecord, Item } from "../../shapes/types.d.ts" */

/**
 * `{ record, answers, notes, unknown }`, or `{ problem }`, a name among those in strings.yml; see `fromFragment`.
 *
 * @type {(fragment: string, site: string, items: Item[]) => Promise<{ problem?: string, record?: Partial<AssessmentRecord>, answers?: Answers, notes?: boolean, unknown?: number }>}
 */
export async function readResultLink(fragment, site, items) {
  const { problem, text, notes, unknown } = await fromFragment(fragment, site, items);
  const found = problem ? { problem } : readBackup(text, site);
  if (found.problem) return found;
  const [{ id, record, entries }] = assessmentsIn(found.entries).assessments;
  const start = `check:${id}:`;
  const answers = entries.filter(([key]) => key.startsWith(start)).map(([key, entry]) => [key.slice(start.length), entry]);
  return { record: record ?? { name: "", respondent: "", date: "" }, answers: new Map(answers), notes, unknown };
}
