/* What a class answered to one test: a verdict for each person and question, and the figures of each question. */
import { idsOf } from "../../files/exam-order.js";
import { deviation, findingsOf, groupOf, itemFigures, optionFigures, sum } from "../../scoring/items.js";
/** @import { ExamResult } from "../../shapes/types.d.ts" */
/** @import { Asked } from "./questions.js" */

const MOST_GIVEN = 8;
const NOTHING = ["", "", "open", []];

/**
 * @typedef {object} Reply
 * @property {string} verdict As it counts today.
 * @property {string[]} given
 * @property {boolean} old To another wording, or to a question that is gone: the verdict of that time counts.
 * @property {boolean} mended What was told as its verdict is not what the key says.
 */

/**
 * The questions in the order of the test, and the people with what each had right.
 *
 * @type {(results: ExamResult[], questionOf: (id: string) => Asked | undefined) => { items: any[], people: any[] }}
 */
export function readClass(results, questionOf) {
  const wasAsked = new Set(results.flatMap(({ answers }) => answers.map(([id]) => id)));
  const ids = idsOf(results[0].spec, "A").filter((id) => questionOf(id) || wasAsked.has(id)); // what was gone before the test, nobody met
  const replies = results.map(({ answers }) => repliesOf(ids, new Map(answers.map((answer) => [answer[0], answer])), questionOf));
  const scores = replies.map((row) => row.map((reply, at) => scoreOf(reply, questionOf(ids[at]))));
  const totals = scores.map(sum);
  const figures = itemFigures(scores);
  const items = ids.map((id, at) => itemOf(id, questionOf(id), replies.map((row) => row[at]), { at, figures: figures[at], scores, totals }));
  return { items, people: results.map((result, row) => ({ result, replies: replies[row], right: totals[row], total: scores[row].filter((score) => score !== null).length })) };
}

function scoreOf({ verdict }, question) {
  return verdict === "compared" || question?.kind === "free" ? null : Number(verdict === "right");
}

function repliesOf(ids, answers, questionOf) {
  return ids.map((id) => replyOf(answers.get(id) ?? NOTHING, questionOf(id)));
}

/** @type {(answer: any[], question?: Asked) => Reply} */
export function replyOf([id, rev, told, given], question) {
  const old = id !== "" && question?.rev !== rev;
  const verdict = old || !question ? told : judged(told, given, question);
  return { verdict, given, old, mended: verdict !== told };
}

/* Worked out again from the key of today. What was left open or not known is no answer, unless it is right. */
function judged(told, given, { kind, knows, isRight }) {
  if (!given.length) return told === "unknown" ? told : "open";
  if (kind === "free") return "compared";
  if (!knows(given)) return told;
  if (isRight(given)) return "right";
  return ["open", "unknown"].includes(told) ? told : "wrong";
}

function itemOf(id, question, replies, { at, figures, scores, totals }) {
  const rests = totals.map((total, row) => total - (scores[row][at] ?? 0));
  const options = question?.isTicked ? chosenOf(question, replies, rests) : givenOf(question, replies, rests);
  const knowing = groupOf(rests.filter((_, row) => scores[row][at]));
  const guess = question?.kind === "single" ? 1 / question.parts.length : 0;
  const numberOf = (...verdicts) => replies.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    ...figures, id, question, options,
    number: at + 1,
    text: question?.text ?? id,
    wrong: numberOf("wrong"),
    none: numberOf("open", "unknown"),
    own: numberOf("compared"),
    old: replies.filter(({ old }) => old).length,
    mended: replies.filter(({ mended }) => mended).length,
    findings: findingsOf(figures, options.filter(({ gone }) => !gone), guess, knowing, deviation(rests)),
  };
}

/* Of every option how often it was chosen, of every right one of several how often it was missed by those who chose, and last what is no option any more. */
function chosenOf({ kind, parts }, replies, rests) {
  const keys = parts.map(({ key }) => key);
  const chosen = replies.map(({ given }) => given);
  const n = kind === "multiple" ? chosen.filter((given) => given.length).length : 0;
  const found = optionFigures(keys, chosen, rests).map((figures, at) => ({ ...parts[at], ...figures, missed: n && parts[at].right ? n - figures.n : 0 }));
  const gone = replies.filter(({ given }) => given.some((key) => !keys.includes(key))).length;
  return gone ? [...found, { key: "", text: "", right: false, n: gone, rest: null, gone: true }] : found;
}

/* What was given most often, in words; of a question that is gone nobody knows what it meant. */
function givenOf(question, replies, rests) {
  const inWords = ({ given }) => (!question || !given.length || !question.knows(given) ? "" : question.words(given).join(" · "));
  const given = replies.map((reply) => inWords(reply).slice(0, 2000));
  const texts = [...new Set(given)].filter(Boolean);
  const found = optionFigures(texts, given.map((text) => [text]), rests);
  const isRight = (text) => replies.some(({ verdict }, row) => given[row] === text && verdict === "right");
  const all = found.map((figures) => ({ ...figures, text: figures.key, right: isRight(figures.key) }));
  return all.sort((a, b) => b.n - a.n).slice(0, question?.kind === "free" ? Infinity : MOST_GIVEN);
}
