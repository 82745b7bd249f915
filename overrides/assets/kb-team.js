/* <kb-team>: what colleagues answered, from the files that each of them saved. Nothing of it is kept: the files are
 * read into memory, and names stay hidden until somebody asks for them.
 */
class KbTeam extends KbWidget {
  #catalogue;
  #own;
  #sheets = [];
  #shown = [];
  #apart = new Set();
  #numbers = new Map();
  #answers = [];
  #report;
  #boxes = {};
  #parts = {};
  #folds = [];

  start() {
    this.#catalogue = readCatalogue(this);
    for (const name of ["own", "names", "order", "notes"]) this.#boxes[name] = build("input", { type: "checkbox", checked: name === "own" });
    for (const name of ["agenda", "unknown", "missing", "areas", "notes"]) this.#parts[name] = build("div", {});
    this.#parts.result = this.#buildResult();
    this.querySelector(".kb-ways").before(this.#buildFiles(), this.#parts.result);
    for (const type of ["change", "dragover", "dragleave", "drop"]) this.addEventListener(type, this);
  }

  render(key) {
    if (key && !["current", "assessment", "check"].includes(key.split(":")[2])) return;
    this.#own = ownSheet(this.store);
    this.#show();
  }

  handleEvent(event) {
    if (event.type === "beforeprint") for (const fold of this.#folds) fold.draw(true);
    super.handleEvent(event);
    if (event.type === "change") this.#change(event.target);
    if (event.dataTransfer?.types.includes("Files")) this.#drag(event);
  }

  act(action, pressed) {
    super.act(action, pressed);
    if (action === "print") window.print();
    const sheet = this.#shown[pressed.dataset.at];
    if (!sheet) return;
    if (action === "remove") this.#sheets = this.#sheets.filter((other) => other !== sheet);
    if (action === "apart") this.#apart.add(sheet.person);
    if (action === "joined") this.#apart.delete(sheet.person);
    this.#show();
  }

  #change({ files }) {
    if (!files) return this.#show();
    this.#add([...files]);
    this.#parts.input.value = ""; // or choosing the same file again would go unnoticed
  }

  /* A file dropped beside the field would replace the page, and with it all files read so far. */
  #drag(event) {
    event.preventDefault();
    this.#parts.pick.classList.toggle("kb-over", event.type === "dragover");
    if (event.type === "drop") this.#add([...event.dataTransfer.files]);
  }

