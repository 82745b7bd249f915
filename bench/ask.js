/* Asks a search as the theme would: `window.bench` has one way for each engine, `start` and then `ask`.
 * A worker is not slowed by the browser's tools, so for times its script runs in the page (`inPage`). */
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const settings = () => JSON.parse(document.getElementById("__config").textContent);
const addressOf = (path) => new URL(path, new URL(settings().base + "/", location.href)).href;

async function setup() {
  const { config, docs } = await (await fetch(addressOf("search/search_index.json"))).json();
  return { type: SETUP, data: { config, docs, options: { suggest: false } } };
}

/* Sends a message and waits for the answer of a type. */
const exchange = (port, message, type) =>
  new Promise((done) => {
    port.heard = (data) => data.type === type && done(data.data);
    port.send(message);
  });

function worker(url) {
  const made = new Worker(url);
  const port = { send: (message) => made.postMessage(message) };
  made.onmessage = ({ data }) => port.heard(data);
  return port;
}

async function inPage(url) {
  const listeners = [];
  const port = { send: (data) => listeners.forEach((listener) => listener({ data })) };
  const names = ["self", "addEventListener", "postMessage", "importScripts", "location"];
  const run = new Function(...names, await (await fetch(url)).text());
  const listen = (_, listener) => listeners.push(listener);
  const load = (...scripts) => scripts.forEach((script) => evaluate(new URL(script, url).href));
  run(window, listen, (data) => port.heard(data), load, new URL(url));
  return port;
}

function evaluate(url) {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.send();
  (0, eval)(request.responseText);
}

const pageOf = (address) => address.replace(/[#].*/, "").replace(/^\//, "");

const pagesOf = ({ items }) => items.map(([first]) => pageOf(first.location));

function theme(start) {
  let port;
  return {
    async start() {
      port = await start(addressOf(settings().search));
      await exchange(port, await setup(), READY);
    },
    ask: async (query) => pagesOf(await exchange(port, { type: QUERY, data: query }, RESULT)),
  };
}

function pagefind(options) {
  let engine;
  return {
    async start() {
      engine = await import(addressOf("pagefind/pagefind.js"));
      await engine.options(options);
      await engine.init();
    },
    async ask(query, most = 5) {
      const { results } = await engine.search(query);
      const shown = await Promise.all(results.slice(0, most).map((one) => one.data()));
      return shown.map(({ url }) => pageOf(url));
    },
  };
}

/* How long a reader waits, beside the worker's work, from the key to the results on her screen. */
const typed = (query) =>
  new Promise((done) => {
    const box = document.querySelector(".md-search__input");
    const start = performance.now();
    const shown = new MutationObserver(() => {
      shown.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    });
    shown.observe(document.querySelector(".md-search-result__meta"), { childList: true });
    box.value = query;
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  });

async function timed(engine, query) {
  const start = performance.now();
  await engine.ask(query);
  return performance.now() - start;
}

window.bench = {
  typed,
  timed: (way, query) => timed(window.bench[way], query),
  theme: theme(worker),
  pagefind: pagefind({}),
  themeInPage: theme(inPage),
  pagefindInPage: pagefind({ noWorker: true }),
};
