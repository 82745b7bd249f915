/* <kb-sheet>: a table or a text to take along goes to the clipboard or the printer. Its file is a plain link. */
import { copyText } from "../../page/copy.js";
import { define } from "../../page/define.js";
import { build, say } from "../../page/nodes.js";
import { TEXT } from "../../words/texts.js";

/* What stands in a node, in one line. */
const line = (node) => node.textContent.trim().replace(/\s+/g, " ");

/* The table as a spreadsheet takes it, without the empty rows of the printed sheet. */
const rowsOf = (table) => [...table.querySelectorAll("[role=row]")].map((row) => [...row.cells].map(line).join("\t")).join("\n");

/* Paragraphs with an empty line between them. */
const wordsOf = (box) => [...box.children].map(line).join("\n\n");

class KbSheet extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
  }

  handleEvent(event) {
    const pressed = event.target.closest("[data-act]");
    if (pressed?.dataset.act === "copy") this.#copy(pressed);
    if (pressed?.dataset.act === "print") window.print();
  }

  async #copy(pressed) {
    const table = this.querySelector("table");
    const field = build("textarea", { className: "kb-unseen", ariaHidden: "true" });
    pressed.after(field);
    const isCopied = await copyText(table ? rowsOf(table) : wordsOf(this.querySelector(".kb-text")), field);
    field.remove();
    pressed.focus();
    say(this.querySelector("[role=status]"), isCopied ? TEXT.copying.done : TEXT.copying.failed);
  }
}

define("kb-sheet", KbSheet);
