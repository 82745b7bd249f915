/* What the build wrote into the page for an element to fill, so that fixed words and tags cost no script: a frame with
 * parts, and templates.
 */
/**
 * The parts of a frame by their names (`data-part`).
 *
 * @type {(root: Element) => Record<string, any>}
 */
export function partsIn(root) {
  return Object.fromEntries([...root.querySelectorAll("[data-part]")].map((node) => [node.dataset.part, node]));
}

/**
 * Shows the frame of an element, and gives its parts.
 *
 * @type {(element: Element) => Record<string, any>}
 */
export function openFrame(element) {
  element.querySelector(".kb-frame").hidden = false;
  return partsIn(element);
}

/**
 * A copy of a template.
 *
 * In its texts and labels `{name}` is a value, or a dash where there is none. What has `data-if` stays if that value is
 * true; what has `data-in` makes room for nodes. These come last: what readers wrote is never read for names again.
 *
 * @type {(template: HTMLTemplateElement, values?: Record<string, any>) => any}
 */
export function stamp({ content }, values = {}) {
  const copy = document.importNode(content.firstElementChild, true);
  const put = (text) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "–");
  for (const node of copy.querySelectorAll("[data-if]")) values[node.dataset.if] || node.remove();
  for (const node of copy.querySelectorAll("[aria-label]")) node.setAttribute("aria-label", put(node.getAttribute("aria-label")));
  const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.nodeValue = put(texts.currentNode.nodeValue);
  for (const node of copy.querySelectorAll("[data-in]")) node.replaceWith(...values[node.dataset.in]);
  return copy;
}
