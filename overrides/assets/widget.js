/* What the three widgets share: building nodes, the bar at the foot of a widget (what could not be saved, undo),
 * and opening all details for the printer.
 * Text from the reader or from the storage reaches the page through textContent only.
 */
const OUTSIDE_EVENTS = [
  [window, "beforeprint"],
  [window, "afterprint"],
  [window, "pagehide"],
  [window, "pageshow"],
  [document, "visibilitychange"],
];

function build(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

function button(action, label, more = "") {
  const node = build("button", { type: "button", className: `kb-button ${more}`, textContent: label });
  node.dataset.act = action;
  return node;
}

/* A line whose changes a screen reader reads out; it stays in the page while empty, or the first text would be missed. */
function statusLine(className) {
  const node = build("p", { className, tabIndex: -1 });
  node.setAttribute("role", "status");
  return node;
}

/* Setting the same text again would be announced again. */
function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/* Without what does not show or turns the direction of a line: a name must not change the sentence it stands in. */
function plain(text) {
  return String(text).replace(/[^\P{C}\n\u200d]|\p{Zl}|\p{Zp}/gu, "");
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => plain(values[name]));
}

/* The wording of a heading without the permalink that Material appends. */
function wording(node) {
  const copy = node.cloneNode(true);
  copy.querySelector(".headerlink")?.remove();
  return copy.textContent.trim();
}

/* Hands over a file, as if a link to it had been clicked. */
function saveAs(name, text, type) {
  const link = build("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function bar(action, label) {
  return build("div", { className: "kb-bar" }, statusLine(""), button(action, label));
}

class KbWidget extends HTMLElement {
  #warning;
  #undo;
  #removed;
  #closed = [];

  /* The script may run before the element's content is parsed. */
  connectedCallback() {
    if (document.readyState !== "loading") this.#begin();
    else document.addEventListener("DOMContentLoaded", () => this.#begin(), { once: true });
  }

  disconnectedCallback() {
    this.store?.unwatch(this);
    for (const [target, type] of OUTSIDE_EVENTS) target.removeEventListener(type, this);
  }

  /** Called by the store. */
  changed(key) {
    this.render(key);
    this.#warn();
  }

  handleEvent(event) {
    if (event.type === "beforeprint") this.#openAll();
    if (event.type === "afterprint") for (const details of this.#closed) details.open = false;
    // WebKit resets fields with autocomplete=off when the page comes back as it was left, after everything was painted.
    if (event.persisted) for (const field of this.querySelectorAll("input")) Object.assign(field, { defaultChecked: field.checked, defaultValue: field.value });
    const pressed = event.type === "click" && event.target.closest("[data-act]");
    if (pressed) this.act(pressed.dataset.act, pressed);
  }

  act(action) {
    if (action === "undo") this.#restore();
    if (action === "save-file") this.#saveFile();
  }

  /** Removes stored answers and offers to bring them back. */
  forget(keys, message) {
    const [line, undo] = this.#undo.children;
    this.#removed = this.store.remove(keys);
    this.#undo.classList.add("kb-open");
    say(line, message);
    undo.hidden = false;
    undo.focus({ preventScroll: true });
    undo.scrollIntoView({ block: "nearest" }); // what was removed may have moved it out of sight
  }

  #begin() {
    if (!this.isConnected) return;
    this.store = KbStore.of(this.dataset.site);
    if (!this.#undo) this.#equip();
    this.store.watch(this);
    for (const [target, type] of OUTSIDE_EVENTS) target.addEventListener(type, this);
    this.changed();
  }

  #equip() {
    this.#warning = bar("save-file", TEXT.shared.save_file);
    this.#undo = bar("undo", TEXT.shared.undo);
    this.start();
    this.append(build("div", { className: "kb-bars" }, this.#warning, this.#undo));
    this.addEventListener("click", this);
    this.classList.add("kb-on");
  }

  #warn() {
    this.#warning.classList.toggle("kb-open", Boolean(this.store.problem));
    say(this.#warning.firstChild, TEXT.shared.problems[this.store.problem] ?? "");
  }

  #restore() {
    const [line, undo] = this.#undo.children;
    this.store.restore(this.#removed);
    say(line, TEXT.shared.restored);
    undo.hidden = true;
    line.focus({ preventScroll: true });
  }

  #saveFile() {
    saveAs(`${this.dataset.site}-${today()}.json`, JSON.stringify(this.store.dump(), null, 1), "application/json");
  }

  #openAll() {
    this.#closed = [...this.querySelectorAll("details:not([open])")];
    for (const details of this.#closed) details.open = true;
  }
}

/* The local day as 2026-11-22; Swedish dates have the ISO form. */
function today() {
  return new Date().toLocaleDateString("sv-SE");
}
