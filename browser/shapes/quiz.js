/* What an answer to a question looks like in the storage. */
import { addShape, KINDS } from "./shape.js";

const MAX_OPTIONS = 50;

KINDS.texts = (value) => Array.isArray(value) && value.length <= MAX_OPTIONS && value.every(KINDS.text);
KINDS.verdict = (value) => ["draft", "right", "wrong", "unknown", "compared"].includes(value);
KINDS.whole = Number.isInteger;
addShape(
  "quiz",
  { v: "texts", o: "texts", s: "verdict", r: "flag", h: "flag", rev: "text", t: "text", p: "text", at: "time unseen" },
  ({ v, o }, parts) => v.length === o.length && (!["single", "estimate"].includes(parts[3]) || v.length <= 1),
);
addShape("quiz-attempt", { seed: "whole", at: "time unseen" });
