/* What an answer to an item of the checklist, and the assessment it belongs to, look like in the storage. */
import { addShape, KINDS } from "./shape.js";

/* Those that have a value, the best first, then those that have none. */
export const RATED = ["ja", "teilweise", "nein"];
export const ANSWERS = [...RATED, "entfaellt", "weissnicht"];
export const ANSWER_FIELDS = {
  v: "text link",
  note: "text link note",
  reason: "text link note",
  important: "flag link",
  rev: "text link",
  t: "text unseen lasting",
  p: "text unseen lasting",
  at: "time link unseen",
};

/* Older records have neither version nor marks of the assessment and the person, and no day to look again; invitation, role,
 * deadline, who asks and when the answers were given back are for those who were invited.
 */
KINDS.day = KINDS.maybe = (value = "") => KINDS.text(value);
KINDS.when = (value = 0) => KINDS.time(value);
addShape("check", ANSWER_FIELDS, ({ v }, parts) => parts[4] === "open" || v === "" || ANSWERS.includes(v));
addShape("assessment", {
  name: "text link lasting",
  respondent: "text link",
  date: "date link",
  set: "maybe link unseen lasting",
  uid: "maybe link unseen lasting own",
  person: "maybe link unseen lasting own",
  review: "day lasting",
  invite: "maybe link unseen lasting own",
  role: "maybe link unseen lasting own",
  until: "day link unseen lasting own",
  asker: "maybe unseen lasting own",
  given: "when unseen lasting",
  at: "time link unseen",
});
