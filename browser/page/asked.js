/* A question as it stands in a test: without a hint, its answers in an order of their own. */
import { Choices } from "./choices.js";
/** @import { AnswerField } from "../shapes/types.d.ts" */

/**
 * The questions of a test in the order of their ids, those that are here, each with a copy to show. `compareOf` gives for a question what
 * its answers are ordered by, or nothing.
 *
 * @type {(stock: any, ids: string[], compareOf: (id: string) => any) => any[]}
 */
export function askedIn(stock, ids, compareOf) {
  return ids.map((id) => stock.find(id)).filter(Boolean).map((question) => {
    const node = stock.copy(question);
    const compare = compareOf(question.id);
    node.querySelector("kb-hint")?.remove();
    if (compare) mix(node, compare);
    return { ...question, node };
  });
}

/* Before the copy stands in the page: steps and pairs keep to the order in which they begin. */
function mix(node, compare) {
  mixSteps(node.querySelector("kb-order > ol"), node.querySelectorAll(".kb-a > .kb-order > [data-key]"), compare);
  mixPairs(node, compare);
  if (!node.querySelector(".kb-own")) new Choices(node).arrange(compare);
}

/** @type {(node: any) => AnswerField} */
export function fieldOf(node) {
  return node.querySelector(".kb-own") ?? new Choices(node);
}

/* What is asked for must not stand there from the start. */
function mixSteps(list, key, compare) {
  if (!list) return;
  const items = [...list.children].sort((one, other) => compare(one.dataset.key, other.dataset.key));
  const isSolved = items.every(({ dataset }, index) => dataset.key === key[index].dataset.key);
  list.append(...(isSolved ? [...items.slice(1), items[0]] : items));
}

/* The lists to choose from and, on paper, the one list with letters. */
function mixPairs(node, compare) {
  const lists = [...node.querySelectorAll("kb-match select")];
  if (!lists.length) return;
  const [first, ...answers] = [...lists[0].options].map(({ value }) => value);
  const paper = node.querySelector("kb-match > .kb-paper");
  const lines = new Map(answers.map((value, index) => [value, paper.children[index]]));
  answers.sort(compare);
  paper.append(...answers.map((value) => lines.get(value)));
  for (const list of lists) {
    list.append(...[first, ...answers].map((value) => [...list.options].find((option) => option.value === value)));
    list.value = first; // while they move, another one is chosen
  }
}
