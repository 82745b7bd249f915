/* Reminds of answers that are in this browser only and saves the assessment they belong to as a file.
 *
 * For any widget: put `node` into the page and call `render()` whenever the widget renders.
 */
const REMIND = { many: 10, old: 864e5 };
const PARTS_OF_FILE = ["assessment", "check", "plan", "snapshot"];

/** Whether a key belongs to this assessment. */
function belongsTo(assessment) {
  return (key) => {
    const [, , part, owner] = key.split(":");
    return owner === assessment && PARTS_OF_FILE.includes(part);
  };
}

class Reminder {
  #store;
  #line = statusLine("");
  #button = button("save-now", TEXT.reminder.save);

  constructor(store) {
    this.#store = store;
    this.node = build("div", { className: "kb-remind", hidden: true }, this.#line, this.#button);
    this.#button.addEventListener("click", this);
  }

  render() {
    const n = this.#unsaved();
    if (!n && this.#button.hidden) return; // just saved, and the line says so
    this.node.hidden = !n;
    this.#button.hidden = !n;
    say(this.#line, n ? fill(TEXT.reminder[n === 1 ? "one" : "many"], { n }) : "");
  }

  handleEvent() {
    const { assessment } = this.#store;
    const { name = "" } = this.#store.get(this.#store.key("assessment", assessment)) ?? {};
    saveAs(fileName(this.#store, name, "json"), JSON.stringify(fileOf(this.#store, belongsTo(assessment)), null, 1), "application/json");
    this.#button.hidden = true;
    noteSaved(this.#store, [assessment]);
    say(this.#line, TEXT.reminder.saved);
    this.#line.focus({ preventScroll: true });
  }

  /* How many answers are to be told of: none, as long as they are few and fresh. */
  #unsaved() {
    const { assessment } = this.#store;
    const last = savedAt(this.#store, assessment);
    const times = this.#store.keys("check", assessment).map((key) => this.#store.get(key)?.at);
    const newer = times.filter((at) => at > last);
    const isDue = newer.length >= REMIND.many || newer.some((at) => at < Date.now() - REMIND.old);
    return isDue ? newer.length : 0;
  }
}
