/* <kb-invite>: for those who were asked to answer. Says who asks what, begins an assessment of that name beside the own ones, and
 * gives it back as a link. Stands above the items and, for giving back, below them; each reads from the storage how far it is.
 *
 * It is small and does without the store: what it writes, the elements of the page hear of as from another tab. Where nothing can be
 * stored, the record stays here and the answers are read from the items.
 *
 * What stands in the invitation reaches the page through textContent only, and the storage as a name and marks of an assessment.
 */
import { newId, newRecord } from "../../assessment/record.js";
import { CHOICES, DAY } from "../../files/codes.js";
import { fromInvite, isInviteFragment } from "../../files/invitation.js";
import { writeShort } from "../../files/short-write.js";
import { copyText } from "../../page/copy.js";
import { define } from "../../page/define.js";
import { shared } from "../../page/share.js";
import { KINDS } from "../../shapes/shape.js";
import { rawGet, rawKeys, rawSet, rawTell } from "../../store/raw.js";
import { germanDate } from "../../words/dates.js";
import { today } from "../../words/today.js";
import { fill } from "../../words/sentences.js";

const HEARD = ["change", "click", "storage", "pageshow", "hashchange"];
const STORED_BY_THEN = 100;
const ITEMS = ".kb-c[data-kind=statement]";
/* Where nothing can be stored: the record of both elements of a page. */
const HELD = { record: null, isLooking: false };

class KbInvite extends HTMLElement {
  #parts;
  #invitation;
  #drawn;
  #timer;

  connectedCallback() {
    for (const type of HEARD) window.addEventListener(type, this);
    this.#timer = setTimeout(() => this.#begin());
  }

  disconnectedCallback() {
    for (const type of HEARD) window.removeEventListener(type, this);
    clearTimeout(this.#timer);
  }

  handleEvent({ type, target }) {
    if (!this.#parts) return;
    const pressed = type === "click" && this.contains(target) && target.closest("[data-act]");
    if (pressed) this.#act(pressed.dataset.act, pressed.dataset.role);
    if (type === "hashchange" && isInviteFragment(location.hash)) this.#readAddress();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#render(), STORED_BY_THEN);
  }

  #begin() {
    const parts = /** @type {any[]} */ ([...this.querySelectorAll("[data-part]")]);
    this.#parts ??= Object.fromEntries(parts.map((node) => [node.dataset.part, node]));
    this.querySelector("div").hidden = false;
    this.classList.add("kb-on");
    this.#place();
    this.#readAddress();
    this.#render();
  }

  /* To give back comes before all other ways at the end of the items: who takes another one first feels done. */
  #place() {
    const end = !this.#parts.ask && document.querySelector(".kb-end .kb-done");
    if (end && !this.closest(".kb-end")) end.after(this);
  }

