/* A test, and what somebody gave back to it, as a link or a file. The other side: exam-write.js.
 *
 * A link holds a list as JSON, compressed where the browser can, behind a sum that tells whether it was cut or changed. What comes out is
 * checked against its shape and built anew, so that nothing else gets in.
 */
import { EXAM_MOST, EXAM_VERDICTS, isResult, isSpec } from "../shapes/exam.js";
import { fromBase64, hashOf, siteCode, sumOf } from "./codes.js";
import { piped } from "./piped.js";
/** @import { ExamResult, ExamSpec } from "../shapes/types.d.ts" */

export const EXAM_LINK = { version: 1, signs: 65536 };
const PAYLOAD = /([0-9]+)([pz])\.([0-9a-z]+)-([\w-]+)$/;

/**
 * A short name for a test: the same for all who have its link.
 *
 * @type {(spec: ExamSpec) => string}
 */
export function examKey(spec) {
  const text = JSON.stringify(listOfSpec(spec));
  return hashOf(text).toString(36) + hashOf(`${text}2`).toString(36);
}

/** @type {(spec: ExamSpec) => any[]} */
export function listOfSpec({ name, seed, minutes, mix, marks = "", ids }) {
  return [name, seed, minutes, mix ? 1 : 0, marks, ids];
}

/**
 * What a test holds, from what stands in an address behind `#t=` or from the whole address. Else a problem: "garbled", "newer", "big",
 * "unsupported", or "site" where it is of another one than `site`.
 *
 * @type {(text: string, site?: string) => Promise<ExamSpec | { problem: string }>}
 */
export async function readExam(text, site) {
  const { list, problem } = await unpacked(text);
  if (problem) return { problem };
  if (site && list[0] !== siteCode(site)) return { problem: "site" };
  const spec = specOf(list[1]);
  return isSpec(spec) ? spec : { problem: "garbled" };
}

/**
 * What somebody gave back, from a link (`#r=…`) or the text of a file; else a problem, also "format" for a file of another kind.
 *
 * @type {(text: string, site?: string) => Promise<ExamResult | { problem: string }>}
 */
export async function readResult(text, site) {
  if (text.length > EXAM_MOST.bytes) return { problem: "big" };
  const file = /^\s*[{[]/.test(text.replace(/^\uFEFF/, ""));
  const { problem, ...found } = file ? fromFile(text) : await fromResultLink(text);
  if (problem) return { problem };
  if (!isResult(found.result)) return { problem: "garbled" };
  return site && found.result.site !== site ? { problem: "site" } : rebuilt(found.result);
}

function fromFile(text) {
  try {
    const result = JSON.parse(text.replace(/^\uFEFF/, "")); // some editors put this mark in front
    if (result.format !== "kb-test") return { problem: "format" };
    return result.version > 1 ? { problem: "newer" } : { result };
  } catch {
    return { problem: "garbled" };
  }
}

async function fromResultLink(text) {
  const { list, problem } = await unpacked(text);
  if (problem) return { problem };
  const [site, spec, person, id, at, began, answers] = list;
  if (!Array.isArray(answers)) return { problem: "garbled" };
  const whole = specOf(spec);
  return { result: { format: "kb-test", version: 1, site, spec: whole, person, id, at, began, answers: answers.map((answer) => answerOf(answer, whole)) } };
}

function answerOf(answer, { ids }) {
  if (!Array.isArray(answer)) return undefined;
  const [at, rev, verdict, ...given] = answer;
  return [ids?.[at], rev, EXAM_VERDICTS[verdict], given];
}

function specOf(list) {
  const [name, seed, minutes, mix, marks, ids] = Array.isArray(list) ? list : [];
  return { v: 1, name, seed, minutes, mix: mix === 1, marks, ids };
}

function rebuilt({ format, version, site, spec, person, id, at, began, answers }) {
  const { v, name, seed, minutes, mix, marks = "", ids } = spec;
  return { format, version, site, spec: { v, name, seed, minutes, mix, marks, ids: [...ids] }, person, id, at, began, answers: answers.map(([one, rev, verdict, given]) => [one, rev, verdict, [...given]]) };
}

/* `{ list }` or `{ problem }`. Mail programs break long addresses into lines. */
async function unpacked(text) {
  if (text.length > EXAM_LINK.signs) return { problem: "big" };
  const [, version, form, sum, code] = PAYLOAD.exec(text.replace(/\s|%20|%0[ad]/gi, "")) ?? [];
  if (Number(version) > EXAM_LINK.version) return { problem: "newer" };
  try {
    const packed = fromBase64(code);
    if (sumOf(packed).toString(36) !== sum) return { problem: "garbled" };
    const bytes = form === "z" ? await piped(packed, "DecompressionStream", EXAM_MOST.bytes) : packed;
    if (typeof bytes === "string") return { problem: bytes };
    const list = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return Array.isArray(list) ? { list } : { problem: "garbled" };
  } catch {
    return { problem: "garbled" };
  }
}
