/* What few visits need: an element without a place in the page. Its script waits in a template and is loaded by whoever asks. */
/**
 * What the element answers, or a problem where its script does not come: then it is tried again the next time.
 *
 * @type {(name: string, ask: (element: any) => any) => Promise<any>}
 */
export async function onDemand(name, ask) {
  if (!customElements.get(name)) await loaded(document.querySelector(`template[data-element=${name}]`));
  return customElements.get(name) ? ask(document.createElement(name)) : { problem: "missing" };
}

/* In a template no script runs; a copy of it does, once it is in the page. */
function loaded({ content }) {
  const script = document.importNode(content.firstElementChild, true);
  return new Promise((resolve) => {
    script.onload = script.onerror = resolve;
    document.head.append(script);
  });
}
