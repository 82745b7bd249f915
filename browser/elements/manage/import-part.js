/* One assessment of a file in the preview: what it is, what may happen to it, and what that would change item by item. */
import { stamp, partsIn } from "../../page/frame.js";
import { build, say } from "../../page/nodes.js";
import { germanDate, germanMoment } from "../../words/dates.js";
import { counted, fill, joined, plain } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { hasNews, isMerge, numbersOf } from "./import-plan.js";
import { nameOf, quotedName } from "./parts.js";

export class ImportPart {
  #catalogue;
  #parts;
  #step;

  constructor({ list, catalogue, parts }, plan, own, at) {
    this.#catalogue = catalogue;
    const [here, open] = [plan.matchOf(own) ?? list.current, list.current].map((id) => quotedName(list.record(id)));
    this.node = stamp(parts.part, { here, open });
    this.#parts = partsIn(this.node);
    const { name, facts, details, table } = this.#parts;
    say(name, nameOf(own.record));
    say(facts, factsOf(own));
    table.setAttribute("aria-label", nameOf(own.record));
    details.addEventListener("toggle", () => this.#fillTable());
    this.#offer(plan, own, at);
  }

  fill(step) {
    const { outcome, details } = this.#parts;
    const words = outcome.dataset;
    this.#step = step;
    const text = isMerge(step) ? (hasNews(step) ? words.merge : words.same) : words[step.way];
    say(outcome, fill(text, isMerge(step) ? { ...numbersOf(step), same: step.same } : {}));
    details.hidden = !isMerge(step) || !rowsOf(step).length;
    this.#fillTable();
  }

  #offer(plan, own, at) {
    const ways = plan.waysOf(own);
    if (!ways.includes(own.way)) [own.way] = ways;
    this.#parts.ways.hidden = ways.length < 2;
    for (const label of [...this.#parts.ways.children]) {
      const radio = label.firstChild;
      Object.assign(radio, { name: `kb-way-${at}`, checked: radio.value === own.way });
      if (!ways.includes(radio.value)) label.remove();
    }
  }

  /* Thousands of rows are built only for who wants to see them. */
  #fillTable() {
    const rows = this.#parts.details.open ? rowsOf(this.#step) : [];
    this.#parts.rows.replaceChildren(...rows.map((row) => this.#row(row)));
  }

  #row({ key, here, there, holds }) {
    const texts = [here, there].map((value) => (value && wordsOf(key, value)) || TEXT.manage.none);
    const title = cellOf("th", "rowheader", titleOf(key, there, this.#catalogue));
    const cells = [...texts, TEXT.manage.holds[holds]].map((text) => cellOf("td", "cell", text));
    const [, ...heads] = this.#parts.table.querySelectorAll("thead th");
    cells.forEach((cell, at) => Object.assign(cell.dataset, { head: heads[at].textContent }));
    const row = build("tr", {}, title, ...cells);
    row.setAttribute("role", "row");
    return row;
  }
}

/* The role is told because on a phone the rows are shown as a list. */
function cellOf(tag, role, textContent) {
  const cell = build(tag, { textContent });
  cell.setAttribute("role", role);
  return cell;
}

function factsOf({ record, entries }) {
  const { answers, measures, stands, by } = TEXT.manage;
  const count = (start, words) => {
    const { length } = entries.filter(([key, { v }]) => key.startsWith(start) && v?.trim() !== "");
    return (length || start === "check:") && counted(length, words);
  };
  return joined(
    record?.respondent.trim() && fill(by, record),
    germanDate(record?.date),
    ...[["check:", answers], ["plan:", measures], ["snapshot:", stands]].map((kind) => count(...kind)),
  );
}

/* First what would be replaced, then what stays, then what is added. */
function rowsOf({ updated = [], kept = [], added = [], changes }) {
  return [
    ...updated.map(({ key, before, after }) => ({ key, here: before, there: after, holds: "there" })),
    ...kept.map((row) => ({ ...row, holds: "here" })),
    ...added.map((key) => ({ key, there: changes.get(key), holds: "added" })),
  ];
}

function titleOf(key, value, catalogue) {
  const [kind, , ...rest] = key.split(":");
  return TEXT.manage.titles[kind] ?? catalogue.byKey.get(rest.join(":"))?.text ?? (value.t || rest[1]);
}

function wordsOf(key, value) {
  return WORDS[key.split(":")[0]](value).filter((text) => text?.trim()).map(plain).join(" – ");
}

const WORDS = {
  check: ({ v, important, reason, note }) => [TEXT.shared.answers[v] ?? v, important ? TEXT.manage.important : "", reason, note],
  assessment: ({ name, respondent, date, review }) => [name, respondent, germanDate(date), review && fill(TEXT.shared.review, { date: germanDate(review) })],
  plan: ({ what, who, due, status }) => [what, who, germanDate(due), TEXT.catalogue.status[status]],
  snapshot: ({ name, at, answers }) => [name, germanMoment(at), counted(answers.length, TEXT.manage.answers)],
};
