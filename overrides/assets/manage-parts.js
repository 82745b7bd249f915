/* What the three views of the page share. */
const isUnused = ({ problem }) => ["full", "blocked"].includes(problem);

function partsIn(root) {
  return Object.fromEntries([...root.querySelectorAll("[data-part]")].map((node) => [node.dataset.part, node]));
}

function copyOf(template) {
  return template.content.firstElementChild.cloneNode(true);
}

function nameOf(record) {
  return record?.name.trim() || TEXT.manage.unnamed;
}

/* Between „ and “, quotes that belong to the name are the inner ones. */
const INNER_QUOTES = { "„": "‚", "“": "‘", "”": "’" };

function quotedName(record) {
  return nameOf(record).replace(/[„“”]/g, (sign) => INNER_QUOTES[sign]);
}

function counted(n, [one, many]) {
  return n === 1 ? one : fill(many, { n: n.toLocaleString("de") });
}

function joinedFacts(...facts) {
  return facts.filter(Boolean).join(" · ");
}
