/* The answer to a query, as the theme shows it: pages, each with the sections that fit. */
import { fill } from "../words/sentences.js";
import { TEXT } from "../words/texts.js";
import { rank } from "./rank.js";
import { excerpt, marked, marksIn } from "./snippet.js";
import { isLittle, termsOf } from "./terms.js";
import { fold, wordsIn } from "./words.js";

const MOST_PAGES = 20;
const MOST_SECTIONS = 5;
/* The words that are marked on the page that a result leads to. */
const MOST_MARKED = 8;
const LEAST_ASKED = 2;
/* What it adds to be called just what somebody types. */
const CALLED_SO = 0.5;

/** @typedef {{ location: string, title: string, text: string, score: number, terms: Record<string, boolean> }} Item */
/** @typedef {{ items: Item[][], meant?: { query: string, text: string } }} Answer `meant`: another query, where a word is likely to be mistyped. */

/** @type {(index: import("./index.js").Index, query: string) => Promise<Answer>} */
export async function answer(index, query) {
  const terms = query.trim().length < LEAST_ASKED ? [] : index.within(termsOf(index.lexicon, query));
  const places = await index.placesOf(new Set(terms.flatMap(({ near }) => [...near.keys()])));
  const groups = rank(index.pages, terms, places).slice(0, MOST_PAGES);
  const texts = await index.textsOf(groups.map(({ page }) => page));
  const results = groups.map((group) => new Result(index, group, texts.get(group.page), terms.length)).sort((a, b) => b.score - a.score);
  const items = results.map((result) => result.items(missingIn(result.group, terms)));
  return { items, meant: meantBy(query, terms, results, index.lexicon) };
}

/* What somebody typed and a page does not have. */
function missingIn({ missing }, terms) {
  const has = new Set(terms.filter((_, at) => !missing[at]).map(({ typed }) => typed));
  return terms.map(({ typed }) => typed).filter((typed) => !has.has(typed));
}

/* A page that was found, with its texts. */
class Result {
  constructor({ lexicon, pages }, group, texts, asked) {
    this.group = group;
    this.lexicon = lexicon;
    this.page = pages[group.page];
    this.texts = texts;
    this.score = group.score * (1 + CALLED_SO * this.#calledSo(asked));
    this.marks = group.sections.slice(0, MOST_SECTIONS).map((section) => {
      const [anchor, title, text] = texts[section.number - this.page.first];
      const [inTitle, inText] = [title, text].map((one) => marksIn(one, section.words, lexicon));
      return { anchor, title, text, inTitle, inText, score: (this.score * section.score) / group.sections[0].score };
    });
  }

  /** @type {(missing: string[]) => Item[]} The best first; the page itself is always among them. */
  items(missing) {
    const found = this.marks.map((one, at) => this.#item(one, at ? [] : missing));
    return found.some(({ location }) => location === this.page.url) ? found : [...found, this.#head()];
  }

  /* How far the heading of the best section, or the title of the page, is just what is asked for. */
  #calledSo(asked) {
    const { number, words } = this.group.sections[0];
    const title = this.texts[number - this.page.first][1];
    const all = wordsIn(title).filter(([word]) => !isLittle(fold(word)));
    return Math.min(1, marksIn(title, words, this.lexicon).length / Math.max(all.length, asked));
  }

  #item({ anchor, title, text, inTitle, inText, score }, missing) {
    return {
      location: anchor ? `${this.page.url}#${anchor}` : this.page.url,
      title: marked(title, inTitle),
      text: excerpt(text, inText),
      score,
      terms: { ...Object.fromEntries(missing.map((word) => [word, false])), ...found([...inTitle, ...inText]) },
    };
  }

  #head() {
    const title = this.texts[0][1];
    const words = new Set(this.group.sections.flatMap((section) => [...section.words]));
    const marks = marksIn(title, words, this.lexicon);
    return { location: this.page.url, title: marked(title, marks), text: "", score: 0, terms: found(this.marks[0].inText) };
  }
}

/* What the theme marks on the page: it takes words apart at hyphens, and what is shorter stands within nearly every word. */
function found(marks) {
  const parts = [...new Set(marks.flatMap(({ text }) => text.split("-")))].filter((part) => part.length > 2);
  return Object.fromEntries(parts.slice(0, MOST_MARKED).map((word) => [word, true]));
}

/* „Meinten Sie …?“ */
function meantBy(query, terms, results, lexicon) {
  const guessed = terms.filter((term) => term.guessed && term.near.size);
  const meant = guessed.map((term) => [term.typed, spelled(nearest(term.near), results, lexicon)]).filter(([, word]) => word);
  if (!meant.length) return undefined;
  const better = meant.reduce((text, [typed, word]) => text.replace(typed, () => word), query);
  return { query: better, text: fill(TEXT.search.meant, { query: better }) };
}

const nearest = (near) => [...near].reduce((best, one) => (one[1] > best[1] ? one : best))[0];

/* How a word of the site is spelled where it was found. */
function spelled(word, results, lexicon) {
  const texts = results.flatMap(({ marks }) => marks.flatMap(({ title, text }) => [title, text]));
  const all = texts.flatMap((text) => wordsIn(text).map(([one]) => one));
  return all.find((one) => fold(one) === lexicon.words[word]);
}
