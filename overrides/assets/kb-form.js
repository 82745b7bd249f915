/* <kb-form>: prints the whole checklist, with the answers or as a blank form; form.css hides the answers while printing. */
const BLANK = "kb-blank";

class KbForm extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    this.append(this.#button(TEXT.form.filled, false), this.#button(TEXT.form.blank, true));
    window.addEventListener("afterprint", () => document.body.classList.remove(BLANK));
  }

  #button(label, isBlank) {
    const node = document.createElement("button");
    Object.assign(node, { type: "button", className: "kb-button", textContent: label });
    node.addEventListener("click", () => {
      document.body.classList.toggle(BLANK, isBlank);
      window.print();
    });
    return node;
  }
}

customElements.get("kb-form") || customElements.define("kb-form", KbForm);
