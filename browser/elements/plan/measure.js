/* One measure of the plan as a card: what, who, until when, how far, and the item of the checklist that it belongs to. */
import { partsIn, stamp } from "../../page/frame.js";
import { build, say } from "../../page/nodes.js";
import { savedInWords } from "../../page/saved.js";
import { mirror } from "../../page/typing.js";
import { isDay, isRealDate } from "../../shapes/day.js";
import { isDated } from "../../shapes/measure.js";
import { LIMIT } from "../../shapes/shape.js";
import { germanDate } from "../../words/dates.js";
import { firstSentence } from "../../words/first.js";
import { fill, plain } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { today } from "../../words/today.js";
/** @import { Measure } from "../../shapes/types.d.ts" */

const DAY = 864e5;
/** @type {(measure: Measure) => boolean} */
export const isBlank = ({ what, who, due, item }) => ![what, who, due, item].join("").trim();
/** @type {(measure: Measure) => boolean} */
export const isOverdue = (measure) => isDated(measure) && daysUntil(measure.due) < 0;
/** @type {(measure: Pick<Measure, "what">) => string} */
export const nameOfMeasure = ({ what }) => plain(what).trim() || TEXT.plan.unnamed;

export class MeasureCard {
  #fields;
  #parts;
  #shown;

  constructor(id, template) {
    this.id = id;
    this.node = stamp(template);
    this.#parts = partsIn(this.node);
    this.#fields = [...this.node.querySelectorAll("[name]")];
    for (const field of this.#fields) if (["what", "who"].includes(field.name)) field.maxLength = LIMIT.text;
  }

  /** `place`: its number among how many; `about`: the item with the answer of today, see `KbPlan`. */
  render(measure, { number, total, about, isDirty, problem }) {
    this.measure = measure;
    for (const field of this.#fields) showIn(field, shownValue(field.name, measure), isDirty);
    say(this.#parts.legend, fill(TEXT.plan.number, { n: number, total }));
    this.#renderLine(measure);
    say(this.#parts.due, dueInWords(measure));
    this.#parts.due.classList.toggle("kb-late", isOverdue(measure));
    this.#renderAbout(about);
    this.#renderButtons(measure, number === 1, number === total);
    say(this.#parts.saved, isBlank(measure) ? "" : savedInWords(measure.at, problem));
  }

  isDirty(isDirty) {
    return this.#fields.some(isDirty);
  }

  /** Folds open and takes the focus. */
  focus() {
    this.fold(true);
    this.#fields[0].focus();
  }

  /** What, how far and what to do with it; who and until when always stand there. */
  fold(isOpen = !this.node.classList.contains("kb-unfolded")) {
    this.node.classList.toggle("kb-unfolded", isOpen);
    this.#parts.fold.setAttribute("aria-expanded", String(isOpen));
  }

  /* What one reads at a glance above who and until when. */
  #renderLine(measure) {
    const { status } = measure;
    say(this.#parts.title, firstSentence(nameOfMeasure(measure)));
    say(this.#parts.line, status === "offen" ? "" : TEXT.catalogue.status[status]);
    this.node.classList.toggle("kb-finished", status === "erledigt");
  }

  /* Built anew only when something in it changed: a link in it may have the focus. */
  #renderAbout(lines) {
    const { about } = this.#parts;
    const mark = JSON.stringify(lines);
    if (this.#shown === mark) return;
    this.#shown = mark;
    about.replaceChildren(...lines.map(({ text, link, href }) => {
      const more = href ? [" ", build("a", { href, textContent: link })] : [];
      return build("p", {}, text, ...more);
    }));
  }

  /* Not `disabled` at the ends of the list: a button that has the focus would lose it. */
  #renderButtons(measure, isFirst, isLast) {
    const { up, down, drop } = this.#parts;
    for (const [node, isEnd] of [[up, isFirst], [down, isLast], [drop, false]]) {
      node.setAttribute("aria-label", `${node.textContent}: ${nameOfMeasure(measure)}`);
      node.setAttribute("aria-disabled", String(isEnd));
    }
  }
}

/* A half typed date reads as empty; it is left alone while somebody types. */
function showIn(field, text, isDirty) {
  const isHalf = field.validity.badInput && field === document.activeElement;
  if (!isDirty(field) && !isHalf && field.value !== text) field.value = text;
  mirror(field);
}

function shownValue(part, measure) {
  return part === "due" && !isRealDate(measure.due) ? "" : measure[part]; // any year, as it comes up while typing one
}

function daysUntil(due) {
  return Math.round((Date.parse(due) - Date.parse(today())) / DAY);
}

function dueInWords(measure) {
  const { due } = measure;
  if (due.trim() && !isDay(due)) return fill(TEXT.plan.no_date, { due: germanDate(due) });
  if (!isDated(measure)) return "";
  const days = daysUntil(due);
  if (days < -1) return fill(TEXT.plan.overdue, { n: (-days).toLocaleString("de") });
  return { "-1": TEXT.plan.overdue_one, 0: TEXT.plan.today, 1: TEXT.plan.tomorrow }[days] ?? weekInWords(due, days);
}

/* The week ends on Sunday. */
function weekInWords(due, days) {
  const weekday = new Date(Date.parse(today())).getUTCDay() || 7;
  const day = new Date(Date.parse(due)).toLocaleDateString("de", { weekday: "long", timeZone: "UTC" });
  return days <= 7 - weekday ? fill(TEXT.plan.week, { day }) : "";
}
