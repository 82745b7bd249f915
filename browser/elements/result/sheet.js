/* The one page that is printed: three steps with who and until when. What is in the plan comes first, with what stands there.
 * The first sentence says alone what to do: the plan has the whole text.
 */
import { measureOf } from "../../assessment/planned.js";
import { stepText, whyOf } from "./parts.js";
import { germanDate } from "../../words/dates.js";
import { firstSentence } from "../../words/first.js";
/** @import { Measure } from "../../shapes/types.d.ts" */

const STEPS_ON_PAPER = 3;

/**
 * What the rows say: `what`, `why`, `who`, `due`; the last two are empty to be filled in by hand.
 *
 * @type {(view: any) => { what: string, why: string, who: string, due: string }[]}
 */
export function stepsOnPaper(view) {
  const { plan = new Map(), result, byKey } = view;
  const going = [...plan.values()].filter(({ what, status }) => what.trim() && status !== "erledigt");
  const planned = going.sort((a, b) => a.order - b.order).map((measure) => plannedRow(measure, view));
  const others = result.steps.filter(({ key }) => !plan.has(measureOf(byKey.get(key)))).map((step) => suggestedRow(step, view));
  return [...planned, ...others].slice(0, STEPS_ON_PAPER).map((line) => ({ ...line, what: firstSentence(line.what) }));
}

/** @type {(measure: Measure, view: any) => { what: string, why: string, who: string, due: string }} */
function plannedRow({ what, who, due, item }, view) {
  const step = view.result.steps.find(({ key }) => key === item);
  return { what, who, due: germanDate(due), why: step ? whyOf(step, view) : "" };
}

function suggestedRow(step, view) {
  return { what: stepText(view.byKey.get(step.key), view), who: "", due: "", why: whyOf(step, view) };
}
