/* The assessments of this browser, one card each, which stays in place while it is edited; below them those that were removed. */
import { beginAssessment } from "../../assessment/begin.js";
import { newId } from "../../assessment/record.js";
import {
  changesToBegin, changesToCopy, changesToDrop, changesToRemove, changesToRestore, deletedOnes, idToRestore,
} from "../../assessment/changes.js";
import { partsIn, stamp } from "../../page/frame.js";
import { say } from "../../page/nodes.js";
import { savedInWords } from "../../page/saved.js";
import { Typing } from "../../page/typing.js";
import { MOST } from "../../shapes/assessment.js";
import { germanDate, germanDay } from "../../words/dates.js";
import { counted, fill, joined } from "../../words/sentences.js";
import { TEXT } from "../../words/texts.js";
import { isUnused, nameOf, quotedName, tell, tellRest, unreadIn, unreadInWords } from "./parts.js";

const DELETED_AT_ONCE = 50;

export class ListView {
  #host;
  #cards = new Map();
  #shown;
  #typing = new Typing((field, id) => this.#save(field, id));

  constructor(host) {
    this.#host = host;
  }

  /* Who changes a name does not want to see the card go elsewhere: only what is new comes to the top. */
  render() {
    const { list, parts } = this.#host;
    const found = list.list();
    const all = new Map(found.filter(([id], at) => at < MOST.assessment || id === list.current));
    tellRest(parts.more, all.size, found.length);
    for (const [id, card] of this.#cards) {
      if (!all.has(id)) card.node.remove();
      if (!all.has(id)) this.#cards.delete(id);
    }
    const added = [...all.keys()].filter((id) => !this.#cards.has(id));
    parts.cards.prepend(...added.map((id) => this.#addCard(id)));
    for (const [id, record] of all) this.#cards.get(id).render(record, this.#typing);
    this.#renderDeleted();
    this.#renderUnread();
  }

  flush() {
    this.#typing.flush();
  }

  handle({ type, target }) {
    const id = target.closest?.("[data-assessment]")?.dataset.assessment;
    if (type === "input" && id) this.#typing.typed(target, id);
  }

  act(action, pressed) {
    const { list } = this.#host;
    const id = pressed.closest("[data-assessment]")?.dataset.assessment;
    const kept = pressed.closest("[data-deleted]")?.dataset.deleted;
    const name = quotedName(kept ? list.store.get(kept) : list.record(id ?? list.current));
    const next = newId();
    if (action === "open") this.#do(new Map([[list.store.key("current"), id]]), "opened", name, id);
    if (action === "remove") this.#do(changesToRemove(list, id), "removed", name) || this.#do(changesToDrop(list, id), "dropped", name);
    if (action === "copy") this.#do(changesToCopy(list, id, next, TEXT.manage.copy), "copied", name, next, true);
    if (action === "restore") this.#restore(kept, name, next);
    if (action === "drop") this.#do(new Map([[kept, null]]), "dropped", name);
    if (action === "unread") this.#do(new Map(unreadIn(list.store).map(({ key }) => [list.store.key(key), null])), "unread_dropped");
    if (action === "begin") this.#do(changesToBegin(list, next, TEXT.manage.fresh), "begun", TEXT.manage.fresh, next, true);
  }

  #restore(kept, name, next) {
    const { list } = this.#host;
    const id = idToRestore(list, list.store.get(kept).entries, next);
    this.#do(changesToRestore(list, kept, next), "put_back", name, id);
  }

  #do(changes, message, name, id, isEdited) {
    const place = id && (() => this.#cards.get(id)?.place(isEdited));
    return this.#host.perform(changes, fill(TEXT.manage[message], { name }), place);
  }

  /* Rows that stay as they are keep the focus that is in them. */
  #renderDeleted() {
    const { parts, store } = this.#host;
    const all = deletedOnes(store);
    const latest = all.slice(0, DELETED_AT_ONCE);
    const shown = JSON.stringify([all.length, latest.map(([key, { at }]) => [key, at])]);
    if (this.#shown === shown) return;
    this.#shown = shown;
    parts.deleted.replaceChildren(...latest.map(([key, one]) => deletedRow(parts.gone, key, one)));
    tellRest(parts.rest, latest.length, all.length);
  }

  #renderUnread() {
    const { parts, store } = this.#host;
    const unread = unreadIn(store);
    parts.unread.hidden = !unread.length;
    tell(parts.unread.firstChild, unread.length && { what: unreadInWords(unread) });
  }

  #addCard(id) {
    const card = new AssessmentCard(this.#host, id);
    this.#cards.set(id, card);
    return card.node;
  }

  /* The first name is what begins an assessment that has no answer yet; one removed elsewhere meanwhile stays removed. */
  #save(field, id) {
    const { store, version, current } = this.#host.list;
    const key = store.key("assessment", id);
    if (!store.get(key) && id !== current) return;
    beginAssessment(store, id, version);
    store.set(key, { ...store.get(key), [field.name]: field.value, at: Date.now() });
    this.#cards.get(id).saved();
  }
}

