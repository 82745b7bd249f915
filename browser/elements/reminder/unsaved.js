/* What stands in no file yet, and of which assessments to remind: pure functions of `[key, value]`, keys without the prefix of
 * the site. Deletions do not count: what was deleted is still in the last file, so that nothing can be lost with it.
 */
import { WORK_PARTS } from "../../shapes/parts.js";
import { TEXT } from "../../words/texts.js";
/** @import { Entry } from "../../shapes/types.d.ts" */

const REMIND = { many: 10, old: 864e5 };

/**
 * `[{ id, name, keys }]` of the assessments that hold much that is in no file, or something old.
 *
 * @type {(pairs: Entry[], now: number) => { id: string, name: string | undefined, parts: string[] }[]}
 */
export function unsavedIn(pairs, now) {
  const values = new Map(pairs);
  const groups = new Map();
  for (const [key, value] of pairs.filter((pair) => isUnsaved(pair, values))) {
    const id = ownerOf(key);
    groups.set(id, groups.get(id) ?? []);
    groups.get(id).push([key.split(":")[0], value.at]);
  }
  const due = [...groups].filter(([, own]) => isDue(own, now));
  return due.map(([id, own]) => ({ id, name: values.get(`assessment:${id}`)?.name, parts: own.map(([part]) => part) }));
}

/**
 * What one reads of them, `open` being the id of the assessment that is open.
 *
 * @type {(due: { id: string, name: string | undefined, parts: string[] }[], open: string) => string}
 */
export function unsavedInWords(due, open) {
  const { parts, where, one, many, names } = TEXT.reminder;
  const all = due.flatMap((found) => found.parts);
  const counts = WORK_PARTS.map((part) => [part, all.filter((other) => other === part).length]).filter(([, n]) => n);
  const words = counts.map(([part, n]) => (n === 1 ? parts[part][0] : `${n.toLocaleString("de")} ${parts[part][1]}`));
  const what = words.join(", ").replace(/, (?=[^,]*$)/, parts.and) || names;
  const isOpen = due.length === 1 && due[0].id === open;
  const place = isOpen ? "" : due.length > 1 ? where[1].replace("{n}", due.length) : where[0].replace("{name}", () => due[0].name ?? "");
  return (counts.length === 1 && counts[0][1] === 1 ? one : many).replace("{what}", () => what + place);
}

function ownerOf(key) {
  return key.split(":")[1];
}

/** @type {(entry: Entry, values: Map<string, any>) => boolean} */
function isUnsaved([key, value], values) {
  const [part, id] = key.split(":");
  const isWork = WORK_PARTS.includes(part) || (part === "assessment" && isNamed(value));
  return isWork && typeof value?.at === "number" && value.at > (values.get(`saved:${id}`)?.at ?? 0);
}

/* Nobody entered what an assessment is called at first. */
function isNamed(record) {
  return Boolean(record?.respondent) || !TEXT.reminder.unnamed.includes(record?.name);
}

function isDue(own, now) {
  return own.filter(([part]) => WORK_PARTS.includes(part)).length >= REMIND.many || own.some(([, at]) => at < now - REMIND.old);
}
