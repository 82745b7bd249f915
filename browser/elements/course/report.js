/* What a teacher reads of a class: what to talk about, every question, who has what, and what those who write questions should look at. */
import { apartness, ENOUGH_RESULTS, sum, toTalkAbout } from "../../scoring/items.js";
import { drawBar } from "../../page/bar.js";
import { build } from "../../page/nodes.js";
import { germanMoment } from "../../words/dates.js";
import { counted, fill, joined, plain } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
/** @import { Make } from "../../shapes/types.d.ts" */

const MISSED = ["wrong", "unknown", "open", "compared"];
const QUOTED = 120;

/**
 * The first few, with what people answered instead; nothing where there are too few results to tell.
 *
 * @type {(report: any, make: Make) => Element[]}
 */
export function buildTalk({ items, people }, make) {
  if (areFew(people)) return [];
  return toTalkAbout(items).map((at) => make("talkRow", { ...items[at], why: reasonOf(items[at]), solution: items[at].question?.solution, reading: linksTo(items[at]) }));
}

/** @type {(people: any[]) => boolean} */
export function areFew({ length }) {
  return length < ENOUGH_RESULTS.findings;
}

/* "4 von 18 richtig. 9 wählten „…“. 3 ließen sie aus oder wussten es nicht." */
function reasonOf(item) {
  const { right, n, options, none, question } = item;
  const lure = mostOf(options.filter((option) => !option.right && option.text), "n", question?.isTicked ? TEXT.course.chose : TEXT.course.gave);
  const skipped = mostOf(options, "missed", TEXT.course.skipped);
  return [fill(TEXT.course.right, { right, n }), lure, skipped, none && counted(none, TEXT.course.left)].filter(Boolean).join(" ");
}

function mostOf(options, name, forms) {
  const [first] = options.filter((option) => option[name]).sort((a, b) => b[name] - a[name]);
  return first && fill(forms[Number(first[name] > 1)], { n: first[name], text: shortened(first.text) });
}

function shortened(text) {
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text.replace(/\.$/, "");
}

/* In a tab of their own: a page that is left loses what was read into it. */
function linksTo({ question }) {
  const links = (question?.reading() ?? []).map((link) => Object.assign(link, { target: "_blank", rel: "noopener" }));
  return links.flatMap((link, at) => (at ? [" · ", link] : [link]));
}

/** @type {(report: any, make: Make) => Element[]} */
export function buildItems({ items }, make) {
  return [make("items", { rows: items.map((item) => make("item", { ...item, ...inWords(item), bar: [barOf(item)], answered: item.options.length > 0, options: item.options.map((option) => optionOf(option, item, make)) })) })];
}

function inWords(item) {
  const { n, right, own, old, question } = item;
  const said = n ? fill(TEXT.course.of, { right, n }) : counted(own, TEXT.course.own);
  return { right: said, old: question && old, gone: !question };
}

function apartInWords(item) {
  const name = apartness(item);
  return TEXT.course.apart[name] + (name === "none" ? "" : ` (${decimal(item.apart, 2)})`);
}

function barOf({ right, wrong, none, own }) {
  return drawBar([["right", right], ["wrong", wrong], ["none", none + own]]);
}

function optionOf({ n, text, right, gone, missed }, { question, own, right: all, wrong, none }, make) {
  const name = right ? "right" : "wrong";
  const isJudged = !gone && !own;
  const rest = all + wrong + none + own - n;
  return make("option", { n, text: (gone ? TEXT.course.former : plain(text)) + (missed ? fill(TEXT.course.missed, { n: missed }) : ""), sign: isJudged ? TEXT.course.signs[name] : "", bar: [drawBar([[isJudged ? name : "none", n], ["rest", rest]])], question });
}

/**
 * Those whose names stand twice are told, and what contradicts another.
 *
 * @type {(sheets: any[], report: any, make: Make, isNamesake: (sheet: any) => boolean) => Element[]}
 */
export function buildPeople(sheets, { people }, make, isNamesake) {
  return sheets.map((sheet) => {
    const { result, out, differs } = sheet;
    const own = people.find((person) => person.result === result);
    const name = plain(result.person).trim() || TEXT.course.nameless;
    const said = own && { right: own.right, total: own.total, missed: missedBy(own) };
    return make("person", { ...said, name, at: germanMoment(result.at), counted: Boolean(own), out, in: !out, differs, namesake: isNamesake(sheet) });
  });
}

/* "falsch: 2, 7 · offen: 9" */
function missedBy({ replies }) {
  const listOf = (wanted) => replies.flatMap(({ verdict }, at) => (verdict === wanted ? [at + 1] : [])).join(", ");
  return joined(...MISSED.map((name) => listOf(name) && `${TEXT.course.verdicts[name]}: ${listOf(name)}`));
}

/** @type {(report: any, make: Make) => Element[]} */
export function buildAuthors({ items, people }, make) {
  const found = items.filter(({ findings }) => findings.length);
  const few = areFew(people);
  if (few || !found.length) return [build("p", { textContent: few ? TEXT.course.too_few : TEXT.course.no_findings })];
  return [build("ul", { className: "kb-points" }, ...found.map((item) => make("found", { ...item, apart: apartInWords(item), why: item.findings.map((finding) => build("p", { textContent: findingOf(finding, item) })) })))];
}

/* What was typed is no trap of the question. */
function findingOf({ name, key }, { right, n, options, question }) {
  const { findings } = TEXT.course;
  const form = findings[`${name}_${question?.kind === "estimate" ? "estimate" : "given"}`];
  const option = options.find((one) => one.key === key);
  return fill((!question?.isTicked && form) || findings[name], { right, n, text: shortened(option?.text ?? ""), k: option?.n });
}

/**
 * "18 Ergebnisse zu „Woche 3“. Im Mittel 12,4 von 20 richtig, von 6 bis 18."
 *
 * @type {(report: any, name: string) => string}
 */
export function basisOf({ people }, name) {
  const rights = people.map(({ right }) => right);
  const total = Math.max(...people.map((person) => person.total));
  const values = { mean: decimal(sum(rights) / rights.length, 1), total, low: Math.min(...rights), high: Math.max(...rights) };
  const results = counted(people.length, TEXT.course.results);
  const opening = name ? fill(TEXT.course.named, { results, name }) : `${results}.`;
  return total ? `${opening} ${fill(people.length > 1 ? TEXT.course.mean : TEXT.course.one, values)}` : opening;
}

/**
 * What to keep in mind when reading the figures.
 *
 * @type {(report: any) => string[]}
 */
export function cautionsOf({ items, people }) {
  const n = people.length;
  const unsure = n >= ENOUGH_RESULTS.findings && n < ENOUGH_RESULTS.sure && TEXT.course.unsure;
  const sums = ["old", "mended"].map((name) => [name, sum(items.map((item) => item[name]))]);
  return [unsure, ...sums.map(([name, count]) => count && counted(Number(count), TEXT.course[name]))].filter(Boolean).map(String);
}

/** @type {(value: number, digits: number) => string} */
export function decimal(value, digits) {
  return value.toLocaleString("de", { maximumFractionDigits: digits }).replace(/^-/, "−");
}