class AssessmentCard {
  #host;
  #id;
  #parts;
  #controls;
  #fields;

  constructor(host, id) {
    this.#host = host;
    this.#id = id;
    this.node = stamp(host.parts.card);
    this.node.dataset.assessment = id;
    this.#parts = partsIn(this.node);
    this.#controls = [...this.node.querySelectorAll("button, summary")];
    this.#fields = [...this.node.querySelectorAll("input")];
  }

  render(record, typing) {
    const { list } = this.#host;
    const [open, copy, remove] = this.#controls;
    const name = nameOf(record);
    say(this.#parts.name, name);
    say(this.#parts.facts, this.#factsOf(record));
    open.hidden = list.current === this.#id;
    this.#parts.mark.hidden = !open.hidden;
    copy.hidden = remove.hidden = !list.keys(this.#id).length;
    for (const control of this.#controls) control.setAttribute("aria-label", `${control.textContent}: ${name}`);
    for (const field of this.#fields) {
      const isBusy = typing.has(field) || field === document.activeElement;
      if (!isBusy && field.value !== record[field.name]) field.value = record[field.name];
    }
  }

  saved() {
    const { store } = this.#host;
    say(this.#parts.saved, savedInWords(Date.now(), isUnused(store) ? "full" : store.problem));
  }

  /** Where to go on after an action. */
  place(isEdited) {
    if (isEdited) this.#parts.edit.open = true;
    return isEdited ? this.#fields[0] : this.#parts.heading;
  }

  #factsOf({ respondent, date, set }) {
    const { list, catalogue } = this.#host;
    const answers = list.entries("check", this.#id);
    const [open, statements] = [true, false].map((isOpen) => catalogue.items.filter(({ kind }) => (kind === "open") === isOpen));
    const [thoughts, done] = [open, statements].map((items) => items.filter(({ key }) => answers.get(key)?.v.trim()).length);
    const { versions, by, questions, unanswered } = TEXT.manage;
    const version = set === list.version ? versions.today : set ? versions.former : versions.none;
    return joined(
      respondent.trim() && fill(by, { respondent }),
      germanDate(date),
      done || thoughts ? fill(TEXT.shared.answered, { done, total: statements.length }) : unanswered,
      thoughts && counted(thoughts, questions),
      version,
    );
  }
}

function deletedRow(template, key, one) {
  const { at, entries } = one;
  const node = stamp(template);
  const { length } = entries.filter(([name, { v }]) => name.startsWith("check:") && v.trim());
  node.dataset.deleted = key;
  const facts = { name: quotedName(one), answers: counted(length, TEXT.manage.answers), date: germanDay(at) };
  say(node.firstElementChild, fill(TEXT.manage.deleted, facts));
  for (const control of node.querySelectorAll("button")) control.setAttribute("aria-label", `${control.textContent}: ${nameOf(one)}`);
  return node;
}
