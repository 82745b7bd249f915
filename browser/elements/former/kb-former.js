/* <kb-former>: answers to items that are gone, for the overviews. It has no place in the page: few visits need it. */
import { define } from "../../page/define.js";
import { FormerAnswers } from "../../page/former.js";

class KbFormer extends HTMLElement {
  /** @type {(widget: any, explanation: string, inWords: (entry: any) => string) => FormerAnswers} */
  listIn(widget, explanation, inWords) {
    return new FormerAnswers(widget, explanation, inWords);
  }
}

define("kb-former", KbFormer);
