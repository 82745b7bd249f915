/* <kb-due>: how many questions are due today. It has no place in the page: who has answered none never needs it. */
import { define } from "../../page/define.js";
import { leftToday, standsOf } from "../../scoring/boxes.js";
import { counted, fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { today } from "../../words/today.js";

class KbDue extends HTMLElement {
  /**
   * How many are still asked today, of how many that are due; nothing where none is, or the reader wants to hear nothing of it.
   *
   * @type {(items: string[], read: (...parts: string[]) => any) => string}
   */
  inWords(items, read) {
    if (read("recall-off")?.off) return "";
    const { n, total } = leftToday(standsOf(items, read, today()), today());
    if (!n) return "";
    return n < total ? fill(TEXT.progress.today_of, { n, total }) : counted(n, TEXT.progress.today);
  }
}

define("kb-due", KbDue);
