/* Nodes of the page. Text from the reader or from the storage reaches it through textContent only. */
/** @type {(tag: string, properties: Record<string, any>, ...children: (Node | string)[]) => any} */
export function build(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/** @type {(action: string, label: string, more?: string) => HTMLButtonElement} */
export function button(action, label, more = "") {
  const node = build("button", { type: "button", className: `kb-button ${more}`, textContent: label });
  node.dataset.act = action;
  return node;
}

/**
 * A line whose changes a screen reader reads out; it stays in the page while empty, or the first text would be missed.
 *
 * @type {(className: string) => HTMLParagraphElement}
 */
export function statusLine(className) {
  const node = build("p", { className, tabIndex: -1 });
  node.setAttribute("role", "status");
  return node;
}

/**
 * Setting the same text again would be announced again.
 *
 * @type {(node: Node, text: string) => void}
 */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * The wording of a heading without the permalink that Material appends.
 *
 * @type {(node: Element) => string}
 */
export function wording(node) {
  const copy = /** @type {Element} */ (node.cloneNode(true));
  copy.querySelector(".headerlink")?.remove();
  return copy.textContent.trim();
}

/** @type {(action: string, label: string) => any} */
export function bar(action, label) {
  return build("div", { className: "kb-bar" }, statusLine(""), button(action, label));
}
