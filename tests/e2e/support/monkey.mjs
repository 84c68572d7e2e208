// A seeded monkey: presses keys, clicks what can be clicked, scrolls, turns the device, goes back and forward. The same
// seed does the same on the same pages. It notes what must not happen: messages of the console, errors, and after a
// reload a page that shows something else than before.

import { settled } from "./viewer.mjs";

/** @typedef {import("playwright-core").Page} Page */

const KEYS = [..."jkosmnltx/?[]", "Escape", "Escape", "ArrowLeft", "ArrowRight", "ArrowDown", "Tab", "Tab", "Enter"];
const TEXTS = [
  "모델",
  "반도체 가격",
  "채널:",
  "날짜:P1W ",
  "len:>20m",
  '"구름',
  "zmffhem",
  "ㅅㅈ",
  "-광고 OR",
  "ai",
  "없는낱말",
];
const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];
/** Leads out of the page, or waits for someone who is not there. */
const NOT = "[target=_blank], [download], .yk-play, .yk-image, [type=file], label:has([type=file]), [disabled]";

/** Random numbers from 0 to 1 (mulberry32). @param {number} seed */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), bits | 61)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What the page shows of what its address says. @param {Page} page */
function shown(page) {
  return page.evaluate(() => {
    const view = document.querySelector("main [active]");
    const text = (/** @type {string} */ selector) =>
      [...(view?.querySelectorAll(selector) ?? [])].map((each) => (each.textContent ?? "").replace(/\s+/g, " ").trim());
    return JSON.stringify({
      view: view?.localName,
      digest: view?.querySelector("article[data-digest]")?.getAttribute("data-digest"),
      heading: text("h1"),
      chips: text(".yk-chips .yk-chip"),
      rows: [...(view?.querySelectorAll(".yk-row[data-place]") ?? [])]
        .slice(0, 10)
        .map((row) => row.getAttribute("data-place")),
      field: [...(view?.querySelectorAll("input[type=search]") ?? [])].map((each) =>
        /** @type {any} */ (each).value.trim(),
      ),
    });
  });
}

/** Nothing is under way, and typed text is in the address. @param {Page} page */
async function rest(page) {
  await page.waitForFunction(() => !(/** @type {any} */ (document.querySelector("main [active]"))?.app.place.isTyping));
  await settled(page);
}

/**
 * @param {Page} page on a page of the viewer
 * @param {object} options
 * @param {number} options.seed
 * @param {number} options.actions
 * @param {boolean} [options.reloads]
 * @param {((line: string) => void) | undefined} [options.log]
 * @returns {Promise<string[]>} what went wrong
 */
