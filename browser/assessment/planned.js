/* The step of an item as a measure in the plan of the open assessment: one for each item, wherever it is put there. */
import { NEW_MEASURE } from "../shapes/measure.js";
/** @import { Item, Measure } from "../shapes/types.d.ts" */
/** @import { KbStore } from "../store/store.js" */

/** @type {(item: Pick<Item, "id">) => string} */
export function measureOf({ id }) {
  return `check-${id}`;
}

/** @type {(store: KbStore, item: Pick<Item, "id">) => string} */
export function measureKey(store, item) {
  return store.key("plan", store.assessment, measureOf(item));
}

/**
 * The last in the plan.
 *
 * @type {(store: KbStore, item: Pick<Item, "key">, what: string) => Measure}
 */
export function measureFor(store, { key: item }, what) {
  const orders = store.keys("plan", store.assessment).map((key) => store.get(key)?.order ?? 0);
  return { ...NEW_MEASURE, what, item, order: Math.max(0, ...orders) + 1, at: Date.now() };
}
