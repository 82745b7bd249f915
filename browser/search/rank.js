/* Which pages answer best, and which of their sections. */

const LEVELS = 15;
/* What counts how much: the best section, what the page has of each word anywhere, the sections after the best. */
const BEST = 0.55;
const SPREAD = 0.35;
const MORE = 0.05;
const AFTER = 3;
/* What is left to a page that has none of the words. */
const WITHOUT = 0.3;

/** @typedef {{ number: number, score: number, parts: number[], words: Set<number> }} Section */
/** @typedef {{ page: number, score: number, sections: Section[], missing: boolean[] }} Group */

/** @type {(pages: { weight: number, first: number, count: number }[], terms: import("./terms.js").Term[], places: Map<number, number[]>) => Group[]} */
export function rank(pages, terms, places) {
  const total = pages.reduce((sum, page) => sum + page.count, 0);
  const sections = new Map();
  const weights = terms.map((term, at) => {
    const seen = seenBy(term, places);
    const often = [...seen.values()].reduce((sum, { value }) => sum + Math.min(1, 2 * value), 0);
    const weight = term.weight * Math.log(1 + total / (0.5 + often));
    seen.forEach(({ value, words }, number) => put(sections, number, at, value * weight, words));
    return weight;
  });
  return groupsOf(pages, [...sections.values()], weights).sort((a, b) => b.score - a.score);
}

/* Section -> how much it says of a term, by the word that says most. */
function seenBy(term, places) {
  const seen = new Map();
  for (const [word, sure] of term.near) {
    let number = -1;
    for (const place of places.get(word)) {
      number += Math.floor(place / (LEVELS + 1)) + 1;
      const one = seen.get(number) ?? { value: 0, words: [] };
      one.value = Math.max(one.value, (sure * (place % (LEVELS + 1))) / LEVELS);
      one.words.push(word);
      seen.set(number, one);
    }
  }
  return seen;
}

function put(sections, number, at, value, words) {
  const section = sections.get(number) ?? { number, score: 0, parts: [], words: new Set() };
  section.parts[at] = value;
  section.score += value;
  for (const word of words) section.words.add(word);
  sections.set(number, section);
}

function groupsOf(pages, sections, weights) {
  const groups = new Map();
  let page = 0;
  for (const section of sections.sort((a, b) => a.number - b.number)) {
    while (section.number >= pages[page].first + pages[page].count) page++;
    groups.set(page, [...(groups.get(page) ?? []), section]);
  }
  return [...groups].map(([number, own]) => groupOf(number, own, weights, pages[number].weight));
}

function groupOf(page, own, weights, weight) {
  const sections = own.sort((a, b) => b.score - a.score);
  const best = weights.map((_, at) => Math.max(...sections.map((section) => section.parts[at] ?? 0)));
  const covered = sum(weights.filter((_, at) => best[at])) / (sum(weights) || 1);
  const after = sum(sections.slice(1, 1 + AFTER).map((section) => section.score));
  const value = BEST * sections[0].score + SPREAD * sum(best) + MORE * after;
  return { page, sections, missing: best.map((one) => !one), score: value * weight * (WITHOUT + (1 - WITHOUT) * covered) };
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
