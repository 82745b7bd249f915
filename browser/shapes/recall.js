/* What the revision of questions keeps of each: its box, the day on which it was last asked, and what became of it; and whether
 * the reader wants any.
 */
import { isDay } from "./day.js";
import "./quiz.js";
import { addShape } from "./shape.js";

/* The days after which a question comes again, by its box. */
export const BOXES = [1, 3, 7, 21, 60];
export const MAX_GAP = 36500;

addShape(
  "recall",
  { box: "whole", day: "date", known: "flag", sure: "flag", unsure: "flag", gap: "whole", held: "flag", at: "time unseen" },
  ({ box, day, gap }) => box in BOXES && isDay(day) && gap >= 0 && gap <= MAX_GAP,
);
addShape("recall-off", { off: "flag", at: "time unseen" });
