/* The nodes of a list in their order. The one with the focus stays where it is and the others move around it: a node that
 * is moved loses the focus.
 */
/** @type {(list: Element, nodes: Element[]) => void} */
export function putInOrder(list, nodes) {
  if (nodes.every((node, at) => node === list.children[at])) return;
  const fixed = nodes.findIndex((node) => node.contains(document.activeElement));
  if (fixed < 0) return list.append(...nodes);
  nodes[fixed].before(...nodes.slice(0, fixed));
  return nodes[fixed].after(...nodes.slice(fixed + 1));
}
