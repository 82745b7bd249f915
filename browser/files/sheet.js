/* What a person takes along from an assessment: a table for spreadsheet programs and a report in Markdown.
 *
 * Both are pure functions of `{ assessment, catalogue, answers, result, plan, at }`. Texts of the reader may come from a
 * foreign file: in the table none of them is taken for a formula, in the report each appears as it was typed.
 */
import { THRESHOLD, valueOf } from "../scoring/scoring.js";
import { germanDate, germanDay } from "../words/dates.js";
import { fill } from "../words/sentences.js";
import { TEXT } from "../words/texts.js";
/** @import { Takeaway } from "../shapes/types.d.ts" */

const NO_ENTRY = { v: "", note: "", reason: "", t: "", p: "" };
const STEPS_IN_REPORT = 3;
// Full-width and small forms count too: some spreadsheet programs take them for the plain sign.
const FORMULA = /^'*(["\p{Cc}\p{Cf}\p{Z}]*[=+\-@−＝＋－＠﹦﹢﹣﹫]|[\t\r\n])/u;
const LINES = /[^\t\n]*[\t\n]|[^\t\n]+$/g;
const PARTS = /[^,;]*[,;]|[^,;]+$/g;
const WHOLE = /^(.*)[,;\t\n]$/s;
// Figures with no more around them than signs, months and money; also truth and errors. No word is read in two ways: that
// would double the time with each of them.
const VALUE =
  /^(?=.*\p{N})(\p{N}[ed](?=[+−-]?\p{N})|\p{N} ?[ap]m?(?![\p{L}\p{N}])|[\p{N}\p{Sc}\p{Z}\p{Cc}\p{Cf}"'’.,:;/()%‰°+−-]|((jan|feb|apr|jun|jul|aug|sep|o[ck]t|nov|de[cz])\p{L}*|märz?|mrz|mar(ch)?|ma[iy]|eur|usd)(?!\p{L}))+$|^[\s"']*(true|false|wahr|falsch|#(n\/a|nv|[a-z/]+0?[!?]))[\s"']*$/isu;
// Read as a number, this stays as it was typed.
const PLAIN_NUMBER = /^ ?(0|[1-9]\d{0,14})$/;
const LINE_END = /\r\n?|[\n\v\f\x85\u2028\u2029]/;

/** All items in their order, then the answers whose item is gone, each with its entry. */
function sheetLines({ catalogue, answers }) {
  const titles = new Map(catalogue.areas.map(({ area, title }) => [area, title]));
  const items = catalogue.areas.flatMap((area) => area.items);
  return [...items, ...formerItems(items, answers)].map((item) => {
    const entry = { ...NO_ENTRY, ...answers.get(item.key) };
    const id = item.key.slice(item.kind.length + 1);
    return { ...item, entry, id, text: item.text || id, title: titles.get(item.area) ?? item.area };
  });
}

function formerItems(items, answers) {
  const present = new Set(items.map(({ key }) => key));
  const gone = [...answers].filter(([key, entry]) => entry && !present.has(key));
  return gone.map(([key, { t = "", p = "" }]) => ({ key, kind: key.split(":")[0], text: t, area: p, isFormer: true }));
}

function answerInWords(v) {
  return Object.hasOwn(TEXT.shared.answers, v) ? TEXT.shared.answers[v] : v;
}

/**
 * For German spreadsheet programs: semicolon, decimal comma, and a byte order mark, without which umlauts break.
 *
 * @type {(input: Takeaway) => string}
 */
export function toCsv(input) {
  const rows = [TEXT.sheet.columns.map(csvCell), ...sheetLines(input).map(csvRow)];
  return "\uFEFF" + rows.map((row) => `${row.join(";")}\r\n`).join("");
}

function csvRow({ id, kind, must, text, title, entry, isFormer }) {
  const { v, note, reason, important, at } = entry;
  const yes = TEXT.shared.answers.ja;
  const name = [TEXT.sheet.kinds[kind] ?? kind, isFormer && TEXT.sheet.former_kind].filter(Boolean).join(", ");
  const [answer, value] = kind === "open" ? [v, ""] : [answerInWords(v), isFormer ? "" : valueOf(v)?.toLocaleString("de") ?? ""];
  const flags = [must, important].map((flag) => (flag ? yes : ""));
  const texts = [[title, text, name, flags[0], answer], [flags[1], note, reason], [id]].map((part) => part.map(csvCell));
  return [...texts[0], csvQuoted(value), ...texts[1], v.trim() ? germanDay(at) : "", ...texts[2]];
}

/**
 * An apostrophe keeps a text from being taken for a formula, a number or a date: at its start and, because another reader may
 * separate by comma, tab or the end of a line alone, behind those as well. A text that looks as if it had one already gets
 * another, so that no two become the same.
 *
 * @type {(text: string) => string}
 */
export function csvCell(text) {
  const whole = text.replace(/\r\n?/g, "\n").replace(/\p{Bidi_C}/gu, "");
  const isRisky = (line, at) => (at ? isFormulaInside(line) : FORMULA.test(whole) || VALUE.test(whole));
  return csvQuoted((whole.match(LINES) ?? [""]).map((line, at) => csvLine(line, isRisky(line, at))).join(""));
}

function csvLine(line, isRisky) {
  const [first = "", ...rest] = line.match(PARTS) ?? [];
  const parts = rest.map((part) => guarded(part, isFormulaInside(part) || isChanged(part)));
  return [guarded(first, isRisky || isChanged(first) || isChanged(line)), ...parts].join("");
}

function guarded(text, isRisky) {
  return isRisky ? `'${text}` : text;
}

/* There an empty line is no cell. */
function isFormulaInside(part) {
  return FORMULA.test(part) && !/^'*\n/.test(part);
}

/* What another reader would take for a whole cell: the last part goes on in the next one. */
function isChanged(part) {
  const [, value = ""] = WHOLE.exec(part) ?? [];
  return VALUE.test(value) && !PLAIN_NUMBER.test(value);
}

/* Quoted as well where a reader that takes every separator for one would see two cells. */
function csvQuoted(cell) {
  return /[,;"\t\n]|^\s|\s$/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}

/**
 * A report to paste into a mail or a wiki.
 *
 * @type {(input: Takeaway) => string}
 */
export function toMarkdown(input) {
  const lines = sheetLines(input);
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
  return rows.length ? `${mdTable([...heads.areas, ...words.map(([, word]) => word), open], rows)}\n\n${fill(method, { complete: sheetPercent(THRESHOLD.complete) })}` : "";
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
    return [step, text, title, reasons.map((reason) => TEXT.sheet.reasons[reason]).join(", ")];
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
