/* What belongs to an assessment besides its answers, and how it looks in the storage: plan, snapshots, the last saved file; and one that was removed. */
import { isCheck } from "./answer.js";
import { hasFields, isFlag, isText, LIMIT, SHAPES } from "./shape.js";

/* What stands under keys of its own, by their first part. */
export const ASSESSMENT_PARTS = ["assessment", "check", "plan", "snapshot"];
export const PROGRESS = ["offen", "laeuft", "erledigt"];
/* At most so many of each kind: more would make a page slow. Also told in the schema of saved files and in docs/betrieb. */
export const MOST = { __proto__: null, assessment: 200, check: 2000, plan: 500, snapshot: 300, stand: 2000, quiz: 5000, "quiz-attempt": 1000, sheet: 500 };
const isListOf = (isValue) => (all) => Array.isArray(all) && all.every((pair) => isPairOf(isValue, pair));
const isPairOf = (isValue, pair) => Array.isArray(pair) && pair.length === 2 && isText(pair[0]) && isValue(pair[1], pair[0]);

SHAPES.plan = hasFields({
  ...{ what: isText, who: isText, due: isText, item: isText, order: Number.isFinite, at: Number.isFinite },
  status: (value) => PROGRESS.includes(value),
});
SHAPES.snapshot = hasFields({
  ...{ name: isText, set: isText, auto: isFlag, at: Number.isFinite },
  answers: isListOf(isCheck),
});
SHAPES.saved = hasFields({ at: Number.isFinite });
/* A removed assessment, with all that stood under its keys. */
SHAPES.deleted = hasFields({
  ...{ name: isText, at: Number.isFinite },
  entries: isListOf((value, key) => SHAPES[key.split(":")[0]]?.(value, ["", "", ...key.split(":")])),
});

/** A name with something behind it, no longer than a name may be. */
export function withSuffix(name, suffix) {
  return name.slice(0, LIMIT.text - suffix.length) + suffix;
}
