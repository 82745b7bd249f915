/** Makes an element of a class, once: Material's instant navigation may run a script twice in a page. */
/** @type {(name: string, element: CustomElementConstructor) => void} */
export function define(name, element) {
  if (!customElements.get(name)) customElements.define(name, element);
}
