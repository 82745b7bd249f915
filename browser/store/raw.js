/* Single values of the storage, for small elements that keep nothing themselves and write hardly anything. Nothing here is checked:
 * who reads looks at what it is.
 */
/** @type {(key: string) => any} */
export function rawGet(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** @type {(start: string) => string[]} */
export function rawKeys(start) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    return []; // storage is not to be had at all
  }
}

/**
 * Whether it could be written.
 *
 * @type {(key: string, value: any) => boolean}
 */
export function rawSet(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/**
 * The stores of the page hear of it as from another tab: at once if it is the first word for a while, so one key is told.
 *
 * @type {(key: string) => void}
 */
export function rawTell(key) {
  window.dispatchEvent(new StorageEvent("storage", { key }));
}
