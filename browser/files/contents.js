/* What was read from a file or a link, by the assessment it belongs to. */
import { ASSESSMENT_PARTS } from "../shapes/parts.js";
/** @import { Entry, Incoming } from "../shapes/types.d.ts" */

/**
 * `{ assessments: [{ id, record, count, entries }], rest: entries }`; the record is null in a file that lacks it.
 *
 * @type {(entries: Entry[]) => { assessments: Incoming[], rest: Entry[] }}
 */
export function assessmentsIn(entries) {
  const byId = new Map();
  const rest = [];
  for (const [key, value] of entries) {
    const [part, id] = key.split(":");
    if (!ASSESSMENT_PARTS.includes(part)) rest.push([key, value]);
    else if (byId.has(id)) byId.get(id).push([key, value]);
    else byId.set(id, [[key, value]]);
  }
  return { assessments: [...byId].map(([id, own]) => assessmentOf(id, own)), rest };
}

function assessmentOf(id, entries) {
  const [, record] = entries.find(([key]) => key === `assessment:${id}`) ?? [];
  return { id, record: record ?? null, count: entries.length, entries };
}
