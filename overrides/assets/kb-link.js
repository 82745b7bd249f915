/* <kb-link> stands in no page: under this name the code for links is handed to the bundle that loads it when it needs it. */
class KbLink extends HTMLElement {
  /** `{ fragment }`; like the other one `{ problem }`, in words, where it cannot be done. */
  static async write(file, options) {
    const fragment = await toFragment(file, options);
    return fragment ? { fragment } : { problem: TEXT.link.too_long };
  }

  /** `{ record, answers, notes }` */
  static async read(fragment, site) {
    const { problem, text, notes } = await fromFragment(fragment);
    const found = problem ? { problem } : readBackup(text, site);
    if (found.problem) return { problem: TEXT.link.problems[found.problem] ?? TEXT.link.problems.garbled };
    const [{ id, record, entries }] = assessmentsIn(found.entries).assessments;
    const start = `check:${id}:`;
    const answers = entries.filter(([key]) => key.startsWith(start)).map(([key, entry]) => [key.slice(start.length), entry]);
    return { record: record ?? { name: "", respondent: "", date: "" }, answers: new Map(answers), notes };
  }
}

customElements.get("kb-link") || customElements.define("kb-link", KbLink);
