/* A result that came in a link, read like a file. */
import { assessmentsIn } from "../../files/contents.js";
import { fromShortLink } from "../../files/link.js";
import { onDemand } from "../../page/on-demand.js";
/** @import { Answers, AssessmentRecord, Item } from "../../shapes/types.d.ts" */

/**
 * `{ record, answers, notes, unknown }` (see `readShort`), or `{ problem }`, a name among those in strings.yml.
 *
 * @type {(fragment: string, site: string, items: Item[]) => Promise<{ problem?: string, record?: Partial<AssessmentRecord>, answers?: Answers, notes?: boolean, unknown?: number }>}
 */
export async function readResultLink(fragment, site, items) {
  const found = fromShortLink(fragment, site, items) ?? (await onDemand("kb-files", (files) => files.readLink(fragment, site)));
  if (found.problem) return found;
  const [{ id, record, entries }] = assessmentsIn(found.entries).assessments;
  const start = `check:${id}:`;
  const answers = entries.filter(([key]) => key.startsWith(start)).map(([key, entry]) => [key.slice(start.length), entry]);
  return { ...found, record: record ?? { name: "", respondent: "", date: "" }, answers: new Map(answers) };
}
