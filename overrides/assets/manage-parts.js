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

function counted(n, [one, many]) {
  return n === 1 ? one : fill(many, { n: n.toLocaleString("de") });
}

function timeOfDay(at) {
  return new Date(at).toLocaleTimeString("de", { hour: "2-digit", minute: "2-digit" });
}

/* Times from a damaged storage may be none. */
function germanDay(at) {
  const day = new Date(at);
  return Number.isNaN(day.getTime()) ? "" : day.toLocaleDateString("de", { day: "2-digit", month: "2-digit", year: "numeric" });
}

function moment(at) {
  return germanDay(at) && `${germanDay(at)}, ${timeOfDay(at)}`;
}

/* "2026-11-22"; anything else stays as it is. */
function germanDate(text = "") {
  return text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3.$2.$1");
}

function joinedFacts(...facts) {
  return facts.filter(Boolean).join(" · ");
}
