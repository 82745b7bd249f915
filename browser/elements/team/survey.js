/* The survey of a lead: made here, sent as a link, remembered in this browser, so that she sees it when she comes back. */
import { newId } from "../../assessment/record.js";
import { toInvite } from "../../files/invite-write.js";
import { copyText } from "../../page/copy.js";
import { say } from "../../page/nodes.js";
import { MOST } from "../../shapes/assessment.js";
import { INVITE_MOST } from "../../shapes/invitation.js";
import { germanDate } from "../../words/dates.js";
import { fill, joined, plain } from "../../words/sentences.js";
/** @import { Invitation } from "../../shapes/types.d.ts" */

export class SurveyView {
  #host;
  #chosen = "";

  constructor(host) {
    this.#host = host;
    host.parts.share.hidden = !navigator.share;
  }

  /**
   * The surveys of this browser, the newest first.
   *
   * @type {() => Invitation[]}
   */
  all() {
    const { store } = this.#host;
    const found = store.keys("invitation").map((key) => ({ ...store.get(key), id: key.split(":")[3] }));
    return found.filter(({ at }) => at).sort((a, b) => b.at - a.at);
  }

  /** The one that is shown: chosen, or the newest. */
  get active() {
    const all = this.all();
    return all.find(({ id }) => id === this.#chosen) ?? all[0];
  }

  render() {
    const { parts } = this.#host;
    const [all, active] = [this.all(), this.active];
    parts.made.hidden = !active;
    parts.making.hidden = Boolean(active) && this.#chosen !== "new";
    const { form, until } = parts.surveyed.dataset;
    say(parts.surveyed, active ? fill(form, { survey: inWords(active, until) }) : "");
    parts.which.parentNode.hidden = all.length < 2;
    parts.which.replaceChildren(...all.map((one) => new Option(inWords(one, until), one.id, false, one.id === active.id)));
    if (active) this.#showLink(active);
  }

  choose(id) {
    this.#chosen = id;
  }

  act(action) {
    if (action === "invite") this.#make();
    if (action === "new") this.#begin();
    if (action === "copy-link") this.#copy(this.#host.parts.link);
    if (action === "copy-text") this.#copy(this.#host.parts.text);
    if (action === "share") navigator.share({ text: this.#host.parts.text.value }).catch(() => {}); // closed again
    if (action === "drop-survey") this.#drop();
  }

  #begin() {
    this.#chosen = "new";
    this.render();
    this.#host.parts.name.focus();
  }

  #make() {
    const { store, parts } = this.#host;
    const name = parts.name.value.trim();
    const full = this.all().length >= MOST.invitation;
    say(parts.inviteSaid, full ? parts.inviteSaid.dataset.full : name ? "" : parts.inviteSaid.dataset.name);
    if (full || !name) return parts.name.focus();
    this.#chosen = newId().slice(0, 10);
    const check = parts.short?.checked ? "kurz" : "alle";
    const value = { name, from: parts.from.value.trim(), check, until: parts.until.value, roles: rolesIn(parts.roleField.value), at: Date.now() };
    store.set(store.key("invitation", this.#chosen), value);
    this.#host.changed();
    parts.ready.focus({ preventScroll: true });
    parts.ready.scrollIntoView();
  }

  #showLink(survey) {
    const { parts, store } = this.#host;
    const { name, from, check, until } = survey;
    const page = parts.addresses.querySelector(`[data-check=${check}] a`) ?? parts.addresses.querySelector("a");
    const link = `${page.href.split("#")[0]}#${toInvite(survey, store.site)}`;
    const { greet, text, by, back, private: honest, [check]: what } = parts.text.dataset;
    const due = until && fill(by, { date: germanDate(until) });
    parts.link.value = link;
    parts.text.value = [greet, fill(text, { name, what }), link, due, back, honest, from].filter(Boolean).join("\n\n");
    parts.mail.href = `mailto:?subject=${encodeURIComponent(name)}&body=${encodeURIComponent(parts.text.value)}`;
  }

  async #copy(field) {
    const { sent } = this.#host.parts;
    say(sent, sent.dataset[(await copyText(field.value, field)) ? "copied" : "select"]);
  }

  /* With the links that came back. */
  #drop() {
    const { store, parts } = this.#host;
    const { id, name } = this.active;
    this.#chosen = "";
    this.#host.forget([store.key("invitation", id), ...store.keys("returned", id)], fill(parts.inviteSaid.dataset.dropped, { name }));
  }
}

function inWords({ name, until }, form) {
  return plain(joined(name, until && fill(form, { date: germanDate(until) })));
}

function rolesIn(text) {
  const roles = text.split(/[,;\n]/).map((role) => role.trim().slice(0, INVITE_MOST.role)).filter(Boolean);
  return [...new Set(roles)].slice(0, INVITE_MOST.roles);
}
