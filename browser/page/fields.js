/* What questions are answered with, other than options to tick: only the elements that stand in them are loaded. */
import { onDemand } from "./on-demand.js";

/**
 * Whether all of these elements are there; called before the questions are shown.
 *
 * @type {(nodes: Element[], elements: string) => Promise<boolean>}
 */
export async function areLoaded(nodes, elements) {
  const found = nodes.flatMap((node) => [...node.querySelectorAll(elements)]);
  const names = new Set(found.map(({ localName }) => localName));
  const loaded = await Promise.all([...names].map((name) => onDemand(name, () => ({}))));
  return !loaded.some(({ problem }) => problem);
}
