/* What a stored value may look like: by the first part of its key without the site, of each field its kind.
 *
 * Behind the kind stands what else holds for a field, for all who ask (`fieldsWith`):
 *   link     goes into a link
 *   note     is written by hand: not everybody who gets the answers may read it
 *   unseen   a difference in nothing else is none to a reader
 *   lasting  must not get lost by being empty
 *   own      tells who an assessment is, and stays as it is here
 * The other modules of this folder add theirs: a bundle knows those that it imports. Nothing is inherited: a key may say "constructor".
 */
export const LIMIT = { text: 2e4, raw: 6e6 };
const isText = (value) => typeof value === "string" && value.length <= LIMIT.text;
const isFlag = (value = false) => typeof value === "boolean";
export const KINDS = { __proto__: null, text: isText, date: isText, flag: isFlag, time: Number.isFinite };
export const FIELDS = { __proto__: null };
/* Each function gets the value and the whole key, split. */
export const SHAPES = { __proto__: null, current: (value) => isText(value) && /^[a-z0-9-]{1,60}$/.test(value) };

/** @type {(part: string, fields: Record<string, string>, isMore?: (value: any, parts: string[]) => boolean) => void} */
export function addShape(part, fields, isMore = () => true) {
  const isWhole = hasFields(fields);
  FIELDS[part] = fields;
  SHAPES[part] = (value, parts) => isWhole(value) && isMore(value, parts);
}

/** @type {(fields: Record<string, string>) => (value: any) => boolean} */
export function hasFields(fields) {
  const checks = Object.entries(fields).map(([name, field]) => [name, KINDS[kindOf(field)]]);
  return (value) => typeof value === "object" && value !== null && checks.every(([name, isKind]) => isKind(value[name]));
}

/** @type {(field: string) => string} */
export function kindOf(field) {
  return field.split(" ")[0];
}

/**
 * The names of the fields that have this mark; none for a part without fields.
 *
 * @type {(part: string, mark: string) => string[]}
 */
export function fieldsWith(part, mark) {
  return Object.entries(FIELDS[part] ?? {}).filter(([, field]) => field.split(" ").includes(mark)).map(([name]) => name);
}
