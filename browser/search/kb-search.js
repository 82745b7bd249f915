/* The search, in place of the theme's worker: it is told the texts of the index and asked for results. Message types are
 * those of the theme (integrations/search/worker/message), and one that says that somebody is about to ask: nothing is read
 * before. What it says beside results is told by hooks/kb/outputs/search/templates/told.js.j2.
 */
import { TEXT } from "../words/texts.js";
import { answer } from "./answer.js";
import { Index } from "./index.js";

const [SETUP, READY, QUERY, RESULT, FOCUS] = [0, 1, 2, 3, 4];
/* From this script to the index. */
const FOLDER = "../../search/";

let files = {};
let index = null;
let asked = 0;
const kept = new Map();

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) {
    files = data.docs;
    postMessage({ type: READY });
  }
  if (type === FOCUS) opened().catch(() => {});
  if (type === QUERY) await reply(data);
});

/* What was asked later is answered first. */
async function reply(query) {
  const number = ++asked;
  const data = query ? await tried(query) : { items: [] };
  if (number === asked) postMessage({ type: RESULT, data });
}

/* A second time with a new beginning: the site may have been renewed while this page was open. */
async function tried(query) {
  for (const last of [false, true]) {
    try {
      return await answer(await opened(), query);
    } catch (error) {
      forget();
      if (last) return failed(error);
    }
  }
}

const opened = () => (index ??= Index.open(read));

function forget() {
  index = null;
  kept.clear();
}

function failed(error) {
  console.warn(error);
  return { items: [], failed: TEXT.search.failed };
}

/* The offline edition brings all files along: no browser lets a page read others there. */
function read(name) {
  if (!kept.has(name)) kept.set(name, files[name] ?? fetched(name));
  return kept.get(name);
}

async function fetched(name) {
  const response = await fetch(new URL(FOLDER + name, location.href));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}
