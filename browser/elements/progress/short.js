/* The short check as a way of its own: whoever is in it goes on there, and whoever has done it is done. To all others it is
 * offered until then: a few answers in articles are no check.
 */
import { counted, fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

const A_FEW = 3; // as many stand open at the end of an article
const HURTS = ["nein", "teilweise", "weissnicht"]; // where to go deeper first

/**
 * What to say to her, and the ways: `next` in the short check, `deeper` in an area once it is done. Whoever works through areas,
 * where she answers other statements or more of them, has the short check as her second way until it is done, then none.
 *
 * @type {(node: HTMLElement, topics: any[], read: (item: string) => any) => { said?: string, isDone?: boolean, next?: Way, deeper?: Way } | null}
 * @typedef {{ href: string, text: string }} Way
 */
export function standingInShort(node, topics, read) {
  const items = node.dataset.items.split(" ");
  const given = items.filter((item) => read(item)?.v);
  const others = topics.flatMap((topic) => topic.items.map(({ key }) => key)).filter((key) => !items.includes(key) && isRated(key) && read(key)?.v);
  const latest = (keys) => Math.max(0, ...keys.map((key) => read(key).at));
  const isInAreas = given.length <= others.length;
  const values = { done: given.length, total: items.length };
  if (given.length === items.length) {
    if (isInAreas || latest(given) < latest(others)) return null;
    return { said: fill(TEXT.progress.short.done, values), isDone: true, deeper: deeperIn(topics, items, read) };
  }
  const isBegun = given.length > 1 || given[0] === items[0]; // a single one from its middle was met in an area or an article
  const next = nextIn(node, items, read, isBegun);
  if (isInAreas && others.length > A_FEW) return { deeper: next };
  return isBegun && !isInAreas ? { said: fill(TEXT.progress.short.begun, values), next } : { next };
}

function isRated(key) {
  return key.startsWith("statement:");
}

function nextIn(node, items, read, isBegun) {
  const at = items.findIndex((item) => !read(item)?.v);
  const link = node.querySelector("a");
  const text = isBegun ? fill(TEXT.progress.short.next, { n: at + 1, total: items.length }) : link.textContent;
  return { href: `${link.getAttribute("href")}#${items[at].split(":").pop()}`, text };
}

/* Equal ones keep their place. */
function deeperIn(topics, items, read) {
  const rank = (topic) => Math.min(...topic.items.filter(({ key }) => items.includes(key)).map(({ key }) => (HURTS.indexOf(read(key).v) + 1 || HURTS.length + 1)));
  const [topic] = topics.filter(({ open }) => open).sort((a, b) => rank(a) - rank(b));
  if (!topic) return undefined;
  const { link, open, done, total } = topic;
  const { deeper, left } = TEXT.progress.short;
  const text = fill(deeper, { title: link.textContent, left: counted(total - done, left) });
  return { href: `${link.getAttribute("href")}#${open.id}`, text };
}
