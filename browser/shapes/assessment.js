/* What belongs to an assessment besides its answers, and how it looks in the storage: plan, snapshots, the last saved file; and one that was removed. */
import { ANSWER_FIELDS } from "./answer.js";
import { PROGRESS } from "./measure.js";
import { addShape, hasFields, KINDS, LIMIT, SHAPES } from "./shape.js";

/* At most so many of each kind: more would make a page slow. Also told in the schema of saved files and in docs/betrieb. */
export const MOST = { __proto__: null, assessment: 200, check: 2000, plan: 500, snapshot: 300, stand: 2000, quiz: 5000, "quiz-attempt": 1000, recall: 5000, sheet: 500, invitation: 50, returned: 500 };
const isListOf = (isValue) => (all) => Array.isArray(all) && all.every((pair) => isPairOf(isValue, pair));
const isPairOf = (isValue, pair) => Array.isArray(pair) && pair.length === 2 && KINDS.text(pair[0]) && isValue(pair[1], pair[0]);

KINDS.progress = (value) => PROGRESS.includes(value);
KINDS.target = KINDS.text;
KINDS.number = Number.isFinite;
KINDS.answers = isListOf(hasFields(ANSWER_FIELDS));
KINDS.entries = isListOf((value, key) => SHAPES[key.split(":")[0]]?.(value, ["", "", ...key.split(":")]));
addShape("plan", { what: "text", who: "text", due: "date", status: "progress", item: "target", order: "number", at: "time unseen" });
addShape("snapshot", { name: "text", at: "time unseen", set: "text", auto: "flag", answers: "answers" });
addShape("saved", { at: "time unseen" });
addShape("deleted", { name: "text", at: "time", entries: "entries" });

/**
 * A name with something behind it, no longer than a name may be.
 *
 * @type {(name: string, suffix: string) => string}
 */
export function withSuffix(name, suffix) {
  return name.slice(0, LIMIT.text - suffix.length) + suffix;
}
