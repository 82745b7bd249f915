/* <kb-progress>: how far the reader is in the quiz or the checklist, over all topics.
 *
 * data-items holds one "kind:id" per item, because the kind is part of the key under which an answer is stored.
 * With data-full (the two overviews) a topic can be reset, answers to items that are gone are listed, and all answers
 * can be saved as a file. Without it, it says nothing to whoever has not begun. To whoever has begun the checklist it tells what is
 * overdue and due, and the page steps back behind it (.kb-back); of the quiz it says how far she is, where she stopped, and how many
 * questions are due today.
 */
import { standingInShort } from "./short.js";
import { lateInWords, lateOf, standInWords } from "./standing.js";
import "../../shapes/assessment.js";
import "../../shapes/recall.js";
import { define } from "../../page/define.js";
import { build, button, say } from "../../page/nodes.js";
import { onDemand } from "../../page/on-demand.js";
import { KbWidget } from "../../page/widget.js";
import { germanDate } from "../../words/dates.js";
import { fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { today } from "../../words/today.js";

const SETS = {
  quiz: {
    prefix: () => ["quiz"],
    counts: () => true,
    isAnswered: (entry) => entry.s !== "draft" && !entry.r,
    isRight: (entry) => entry.s === "right",
  },
  check: {
    prefix: (store) => ["check", store.assessment],
    counts: ({ key }) => !key.startsWith("open:"), // open questions are an offer
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
  #next;
  #save = button("save-file", TEXT.shared.save_file);
  #stand;
  #short;

  get #isFull() {
    return "full" in this.dataset;
  }

  start() {
    this.#set = SETS[this.dataset.set];
    this.#text = TEXT.progress[this.dataset.set];
    this.#topics = [...this.querySelectorAll(".kb-topics > li")].map((node) => this.#readTopic(node));
    this.#stand = this.querySelector(".kb-stand");
    this.#short = this.querySelector(".kb-short");
    this.#summary = this.querySelector(".kb-score") ?? build("p", { className: "kb-score" });
    this.#next = this.querySelector(".kb-next") ?? build("a", { className: "kb-next" });
    if (this.dataset.set === "quiz") this.prepend(this.#summary, this.#next); // that of the checklist stands on top of the page
    if (this.#isFull) this.#equip();
  }

  render(key) {
    if (key && !this.#heeds(key)) return;
    const topics = this.#topics.map((topic) => ({ ...topic, ...this.#count(topic) }));
    this.#renderSummary(topics);
    this.#renderNext(topics);
    if (this.#stand) this.#renderStand(topics);
    this.#renderDue(this.querySelector(".kb-today"));
    if (this.#isFull) this.#renderFull(topics);
  }

  act(action, pressed) {
    super.act(action, pressed);
    if (action !== "reset") return;
    const { slug, items } = this.#topics.find(({ node }) => node.contains(pressed));
    const keys = items.flatMap(({ key }) => [this.#keyOf(key), this.store.key("recall", key)]);
    this.forget([...keys, this.store.key("quiz-attempt", slug)], TEXT.shared.cleared);
  }

  #heeds(key) {
    const parts = this.dataset.set === "check" ? ["check", "current", "plan", "assessment", "snapshot"] : ["quiz", "recall"];
    return parts.some((part) => key.startsWith(this.store.key(part)));
  }

  #readTopic(node) {
    const items = node.dataset.items.split(" ").filter(Boolean);
    const count = node.querySelector(".kb-count").textContent;
    return { node, count, slug: node.dataset.topic, link: node.querySelector("a"), items: items.map((key) => ({ key, id: key.split(":").pop() })) };
  }

  #equip() {
    this.append(build("div", { className: "kb-b" }, this.#save));
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
    const counted = items.filter(this.#set.counts);
    const entries = items.map(({ key }) => this.store.get(this.#keyOf(key)));
    const own = counted.map((item) => entries[items.indexOf(item)]);
    const given = own.filter((entry) => entry && this.#set.isAnswered(entry));
    return {
      done: given.length,
      total: counted.length,
      right: given.filter(this.#set.isRight).length,
      touched: entries.some(Boolean),
      latest: Math.max(0, ...entries.map((entry) => entry?.at ?? 0)),
      open: counted.find((_, index) => !given.includes(own[index])),
    };
  }

  #renderTopic({ node, count, done, total, right, touched }) {
    const reset = node.querySelector("[data-act]");
    const words = done === total ? this.#text.topic_done : this.#text.topic;
    say(node.querySelector(".kb-count"), done ? fill(words, { done, right, total }) : count);
    Object.assign(node.querySelector("progress"), { max: total, value: done, hidden: !done || done === total });
    if (reset) reset.hidden = !touched;
  }

  /* Nothing is said to a reader who has not begun. */
  #renderSummary(topics) {
    const sum = (read) => topics.reduce((total, topic) => total + read(topic), 0);
    const values = { done: sum(({ done }) => done), right: sum(({ right }) => right), total: sum(({ total }) => total) };
    say(this.#summary, fill(values.done ? this.#text.all : "", values));
  }

  /* She goes on where she last answered, or in the first topic that is still open. */
  #renderNext(topics) {
    const begun = topics.filter(({ latest }) => latest).sort((a, b) => b.latest - a.latest);
    const target = begun.length && [begun[0], ...topics].find(({ open }) => open);
    const way = target && { href: `${target.link.getAttribute("href")}#${target.open.id}`, text: fill(TEXT.progress.next, { title: target.link.textContent }) };
    lead(this.#next, way);
  }

  /* On the home page it takes the place of the way on: one line, and nothing moves. Who has answered nothing loads nothing for it. */
  async #renderDue(line) {
    const items = this.#topics.flatMap((topic) => topic.items.map(({ key }) => key));
    const read = (...parts) => this.store.get(this.store.key(...parts));
    const said = line && this.#summary.textContent && (await onDemand("kb-due", (due) => due.inWords(items, read)));
    const isDue = said?.length > 0; // else its script did not come
    if (line) line.hidden = !isDue;
    if (!isDue) return;
    say(line.firstChild, said);
    this.#next.hidden ||= !this.#isFull;
  }

  /* What is overdue or due comes before what is open: the one button leads there. */
  #renderStand(topics) {
    const id = this.store.assessment;
    const read = (part) => this.store.keys(part, id).map((key) => this.store.get(key)).filter(Boolean);
    const record = this.store.get(this.store.key("assessment", id));
    const [measures, snapshots] = [read("plan"), read("snapshot")];
    const late = lateOf(measures, today());
    const review = record?.review;
    const isDue = Boolean(review) && review <= today();
    const isBack = topics.some(({ latest }) => latest) || measures.length > 0 || snapshots.length > 0;
    this.#stand.hidden = !isBack;
    this.closest(".md-content__inner")?.classList.toggle("kb-back", isBack);
    const short = this.#short && standingInShort(this.#short, topics, (item) => this.store.get(this.#keyOf(item)));
    say(this.#summary, standInWords(short?.said ?? this.#summary.textContent, record, snapshots));
    this.#stand.querySelector("ul").replaceChildren(...lateInWords(late).map((textContent) => build("li", { textContent })));
    if (short?.next) lead(this.#next, short.next);
    const way = late.length ? "plan" : isDue ? "history" : this.#next.hidden || short?.isDone ? "result" : "";
    lead(this.querySelector(".kb-deeper"), (way && short?.next) || short?.deeper);
    this.#renderWay(way === "history" && this.#short ? "" : way);
    this.#renderLook(review, isDue, way === "history");
  }

  /* The day to look again; once it is due, the way there is the button or stands beside it. */
  #renderLook(review, isDue, isButton) {
    const look = this.#stand.querySelector(".kb-look");
    const [said, way] = look.children;
    look.hidden = !review;
    say(said, fill(isDue ? look.dataset.late : look.dataset.on, { date: germanDate(review) }));
    way.hidden = !isDue || isButton;
    if (isButton) lead(this.#next, { href: way.firstChild.href, text: TEXT.progress.ways.history });
  }

  /* `to` one of the pages around the checklist, or to the area that is open. */
  #renderWay(to) {
    for (const span of this.#stand.querySelectorAll("[data-to]")) {
      const link = span.querySelector("a");
      span.hidden = span.dataset.to === to;
      if (!span.hidden) continue;
      Object.assign(this.#next, { href: link.href, hidden: false });
      say(this.#next, TEXT.progress.ways[to] ?? link.textContent);
    }
  }

  #renderFull(topics) {
    topics.forEach((topic) => this.#renderTopic(topic));
    this.#save.hidden = !topics.some(({ touched }) => touched);
    this.#renderFormer();
  }

  async #renderFormer() {
    const present = this.#topics.flatMap(({ items }) => items.map(({ key }) => this.#keyOf(key)));
    const stored = this.store.keys(...this.#set.prefix(this.store));
    const gone = stored.filter((key) => !present.includes(key) && this.store.get(key));
    if (gone.length) this.#former ??= onDemand("kb-former", (element) => element.listIn(this, TEXT.progress.former, inWords));
    (await this.#former)?.show?.(gone);
  }
}

/* Nowhere, and it is hidden. What stands in a page as a link has an address all the same: search engines complain of others. */
function lead(link, way) {
  link.hidden = !way;
  link.href = (way ?? location).href;
  if (way) say(link, way.text);
}

function inWords({ s, v, o }) {
  if (!o) return TEXT.shared.answers[v] ?? v;
  return s === "unknown" ? TEXT.progress.unknown : o.join(", ");
}

function resetButton(title) {
  const node = button("reset", TEXT.progress.reset, "kb-quiet");
  node.setAttribute("aria-label", fill(TEXT.progress.reset_topic, { title }));
  return node;
}

define("kb-progress", KbProgress);
