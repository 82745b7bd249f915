/* Two stands of the answers side by side: by area as a table, then item by item, what fell as plain to see as what rose. */
import { build, say } from "../../page/nodes.js";
import { compare, wholeValues } from "../../scoring/comparison.js";
import { germanMoment } from "../../words/dates.js";
import { counted, fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

const MOVES = ["rose", "fell", "new", "gone", "other"];
const AREA_MOVES = ["rose", "fell", "same"];
const NO_ANSWER = { v: "", note: "", reason: "", important: false };

export class Comparison {
  #catalogue;
  #stands = [];
  #selects;
  #parts;
  #isChosen = false;
  #shown;

  constructor(catalogue, parts) {
    this.#catalogue = catalogue;
    this.#parts = parts;
    this.#selects = [parts.from, parts.to];
  }

  /** `stands`: the kept ones, the newest first; `now`: the answers of today. */
  render(stands, now) {
    this.#stands = [now, ...stands];
    const { choice, alone, result } = this.#parts;
    for (const node of [choice, result]) node.hidden = !stands.length;
    alone.hidden = stands.length > 0;
    if (!stands.length) return say(this.#parts.summary, "");
    this.#renderChoice();
    return this.#renderResult();
  }

  /** Called when the reader has chosen one of the two. */
  choose() {
    this.#isChosen = true;
    this.#renderResult();
  }

  #renderChoice() {
    const wanted = this.#wanted();
    for (const [at, select] of this.#selects.entries()) {
      const options = this.#stands.map((stand) => new Option(this.#labelOf(stand), stand.id));
      const isSame = options.length === select.length && options.every((option, n) => option.isEqualNode(select[n]));
      if (!isSame) select.replaceChildren(...options);
      select.value = wanted[at].id;
    }
  }

  /* With its time where another has the same name. */
  #labelOf(wanted) {
    const { name, at } = wanted;
    const isOnly = !this.#stands.some((stand) => stand !== wanted && stand.name === name);
    return isOnly ? name : fill(TEXT.history.dated, { name, time: germanMoment(at) });
  }

  /* What was chosen, as long as it is there. Else from the last stand that differs from today, to today. */
  #wanted() {
    const chosen = this.#selects.map(({ value }) => this.#stands.find(({ id }) => id === value));
    if (this.#isChosen && chosen.every(Boolean)) return chosen;
    this.#isChosen = false;
    const [now, ...stands] = this.#stands;
    return [stands.find((stand) => !this.#isSame(stand, now)) ?? stands[0], now];
  }

  #isSame(one, other) {
    return compare(this.#catalogue.items, one.answers, other.answers).items.every(({ move }) => move === "same");
  }

  #renderResult() {
    const [from, to] = this.#selects.map(({ value }) => this.#stands.find(({ id }) => id === value));
    const { result, summary, hint, areas: table, moves } = this.#parts;
    const { items, areas: compared } = compare(this.#catalogue.items, from.answers, to.answers);
    const areas = compared.map((area) => ({ ...area, whole: wholeValues(this.#catalogue.items, from.answers, to.answers, area.area) }));
    const lines = items.map((item) => lineOf(item, from.answers.get(item.key), to.answers.get(item.key), this.#catalogue));
    result.hidden = from === to;
    say(summary, from === to ? TEXT.history.same_stand : summaryOf(from, to, lines));
    say(hint, hintOf(from, to));
    const mark = JSON.stringify([areas, lines]);
    if (mark === this.#shown) return; // a link in it may have the focus
    this.#shown = mark;
    const isOpen = Boolean(moves.querySelector("details")?.open);
    this.#renderAreas(areas, table);
    moves.replaceChildren(...groupNodes(lines, isOpen));
  }

  /* What moved comes first, and what cannot be compared folds. */
  #renderAreas(areas, table) {
    const { apart, apart_said: said, apart_list: list, partly } = this.#parts;
    const titles = new Map(this.#catalogue.areas.map((area) => [area.area, area]));
    const known = AREA_MOVES.flatMap((wanted) => areas.filter(({ move }) => move === wanted));
    const unknown = areas.filter((area) => !known.includes(area));
    table.replaceChildren(...known.map((area) => areaRow(area, titles.get(area.area))));
    for (const node of [table.parentNode, table.parentNode.previousElementSibling]) node.hidden = !known.length;
    const differing = known.filter(({ from, to, whole }) => from !== whole[0] || to !== whole[1]);
    const values = differing.map(({ area, whole: [before, after] }) => `${titles.get(area).title} ${valuesOf(before, after).join(" → ")}`);
    say(partly, values.length ? fill(partly.dataset.text, { areas: values.join(", ") }) : "");
    apart.hidden = !unknown.length;
    say(said, counted(unknown.length, said.dataset.text.split("|")));
    list.replaceChildren(...unknown.map((area) => apartRow(area, titles.get(area.area))));
  }
}

function summaryOf(from, to, lines) {
  const count = (name) => lines.filter(({ move }) => move === name).length;
  const parts = MOVES.filter(count).map((name) => fill(TEXT.history.counts[name], { n: count(name) }));
  const text = parts.length ? TEXT.history.summary : TEXT.history.no_change;
  return fill(text, { from: quoted(from), to: quoted(to), parts: parts.join(", ") });
}

function quoted({ id, name }) {
  return id ? fill(TEXT.history.quoted, { name }) : name;
}

function hintOf(from, to) {
  const isReworded = from.set && to.set && from.set !== to.set;
  return [from.at > to.at && TEXT.history.backwards, isReworded && TEXT.history.versions].filter(Boolean).join(" ");
}

// --- By area

function apartRow({ from, to }, { title, href }) {
  return build("li", {}, build("a", { href, textContent: title }), `: ${valuesOf(from, to).join(" → ")}`);
}

function areaRow({ from, to, move }, { title, href }) {
  const head = build("th", { scope: "row" }, build("a", { href, textContent: title }));
  const texts = [...valuesOf(from, to), TEXT.history.moves[move]];
  return build("tr", { className: `kb-${move}` }, head, ...texts.map((textContent) => build("td", { textContent })));
}

/* With a decimal only where the two would look the same and are not. */
function valuesOf(from, to) {
  const isClose = from !== to && from !== null && to !== null && Math.round(from * 100) === Math.round(to * 100);
  const digits = { maximumFractionDigits: isClose ? 1 : 0 };
  return [from, to].map((value) => (value === null ? TEXT.history.no_value : (value * 100).toLocaleString("de", digits)));
}

// --- Item by item

/** All that is said about an item, in words. */
function lineOf({ key, from, to, move }, before = NO_ANSWER, after = NO_ANSWER, { byKey }) {
  const item = byKey.get(key);
  const text = item?.text ?? (after.t || before.t || TEXT.history.unnamed);
  const answers = [from, to].map((v) => answerInWords(v, key));
  const changes = [...changesOf("note", before, after), ...changesOf("reason", before, after)];
  const remarks = remarksOf(item, before, after, text);
  return { move, text, href: item?.href, answers, changes, remarks, isAnswered: Boolean(from || to), isOpen: key.startsWith("open:") };
}

function answerInWords(v, key) {
  if (!v) return TEXT.history.no_answer;
  return key.startsWith("open:") ? v.trim() : TEXT.shared.answers[v];
}

/* Both texts where they differ, as pairs of a label and a text. */
function changesOf(part, before, after) {
  const texts = [before[part], after[part]].map((text) => text.trim());
  if (texts[0] === texts[1]) return [];
  const { empty, before: then, after: now } = TEXT.history;
  return [then, now].map((when, at) => [fill(TEXT.history[part], { when }), texts[at] || empty]);
}

function remarksOf(item, before, after, text) {
  const { gone_item: gone, important, unimportant } = TEXT.history;
  const isMarked = Boolean(after.important);
  return [!item && gone, rewordedOf(item, before, after, text), isMarked !== Boolean(before.important) && (isMarked ? important : unimportant)].filter(Boolean);
}

/* The wording of an answer is the one it was given to: it may differ between the two, or from that of today. */
function rewordedOf(item, before, after, text) {
  const revs = new Set([before.v && before.rev, after.v && after.rev, item?.rev].filter(Boolean));
  if (revs.size < 2) return "";
  const earlier = [before, after].map(({ t }) => t).find((t) => t && t !== text);
  return earlier ? fill(TEXT.history.reworded_text, { text: earlier }) : TEXT.history.reworded;
}

function groupNodes(lines, isOpen) {
  const moved = MOVES.map((name) => [name, lines.filter(({ move }) => move === name)]).filter(([, group]) => group.length);
  const unmoved = lines.filter(({ move }) => move === "same");
  const same = unmoved.filter(({ isAnswered, changes, remarks }) => isAnswered || changes.length || remarks.length);
  const left = unmoved.filter((line) => !same.includes(line));
  const groups = moved.flatMap(([name, group]) => [build("h3", { textContent: titleOf(name, group) }), listOf(group)]);
  const folded = same.length ? [sameNode(same, isOpen)] : [];
  return [...groups, ...folded, ...(left.length ? [build("p", { textContent: fill(TEXT.history.unanswered, { what: countedKinds(left) }) })] : [])];
}

/* Everywhere else statements and open questions are counted apart. */
function countedKinds(lines) {
  const { items, questions, and } = TEXT.history.left;
  const open = lines.filter(({ isOpen }) => isOpen).length;
  return [[lines.length - open, items], [open, questions]].filter(([n]) => n).map(([n, forms]) => counted(n, forms)).join(and);
}

function titleOf(name, group) {
  return fill(TEXT.history.groups[name], { n: group.length });
}

function sameNode(same, isOpen) {
  const edited = same.filter(({ changes }) => changes.length).length;
  const more = edited ? [build("p", { textContent: fill(TEXT.history.notes_changed, { n: edited }) })] : [];
  const summary = build("summary", { textContent: titleOf("same", same) });
  return build("details", { className: "kb-x", open: isOpen }, summary, ...more, listOf(same));
}

function listOf(lines) {
  return build("ul", { className: "kb-moves" }, ...lines.map(lineNode));
}

function lineNode({ move, text, href, answers, changes, remarks }) {
  const { before, after, answer } = TEXT.history;
  const name = href ? build("a", { href, textContent: text }) : build("span", { textContent: text });
  const given = move === "same" ? [[answer, answers[1]]] : [[before, answers[0]], [after, answers[1]]];
  const pairs = [...given, ...changes];
  const terms = pairs.flatMap(([label, value]) => [build("dt", { textContent: label }), build("dd", { textContent: value })]);
  const rest = remarks.length ? [build("p", { className: "kb-facts", textContent: remarks.join(" ") })] : [];
  return build("li", {}, name, build("dl", {}, ...terms), ...rest);
}
