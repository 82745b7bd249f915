/* All assessments, and what beginning, copying and removing one changes: keys and values for `writeAll`. */
const OWN_PARTS = ["check", "plan", "snapshot"];

class AllAssessments extends OpenAssessment {
  /** `[id, record]` of all, the open one among them even before its first answer; the newest first. */
  list() {
    const ids = this.store.keys("assessment").map((key) => key.split(":").pop());
    return [...new Set([this.current, ...ids])].map((id) => [id, this.record(id)]).sort(([, a], [, b]) => b.at - a.at);
  }

  /** All keys of an assessment. */
  keys(id) {
    const record = this.store.key("assessment", id);
    const own = OWN_PARTS.flatMap((part) => this.store.keys(part, id));
    return this.store.keys("assessment").includes(record) ? [...own, record] : own;
  }
}

function changesToBegin(list, id, name) {
  const { store, version } = list;
  return new Map([[store.key("assessment", id), newRecord(version, name)], [store.key("current"), id]]);
}

/** The copy goes on from here: it takes the plan along, but not the past. Both stay marked as of the same person. */
function changesToCopy(list, from, to, suffix) {
  const { store } = list;
  const record = marked(list.record(from));
  const copy = { ...record, name: withSuffix(record.name, suffix), uid: newId(), at: Date.now() };
  const changes = new Map([[store.key("assessment", from), record], [store.key("assessment", to), copy], [store.key("current"), to]]);
  for (const part of ["check", "plan"]) {
    for (const [key, value] of list.entries(part, from)) changes.set(store.key(part, to, key), value);
  }
  return changes;
}

/** Where the open one goes, the newest of the others is open. */
function changesToRemove(list, id) {
  const { store } = list;
  const changes = new Map(list.keys(id).map((key) => [key, null]));
  const next = list.list().find(([other]) => other !== id)?.[0] ?? null;
  if (id === list.current) changes.set(store.key("current"), next);
  return changes;
}

/* Old records lack what tells that a file is of the same assessment, or of the same person. */
function marked(record) {
  const uid = record.uid || newId();
  return { ...record, uid, person: record.person || uid };
}

/** All that is stored, as it is now. Two of these tell what an action did, with all that followed from it by itself. */
function storedState(store) {
  return new Map(store.dump().entries.map(({ key, value }) => [key, value]));
}

/** What takes an action back; what another tab changed since then stays. */
function changesToUndo(store, before, after) {
  const now = storedState(store);
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const touched = keys.filter((key) => !isEqual(before.get(key), after.get(key)) && isEqual(after.get(key), now.get(key)));
  return new Map(touched.map((key) => [store.key(key), before.get(key) ?? null]));
}

function isEqual(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
