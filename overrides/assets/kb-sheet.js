/* <kb-sheet> stands in no page: under this name the table and the report are handed to the bundle that loads them when wanted. */
class KbSheet extends HTMLElement {
  /** The text of a file of this type ("csv", "md"); `earlier`: the answers of the newest snapshot, if there is one. */
  static write(type, { earlier, ...input }) {
    const result = score(input.catalogue.items, input.answers, earlier);
    return type === "csv" ? toCsv({ ...input, result }) : toMarkdown({ ...input, result });
  }
}

customElements.get("kb-sheet") || customElements.define("kb-sheet", KbSheet);
