/* The result as a link: in a field and on the clipboard. */
import { LINK_SIGNS } from "../../files/link.js";
import { writeShort } from "../../files/short-write.js";
import { copyText } from "../../page/copy.js";
import { say } from "../../page/nodes.js";
import { onDemand } from "../../page/on-demand.js";

export class SendPart {
  #assessments;
  #items;
  #parts;
  #run;

  constructor(assessments, items, parts) {
    this.#assessments = assessments;
    this.#items = items;
    this.#parts = parts;
    parts.notes.addEventListener("change", () => this.renew());
  }

  /** To be called when answers or the choice changed: a link that is shown is never out of date. */
  renew() {
    if (!this.#parts.linked.hidden) this.#make();
  }

  async #make() {
    const { notes, link, linked, copied } = this.#parts;
    const run = (this.#run = { notes: notes.checked });
    const { fragment, problem } = this.#short(run) ?? (await onDemand("kb-files", (files) => files.writeLink(this.#assessments.store, run.notes)));
    if (run !== this.#run) return; // something changed meanwhile, and a newer link is being made
    link.value = fragment ? `${location.href.split("#")[0]}#${fragment}` : "";
    linked.hidden = !fragment;
    say(copied, fragment ? "" : copied.dataset[problem]);
  }

  /* Null where there is something in words, or no room. */
  #short({ notes }) {
    const { store, current } = this.#assessments;
    const record = store.get(store.key("assessment", current)) ?? undefined;
    const answers = [...this.#assessments.entries("check")];
    const fragment = notes ? null : writeShort({ site: store.site, record, answers, keys: this.#items.map(({ key }) => key) });
    return fragment?.length <= LINK_SIGNS ? { fragment } : null;
  }

  async copy() {
    const { link, copied } = this.#parts;
    const made = this.#make().then(() => (link.value ? new Blob([link.value], { type: "text/plain" }) : Promise.reject()));
    const isWritten = await promised(made);
    if (!link.value) return;
    const isCopied = isWritten || (await copyText(link.value, link));
    say(copied, isCopied ? copied.dataset.done : copied.dataset.select);
  }
}

/* WebKit lets the clipboard be written only in the press itself: the text that is still being made is promised to it. */
async function promised(blob) {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    return true;
  } catch {
    return blob.then(() => false, () => false);
  }
}
