/* What a stored value may look like. By the third part of its key; each function gets the value and the whole key, split.
 *
 * The other modules of this folder add theirs: a bundle knows those that it imports. Nothing is inherited: a key may say "constructor".
 */
export const LIMIT = { text: 2e4, raw: 6e6 };
export const isText = (value) => typeof value === "string" && value.length <= LIMIT.text;
export const isFlag = (value) => value === undefined || typeof value === "boolean";
export const hasFields = (fields) => (value) =>
  typeof value === "object" && value !== null && Object.keys(fields).every((name) => fields[name](value[name]));

export const SHAPES = { __proto__: null, current: (value) => isText(value) && /^[a-z0-9-]{1,60}$/.test(value) };
