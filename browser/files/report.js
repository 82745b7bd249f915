/* The report of an assessment in Markdown: a pure function of `{ assessment, catalogue, answers, result, plan, at }`.
 *
 * Texts of the reader may come from a foreign file: each appears as it was typed.
 */
import { THRESHOLD } from "../scoring/answers.js";
import { germanDate, germanDay } from "../words/dates.js";
import { fill } from "../words/sentences.js";
import { TEXT } from "../words/texts.js";
import { answerInWords, linesOf } from "./lines.js";
/** @import { Takeaway } from "../shapes/types.d.ts" */

const STEPS_IN_REPORT = 3;
const LINE_END = /\r\n?|[\n\v\f\x85\u2028\u2029]/;

/**
 * A report to paste into a mail or a wiki.
 *
 * @type {(input: Takeaway) => string}
 */
export function toMarkdown(input) {
  const lines = linesOf(input);
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const sections = [
    ["areas", areasInReport(input)],
    ["musts", mustsInReport(input, byKey)],
    ["steps", stepsInReport(input, byKey)],
    ["plan", planInReport(input, byKey)],
    ["answers", answersInReport(input, byKey)],
    ["former", formerInReport(lines)],
  ].filter(([, body]) => body);
  const body = sections.flatMap(([name, text]) => [`## ${TEXT.sheet.titles[name]}`, text]);
  return `${[...reportHead(input), ...body].join("\n\n")}\n`;
}

function reportHead({ assessment, at }) {
  const { title, title_of: titleOf, facts } = TEXT.sheet;
  const name = mdInline(assessment.name);
  const values = [assessment.respondent, germanDate(assessment.date), assessment.set ?? "", germanDay(at)].map(mdInline);
  const labels = [facts.respondent, facts.date, facts.set, facts.at];
  const given = labels.map((label, place) => values[place] && `${label}: ${values[place]}`);
  return [name ? `# ${titleOf}: ${name}` : `# ${title}`, given.filter(Boolean).join("  \n")];
}

function areasInReport({ catalogue, result }) {
  const { heads, states, open, method } = TEXT.sheet;
  const titles = new Map(catalogue.areas.map(({ area, title }) => [area, title]));
  const words = Object.entries(TEXT.shared.answers);
  const rows = result.areas.map(({ area, value, complete, state, counts }) => {
    const share = state === "none" || state === "void" ? "–" : sheetPercent(complete);
    const numbers = [...words.map(([v]) => counts[v]), counts.offen].map(String);
    const points = value === null ? "–" : fill(TEXT.sheet.points, { points: Math.round(value * 100) });
    return [titles.get(area) ?? area, states[state], points, share, ...numbers];
  });
  return rows.length ? `${mdTable([...heads.areas, ...words.map(([, word]) => word), open], rows)}\n\n${fill(method, { rated: THRESHOLD.rated, complete: sheetPercent(THRESHOLD.complete) })}` : "";
}

/* Rounded down: 59.9 % must not read as a threshold of 60 %. */
function sheetPercent(share) {
  return `${Math.floor(share * 100 + 1e-9)} %`;
}

function mustsInReport({ result }, byKey) {
  const rows = result.musts.map(({ key, state }) => [byKey.get(key).text, byKey.get(key).title, TEXT.sheet.musts[state]]);
  return mdTable(TEXT.sheet.heads.musts, rows);
}

function stepsInReport({ result }, byKey) {
  const rows = result.steps.slice(0, STEPS_IN_REPORT).map(({ key, reasons }) => {
    const { text, title, step = "" } = byKey.get(key);
    const told = step && reasons.includes("find") ? fill(TEXT.sheet.find_out, { text }) : step;
    return [told, text, title, reasons.map((reason) => TEXT.sheet.reasons[reason]).join(", ")];
  });
  const first = rows.some(([step]) => step) ? 0 : 1;
  return mdTable(TEXT.sheet.heads.steps.slice(first), rows.map((row) => row.slice(first)));
}

function planInReport({ plan, at }, byKey) {
  const rows = [...plan].sort((a, b) => a.order - b.order).map((measure) => {
    const { what, who, due, status, item } = measure;
    const words = [TEXT.catalogue.status[status], isLate(measure, at) && TEXT.sheet.late].filter(Boolean).join(", ");
    return [what, who, germanDate(due), words, byKey.get(item)?.text ?? ""];
  });
  return mdTable(TEXT.sheet.heads.plan, rows);
}

