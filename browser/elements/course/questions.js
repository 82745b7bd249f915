/* What a question asks today and what is right, as the build wrote it into the page; read when a result names it.
 *
 * Judged as the elements of the kinds do it, which the page does not load.
 */
import { copies } from "../../page/copies.js";
import { folded } from "../../words/folded.js";
import { numberIn } from "../../words/numbers.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

/**
 * @typedef {object} Part An option, a step in its place, what is given to be matched, or a gap.
 * @property {string} key
 * @property {string} text
 * @property {boolean} right
 * @property {string} answer
 * @property {string[]} words
 */
/**
 * @typedef {object} Asked
 * @property {string} id
 * @property {string} kind
 * @property {string} rev
 * @property {string} text
 * @property {boolean} isTicked
 * @property {Part[]} parts
 * @property {(given: string[]) => boolean} knows Whether this can have been given.
 * @property {(given: string[]) => boolean} isRight
 * @property {(given: string[]) => string[]} words
 * @property {string} solution What is right, in words; nothing where that is for everybody to say.
 * @property {() => HTMLAnchorElement[]} reading The question itself with its explanation, and where the answer stands.
 */

/**
 * The question of an id, or nothing where it is gone.
 *
 * @type {(root: Element) => (id: string) => Asked | undefined}
 */
export function questionsIn(root) {
  const { content } = root.querySelector(".kb-keys");
  const nodes = new Map([...content.querySelectorAll("[data-id]")].map((node) => [node.dataset.id, node]));
  const places = [...content.querySelectorAll("[data-topic]")];
  const read = new Map();
  return (id) => {
    if (nodes.has(id) && !read.has(id)) read.set(id, questionOf(nodes.get(id), places));
    return read.get(id);
  };
}

function questionOf(node, places) {
  const { id, kind, rev } = node.dataset;
  const parts = [...node.querySelectorAll("ol > li")].map(partOf);
  const way = WAYS[kind];
  const answers = new Map([...node.querySelectorAll("ul > li")].map((answer) => [answer.dataset.key, answer.textContent.trim()]));
  const more = { ...node.dataset, answers, textOf: new Map(parts.map(({ key, text }) => [key, text])) };
  const text = node.querySelector("b").textContent.trim();
  const reading = () => [wholeQuestion(node, places), ...copies(node.querySelectorAll("p a")).map((link) => titled(link, places))];
  const solution = parts.filter(({ right }) => right || way !== TICKED).map(({ text: said, answer }) => (answer ? `${said} → ${answers.get(answer)}` : said)).join(" · ");
  const asked = Object.fromEntries(["knows", "isRight", "words"].map((name) => [name, (given) => way[name](given, parts, more)]));
  return { id, kind, rev, text, parts, isTicked: way === TICKED, solution, reading, ...asked };
}

function wholeQuestion({ dataset }, places) {
  const [, link] = places.find(({ dataset: { topic } }) => topic === dataset.of).querySelectorAll("a");
  return Object.assign(link.cloneNode(), { href: `${link.getAttribute("href")}#${dataset.id}`, textContent: TEXT.course.explained });
}

/* On paper the name of a section alone leads nowhere. */
function titled(link, places) {
  const pageOf = (one) => one.getAttribute("href").split("#")[0];
  const title = places.map((place) => place.querySelector("a")).find((one) => pageOf(one) === pageOf(link))?.textContent ?? "";
  if (!link.textContent.startsWith(title)) link.textContent = fill(TEXT.course.section, { title, text: link.textContent });
  return link;
}

function partOf({ dataset, textContent }) {
  const { key, right, answer, words = "" } = dataset;
  return { key, text: textContent.trim(), right: right === "", answer, words: words.split("|").map(folded) };
}

const TICKED = {
  knows: (given, _, { textOf }) => given.every((key) => textOf.has(key)),
  isRight: (given, parts) => parts.every(({ key, right }) => given.includes(key) === right),
  words: (given, parts) => parts.filter(({ key }) => given.includes(key)).map(({ text }) => text),
};
const TYPED = { knows: () => true, isRight: () => false, words: (given) => given };
const WAYS = {
  __proto__: null,
  single: TICKED,
  multiple: TICKED,
  order: {
    knows: (given, parts) => [...given].sort().join() === parts.map(({ key }) => key).sort().join(),
    isRight: (given, parts) => given.join() === parts.map(({ key }) => key).join(),
    words: (given, _, { textOf }) => given.map((key) => textOf.get(key)),
  },
  match: {
    knows: (given, parts, { textOf, answers }) => pairsIn(given).every(([key, answer]) => textOf.has(key) && answers.has(answer)),
    isRight: (given, parts) => parts.every(({ key, answer }) => given.includes(`${key}=${answer}`)),
    words: (given, parts, { answers }) => parts.map(({ key, text }) => `${text} → ${answers.get(new Map(pairsIn(given)).get(key)) ?? "–"}`),
  },
  estimate: { ...TYPED, isRight: ([text = ""], _, { value, off }) => Math.abs(numberIn(text) - value) <= Number(off) + 1e-9 },
  gap: {
    ...TYPED,
    knows: (given, parts) => given.length === parts.length,
    isRight: (given, parts) => parts.every(({ words }, at) => words.includes(folded(given[at]))),
  },
  free: { ...TYPED, words: ([text = ""]) => [text] },
};

function pairsIn(given) {
  return given.map((pair) => pair.split("="));
}
