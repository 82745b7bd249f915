/* The assessment that is open in this browser, read from the storage. */
import { newRecord } from "./record.js";
/** @import { AssessmentRecord } from "../shapes/types.d.ts" */

export class OpenAssessment {
  constructor(store, version) {
    this.store = store;
    this.version = version;
  }

  get current() {
    return this.store.assessment;
  }

  /**
   * The record of an assessment; one that has not begun reads like the one that its first answer would begin.
   *
   * @type {(id: string) => AssessmentRecord}
   */
  record(id) {
    return this.store.get(this.store.key("assessment", id)) ?? newRecord(this.version);
  }

  /**
   * Map of what stands behind the id: answers by "kind:id" ("check"), measures ("plan") or snapshots by their id.
   *
   * @type {(part: string, id?: string) => Map<string, any>}
   */
  entries(part, id = this.current) {
    const start = this.store.key(part, id, "").length;
    const read = this.store.keys(part, id).map((key) => [key.slice(start), this.store.get(key)]);
    return new Map(read.filter(([, entry]) => entry));
  }
}
