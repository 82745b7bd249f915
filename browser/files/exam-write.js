/* The other side of exam.js: a test, and what somebody gives back, as a link or a file. */
import { EXAM_MOST, EXAM_VERDICTS } from "../shapes/exam.js";
import { bytesOf, siteCode, sumOf, toBase64 } from "./codes.js";
import { EXAM_LINK, listOfSpec } from "./exam.js";
import { piped } from "./piped.js";
/** @import { ExamResult, ExamSpec } from "../shapes/types.d.ts" */

/** @type {(spec: ExamSpec, site: string) => Promise<string>} */
export async function writeExam(spec, site) {
  return `t=${await packed([siteCode(site), listOfSpec(spec)])}`;
}

/**
 * The fragment without "#", or "" where the answers are too long for a link and the file must do.
 *
 * @type {(result: ExamResult) => Promise<string>}
 */
export async function writeResult({ site, spec, person, id, at, began, answers }) {
  const short = answers.map(([one, rev, verdict, given]) => [spec.ids.indexOf(one), rev, EXAM_VERDICTS.indexOf(verdict), ...given]);
  const fragment = `r=${await packed([site, listOfSpec(spec), person, id, at, began, short])}`;
  return fragment.length > EXAM_LINK.signs ? "" : fragment;
}

/**
 * What the file is called: "test-kundenwert-ahorn-27.json".
 *
 * @type {(result: ExamResult) => string}
 */
export function resultFileName({ spec, person }) {
  const named = [spec.name, person].map(asFileName).filter(Boolean);
  return `${["test", ...named].join("-").slice(0, EXAM_MOST.name)}.json`;
}

const SPELLED = { __proto__: null, ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

function asFileName(text) {
  const spelled = text.toLowerCase().replace(/[äöüß]/g, (sign) => SPELLED[sign]);
  return spelled.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

async function packed(list) {
  const bytes = bytesOf(JSON.stringify(list));
  const small = await piped(bytes, "CompressionStream", Infinity);
  const isPlain = typeof small === "string";
  const sent = isPlain ? bytes : small;
  return `${EXAM_LINK.version}${isPlain ? "p" : "z"}.${sumOf(sent).toString(36)}-${toBase64(sent)}`;
}