export async function play(page, { seed, actions, reloads = false, log = () => {} }) {
  const next = random(seed);
  const pick = (/** @type {any} */ list) => list[Math.floor(next() * list.length)];
  /** @type {string[]} */
  const wrong = [];
  let last = "";
  const note = (/** @type {string} */ what) => wrong.push(`seed ${seed}, after ${last}: ${what}`);
  page.on("console", (message) => note(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => note(`error: ${error.stack ?? error.message}`));
  page.on("dialog", (dialog) => void dialog.dismiss());
  await page.evaluate(() => Object.assign(globalThis, { print: () => {} }));

  /** @type {[number, string, () => Promise<unknown>][]} */
  const acts = [
    [40, "a click", () => clickAny(page, next)],
    [25, "a key", () => page.keyboard.press((last = pick(KEYS)))],
    [10, "scrolling", () => page.mouse.wheel(0, Math.round((next() - 0.4) * 4000))],
    [6, "typing", () => page.keyboard.type(pick(TEXTS))],
    [6, "back", () => page.evaluate(() => history.state?.inside && history.back())],
    [3, "forward", () => page.evaluate(() => history.forward())],
    [4, "turning", () => page.setViewportSize(pick(SIZES))],
    [2, "dark or light", () => page.emulateMedia({ colorScheme: pick(["dark", "light"]) })],
    [reloads ? 4 : 0, "a reload", () => reload(page, note)],
  ];
  const total = acts.reduce((sum, [weight]) => sum + weight, 0);
  for (let i = 0; i < actions; i += 1) {
    let at = next() * total;
    const [, name, act] = acts.find(([weight]) => (at -= weight) < 0) ?? acts[0];
    last = name;
    const done = await act().catch((error) => note(`${name} failed: ${String(error.message).split("\n")[0]}`));
    if (typeof done === "string") last = `${name} on ${done}`;
    last = `${i}: ${last}, ${page.url().replace(/^[^/]*\/\/[^/]*/, "")}`;
    log(last);
    // Some actions hit a page that is still at work, as those of people in a hurry do.
    if (next() < 0.5) await settled(page).catch((error) => note(`never settled: ${error.message}`));
  }
  await settled(page);
  return wrong;
}

/** @param {Page} page @param {() => number} next */
function clickAny(page, next) {
  return page.evaluate(
    ([not, share]) => {
      const inside = document.querySelector("dialog[open]") ?? document;
      const all = [...inside.querySelectorAll("a[href], button, label, summary, [role=slider]")].filter(
        (each) =>
          !each.matches(String(not)) &&
          (each.getAttribute("href") === null || /** @type {HTMLAnchorElement} */ (each).host === location.host) &&
          !(/** @type {any} */ (each).href?.match?.(/\.(xml|json|opml|md|txt)$|\/[mw]\//)) &&
          each.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }),
      );
      const chosen = /** @type {HTMLElement | undefined} */ (all[Math.floor(Number(share) * all.length)]);
      chosen?.click();
      return `${chosen?.localName}.${chosen?.className} ${chosen?.textContent?.trim().slice(0, 24)}`;
    },
    [NOT, next()],
  );
}

/** @param {Page} page @param {(what: string) => void} note */
async function reload(page, note) {
  await rest(page);
  const before = await shown(page);
  await page.reload();
  await page.evaluate(() => Object.assign(globalThis, { print: () => {} }));
  await page.waitForSelector("main [active] :is(h1, .yk-state)");
  await rest(page);
  const after = await shown(page);
  if (before !== after) note(`a reload changed what is shown at ${page.url()}\n  ${before}\n  ${after}`);
}

/**
 * What a page holds after its rubbish is collected, at rest on a digest. What differs between two measures because the
 * user chose it is no leak: the filters are shown, and the digest is the same.
 * @param {Page} page
 * @param {import("playwright-core").CDPSession} session
 * @param {string | null} [digest] that of the measure before; null: the newest
 */
export async function held(page, session, digest = null) {
  await page.setViewportSize(SIZES[2]);
  // Each view keeps what it showed last.
  for (const view of ["list", "search", "saved", "trends", "digest"]) {
    await page.evaluate(
      ([name, id]) => {
        const { app } = /** @type {any} */ (document.querySelector("main [active]"));
        void app.settings.set({ rail: true });
        app.surface.close();
        app.surface.endToast();
        app.surface.setFocus(false);
        app.place.go({ view: name, digest: id, entry: null, filter: app.place.everything.filter });
      },
      /** @type {const} */ ([view, view === "digest" ? digest : null]),
    );
    await page.waitForFunction(
      (name) => document.querySelector("main [active]")?.localName === `yoyak-${name}-view`,
      view,
    );
    await settled(page);
  }
  // Entries that were left unfolded are no leak: each measure has them all folded.
  for (const fold of ["open", "folded", "auto"]) {
    await page.evaluate((value) => {
      const { app } = /** @type {any} */ (document.querySelector("main [active]"));
      void app.settings.set({ fold: value });
    }, fold);
    await settled(page);
  }
  for (let i = 0; i < 3; i += 1) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (/** @type {string} */ name) => metrics.find((each) => each.name === name)?.value ?? 0;
  const shown = await page.getAttribute("main [active] article[data-digest]", "data-digest");
  return { nodes: of("Nodes"), listeners: of("JSEventListeners"), heap: of("JSHeapUsedSize"), digest: shown };
}
