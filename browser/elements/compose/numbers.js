/* Numbers that somebody types: what cannot be stays as it was typed, and what holds instead is told in words. */
import { EXAM_MOST } from "../../shapes/exam.js";
import { counted, fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

/** @type {(field: HTMLInputElement) => boolean} */
export function isCount({ value, validity }) {
  return value !== "" && !validity.stepMismatch && !validity.rangeUnderflow;
}

/** @type {(field: HTMLInputElement) => number} */
export function clamped({ value, max }) {
  return Math.min(Number(max), Math.max(0, Math.round(Number(value)) || 0));
}

/**
 * Of the number of questions: how many there are to choose from, and how many are chosen.
 *
 * @type {(field: HTMLInputElement, offered: number, chosen: number) => string}
 */
export function toldOfCount(field, offered, chosen) {
  const { whole, kept, topic_first, most, few } = TEXT.compose.numbers;
  if (!isCount(field)) return [whole, chosen && fill(kept, { kept: counted(chosen, TEXT.exam.questions) })].filter(Boolean).join(" ");
  if (!offered) return topic_first;
  if (Number(field.value) > EXAM_MOST.ids && offered > EXAM_MOST.ids) return most;
  return Number(field.value) > offered ? counted(offered, few) : "";
}

/** @type {(field: HTMLInputElement) => string} */
export function toldOfMinutes(field) {
  const minutes = clamped(field);
  return toldOf(field, TEXT.compose.numbers.minutes, minutes ? counted(minutes, TEXT.exam.minutes) : TEXT.exam.untimed);
}

/** @type {(field: HTMLInputElement) => string} */
export function toldOfSeed(field) {
  return toldOf(field, TEXT.compose.numbers.seed, clamped(field));
}

function toldOf({ validity, max }, text, now) {
  return validity.valid ? "" : fill(text, { max, now });
}
