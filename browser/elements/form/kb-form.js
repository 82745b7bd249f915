/* <kb-form>: prints the whole checklist, with the answers or as a blank form to hand out.
 *
 * For the blank one the fields are empty while printing, so that no answer gets into a PDF, not even unseen. Nothing of
 * that is stored: only what somebody types or chooses is.
 */
import { define } from "../../page/define.js";
import { TEXT } from "../../words/texts.js";

class KbForm extends HTMLElement {
  #before = [];

  connectedCallback() {
    window.addEventListener("afterprint", this);
    if (this.firstChild) return;
    this.append(this.#button(TEXT.form.filled, ""), this.#button(TEXT.form.blank, "blank"));
    this.addEventListener("click", this);
  }

  disconnectedCallback() {
    window.removeEventListener("afterprint", this);
  }

  handleEvent({ type, target }) {
    if (type === "afterprint") return this.#fillIn();
    if (target.value === "blank") this.#empty();
    return target.localName === "button" && window.print();
  }

  #button(textContent, value) {
    return Object.assign(document.createElement("button"), { type: "button", className: "kb-button", textContent, value });
  }

  #empty() {
    /** @type {HTMLElement} */ (document.activeElement).blur(); // what is being typed is saved first
    const fields = [...document.querySelectorAll("kb-checklist :is(input, textarea)")];
    this.#before = fields.map((field) => ({ field, checked: field.checked, value: field.value, line: field.closest(".kb-typed") }));
    for (const { field, line } of this.#before) {
      line?.classList.remove("kb-typed");
      if (field.localName === "textarea") field.value = "";
      else field.checked = false;
    }
  }

  #fillIn() {
    for (const { field, checked, value, line } of this.#before) {
      line?.classList.add("kb-typed");
      if (field.localName === "textarea") field.value = value;
      else field.checked = checked;
    }
    this.#before = [];
  }
}

define("kb-form", KbForm);
