/* What of a test is kept in this browser: "exam:<test>" for its course, "exam:<test>:<question>" for an answer until it is handed in. */
import { EXAM_MOST, EXAM_VERDICTS, isGiven } from "./exam.js";
import { SHAPES } from "./shape.js";

SHAPES.exam = (value, parts) => (parts.length > 4 ? isGiven(value?.v) : isCourse(value ?? {}));

function isCourse({ person, id, began, sent = 0, answers = [] }) {
  const isPerson = typeof person === "string" && person.length <= EXAM_MOST.person;
  return isPerson && typeof id === "string" && [began, sent].every(Number.isFinite) && Array.isArray(answers) && answers.every(isHandedIn);
}

function isHandedIn(answer) {
  return Array.isArray(answer) && typeof answer[0] === "string" && typeof answer[1] === "string" && EXAM_VERDICTS.includes(answer[2]) && isGiven(answer[3]);
}
