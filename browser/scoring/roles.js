/* Where roles answer differently: pure functions, no page, no storage.
 *
 * No mean may tell what one or two people said, neither by itself nor by what is left when it is taken from the counts of all.
 */
import { answerTo, valueOf } from "./answers.js";
import { average, ENOUGH_PEOPLE } from "./team.js";
/** @import { Answers, Point, RoleGroup } from "../shapes/types.d.ts" */

/**
 * How many people have a role, the most first; `roles` has one for each person, "" for none.
 *
 * @type {(roles: string[]) => RoleGroup[]}
 */
export function countRoles(roles) {
  const sizes = new Map();
  for (const role of roles) sizes.set(role, (sizes.get(role) ?? 0) + 1);
  const all = [...sizes].map(([role, size]) => ({ roles: [role], size }));
  return all.sort((a, b) => b.size - a.size || (a.roles[0] < b.roles[0] ? -1 : 1));
}

/**
 * Who is compared with whom: everybody is in one group. Roles of fewer than three people go together, and where these are still too
 * few, with the smallest of the larger roles.
 *
 * @type {(roles: string[]) => RoleGroup[]}
 */
export function groupsOf(roles) {
  const all = countRoles(roles);
  const large = all.filter(({ size }) => size >= ENOUGH_PEOPLE);
  const small = all.slice(large.length);
  if (!small.length) return large;
  const rest = together(small);
  if (rest.size >= ENOUGH_PEOPLE || !large.length) return [...large, rest];
  return [...large.slice(0, -1), together([large[large.length - 1], ...small])];
}

function together(groups) {
  return { roles: groups.flatMap(({ roles }) => roles), size: groups.reduce((sum, { size }) => sum + size, 0) };
}

/**
 * Where the means of groups differ, the most first; `roles` stands beside `people`.
 *
 * @type {(items: Point[], people: Answers[], roles: string[]) => { key: string, gap: number, means: { roles: string[], mean: number }[] }[]}
 */
export function compareRoles(items, people, roles) {
  const groups = groupsOf(roles);
  const rows = items.filter(({ kind }) => kind !== "open").map((item) => compareItem(item, people, roles, groups));
  return rows.filter(({ gap }) => gap > 0).sort((a, b) => b.gap - a.gap);
}

/* Not everybody rated this item: then the smallest group makes room until nothing is left that would tell. */
function compareItem(item, people, roles, groups) {
  const rated = people.map((answers, at) => ({ role: roles[at], value: valueOf(answerTo(item, answers)) })).filter(({ value }) => value !== undefined);
  const valuesOf = (group) => rated.filter(({ role }) => group.roles.includes(role)).map(({ value }) => value);
  const shown = groups.map((group) => ({ ...group, values: valuesOf(group) })).filter(({ values }) => values.length >= ENOUGH_PEOPLE);
  shown.sort((a, b) => b.values.length - a.values.length);
  while (shown.length && isTelling(rated.length - shown.reduce((sum, { values }) => sum + values.length, 0))) shown.pop();
  const means = shown.map((group) => ({ roles: group.roles, mean: average(group.values) })).sort((a, b) => b.mean - a.mean);
  return { key: item.key, gap: means.length > 1 ? means[0].mean - means[means.length - 1].mean : 0, means };
}

function isTelling(rest) {
  return rest > 0 && rest < ENOUGH_PEOPLE;
}
