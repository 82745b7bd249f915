/* "gespeichert 14:02": told beside what was typed or chosen. */
import { fill } from "../words/sentences.js";
import { TEXT } from "../words/texts.js";

/** @type {(at: number, problem: string) => string} */
export function savedInWords(at, problem) {
  if (problem === "full" || problem === "blocked") return TEXT.saved.not;
  const then = new Date(at);
  if (Number.isNaN(then.getTime())) return "";
  const time = then.toLocaleTimeString("de", { timeStyle: "short" });
  const isToday = then.toDateString() === new Date().toDateString();
  return isToday ? fill(TEXT.saved.today, { time }) : fill(TEXT.saved.on, { date: then.toLocaleDateString("de", { dateStyle: "medium" }), time });
}
