/* <kb-progress>: how far the reader is in the quiz or the checklist, over all topics.
 *
 * data-items holds one "kind:id" per item, because the kind is part of the key under which an answer is stored.
 * With data-full (the two overviews) a topic can be reset, answers to items that are gone are listed, and all answers
 * can be saved as a file. Without it (home page) one sentence and a link to where she stopped.
 */
import "../../shapes/assessment.js";
import "../../shapes/quiz.js";
import { define } from "../../page/define.js";
import { FormerAnswers } from "../../page/former.js";
import { build, button, say } from "../../page/nodes.js";
import { KbWidget } from "../../page/widget.js";
import { today } from "../../words/dates.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

const SETS = {
  quiz: {
    prefix: () => ["quiz"],
    isAnswered: (entry) => entry.s !== "draft" && !entry.r,
    isRight: (entry) => entry.s === "right",
  },
  check: {
    prefix: (store) => ["check", store.assessment],
    isAnswered: (entry) => entry.v.trim() !== "",
    isRight: () => false,
  },
};

class KbProgress extends KbWidget {
  #former;
  #set;
  #text;
  #topics;
  #summary;
  #next = build("a", { className: "kb-next", hidden: true });

  get #isFull() {
    return "full" in this.dataset;
  }

  start() {
    this.#set = SETS[this.dataset.set];
    this.#text = TEXT.progress[this.dataset.set];
    this.#topics = [...this.querySelectorAll(".kb-topics > li")].map((node) => this.#readTopic(node));
    this.#summary = this.#buildSummary();
    this.#summary.after(this.#next);
    if (this.#isFull) this.#equip();
  }

  render(key) {
    const own = [this.store.key(this.dataset.set, ""), this.store.key("current"), this.store.key("plan", "")];
    if (key && !own.some((start) => key.startsWith(start))) return;
    const topics = this.#topics.map((topic) => ({ ...topic, ...this.#count(topic) }));
    if (this.#isFull) topics.forEach((topic) => this.#renderTopic(topic));
    this.#renderSummary(topics);
    this.#renderNext(topics);
    if (this.dataset.set === "check") this.#renderBegun(topics.some(({ latest }) => latest));
    if (this.#isFull) this.#renderFormer();
  }

  act(action, pressed) {
    super.act(action, pressed);
    if (action !== "reset") return;
    const { slug, items } = this.#topics.find(({ node }) => node.contains(pressed));
    const keys = items.map(({ key }) => this.#keyOf(key));
    this.forget([...keys, this.store.key("quiz-attempt", slug)], TEXT.shared.cleared);
  }

  #readTopic(node) {
    const items = node.dataset.items.split(" ").filter(Boolean);
    return { node, slug: node.dataset.topic, link: node.querySelector("a"), items: items.map((key) => ({ key, id: key.split(":").pop() })) };
  }

  #buildSummary() {
    const node = build("p", { className: "kb-score" });
    this.querySelector(".kb-topics").before(node);
    return node;
  }

  #equip() {
    this.append(build("div", { className: "kb-b" }, button("save-file", TEXT.shared.save_file)));
    for (const { node, link } of this.#topics) {
      const meter = build("progress", {});
      meter.setAttribute("aria-hidden", "true");
      node.append(meter);
      if (this.dataset.set === "quiz") node.append(resetButton(link.textContent));
    }
  }

  #keyOf(item) {
    return this.store.key(...this.#set.prefix(this.store), item);
  }

  #count({ items }) {
    const entries = items.map(({ key }) => this.store.get(this.#keyOf(key)));
    const given = entries.filter((entry) => entry && this.#set.isAnswered(entry));
    return {
      done: given.length,
      right: given.filter(this.#set.isRight).length,
      touched: entries.some(Boolean),
      latest: Math.max(0, ...entries.map((entry) => entry?.at ?? 0)),
      open: items.find((_, index) => !given.includes(entries[index])),
    };
  }

  #renderTopic({ node, items, done, right, touched }) {
    const reset = node.querySelector("[data-act]");
    say(node.querySelector(".kb-count"), fill(done ? this.#text.topic : TEXT.shared.answered, { done, right, total: items.length }));
    Object.assign(node.querySelector("progress"), { max: items.length, value: done });
    if (reset) reset.hidden = !touched;
  }

  /* On the home page nothing is said to a reader who has not begun. */
  #renderSummary(topics) {
    const sum = (read) => topics.reduce((total, topic) => total + read(topic), 0);
    const values = { done: sum(({ done }) => done), right: sum(({ right }) => right), total: sum(({ items }) => items.length) };
    say(this.#summary, fill(values.done ? this.#text.all : this.#isFull ? this.#text.none : "", values));
  }

  /* She goes on where she last answered, or in the first topic that is still open. */
  #renderNext(topics) {
    const begun = topics.filter(({ latest }) => latest).sort((a, b) => b.latest - a.latest);
    const target = begun.length && [begun[0], ...topics].find(({ open }) => open);
    this.#next.hidden = !target;
    if (!target) return;
    this.#next.href = `${target.link.getAttribute("href")}#${target.open.id}`;
    say(this.#next, fill(TEXT.progress.next, { title: target.link.textContent }));
  }

  /* Where the answers lead: to the result, and to the plan with what is due there. */
  #renderBegun(hasAnswers) {
    const measures = this.store.keys("plan", this.store.assessment).map((key) => this.store.get(key)).filter(Boolean);
    const open = measures.filter(({ status }) => status !== "erledigt");
    const overdue = open.filter(({ due }) => due && due < today()).length;
    const { planned, overdue: late } = TEXT.progress;
    const node = this.querySelector(".kb-begun");
    node.hidden = !hasAnswers && !measures.length;
    say(node.firstChild, open.length ? fill(overdue ? late : planned, { n: open.length, overdue }) : "");
  }

  #renderFormer() {
    const present = this.#topics.flatMap(({ items }) => items.map(({ key }) => this.#keyOf(key)));
    const stored = this.store.keys(...this.#set.prefix(this.store));
    this.#former ??= new FormerAnswers(this, TEXT.progress.former, inWords);
    this.#former.show(stored.filter((key) => !present.includes(key) && this.store.get(key)));
  }
}

function inWords({ s, v, o }) {
  if (!o) return TEXT.shared.answers[v] ?? v;
  return s === "unknown" ? TEXT.progress.unknown : o.join(", ");
}

function resetButton(title) {
  const node = button("reset", TEXT.progress.reset, "kb-quiet");
  node.setAttribute("aria-label", fill(TEXT.progress.reset_topic, { title }));
  node.hidden = true;
  return node;
}

define("kb-progress", KbProgress);
