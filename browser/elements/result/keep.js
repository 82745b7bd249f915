/* What is worth doing before one leaves: keep today's stand, and choose the day to look again. */
import { reviewInWords, showReview, takeReview } from "../../assessment/review.js";
import { keepStand, nameOfStand } from "../../assessment/stands.js";
import { say } from "../../page/nodes.js";
import { fill } from "../../words/sentences.js";

export class KeepPart {
  #assessments;
  #parts;

  constructor(assessments, parts) {
    this.#assessments = assessments;
    this.#parts = parts;
    parts.review.addEventListener("change", () => say(parts.kept, this.#take()));
  }

  /** `latest`: the last kept stand, if there is one. */
  render(record, latest) {
    const { review, planned_review: planned, last, again } = this.#parts;
    const day = showReview(review, record);
    planned.hidden = !day;
    say(again, day && reviewInWords(day));
    say(last, latest ? fill(last.dataset.text, { name: nameOfStand(latest) }) : "");
  }

  keep() {
    const { isKept, said } = keepStand(this.#assessments, (key, stand) => this.#write(key, stand));
    const { kept } = this.#parts;
    say(kept, isKept ? `${said} ${this.#take()}` : said);
    kept.scrollIntoView({ block: "nearest" });
  }

  #take() {
    return takeReview(this.#parts.review, this.#assessments, this.#parts.kept.dataset);
  }

  /* One entry needs no transaction: what is only in memory is taken back. */
  #write(key, stand) {
    const { store } = this.#assessments;
    store.set(key, stand);
    const isKept = !["full", "blocked"].includes(store.problem);
    if (!isKept) store.remove([key]);
    return isKept;
  }
}
