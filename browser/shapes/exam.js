/* What a test, and what somebody gave back to it, may look like. Both come from links and files of anybody: taken whole or not at all. */
/** @import { ExamResult, ExamSpec } from "./types.d.ts" */

export const EXAM_MOST = { ids: 200, name: 80, person: 60, minutes: 600, seed: 999999, text: 2000, given: 50, time: 8.64e15, bytes: 1e6 };
export const EXAM_VERDICTS = ["right", "wrong", "unknown", "compared", "open"]; // what is new comes last: links of today stay readable
const ITEM_ID = /^[a-z0-9-]{1,200}$/;
const RESULT_ID = /^[a-z0-9]{6,32}$/;
const MARK = /^[0-9a-f]{2}$/;

const isUpTo = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;
const isTextUpTo = (value, most) => typeof value === "string" && value.length <= most;
const isTime = (value) => typeof value === "number" && value >= 0 && value <= EXAM_MOST.time;
const isListUpTo = (value, most) => Array.isArray(value) && value.length <= most;
const isEachOnce = (list) => new Set(list).size === list.length;

/** @type {(spec: any) => spec is ExamSpec} */
export function isSpec(spec) {
  const { v, name, seed, minutes, ids, mix, marks = "" } = spec ?? {};
  return v === 1 && isTextUpTo(name, EXAM_MOST.name) && isUpTo(seed, EXAM_MOST.seed) && isUpTo(minutes, EXAM_MOST.minutes) && typeof mix === "boolean" && areIds(ids) && areMarks(marks, ids.length);
}

/** @type {(result: any) => result is ExamResult} */
export function isResult(result) {
  const { format, version, site, spec, person, id, at, began, answers } = result ?? {};
  if (format !== "kb-test" || version !== 1 || !isTextUpTo(site, EXAM_MOST.name) || !isSpec(spec)) return false;
  if (!isTextUpTo(person, EXAM_MOST.person) || !RESULT_ID.test(id) || typeof id !== "string" || !isTime(at) || !isTime(began)) return false;
  return isListUpTo(answers, spec.ids.length) && answers.every((answer) => isAnswer(answer, spec.ids)) && isEachOnce(answers.map(([one]) => one));
}

function areIds(ids) {
  return isListUpTo(ids, EXAM_MOST.ids) && ids.length > 0 && ids.every((id) => typeof id === "string" && ITEM_ID.test(id)) && isEachOnce(ids);
}

/* Two signs for each question, or none at all. */
function areMarks(marks, n) {
  return marks === "" || (isTextUpTo(marks, 2 * n) && (marks.match(/../g) ?? []).filter((mark) => MARK.test(mark)).length === n);
}

function isAnswer(answer, ids) {
  if (!isListUpTo(answer, 4) || answer.length < 4) return false;
  const [id, rev, verdict, given] = answer;
  return ids.includes(id) && isTextUpTo(rev, EXAM_MOST.name) && EXAM_VERDICTS.includes(verdict) && isGiven(given);
}

/** @type {(given: any) => given is string[]} */
export function isGiven(given) {
  return isListUpTo(given, EXAM_MOST.given) && given.every((text) => isTextUpTo(text, EXAM_MOST.text));
}
