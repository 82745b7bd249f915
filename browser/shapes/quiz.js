/* What an answer to a question looks like in the storage. */
import { hasFields, isFlag, isText, SHAPES } from "./shape.js";

const MAX_OPTIONS = 50;
const isTexts = (value) => Array.isArray(value) && value.length <= MAX_OPTIONS && value.every(isText);
const isStatus = (value) => ["draft", "right", "wrong", "unknown"].includes(value);
const isQuiz = hasFields({ v: isTexts, o: isTexts, s: isStatus, r: isFlag, rev: isText, t: isText, p: isText, at: Number.isFinite });

SHAPES.quiz = (value, parts) => isQuiz(value) && value.v.length === value.o.length && (parts[3] === "multiple" || value.v.length <= 1);
SHAPES["quiz-attempt"] = hasFields({ seed: Number.isInteger, at: Number.isFinite });
