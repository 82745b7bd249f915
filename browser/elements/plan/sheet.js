/* The plan on paper: a table with room to write by hand. */
import { reviewInWords, reviewOf } from "../../assessment/review.js";
import { stamp } from "../../page/frame.js";
import { say } from "../../page/nodes.js";
import { germanDay } from "../../words/dates.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { rowOf } from "./view.js";

const LINES_BY_HAND = 3; // unless there are many: ten measures have one sheet
const MANY = 8;
const BLANK_ROW = { what: "", about: "", who: "", due: "", state: "" };

/** @type {(parts: any, record: any, kept: any[], catalogue: any) => void} */
export function renderSheet({ head, again, rows, row }, record, kept, catalogue) {
  const review = reviewOf(record);
  say(head, fill(TEXT.plan.head, { name: record.name, date: germanDay(Date.now()) }));
  say(again, review && reviewInWords(review));
  const isLong = kept.length >= MANY;
  rows.classList.toggle("kb-many", isLong);
  const lines = [...kept.map((measure) => rowOf(measure, catalogue)), ...Array(isLong ? 0 : LINES_BY_HAND).fill(BLANK_ROW)];
  rows.replaceChildren(...lines.map((line) => stamp(row, line)));
}
