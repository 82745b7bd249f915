/* The table of an assessment for spreadsheet programs: a pure function of `{ assessment, catalogue, answers, result, plan, at }`.
 *
 * Texts of the reader may come from a foreign file: none of them is taken for a formula, a number or a date.
 */
import { valueOf } from "../scoring/answers.js";
import { germanDay } from "../words/dates.js";
import { TEXT } from "../words/texts.js";
import { answerInWords, linesOf } from "./lines.js";
/** @import { Takeaway } from "../shapes/types.d.ts" */

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

/**
 * For German spreadsheet programs: semicolon, decimal comma, and a byte order mark, without which umlauts break.
 *
 * @type {(input: Takeaway) => string}
 */
export function toCsv(input) {
  const rows = [TEXT.sheet.columns.map(csvCell), ...linesOf(input).map(csvRow)];
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
