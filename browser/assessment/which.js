/* Whose answers these are. */
import { say } from "../page/nodes.js";

/**
 * Told as soon as there is a choice. The line stands in the page, written by the build.
 *
 * @type {(widget: any) => void}
 */
export function showAssessment(widget) {
  const { store } = widget;
  const line = widget.querySelector(".kb-which");
  line.hidden = store.keys("assessment").length < 2;
  say(line.querySelector("b"), store.get(store.key("assessment", store.assessment))?.name ?? "");
}
