/* The frame of the plan page, and what it says about its measures. */
import { build, button, statusLine } from "../../page/nodes.js";
import { ANSWERS } from "../../shapes/answer.js";
import { germanDate } from "../../words/dates.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { FIELDS_OF_MEASURE, isOverdue } from "./measure.js";

const SUMS = ["overdue", "offen", "laeuft", "erledigt"];
const LINES_BY_HAND = 3;

export function buildPlan(resultHref, checklistHref) {
  const [head, sum, status] = [build("p", { className: "kb-head" }), build("p", { className: "kb-score" }), statusLine("kb-said")];
  const start = build("a", { href: checklistHref, textContent: TEXT.plan.start });
  const none = build("p", {}, build("span", {}), " ", start);
  const list = build("ol", { className: "kb-measures" });
  const [own, sort, back] = [button("own", TEXT.plan.own, "kb-primary"), button("sort", TEXT.plan.sort), button("back", TEXT.plan.back)];
  const more = build("p", {}, `${TEXT.plan.more} `, build("a", { href: resultHref, textContent: TEXT.plan.more_link }));
  const tools = build("div", { className: "kb-b" }, own, sort, back);
  const plan = build("div", { className: "kb-plan" }, head, build("h2", { textContent: TEXT.plan.title }), sum, none, list, tools, status, more);
  const { take, hint } = buildTake();
  const { sheet, rows } = buildSheet();
  return { sections: [plan, take, sheet], sum, none, start, list, own, sort, back, status, hint, head, rows };
}

function buildTake() {
  const hint = build("p", { id: "kb-calendar-hint" });
  const calendar = button("calendar", TEXT.plan.calendar);
  calendar.setAttribute("aria-describedby", hint.id);
  const [dates, paper] = [calendar, button("print", TEXT.plan.print)].map((node) => build("div", { className: "kb-b" }, node));
  return { hint, take: build("div", { className: "kb-take" }, build("h2", { textContent: TEXT.plan.take }), dates, hint, paper) };
}

/* On paper a table stands in place of the cards, with room to write. */
function buildSheet() {
  const heads = Object.values(TEXT.plan.fields).map((text) => build("th", { scope: "col", textContent: text }));
  const rows = build("tbody", {});
  const table = build("table", {}, build("thead", {}, build("tr", {}, ...heads)), rows);
  return { rows, sheet: build("div", { className: "kb-sheet" }, table) };
}

export function rowsByHand() {
  const cells = () => FIELDS_OF_MEASURE.map(() => build("td", {}));
  return Array.from({ length: LINES_BY_HAND }, () => build("tr", {}, ...cells()));
}

export function rowOf(measure, { byKey }) {
  const { what, who, due, status, item } = measure;
  const about = build("small", { textContent: byKey.get(item)?.text ?? "" });
  const state = [TEXT.catalogue.status[status], isOverdue(measure) && TEXT.plan.counts.overdue].filter(Boolean).join(", ");
  const texts = [who, germanDate(due), state];
  const cells = texts.map((text) => build("td", { textContent: text }));
  return build("tr", {}, build("td", {}, what, about), ...cells);
}

/** The item that a measure belongs to and what is answered there today, in lines with a link each. */
export function aboutItem({ item, status }, { byKey, areas }, entry) {
  if (!item) return [];
  const found = byKey.get(item);
  if (!found) return [{ text: entry?.t ? fill(TEXT.plan.gone_text, { text: entry.t }) : TEXT.plan.gone }];
  const { title } = areas.find(({ area }) => area === found.area);
  const belongs = { text: fill(TEXT.plan.belongs, { area: title }), link: found.text, href: found.href };
  return found.kind === "open" ? [belongs] : [belongs, answerOf(entry?.v, status, found.href)];
}

function answerOf(v, status, href) {
  const answer = ANSWERS.includes(v) ? TEXT.shared.answers[v] : TEXT.plan.unanswered;
  const text = fill(TEXT.plan.answer, { answer });
  return status === "erledigt" && v !== "ja" ? { text: `${text}. ${TEXT.plan.fits}`, link: TEXT.plan.fits_link, href } : { text };
}

/* Each measure counts once: one that is overdue is not counted by its status. */
export function sumInWords(measures) {
  const groups = measures.map((measure) => (isOverdue(measure) ? "overdue" : measure.status));
  const counts = SUMS.map((name) => [name, groups.filter((group) => group === name).length]).filter(([, n]) => n);
  const parts = counts.map(([name, n]) => (name === "laeuft" && n === 1 ? TEXT.plan.running_one : `${n} ${TEXT.plan.counts[name]}`));
  return fill(measures.length === 1 ? TEXT.plan.summary_one : TEXT.plan.summary, { n: measures.length, parts: parts.join(", ") });
}

export function areApart(measures) {
  return new Set(measures.map(({ order }) => order)).size === measures.length;
}

