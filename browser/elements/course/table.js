/* The figures of a class for spreadsheet programs: no text from elsewhere is taken for a formula. */
import { csvCell } from "../../files/csv.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

/** @type {(report: any) => string} */
export function itemsTable({ items }) {
  const rows = items.map(({ number, id, text, n, right, wrong, none, own, share, apart, options }) => {
    const given = options.map(({ n: times, text: said, right: isRight, gone }) => `${times} × ${gone ? TEXT.course.former : said}${isRight ? ` (${TEXT.course.verdicts.right})` : ""}`);
    return [number, id, text, n, right, wrong, none, own, share, apart, given.join("\n")];
  });
  return written([TEXT.course.item_columns, ...rows]);
}

/** @type {(report: any) => string} */
export function peopleTable({ items, people }) {
  const heads = [...TEXT.course.people_columns, ...items.map(({ number, id }) => fill(TEXT.course.column, { number, id }))];
  const rows = people.map(({ result, right, total, replies }) => [result.person, right, total, ...replies.map(({ verdict }) => TEXT.course.verdicts[verdict])]);
  return written([heads, ...rows]);
}

/* For German spreadsheet programs, see csv.js. */
function written(rows) {
  return "\uFEFF" + rows.map((row) => `${row.map(cellOf).join(";")}\r\n`).join("");
}

function cellOf(value) {
  if (typeof value === "string") return csvCell(value);
  return value === null ? "" : value.toLocaleString("de", { maximumFractionDigits: 4, useGrouping: false });
}
