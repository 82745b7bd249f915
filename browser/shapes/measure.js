/* A measure of the plan: as it begins, and whether it can be late. */
import { isDay } from "./day.js";
/** @import { Measure } from "./types.d.ts" */

export const PROGRESS = ["offen", "laeuft", "erledigt"];
export const NEW_MEASURE = { what: "", who: "", due: "", status: "offen", item: "" };

/**
 * Whether it is still to be done, by a day.
 *
 * @type {(measure: Pick<Measure, "due" | "status">) => boolean}
 */
export function isDated({ due, status }) {
  return status !== "erledigt" && isDay(due);
}
