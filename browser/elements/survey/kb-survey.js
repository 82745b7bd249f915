/* <kb-survey>: what a survey still wants of whoever comes by. To a colleague who was asked and has not given back, or has changed
 * something since, it shows how; to the lead, what came back. All others see nothing, and load nothing more than this.
 *
 * It only reads. Giving back is the work of <kb-invite>, which stands in it and whose script is loaded where it is needed.
 */
import { define } from "../../page/define.js";
import { onDemand } from "../../page/on-demand.js";
import { KINDS } from "../../shapes/shape.js";
import { rawGet, rawKeys } from "../../store/raw.js";
import { germanDate } from "../../words/dates.js";
import { counted, fill } from "../../words/sentences.js";
import { today } from "../../words/today.js";

const HEARD = ["storage", "pageshow", "hashchange"];
const IS_OF_OTHERS = /^#stand/; // a result that came in a link

class KbSurvey extends HTMLElement {
  #shown = "";

  connectedCallback() {
    for (const type of HEARD) window.addEventListener(type, this);
    setTimeout(() => this.#render());
  }

  disconnectedCallback() {
    for (const type of HEARD) window.removeEventListener(type, this);
  }

  handleEvent() {
    this.#render();
  }

  #key(...parts) {
    return ["kb", this.dataset.site, ...parts].join(":");
  }

  #render() {
    this.#showOwn();
    const lead = /** @type {HTMLElement} */ (this.querySelector(".kb-lead"));
    if (lead) this.#showLead(lead);
  }

  /* --- Of a colleague: her answers */

  #showOwn() {
    const id = rawGet(this.#key("current")) ?? "erste";
    const record = rawGet(this.#key("assessment", id));
    const answers = this.#answers(id);
    const isWhole = this.dataset.asked.split(" ").every((item) => answers.has(item));
    const state = [record?.invite, record?.name].every(KINDS.text) ? stateOf(record, [...answers.values()]) : "";
    // Whoever gave back here just now still needs the link.
    const isWanted = state && (state !== "made" || this.#shown === id) && (isWhole || "half" in this.dataset);
    const own = /** @type {HTMLElement} */ (this.querySelector("[data-own]"));
    own.hidden = !isWanted || IS_OF_OTHERS.test(location.hash);
    this.classList.toggle("kb-wants", !own.hidden && isWhole && state !== "made");
    if (own.hidden) return;
    const [fold, summary] = [own.querySelector("details"), own.querySelector("summary")];
    tell(summary, fill(summary.dataset[state], record));
    if (this.#shown === id) return;
    this.#shown = id;
    fold.open = isWhole;
    const [waiting] = own.getElementsByTagName("template");
    waiting?.replaceWith(waiting.content);
    onDemand("kb-invite", () => {});
  }

  /* What she answered, and when, by the item. */
  #answers(id) {
    const start = this.#key("check", id, "");
    const pairs = rawKeys(`${start}statement:`).map((key) => [key.slice(start.length), rawGet(key)]);
    return new Map(pairs.filter(([, entry]) => entry?.v).map(([item, { at }]) => [item, at]));
  }

  /* --- Of a lead: a look at what came back. Somebody may have given back twice, so that links are counted and not people. */

  #showLead(lead) {
    const start = this.#key("invitation", "");
    const surveys = rawKeys(start).map((key) => ({ ...rawGet(key), id: key.slice(start.length) }));
    const [survey] = surveys.filter(({ name, until }) => [name, until].every(KINDS.text)).sort((a, b) => b.at - a.at);
    lead.hidden = !survey;
    if (!survey) return;
    const { none, links, plain, until, late } = lead.dataset;
    const n = rawKeys(this.#key("returned", survey.id, "")).length;
    const form = !survey.until ? plain : survey.until < today() ? late : until;
    tell(lead.firstElementChild, fill(form, { ...survey, n: n ? counted(n, links.split("|")) : none, date: germanDate(survey.until) }));
  }
}

/* "" where nothing can be given back. */
function stateOf({ given }, times) {
  if (!times.length) return "";
  if (!given) return "open";
  return times.every((at) => at <= given) ? "made" : "changed";
}

/* Said again, it would be announced again. */
function tell(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

define("kb-survey", KbSurvey);
