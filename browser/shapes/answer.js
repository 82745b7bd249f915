/* What an answer to an item of the checklist, and the assessment it belongs to, look like in the storage. */
import { hasFields, isFlag, isText, SHAPES } from "./shape.js";

export const ANSWERS = ["ja", "teilweise", "nein", "entfaellt", "weissnicht"];
const isOptional = (value) => value === undefined || isText(value);
export const isCheck = hasFields({ v: isText, note: isText, reason: isText, important: isFlag, rev: isText, t: isText, p: isText, at: Number.isFinite });

SHAPES.check = (value, parts) => isCheck(value) && (parts[4] === "open" || value.v === "" || ANSWERS.includes(value.v));
/* Older records have neither version nor marks of the assessment and the person. */
const isRecord = { name: isText, respondent: isText, date: isText, at: Number.isFinite, set: isOptional, uid: isOptional, person: isOptional };

SHAPES.assessment = hasFields(isRecord);
