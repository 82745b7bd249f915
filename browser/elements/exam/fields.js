/* What questions are answered with, other than options to tick: only the kinds that a test asks for are loaded. */
import { onDemand } from "../../page/on-demand.js";

const LOADED_BY_KIND = {
  __proto__: null,
  estimate: (ask) => onDemand("kb-estimate", ask),
  free: (ask) => onDemand("kb-free", ask),
  gap: (ask) => onDemand("kb-gap", ask),
  match: (ask) => onDemand("kb-match", ask),
  order: (ask) => onDemand("kb-order", ask),
};

/**
 * Whether all of them are there; called before the questions are shown.
 *
 * @type {(questions: { kind: string }[]) => Promise<boolean>}
 */
export async function areLoaded(questions) {
  const kinds = new Set(questions.map(({ kind }) => kind));
  const found = await Promise.all([...kinds].map((kind) => LOADED_BY_KIND[kind]?.(() => ({}))));
  return !found.some((one) => one?.problem);
}
