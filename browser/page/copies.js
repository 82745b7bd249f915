/* What stands in the page once more, in another place. */
/**
 * Copies lose their ids: an id may stand in a page only once.
 *
 * @type {(nodes: Iterable<any>) => any[]}
 */
export function copies(nodes) {
  return [...nodes].map((node) => {
    const copy = node.cloneNode(true);
    for (const part of copy.querySelectorAll?.("[id]") ?? []) part.removeAttribute("id");
    return copy;
  });
}
