/* Whose answers the files of a team hold, and which of several files of one person counts. Nothing of it is ever stored.
 *
 * A sheet is what one person answered at one time: `{ answers, record, file, person, name, at }`.
 */
import { assessmentsIn } from "../../files/contents.js";
import { onDemand } from "../../page/on-demand.js";
import { answerTo } from "../../scoring/answers.js";
import { plain } from "../../words/sentences.js";
/** @import { Answers, Entry, Sheet } from "../../shapes/types.d.ts" */
/** @import { KbStore } from "../../store/store.js" */

/**
 * `{ file, sheets, problem, where }`; the problem is a name in TEXT.backup.problems.
 *
 * @type {(file: File, site: string) => Promise<{ file: string, sheets: Sheet[], problem: string, where?: number | string }>}
 */
export async function readTeamFile(file, site) {
  const found = await onDemand("kb-files", (files) => files.readFile(file, site));
  const sheets = sheetsIn(found.entries ?? [], file.name);
  return { file: file.name, sheets, problem: found.problem ?? (sheets.length ? "" : "empty"), where: found.where };
}

/**
 * The open assessment of this browser; what is unreadable in it is left out, and left where it is.
 *
 * @type {(store: KbStore) => Sheet | undefined}
 */
export function ownSheet(store) {
  const keys = [store.key("assessment", store.assessment), ...store.keys("check", store.assessment)];
  const entries = keys.map((key) => [key.slice(store.key("").length), store.get(key)]).filter(([, value]) => value);
  return sheetsIn(/** @type {Entry[]} */ (entries), "")[0];
}

/**
 * An assessment without any answer says nothing, and its respondent is not one of those who answered.
 *
 * @type {(entries: Entry[], file: string) => Sheet[]}
 */
export function sheetsIn(entries, file) {
  const sheets = assessmentsIn(entries).assessments.map((assessment) => readSheet(assessment, file));
  return sheets.filter(({ answers }) => [...answers.keys()].some((key) => isGiven(key, answers)));
}

function readSheet({ entries, record }, file) {
  const checks = entries.filter(([key]) => key.startsWith("check:"));
  const answers = new Map(checks.map(([key, entry]) => [key.split(":").slice(2).join(":"), entry]));
  // Old files do not say whose they are: then only the very same answers are those of the same person.
  const person = record?.person || record?.uid || JSON.stringify(checks);
  const name = plain(record?.respondent ?? "").trim().toLowerCase();
  return { answers, record, file, person, name, at: checks.reduce((last, [, { at }]) => Math.max(last, Math.min(at, Date.now())), 0) };
}

/** @type {(key: string, answers: Answers) => boolean} */
export function isGiven(key, answers) {
  return answerTo({ key, kind: key.split(":")[0] }, answers) !== "";
}

/**
 * One list of sheets for each person, the newest first: that one counts. `apart`: whom a name does not join to others.
 *
 * @type {(sheets: Sheet[], apart: Set<string>) => Sheet[][]}
 */
export function peopleOf(sheets, apart) {
  const groups = new Map();
  for (const sheet of sheets) joinSheet(groups, sheet, apart);
  const people = [...new Set(groups.values())];
  for (const group of people) group.sort((a, b) => b.at - a.at);
  return people;
}

/* Groups by what tells of whom their sheets are. `byName`: no other mark than the name tells that this is one of them. */
function joinSheet(groups, sheet, apart) {
  const marksOf = ({ person, name }) => [`person:${person}`, ...(name && !apart.has(person) ? [`name:${name}`] : [])];
  const [own, namesakes] = marksOf(sheet).map((mark) => groups.get(mark));
  sheet.byName = Boolean(namesakes) && namesakes !== own;
  const group = own ?? namesakes ?? [];
  group.push(...(sheet.byName && own ? namesakes : []), sheet);
  for (const one of sheet.byName && own ? group : [sheet]) for (const mark of marksOf(one)) groups.set(mark, group);
}
