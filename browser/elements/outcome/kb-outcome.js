/* <kb-outcome>: what became of a test that was handed in, what to read, and how to give it back. Without a place in the page: <kb-exam> gives
 * it the parts to fill. Loaded on demand.
 */
import { byPlace, FIRST, idsOf } from "../../files/exam-order.js";
import { resultFileName, writeResult } from "../../files/exam-write.js";
import { askedIn, fieldOf } from "../../page/asked.js";
import { copies } from "../../page/copies.js";
import { copyText } from "../../page/copy.js";
import { define } from "../../page/define.js";
import { build, say } from "../../page/nodes.js";
import { saveAs } from "../../page/save-as.js";
import { shared } from "../../page/share.js";
import { fill, joined, plain } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

class KbOutcome extends HTMLElement {
  #exam;

  /** @type {(exam: { spec: any, key: string, store: any, stock: any, parts: any }) => KbOutcome} */
  begin(exam) {
    this.#exam = exam;
    this.#show();
    return this;
  }

  #show() {
    const { spec, stock, parts, store, key } = this.#exam;
    const { late, person, answers } = store.get(key);
    const given = new Map(answers.map(([id, ...rest]) => [id, rest]));
    const all = askedIn(stock, idsOf(spec, FIRST), (id) => spec.mix && byPlace(spec, FIRST, id));
    const asked = all.filter(({ id }) => given.has(id));
    const judged = asked.map((question) => ({ ...question, verdict: given.get(question.id)[1] }));
    const scored = judged.filter(({ kind }) => kind !== "free");
    say(parts.score, fill(TEXT.exam.score, { n: rightIn(scored), total: scored.length }));
    say(parts.whose, joined(person, plain(spec.name)));
    say(parts.late, late ? TEXT.exam.late : "");
    say(parts.compared, scored.length < judged.length ? TEXT.exam.compared : "");
    parts.topics.replaceChildren(...this.#topics(scored));
    parts.reviewed.replaceChildren(...asked.map((question, index) => review(question, index, given.get(question.id))));
    for (const question of asked) mark(question, given.get(question.id));
    this.#link();
  }

  changed() {}

  async act(action) {
    const { parts } = this.#exam;
    if (action === "save-result") saveAs(resultFileName(this.#result()), JSON.stringify(this.#result(), null, 1), "application/json");
    if (action !== "give") return;
    const { back, returned } = parts;
    if (!back.value) return say(returned, returned.dataset.file);
    const isShared = await shared({ url: back.value });
    say(returned, returned.dataset[isShared ? "shared" : (await copyText(back.value, back)) ? "copied" : "select"]);
  }

  /* What was missed most comes first; all of it leads to where it can be read. */
  #topics(scored) {
    const rows = this.#exam.stock.topics.map(({ topic, link }) => {
      const own = scored.filter((question) => question.topic === topic);
      return { link, total: own.length, n: rightIn(own) };
    });
    const asked = rows.filter(({ total }) => total).sort((one, other) => other.total - other.n - (one.total - one.n));
    return asked.map(({ link, total, n }) => build("li", {}, ...copies([link]), fill(TEXT.exam.of, { n, total }), n < total ? TEXT.exam.read : ""));
  }

  #result() {
    const { spec, store, key } = this.#exam;
    const { person, id, began, sent, answers } = store.get(key);
    return { format: "kb-test", version: 1, site: store.site, spec, person, id, at: sent, began, answers };
  }

  async #link() {
    const { back, course } = this.#exam.parts;
    const fragment = await writeResult(this.#result());
    back.value = fragment && `${course?.querySelector("a").href ?? location.href.split("#")[0]}#${fragment}`;
  }
}

function rightIn(questions) {
  return questions.filter(({ verdict }) => verdict === "right").length;
}

function review({ node, text, rev }, index, [oldRev, verdict]) {
  const words = build("b", { textContent: TEXT.exam.verdicts[verdict] });
  words.dataset.outcome = verdict;
  const more = rev === oldRev ? [] : [build("p", { className: "kb-u", textContent: TEXT.exam.changed })];
  const summary = build("summary", {}, `${index + 1}. `, words, ` ${text}`);
  return build("details", { className: "kb-x kb-each" }, summary, ...more, node);
}

/* On what was asked then; of other wording only the key of today is shown. */
function mark({ node, rev }, [oldRev, verdict, given]) {
  const field = fieldOf(node);
  const isSame = rev === oldRev && field.knows(given);
  field.show(isSame ? given : [], verdict === "open" ? "unknown" : verdict);
  node.querySelector(".kb-a").open = true;
}

define("kb-outcome", KbOutcome);
