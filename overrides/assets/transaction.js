/* Many keys at once: all of the changes (key -> value, null removes) or none. Says whether they were made. */
function writeAll(store, changes) {
  try {
    const before = [...changes.keys()].map((key) => [key, localStorage.getItem(key)]);
    return writeOrPutBack(store, changes, before);
  } catch {
    return false; // storage is not to be had at all
  }
}

function writeOrPutBack(store, changes, before) {
  try {
    for (const [key, value] of changes) put(key, asRaw(key, value));
  } catch {
    // What is new goes first: it took the room that the old values need.
    for (const [key, raw] of before.sort(([, a], [, b]) => (a !== null) - (b !== null))) put(key, raw);
    return false;
  }
  // The store hears of it as of a change in another tab: what it still holds in memory is older.
  for (const key of changes.keys()) store.handleEvent({ type: "storage", key });
  return true;
}

function put(key, raw) {
  if (raw === null) localStorage.removeItem(key);
  else localStorage.setItem(key, raw);
}

/* What was not readable goes back as the text that it was. */
function asRaw(key, value) {
  if (value === null) return null;
  return key.split(":")[2] === "unreadable" ? value : JSON.stringify(value);
}
