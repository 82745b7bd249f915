/* <kb-erase>: says what this browser keeps of the site, and removes all of it. It can be had back for as long as the page is open.
 *
 * Only kinds are counted, nothing is read: what is unreadable goes as well.
 */
import { define } from "../../page/define.js";
import { say } from "../../page/nodes.js";
import { KbWidget } from "../../page/widget.js";
import { rawGet } from "../../store/raw.js";
import { counted, fill } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";

const COLOURS = "/.__palette"; // by the theme (mkdocs.yml, extra.scope)

class KbErase extends KbWidget {
  render() {
    const keys = this.#keys();
    const [line, buttons] = /** @type {any} */ (this.querySelectorAll("p"));
    this.querySelector("div").hidden = false;
    say(line, keys.length ? fill(TEXT.erase.here, { what: this.#inWords(keys) }) : TEXT.erase.nothing);
    buttons.hidden = !keys.length;
  }

  act(action, pressed) {
    super.act(action, pressed);
    if (action === "erase") this.forget(this.#keys(), TEXT.erase.done);
  }

  #keys() {
    return [...this.store.keys(), ...(rawGet(COLOURS) ? [COLOURS] : [])];
  }

  /* "2 Prüfungen, 40 Antworten, 12 Quizantworten": an assessment is what any of its entries belongs to, and so is a test. */
  #inWords(keys) {
    const parts = keys.map((key) => key.split(":"));
    const idsOf = (...wanted) => new Set(parts.filter(([, , part]) => wanted.includes(part)).map(([, , , id]) => id));
    const numbers = { assessment: idsOf("assessment", "check").size, exam: idsOf("exam").size, colours: Number(keys.includes(COLOURS)) };
    const numberOf = (kind) => numbers[kind] ?? parts.filter(([, , part]) => part === kind).length;
    const known = Object.entries(TEXT.erase.kinds).map(([kind, forms]) => [numberOf(kind), forms]);
    return known.filter(([n]) => n).map(([n, forms]) => counted(n, forms)).join(", ") || TEXT.erase.settings;
  }
}

define("kb-erase", KbErase);
