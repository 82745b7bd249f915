/* The items of the checklist, read from the list that the build wrote into the page. */
/** @import { Catalogue } from "../shapes/types.d.ts" */

/** @type {(root: Element) => Catalogue} */
export function readCatalogue(root) {
  const areas = [...root.querySelectorAll(".kb-items > section")].map(readArea);
  const items = areas.flatMap((area) => area.items);
  return { areas, items, byKey: new Map(items.map((item) => [item.key, item])) };
}

function readArea(section) {
  const { area } = section.dataset;
  const link = section.querySelector("h3 a");
  const items = [...section.querySelectorAll("li[data-id]")].map((node) => readItem(node, area, link.href));
  return { area, title: link.textContent, href: link.href, items };
}

function readItem(node, area, href) {
  const { id, kind, rev, effect, effort, must, know } = node.dataset;
  const text = node.querySelector(".kb-item").textContent.trim();
  const step = node.querySelector(".kb-step")?.textContent.trim();
  return { key: `${kind}:${id}`, id, kind, area, must: must === "", knowing: know === "", effect, effort, text, step, href: `${href}#${id}`, rev, node };
}