  #act(action, role = "") {
    if (action === "begin") this.#answerAs(role);
    if (action === "on") this.#open(this.#begun());
    if (action === "look") HELD.isLooking = true;
    if (action === "give") this.#give((record) => ({ record }));
    if (action === "nobody") this.#give(({ set, invite, role }) => ({ record: { set, invite, role, uid: newId() }, step: DAY }));
    this.#render();
  }

  #render() {
    const record = this.#record();
    const isOpen = record && record.invite === this.#invitation?.id;
    const isAsking = Boolean(this.#invitation) && !HELD.isLooking && !isOpen;
    const isGoing = !isAsking && Boolean(record);
    const { ask, going } = this.#parts;
    this.parentElement.classList.toggle("kb-waiting", isAsking);
    this.parentElement.classList.toggle("kb-asked", isGoing);
    going.hidden = !isGoing;
    if (ask) ask.hidden = !isAsking;
    if (ask && isAsking) this.#showAsking(this.#invitation);
    if (isGoing) this.#showGoing(record);
  }

  /* --- The invitation */

  #readAddress() {
    const { invitation, problem } = isInviteFragment(location.hash) ? fromInvite(location.hash, this.dataset.site) : {};
    this.#invitation = invitation;
    HELD.isLooking = false;
    const line = this.#parts.problem;
    if (line) tell(line, line.dataset[problem] ?? "");
  }

  #showAsking({ name, from, until, roles }) {
    const { title, who, late, roles: list, fresh, again } = this.#parts;
    const form = who.dataset[`${from ? "from" : "nobody"}${until ? "Until" : ""}`];
    tell(title, fill(title.dataset.text, { name }));
    tell(who, fill(form, { from, date: germanDate(until) }));
    late.hidden = !isPast(until);
    again.hidden = !this.#begun();
    fresh.hidden = !again.hidden;
    if (this.#drawn === this.#invitation) return; // made anew, a button would lose the focus
    this.#drawn = this.#invitation;
    const [plain] = list.children; // begins without a role
    plain.hidden = roles.length > 0;
    list.replaceChildren(plain, ...roles.map((role) => roleButton(plain, role, fill(list.dataset.as, { role }))));
    list.previousElementSibling.hidden = !roles.length;
  }

  #key(...parts) {
    return ["kb", this.dataset.site, ...parts].join(":");
  }

  /* The id of the own assessment that was begun for this invitation. */
  #begun() {
    const key = this.#invitation && rawKeys(this.#key("assessment", "")).find((one) => rawGet(one)?.invite === this.#invitation.id);
    return key?.split(":")[3];
  }

  #answerAs(role) {
    const { id: invite, name, until, from: asker } = this.#invitation;
    const id = newId();
    const respondent = this.#parts.respondent.value.trim();
    const record = { ...newRecord(this.dataset.version, name), respondent, invite, role, until, asker };
    if (!rawSet(this.#key("assessment", id), record)) HELD.record = record;
    this.#open(id);
  }

  #open(id) {
    const key = this.#key("current");
    if (rawSet(key, id)) rawTell(key);
    this.#render();
    this.#parts.going.focus();
  }

  /* --- Giving back */

  get #current() {
    return rawGet(this.#key("current")) ?? "erste";
  }

  /* That of the open assessment, if it follows an invitation. */
  #record() {
    const record = HELD.record ?? rawGet(this.#key("assessment", this.#current));
    return [record?.invite, record?.name].every(KINDS.text) ? record : null;
  }

  #answers() {
    if (HELD.record) return [...document.querySelectorAll(ITEMS)].map(answerIn);
    const start = this.#key("check", this.#current, "");
    const pairs = rawKeys(`${start}statement:`).map((key) => [key.slice(start.length), rawGet(key)]);
    return pairs.filter(([, entry]) => CHOICES.includes(entry?.v) && KINDS.text(entry.rev) && entry.at >= 0);
  }

  #showGoing({ name, role, until, asker, given }) {
    const { facts, due, give, left, step } = this.#parts;
    const asked = new Set(this.dataset.asked?.split(" ") ?? [...document.querySelectorAll(ITEMS)].map(keyIn));
    const answers = this.#answers();
    const done = answers.filter(([key, { v }]) => v && asked.has(key)).length;
    const isDone = done === asked.size;
    const way = given && answers.every(({ 1: { at } }) => at <= given) ? "made" : asker ? "to" : "back";
    tell(facts, fill(facts.dataset[role ? "role" : "plain"], { name, role, done, total: asked.size }));
    tell(due, until ? fill(due.dataset[isPast(until) ? "late" : "until"], { date: germanDate(until) }) : "");
    left.hidden = isDone || !answers.length;
    step.hidden = !isDone;
    give.classList.toggle("kb-primary", isDone && way !== "made");
    for (const node of [step, give]) tell(node, fill(node.dataset[way], { asker }));
  }

  /* `whose` says of the record what goes along: anonymous, nothing that leads back to a person or to another link of hers. */
  async #give(whose) {
    const { said, link, linked, mail } = this.#parts;
    const record = this.#record();
    const answers = this.#answers();
    const fragment = answers.some(([, { v }]) => v) && writeShort({ ...whose(record), site: this.dataset.site, answers, keys: this.dataset.items.split(" ") });
    if (!fragment) return tell(said, said.dataset[fragment === null ? "file" : "none"]);
    link.value = `${this.querySelector("[data-to=team] a").href}#${fragment}`;
    const text = `${fill(said.dataset.text, record)}\n${link.value}`;
    mail.href = `mailto:?subject=${encodeURIComponent(record.name)}&body=${encodeURIComponent(text)}`;
    linked.hidden = false;
    const key = this.#key("assessment", this.#current);
    record.given = HELD.record ? Infinity : Date.now(); // what is answered later was not given back
    if (!HELD.record && rawSet(key, record)) rawTell(key);
    tell(said, said.dataset[(await shared({ text })) ? "shared" : (await copyText(text, link)) ? "copied" : "select"]);
  }
}

function keyIn(node) {
  return `statement:${node.dataset.id}`;
}

/* What is chosen in an item. */
function answerIn(node) {
  const v = node.querySelector("input[type=radio]:checked")?.value ?? "";
  return [keyIn(node), { v, important: node.querySelector("input[type=checkbox]").checked, rev: node.dataset.rev, at: Date.now() }];
}

function isPast(until) {
  return until && until < today();
}

function roleButton(plain, role, textContent) {
  const node = Object.assign(plain.cloneNode(), { textContent, hidden: false });
  node.dataset.role = role;
  return node;
}

/* Said again, it would be announced again. */
function tell(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

define("kb-invite", KbInvite);
