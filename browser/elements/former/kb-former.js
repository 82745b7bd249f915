/* <kb-former>: answers to items that are gone. It has no place in the page: few visits need it. */
import { define } from "../../page/define.js";
import { FormerAnswers } from "./list.js";
import { Offers } from "./offers.js";

class KbFormer extends HTMLElement {
  /** @type {(widget: any, explanation: string, inWords: (entry: any) => string) => { show: (gone: string[], offered?: any[]) => void }} */
  listIn(widget, explanation, inWords) {
    const [list, offers] = [new FormerAnswers(widget, explanation, inWords), new Offers(widget, inWords)];
    return {
      show(gone, offered = []) {
        list.show(gone);
        offers.show(offered);
      },
    };
  }
}

define("kb-former", KbFormer);