  async #add(files) {
    const refused = [];
    for (const file of files) {
      const found = await readTeamFile(file, this.store.site);
      this.#sheets.push(...found.sheets);
      if (found.problem) refused.push(found);
    }
    const { said, refused: list } = this.#parts;
    list.replaceChildren(...refused.map(buildRefused));
    say(said, files.length ? fill(TEXT.team.read, { good: files.length - refused.length, bad: refused.length }) : "");
    this.#show();
  }

  #buildFiles() {
    const { own, names } = this.#boxes;
    const input = build("input", { type: "file", multiple: true, accept: ".json,application/json" });
    Object.assign(this.#parts, {
      input,
      steps: this.#buildSteps(),
      pick: build("label", { className: "kb-drop" }, build("b", { textContent: TEXT.team.pick }), input),
      said: statusLine(""),
      refused: build("ul", {}),
      people: build("ul", { className: "kb-people" }),
      basis: statusLine("kb-score"),
    });
    const { steps, pick, said, refused, people, basis } = this.#parts;
    const lists = build("div", { className: "kb-screen" }, steps, pick, line(TEXT.team.memory, "kb-m"), said, refused, labelled(own, "own"), labelled(names, "names"), people);
    return build("div", {}, lists, basis);
  }

  #buildSteps() {
    const link = this.querySelector('[data-to="manage"] a').cloneNode(true);
    const items = TEXT.team.steps.map((text) => build("li", {}, ...text.split("{link}").flatMap((part, at) => (at ? [link, part] : [part]))));
    return build("div", {}, build("h2", { textContent: TEXT.team.collect }), build("ol", {}, ...items));
  }

  #buildResult() {
    const { order, notes } = this.#boxes;
    const part = (name, ...more) => build("section", {}, build("h2", { textContent: TEXT.team[name] }), ...more, this.#parts[name] ?? "");
    const folds = [
      this.#fold("all", () => [buildPoints(order.checked ? this.#report.statements : this.#report.ranked)], labelled(order, "order")),
      this.#fold("open", () => buildOpen(this.#report.open)),
      this.#fold("former", () => buildOpen(this.#report.former)),
    ];
    const print = build("div", { className: "kb-b" }, button("print", TEXT.team.print));
    const figures = build("div", { className: "kb-figures" }, part("areas"), line(TEXT.team.scale, "kb-m"), part("details", ...folds), part("notes", labelled(notes, "show_notes")));
    return build("div", {}, part("agenda", print), part("unknown"), part("missing"), figures);
  }

  /* Long lists are built when they are opened, or for the printer. */
  #fold(name, fillIn, ...before) {
    const body = build("div", {});
    const details = build("details", { className: "kb-x" }, build("summary", { textContent: TEXT.team[name] }), ...before, body);
    const fold = { name, details, draw: (isWanted) => body.replaceChildren(...(isWanted && this.#report ? fillIn() : [])) };
    details.addEventListener("toggle", () => body.firstChild || fold.draw(details.open));
    this.#folds.push(fold);
    return details;
  }

  #show() {
    const people = this.#gather();
    this.#answers = people.map(({ sheets: [{ answers }] }) => answers);
    this.#showPeople(people);
    this.#showBasis(people);
    this.#report = people.length < ENOUGH_PEOPLE ? null : readReport(this.#catalogue, this.#answers);
    this.#parts.result.hidden = !this.#report;
    for (const { name, details, draw } of this.#folds) {
      details.hidden = this.#report?.[name]?.length === 0;
      draw(details.open);
    }
    this.#showReport(this.#report);
  }

  /* Without a report nothing of an earlier one stays behind in the page. */
  #showReport(report) {
    const { agenda, unknown, missing, areas: means, notes } = this.#parts;
    if (!report) return [agenda, unknown, missing, means, notes].forEach((part) => part.replaceChildren());
    const { points, ranked, areas } = report;
    agenda.replaceChildren(...buildAgenda(ranked));
    unknown.replaceChildren(...buildUnknown(ranked));
    missing.replaceChildren(...buildMissing(ranked));
    means.replaceChildren(...buildAreas(areas));
    notes.replaceChildren(...(this.#boxes.notes.checked ? buildNotes(points, this.#answers) : []));
  }

  /* A number stays with a person for as long as the page is open. */
  #gather() {
    const sheets = [...(this.#own && this.#boxes.own.checked ? [this.#own] : []), ...this.#sheets];
    for (const { person } of sheets) this.#numbers.set(person, this.#numbers.get(person) ?? this.#numbers.size + 1);
    const numberOf = (group) => Math.min(...group.map(({ person }) => this.#numbers.get(person)));
    return peopleOf(sheets, this.#apart).map((group) => ({ number: numberOf(group), sheets: group })).sort((a, b) => a.number - b.number);
  }

  #showPeople(people) {
    const { steps, people: list, input } = this.#parts;
    const buttons = () => [...list.querySelectorAll("button")];
    const at = buttons().indexOf(document.activeElement);
    this.#boxes.own.parentNode.hidden = !this.#own;
    steps.hidden = this.#sheets.length > 0;
    this.#shown = people.flatMap(({ sheets }) => sheets);
    list.replaceChildren(...people.flatMap(({ number, sheets }) => sheets.map((sheet, place) => this.#line(sheet, number, sheets[place - 1]))));
    if (at >= 0) (buttons()[at] ?? buttons().pop() ?? input).focus();
  }

  #line(sheet, number, newer) {
    const name = fill(TEXT.team.person, { n: number });
    const facts = fill(TEXT.team.sheet, { ...this.#factsOf(sheet), state: TEXT.team.states[!newer ? 0 : newer.at > sheet.at ? 1 : 2] });
    const item = build("li", {}, build("b", { textContent: sheet === this.#own ? `${name} ${TEXT.team.you}` : name }), line(facts));
    const { record, file } = sheet;
    if (this.#boxes.names.checked) item.append(line([record?.respondent, record?.name, file].filter(Boolean).join(" · ")));
    item.append(...this.#versionLine(sheet), ...this.#nameLine(sheet, name));
    if (sheet !== this.#own) item.append(this.#lineButton("remove", sheet, name));
    return item;
  }

  #lineButton(action, sheet, name) {
    const node = button(action, TEXT.team[action], "kb-quiet");
    node.dataset.at = this.#shown.indexOf(sheet);
    node.setAttribute("aria-label", `${TEXT.team[action]}: ${name}`);
    return node;
  }

  #factsOf({ answers, at }) {
    const { items } = this.#catalogue;
    return { done: items.filter(({ key }) => isGiven(key, answers)).length, total: items.length, date: germanDay(at) };
  }

  #versionLine({ answers, record }) {
    const { byKey } = this.#catalogue;
    const changed = [...answers.keys()].filter((key) => isReworded(byKey.get(key) ?? { key }, answers)).length;
    if (!changed && (record?.set ?? this.dataset.version) === this.dataset.version) return [];
    return [line(fill(TEXT.team.versions[Math.min(changed, 2)], { n: changed }))];
  }

  #nameLine(sheet, name) {
    const isApart = this.#apart.has(sheet.person);
    if (!isApart && !sheet.byName) return [];
    const said = line(isApart ? TEXT.team.is_apart : TEXT.team.same_name);
    return [said, this.#lineButton(isApart ? "joined" : "apart", sheet, name)];
  }

  #showBasis(people) {
    const times = people.map(({ sheets: [{ at }] }) => at).sort((a, b) => a - b);
    const values = { n: people.length, from: germanDay(times[0]), to: germanDay(times.at(-1)) };
    const few = TEXT.team.few[people.length];
    say(this.#parts.basis, few ? `${few} ${TEXT.team.three}` : fill(TEXT.team.basis, values));
  }
}

function labelled(box, name) {
  return build("label", { className: "kb-box" }, box, TEXT.team[name]);
}

function buildRefused({ file, problem, where }) {
  return build("li", {}, build("b", { textContent: file }), " ", fill(TEXT.backup.problems[problem], { where }));
}

customElements.get("kb-team") || customElements.define("kb-team", KbTeam);