/* Days in this form stand in the order of time. */
function isLate({ due, status }, at) {
  return status !== "erledigt" && /^\d{4}-\d\d-\d\d$/.test(due) && due < new Date(at).toLocaleDateString("sv-SE");
}

function answersInReport({ catalogue }, byKey) {
  const areas = catalogue.areas.filter(({ items }) => items.length);
  const inReport = ({ key }) => lineInReport(byKey.get(key));
  return areas.flatMap(({ title, items }) => [`### ${mdInline(title)}`, ...items.map(inReport)]).join("\n\n");
}

function formerInReport(lines) {
  const former = lines.filter(({ isFormer }) => isFormer).map(lineInReport);
  return former.length ? [TEXT.sheet.former, ...former].join("\n\n") : "";
}

function lineInReport(line) {
  const { entry, kind, text, id } = line;
  const isChanged = isReworded(line) && entry.t !== text;
  const quotes = [
    ["", kind === "open" ? entry.v : ""],
    [TEXT.sheet.reason, entry.reason],
    [TEXT.sheet.note, entry.note],
    [TEXT.sheet.wording, isChanged ? entry.t : ""],
  ].flatMap(([label, quoted]) => labelledQuote(label, quoted));
  const head = [`**${mdInline(text) || mdInline(id)}**`, factsInReport(line)].filter(Boolean).join("  \n");
  return [head, ...quotes].join("\n\n");
}

function labelledQuote(label, text) {
  const quote = mdQuote(text);
  return [quote && label && `${label}:`, quote].filter(Boolean);
}

function isReworded({ rev, entry }) {
  return Boolean(rev && entry.v && entry.rev && entry.rev !== rev);
}

function factsInReport(line) {
  const { must, kind, title, isFormer, entry } = line;
  const { facts } = TEXT.sheet;
  const given = kind === "open" ? "" : `${facts.answer}: ${mdInline(answerInWords(entry.v))}`;
  return [
    entry.v.trim() ? given : facts.unanswered,
    must && facts.must,
    entry.important && facts.important,
    isReworded(line) && facts.reworded,
    isFormer && mdInline(title) && `${facts.area}: ${mdInline(title)}`,
  ].filter(Boolean).join(" · ");
}

function mdTable(heads, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const body = rows.map((row) => line(row.map(mdInline)));
  return rows.length ? [line(heads), line(heads.map(() => "---")), ...body].join("\n") : "";
}

/** Text where Markdown allows one line only: a heading, a cell. */
function mdInline(text) {
  return mdLines(text.trim()).filter(Boolean).join("<br>");
}

/** Text of any length; two blanks at the end of a line keep its break. */
function mdQuote(text) {
  const whole = mdLines(text).join("\n").trim();
  const lines = whole ? whole.split("\n") : [];
  return lines.map((line, at) => (line ? `> ${line}${lines[at + 1] ? "  " : ""}` : ">")).join("\n");
}

function mdLines(text) {
  return text.split(LINE_END).map((line) => mdLine(line.replace(/(?!\t)[\p{Cc}\p{Bidi_C}]/gu, "")));
}

/**
 * Not every reader of Markdown knows a backslash before every sign; all know the numbers of HTML.
 * A dot before a letter and "://" would make links of addresses on many platforms.
 *
 * @type {(line: string) => string}
 */
export function mdLine(line) {
  const text = line.trim()
    .replace(/[\\*_#[\]{}]/g, "\\$&")
    .replace(/[&<>|~$`]|:(?=\/\/)/g, mdEntity)
    .replace(/(www)\.|\.(?=\p{L})/giu, "$1\\.")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^[-+!]/, "\\$&")
    .replace(/^[=:?]/, mdEntity);
  return text && mdIndent(line) + text;
}

/* Four blanks at the start of a line would make it code. */
function mdIndent(line) {
  const blanks = line.slice(0, line.length - line.trimStart().length);
  return "&nbsp;".repeat(blanks.replace(/\t/g, "    ").length);
}

function mdEntity(sign) {
  return `&#${sign.charCodeAt(0)};`;
}
