/* <kb-quiz>: answers, feedback and score for the questions that the build wrote into it.
 *
 * Choosing only makes a draft; "Auflösen" and "Weiß ich nicht" commit. Where one is to guess, choosing is all there is to do. By the
 * arrow keys one looks for an answer. A single question is in page/question.js.
 */
import "../../shapes/quiz.js";
import { define } from "../../page/define.js";
import { build, button, say, statusLine } from "../../page/nodes.js";
import { goTo, Question } from "../../page/question.js";
import { KbWidget } from "../../page/widget.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

class KbQuiz extends KbWidget {
  #questions;
  #score = statusLine("kb-score");
  #retry = button("retry", "");
  #reset = button("reset", TEXT.quiz.reset);
  #reading = build("p", { className: "kb-l" });
  #byArrow = false;

  start() {
    this.#questions = [...this.querySelectorAll(".kb-q:not(:has(:not(:defined)))")].map((node) => new Question(node, this.store));
    this.append(build("div", { className: "kb-sum" }, this.#score, this.#reading, build("div", { className: "kb-b" }, this.#retry, this.#reset)));
    for (const type of ["input", "keydown", "pointerdown"]) this.addEventListener(type, this);
  }

  render(key) {
    for (const question of this.#questions) {
      if (!key || key === question.attempt) question.arrange();
      if (!key || key === question.key) question.render();
    }
    this.#renderScore();
  }

  handleEvent(event) {
    super.handleEvent(event);
    if (event.key || event.type === "pointerdown") this.#byArrow = event.key?.startsWith("Arrow");
    if (event.type === "input") this.#choose(event.target);
  }

  act(action, pressed) {
    super.act(action, pressed);
    const question = this.#questionOf(pressed);
    if (action === "check") question.check();
    if (action === "give-up") question.giveUp();
    if (action === "confirm") question.confirm();
    if (action === "next") this.#goOn(question);
    if (action === "again") this.#reopen([question]);
    if (action === "retry") this.#reopen(this.#questions.filter(({ outcome }) => ["wrong", "unknown"].includes(outcome)));
    if (action === "reset") this.#clear();
  }

  #choose(input) {
    const question = this.#questionOf(input);
    question?.draft();
    if (this.closest(".kb-guess") && input.type === "radio" && !this.#byArrow) question.check();
  }

  #questionOf(node) {
    return this.#questions.find((question) => question.node.contains(node));
  }

  /* To the next open question, from the last one back to the first; when all are answered to what became of them. */
  #goOn(question) {
    const at = this.#questions.indexOf(question);
    const next = [...this.#questions.slice(at), ...this.#questions].find(({ outcome }) => !outcome);
    if (next) next.focus();
    else goTo(this.#score.parentNode, this.#score);
  }

  #reopen(questions) {
    for (const question of questions) question.reopen();
    questions[0].focus();
  }

  #clear() {
    this.forget(this.#questions.flatMap(({ key, attempt, recall }) => [key, attempt, recall]), TEXT.shared.cleared);
  }

  #renderScore() {
    const total = this.#questions.length;
    const answered = this.#questions.filter(({ outcome }) => outcome);
    const done = answered.length;
    for (const question of total > 1 ? answered : []) question.lead(fill(TEXT.shared.answered, { done, total }), done < total ? TEXT.quiz.next : TEXT.quiz.end);
    /** @type {Record<string, number>} */
    const counts = {};
    for (const { outcome } of answered) counts[outcome] = (counts[outcome] ?? 0) + 1;
    say(this.#score, scoreText(counts, done, total));
    this.#renderReading(done === total ? answered.filter(({ outcome }) => outcome !== "right") : []);
    say(this.#retry, TEXT.quiz.retry[counts.wrong ? (counts.unknown ? 1 : 0) : 2]);
    this.#retry.hidden = done < total || !(counts.wrong || counts.unknown);
    this.#reset.hidden = !this.#questions.some(({ answered }) => answered);
  }

  /* Several questions may lead to the same place. */
  #renderReading(missed) {
    const links = new Map(missed.flatMap(({ reading }) => reading).map((link) => [link.href, link]));
    this.#reading.replaceChildren(...(missed.length ? [TEXT.quiz.reading, ...[...links.values()].flatMap((link) => [" ", link])] : []));
  }
}

function scoreText(counts, done, total) {
  if (!done) return TEXT.quiz.score_none;
  if (counts.right === total) return fill(TEXT.quiz.score_all_right, { total });
  const parts = Object.entries(TEXT.quiz.score_parts).filter(([name]) => counts[name]).map(([name, word]) => `${counts[name]} ${word}`);
  return fill(TEXT.quiz.score, { done, total, parts: parts.join(", ") });
}

define("kb-quiz", KbQuiz);
