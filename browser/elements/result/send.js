/* The result as a link: in a field and on the clipboard. */
import { toFragment } from "../../files/link-write.js";
import { fileOf } from "../../files/saved-file.js";
import { say } from "../../page/nodes.js";
import { ASSESSMENT_PARTS } from "../../shapes/parts.js";

export class SendPart {
  #store;
  #items;
  #parts;
  #run;

  constructor(store, items, parts) {
    this.#store = store;
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
    const fragment = await this.#write(run);
    if (run !== this.#run) return; // something changed meanwhile, and a newer link is being made
    link.value = fragment ? `${location.href.split("#")[0]}#${fragment}` : "";
    linked.hidden = !fragment;
    say(copied, fragment ? "" : copied.dataset.long);
  }

  #write(options) {
    const isOwn = belongsTo(this.#store.assessment);
    const file = fileOf(this.#store, (key) => isOwn(key) && (options.notes || !key.includes(":open:")));
    return toFragment(file, { ...options, items: this.#items });
  }

  /* On http there is no clipboard; the older command needs the text to be selected. */
  async copy() {
    const { link, copied } = this.#parts;
    const made = this.#make().then(() => (link.value ? new Blob([link.value], { type: "text/plain" }) : Promise.reject()));
    const isWritten = await promised(made);
    if (!link.value) return;
    const isCopied = isWritten || (await navigator.clipboard?.writeText(link.value).then(() => true, () => false)) || copySelected(link);
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

function copySelected(field) {
  field.focus();
  field.select();
  return document.execCommand("copy");
}

/* Whether a key belongs to this assessment. */
function belongsTo(assessment) {
  return (key) => {
    const [, , part, owner] = key.split(":");
    return owner === assessment && ASSESSMENT_PARTS.includes(part);
  };
}
