/* All assessments of a firm with what belongs to each: answers, plan and snapshots. */
const OWN_PARTS = ["check", "plan", "snapshot"];
const PROGRESS = ["offen", "laeuft", "erledigt"];
const isAnswer = (pair) => Array.isArray(pair) && pair.length === 2 && isText(pair[0]) && isCheck(pair[1]);

SHAPES.plan = hasFields({
  ...{ what: isText, who: isText, due: isText, item: isText, order: Number.isFinite, at: Number.isFinite },
  status: (value) => PROGRESS.includes(value),
});
SHAPES.snapshot = hasFields({
  ...{ name: isText, set: isText, auto: isFlag, at: Number.isFinite },
  answers: (all) => Array.isArray(all) && all.every(isAnswer),
});
SHAPES.saved = hasFields({ at: Number.isFinite });

class Assessments {
  constructor(store, version) {
    this.store = store;
    this.version = version;
  }

  get current() {
    return this.store.assessment;
  }

  /** The record of an assessment; one that has not begun reads like the one that its first answer would begin. */
  record(id) {
    return this.store.get(this.store.key("assessment", id)) ?? newRecord(this.version);
  }

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

  /** Map of what stands behind the id: answers by "kind:id" ("check"), measures ("plan") or snapshots by their id. */
  entries(part, id = this.current) {
    const start = this.store.key(part, id, "").length;
    const read = this.store.keys(part, id).map((key) => [key.slice(start), this.store.get(key)]);
    return new Map(read.filter(([, entry]) => entry));
  }

  /** A snapshot of the open assessment; false where it could not be kept. */
  freeze(name) {
    const snapshot = snapshotOf(this.store, this.current, name);
    return writeAll(this.store, new Map([[this.store.key("snapshot", this.current, newId()), snapshot]]));
  }
}
