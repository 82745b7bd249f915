/* What is worth doing before one leaves: keep today's stand, and choose the day to look again. */
import { proposedReview, reviewOf, setReview } from "../../assessment/review.js";
import { keepStand, nameOfStand } from "../../assessment/stands.js";
import { say } from "../../page/nodes.js";
import { isDay } from "../../shapes/day.js";
import { germanDate } from "../../words/dates.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

export class KeepPart {
  #assessments;
  #parts;

  constructor(assessments, parts) {
    this.#assessments = assessments;
    this.#parts = parts;
    parts.review.addEventListener("change", () => this.#choose());
  }

  /** `latest`: the last kept stand, if there is one. */
  render(record, latest) {
    const { review, planned_review: planned, last } = this.#parts;
    const day = reviewOf(record);
    if (review !== document.activeElement) review.value = day || proposedReview();
    planned.hidden = !day;
    say(last, latest ? fill(last.dataset.text, { name: nameOfStand(latest) }) : "");
  }

  keep() {
    const { review, kept } = this.#parts;
    const { isKept, said } = keepStand(this.#assessments, (key, stand) => this.#write(key, stand));
    const day = review.value;
    if (isKept && isDay(day)) this.#note(day);
    say(kept, isKept && isDay(day) ? `${said} ${dayInWords(day)}.` : said);
  }

  /* One entry needs no transaction: what is only in memory is taken back. */
  #write(key, stand) {
    const { store } = this.#assessments;
    store.set(key, stand);
    const isKept = !["full", "blocked"].includes(store.problem);
    if (!isKept) store.remove([key]);
    return isKept;
  }

  #choose() {
    const { review, kept } = this.#parts;
    const day = review.value;
    if (day && !isDay(day)) return; // a year that is still being typed
    this.#note(day);
    say(kept, day ? `${dayInWords(day)}.` : kept.dataset.none);
  }

  #note(day) {
    const { store, current, version } = this.#assessments;
    setReview(store, current, version, day);
  }
}

function dayInWords(day) {
  return fill(TEXT.shared.review, { date: germanDate(day) });
}
