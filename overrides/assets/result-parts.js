/* The parts of the result, as nodes. `view` is what kb-result.js shows: answers, result, catalogue, plan (own ones only).
 * Text from the reader reaches the page through textContent only.
 */
const MUST_LIST = ["unmet", "unknown", "open", "met", "void"];
const RATED = ["ja", "teilweise", "nein"];
const COLUMNS = [...RATED, "entfaellt", "weissnicht", "offen"];

const anchor = ({ href, text, title }) => build("a", { href, textContent: text ?? title });
const bold = (textContent) => build("b", { textContent });
const row = (...children) => build("li", {}, ...children);
const percent = (value) => Math.round(value * 100);
const stepsOf = (item) => [...item.node.querySelectorAll(".kb-step, .kb-l")].map((node) => node.cloneNode(true));

function answerWord(key, { v }) {
  return key.startsWith("open:") ? v : TEXT.shared.answers[v] ?? "";
}

/* --- Next steps */

function stepCard({ key, reasons }, view) {
  const item = view.byKey.get(key);
  const answer = answerWord(key, view.answers.get(key));
  const why = reasons.map((reason) => fill(TEXT.result.reasons[reason] ?? TEXT.result.reasons.answer, { answer }));
  const line = build("p", { className: "kb-why", textContent: [`${view.titles.get(item.area).title}:`, ...why].join(" ") });
  const card = row(build("h3", {}, anchor(item)), line, ...stepsOf(item));
  card.className = "kb-card";
  if (view.plan) card.append(planLine(item, view));
  return card;
}

/* One button at a time carries the key: focus goes on from one to the other. */
function planLine(item, { plan, planHref, isFresh }) {
  if (!plan.has(measureOf(item))) return build("div", { className: "kb-b" }, keyed("add", TEXT.result.add, item));
  const planned = build("div", { className: "kb-b" }, build("a", { href: planHref, textContent: TEXT.result.planned }));
  if (isFresh(item)) planned.append(keyed("drop", TEXT.shared.undo, item));
  return planned;
}

function keyed(action, label, { key, text }) {
  const node = button(action, label);
  node.dataset.key = key;
  node.setAttribute("aria-label", `${label}: ${text}`);
  return node;
}

function measureOf({ id }) {
  return `check-${id}`;
}

function isDone({ key }, { plan, byKey }) {
  return plan?.get(measureOf(byKey.get(key)))?.status === "erledigt";
}

function doneRow({ key }, { answers, byKey }) {
  const question = fill(TEXT.result.done, { answer: answerWord(key, answers.get(key)) });
  return row(anchor(byKey.get(key)), build("p", { className: "kb-why", textContent: question }));
}

/* --- Areas */

function completeness({ counts }) {
  const done = RATED.reduce((sum, name) => sum + counts[name], 0);
  return fill(TEXT.shared.answered, { done, total: done + counts.weissnicht + counts.offen });
}

/* Told in the points that are shown, so that they add up. */
function changeInWords({ value, change }) {
  if (change === null) return "";
  const n = percent(value) - percent(value - change);
  const word = n > 0 ? "up" : n < 0 ? "down" : "same";
  return fill(TEXT.result.change[word], { n: Math.abs(n) });
}

function areaRow(area, { titles }) {
  const points = percent(area.value);
  const meter = build("progress", { max: 100, value: points });
  meter.setAttribute("aria-hidden", "true");
  const facts = [fill(TEXT.result.points, { points }), completeness(area), changeInWords(area)].filter(Boolean);
  return row(anchor(titles.get(area.area)), bold(TEXT.result.states[area.state]), meter, build("span", { textContent: facts.join(" · ") }));
}

/* Where nothing at all is answered, the link to the area says it in one line. */
function restRow(area, { titles, byKey, counted = RATED.some((name) => area.counts[name]) }) {
  const isMissing = area.state === "missing";
  const words = isMissing ? `${completeness(area)}.` : TEXT.result.rest[area.state];
  const node = row(anchor(titles.get(area.area)), bold(TEXT.result.states[area.state]), build("span", { textContent: words }));
  if (!isMissing || !counted) return node;
  const links = area.missing.map((key) => row(anchor(byKey.get(key))));
  node.append(build("p", { textContent: TEXT.result.missing }), build("ul", {}, ...links));
  return node;
}

function tableRow({ area, value, complete, state, counts }, { titles }) {
  const hasShare = !["void", "none"].includes(state);
  const figures = [value === null ? "–" : percent(value), hasShare ? `${percent(complete)}\u00a0%` : "–"];
  const cells = [TEXT.result.states[state], ...figures, ...COLUMNS.map((name) => counts[name])];
  const head = build("th", { scope: "row" }, titles.get(area).title);
  return build("tr", {}, head, ...cells.map((textContent) => build("td", { textContent })));
}

/* --- Must-haves and all answers */

function mustRow({ key, state }, { byKey }) {
  const item = byKey.get(key);
  const steps = ["unmet", "unknown"].includes(state) ? stepsOf(item) : [];
  return row(anchor(item), bold(TEXT.result.musts[state]), ...steps);
}

/** An item with all that was answered and written; `item` has no address if it left the checklist. */
function answerRow(item, entry) {
  const title = item.href ? anchor(item) : build("span", { textContent: item.text });
  const given = entry ? answerWord(item.key, entry) : "";
  const words = given.trim() ? given : TEXT.result.unanswered;
  const isTyped = words === given && item.key.startsWith("open:");
  return row(title, isTyped ? build("p", { textContent: words }) : bold(words), ...(entry ? linesOf(item, entry) : []));
}

function linesOf(item, entry) {
  const { reason, note } = entry;
  const lines = [
    entry.important && TEXT.result.important,
    reason.trim() && fill(TEXT.result.reason, { reason }),
    note.trim() && fill(TEXT.result.note, { note }),
    item.rev && item.rev !== entry.rev && TEXT.shared.changed,
  ].filter(Boolean);
  return lines.map((textContent) => build("p", { textContent }));
}
