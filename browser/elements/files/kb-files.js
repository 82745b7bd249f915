/* <kb-files>: reads saved files and links with notes, and writes such links. It stands in no page; others load it when they are asked
 * for one (page/on-demand.js).
 */
import "../../shapes/survey.js";
import "../../shapes/recall.js";
import { BACKUP_LIMIT, readBackup } from "../../files/backup.js";
import { fromLongLink } from "../../files/long-link.js";
import { toLongLink } from "../../files/long-write.js";
import { fileOf } from "../../files/saved-file.js";
import { define } from "../../page/define.js";
/** @import { Entry, Read } from "../../shapes/types.d.ts" */
/** @import { KbStore } from "../../store/store.js" */

class KbFiles extends HTMLElement {
  /** @type {(file: File, site: string) => Promise<Read>} */
  async readFile(file, site) {
    if (file.size > BACKUP_LIMIT.bytes) return { problem: "big" };
    const text = await file.text().catch(() => ""); // a folder, or a file that has been moved
    return readBackup(text, site, file.size);
  }

  /**
   * What was written by hand is there where `notes` is true.
   *
   * @type {(link: string, site: string) => Promise<{ problem?: string, entries?: Entry[], notes?: boolean }>}
   */
  async readLink(link, site) {
    const { problem, text, notes } = await fromLongLink(link);
    return problem ? { problem } : { ...readBackup(text, site), notes };
  }

  /**
   * The open assessment.
   *
   * @type {(store: KbStore, notes: boolean) => Promise<{ problem?: string, fragment?: string }>}
   */
  async writeLink(store, notes) {
    const mine = ["check", "assessment"].map((part) => `${store.key(part, store.assessment)}:`);
    const isMine = (key) => mine.some((start) => `${key}:`.startsWith(start));
    const file = fileOf(store, (key) => isMine(key) && (notes || !key.includes(":open:")));
    const fragment = await toLongLink(file, notes);
    return fragment ? { fragment } : { problem: "long" };
  }
}

define("kb-files", KbFiles);
