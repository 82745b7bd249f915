/* What the build wrote into the page for an element to fill, so that fixed words and tags cost no script: a frame with
 * parts, and templates.
 */
/** The parts of a frame by their names (`data-part`). */
export function partsIn(root) {
  return Object.fromEntries([...root.querySelectorAll("[data-part]")].map((node) => [node.dataset.part, node]));
}

/** A copy of a template.
 *
 * In its texts and labels `{name}` is a value, or a dash where there is none. What has `data-if` stays if that value is
 * true; what has `data-in` makes room for nodes. These come last: what readers wrote is never read for names again.
 */
export function stamp({ content }, values = {}) {
  const copy = document.importNode(content.firstElementChild, true);
  const put = (text) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "–");
  for (const node of copy.querySelectorAll("[data-if]")) values[node.dataset.if] || node.remove();
  for (const node of copy.querySelectorAll("[aria-label]")) node.setAttribute("aria-label", put(node.getAttribute("aria-label")));
  const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = put(texts.currentNode.data);
  for (const node of copy.querySelectorAll("[data-in]")) node.replaceWith(...values[node.dataset.in]);
  return copy;
}
