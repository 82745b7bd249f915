/* All questions of the site, as the build wrote them into an inert template (question-stock.html.j2). */
import { copies } from "./copies.js";
import { wording } from "./nodes.js";

/** @typedef {{ id: string, kind: string, rev: string, topic: string, text: string, node: any }} Stocked */

export class Stock {
  /** @type {Stocked[]} */
  questions;
  /** @type {{ topic: string, title: string, link: any, questions: Stocked[] }[]} */
  topics;

  /** @param {Element} root */
  constructor(root) {
    const { content } = /** @type {HTMLTemplateElement} */ (root.querySelector(".kb-stock"));
    this.questions = [...content.querySelectorAll(".kb-q")].map((node) => {
      const { id, kind, rev, topic } = /** @type {any} */ (node).dataset;
      return { id, kind, rev, topic, text: wording(node.querySelector("legend")), node };
    });
    this.topics = [...content.querySelectorAll("li[data-topic]")].map((/** @type {any} */ { dataset: { topic }, textContent, firstElementChild }) => ({
      topic,
      title: textContent.trim(),
      link: firstElementChild.querySelector("a"),
      questions: this.questions.filter((question) => question.topic === topic),
    }));
  }

  /** @type {(id: string) => Stocked | undefined} */
  find(id) {
    return this.questions.find((question) => question.id === id);
  }

  /** A copy to show; what is in it is made an element as soon as it stands in the page. */
  /** @type {(question: Stocked) => any} */
  copy({ node }) {
    return document.importNode(copies([node])[0], true);
  }
}
