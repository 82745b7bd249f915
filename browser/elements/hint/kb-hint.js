/* <kb-hint>: a hint that folds open above the answers. That it was looked at before answering goes with the answer and is said here. */
import { define } from "../../page/define.js";
import { build, say } from "../../page/nodes.js";
import { TEXT } from "../../words/texts.js";

class KbHint extends HTMLElement {
  /** True once it was looked at, else nothing; <kb-quiz> stores it. */
  used;
  #line = build("p", { className: "kb-hinted" });

  connectedCallback() {
    this.append(this.#line);
    this.firstElementChild.firstElementChild.addEventListener("click", this); // on paper all folds open by itself
  }

  handleEvent() {
    if (this.used || this.closest(".kb-q").querySelector(".kb-r").dataset.outcome) return;
    this.show(true);
    this.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /**
   * What is stored of it; called by <kb-quiz>.
   *
   * @type {(used?: boolean) => void}
   */
  show(used) {
    if (this.used && !used) this.querySelector("details").open = false;
    this.used = used;
    say(this.#line, used ? TEXT.hint.used : "");
  }
}

define("kb-hint", KbHint);
