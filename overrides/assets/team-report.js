/* What a team should talk about, and all figures behind it. Below three answers team() gives none, and none is shown. */
const MEETING = { minutes: 45, opening: 5, topics: 30, most: 6, longest: 10 };
const LIMITS = { united: 0.4, apart: 0.75, unknown: 0.4, bad: 0.4 };
const RATED = ["ja", "teilweise", "nein"];

/** The statements, in the order of the checklist and with the most disagreement first, and the open questions. */
function readReport({ items, areas, byKey: known }, people) {
  const { items: figures, areas: means, ranking } = team(items, people);
  const points = items.map((item, at) => ({ ...item, ...figures[at], reworded: people.filter((answers) => isReworded(item, answers)).length }));
  const byKey = new Map(points.map((point) => [point.key, point]));
  const rows = means.map((mean, at) => ({ ...mean, title: areas[at].title }));
  return {
    points,
    statements: points.filter(({ kind }) => kind !== "open"),
    ranked: ranking.map((key) => byKey.get(key)),
    open: points.filter(({ kind }) => kind === "open"),
    former: readFormer(known, people),
    areas: rows.filter(({ area }) => points.some((point) => point.area === area && point.kind !== "open")),
  };
}

function isReworded({ key, rev }, answers) {
  return isGiven(key, answers) && answers.get(key).rev !== rev;
}

function percent(share) {
  return share.toLocaleString("de", { style: "percent", maximumFractionDigits: 0 });
}

function ofHundred(figure) {
  return figure === null ? "–" : fill(TEXT.team.of_hundred, { n: Math.round(100 * figure) });
}

function inSpread(spread) {
  if (spread === null) return "–";
  return TEXT.team.spreads[spread <= LIMITS.united ? 0 : spread < LIMITS.apart ? 1 : 2];
}

function line(text, className = "") {
  return build("p", { className, textContent: text });
}

/** 45 minutes, however many topics there are. */
function buildAgenda(ranked) {
  if (!ranked.some(({ spread }) => spread !== null)) return [line(TEXT.team.no_spread)];
  const topics = ranked.filter(({ spread }) => spread).slice(0, MEETING.most);
  if (!topics.length) return [line(TEXT.team.united)];
  const each = Math.min(MEETING.longest, Math.floor(MEETING.topics / topics.length));
  const rest = MEETING.minutes - MEETING.opening - each * topics.length;
  const steps = [agendaStep(TEXT.team.opening, MEETING.opening), ...topics.map((point) => buildTopic(point, each)), agendaStep(TEXT.team.closing, rest)];
  return [line(TEXT.team.plan), drawLegend(), build("ol", { className: "kb-agenda" }, ...steps)];
}

function agendaStep(text, minutes) {
  return build("li", {}, build("h3", { textContent: text.title }), line(fill(TEXT.team.minutes, { n: minutes }), "kb-m"), line(text.text));
}

function buildTopic(point, minutes) {
  const [a, b] = [RATED, [...RATED].reverse()].map((order) => TEXT.shared.answers[order.find((answer) => point.counts[answer])]);
  const head = [build("h3", { textContent: point.text }), line(fill(TEXT.team.minutes, { n: minutes }), "kb-m")];
  return build("li", {}, ...head, ...describe(point), line(fill(TEXT.team.question, { a, b })), handLine(), handLine());
}

/* On paper, measures are written by hand. */
function handLine() {
  return build("p", { className: "kb-hand" }, ...TEXT.team.hand.flatMap((label) => [label, build("span", {})]));
}

function describe(point) {
  const { counts, mean, spread, unknown, reworded } = point;
  const facts = fill(mean === null ? TEXT.team.share : TEXT.team.facts, { mean: ofHundred(mean), spread: inSpread(spread), unknown: percent(unknown) });
  const parts = ANSWERS.map((answer) => [answer, counts[answer]]);
  return [drawBar(parts, true), line(inCounts(counts)), line(facts, "kb-m"), ...(reworded ? [rewordedLine(reworded)] : [])];
}

function rewordedLine(n) {
  return line(fill(TEXT.team.reworded, { n }), "kb-m");
}

/** Two lists beside the agenda: what many do not know, and what all find missing. */
function buildUnknown(ranked) {
  return buildList(ranked.filter(({ unknown }) => unknown !== null && unknown >= LIMITS.unknown));
}

function buildMissing(ranked) {
  return buildList(ranked.filter(({ mean, spread }) => mean !== null && mean < LIMITS.bad && spread <= LIMITS.united));
}

function buildList(points) {
  const items = points.map((point) => build("li", {}, build("b", { textContent: point.text }), ...describe(point)));
  return items.length ? [build("ul", { className: "kb-points" }, ...items)] : [line(TEXT.team.none)];
}

function buildAreas(areas) {
  const rows = areas.map(({ title, mean, spread, unknown, enough }) => {
    if (!enough) return [title, TEXT.team.few_answers, "–", "–"];
    const bar = mean === null ? [] : [drawBar([["ja", mean], ["nein", 1 - mean]])];
    return [title, build("div", {}, ...bar, ofHundred(mean)), inSpread(spread), percent(unknown)];
  });
  return [buildTable(TEXT.team.areas, TEXT.team.area_heads, rows)];
}

function buildPoints(points) {
  const answers = ANSWERS.map((answer) => TEXT.shared.answers[answer]);
  const [first, second, ...last] = TEXT.team.point_heads;
  return buildTable(TEXT.team.all, [first, second, ...answers, ...last], points.map(pointRow));
}

function pointRow({ text, n, counts, mean, spread, enough, reworded }) {
  if (!enough) return [text, TEXT.team.few_answers, ...Array(ANSWERS.length + 2).fill("–"), n];
  const name = build("div", {}, text, ...(reworded ? [rewordedLine(reworded)] : []));
  const bar = drawBar(ANSWERS.map((answer) => [answer, counts[answer]]));
  return [name, bar, ...ANSWERS.map((answer) => counts[answer]), mean === null ? "–" : Math.round(100 * mean), inSpread(spread), n];
}

function buildOpen(open) {
  return open.map(({ text, n }) => line(fill(TEXT.team.answers, { text, n })));
}

/* Sorted by their text: neither the order of the files nor that of other notes tells who wrote one. */
function buildNotes(points, people) {
  const noted = points.filter(({ enough }) => enough).map(({ key, text }) => [text, notesTo(key, people)]).filter(([, notes]) => notes.length);
  const lists = noted.flatMap(([text, notes]) => [
    build("h3", { textContent: text }),
    build("ul", {}, ...notes.map((note) => build("li", { textContent: note }))),
  ]);
  return lists.length ? lists : [line(TEXT.team.none)];
}

function notesTo(key, people) {
  return people.map((answers) => answers.get(key)?.note.trim()).filter(Boolean).sort((a, b) => a.localeCompare(b, "de"));
}

/** Answers to items that are not in this checklist: which, and how many. */
function readFormer(byKey, people) {
  const found = new Map();
  for (const answers of people) {
    for (const [key, { t }] of answers) {
      if (!byKey.has(key) && isGiven(key, answers)) found.set(key, { text: t || key, n: (found.get(key)?.n ?? 0) + 1 });
    }
  }
  return [...found.values()];
}
