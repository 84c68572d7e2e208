// Helpers for tests of the viewer: the digest that a page shows, the count over a list.

/** @typedef {import("playwright-core").Page} Page */

/** The path of a digest. */
export const address = (/** @type {string} */ id) => `d/${encodeURIComponent(id)}.html`;

/** Waits until a digest is shown. @param {Page} page @param {string | undefined} id */
export const showsDigest = (page, id) => page.waitForSelector(`article[data-digest="${id}"]`);

/** The count over the list. @param {Page} page */
export const total = async (page) => Number((await page.locator("yoyak-list-view h1").innerText()).replace(/\D/g, ""));

/** Waits until the list that is shown counts that many. @param {Page} page @param {number | undefined} want */
export const showsTotal = (page, want) =>
  page.waitForFunction((number) => {
    const view = document.querySelector("yoyak-list-view[active]");
    return (
      view?.querySelector("h1")?.textContent?.replace(/\D/g, "") === String(number) &&
      !view.querySelector(".yk-facts")?.textContent?.includes("찾는 중")
    );
  }, want);

/** Until what was drawn stands on the screen, and the page has heard of its own scrolling. @param {Page} page */
export const frames = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))));

/** Waits until all that the address asks for is there, drawn, and at its place. @param {Page} page */
export async function settled(page) {
  await page.waitForFunction(() => {
    const view = /** @type {any} */ (document.querySelector("main [active]"));
    return (
      view?.isShown &&
      view.isReady &&
      view.isSettled &&
      !view.isLoading &&
      [...document.querySelectorAll("*")].every((each) => !(/** @type {any} */ (each).isUpdatePending))
    );
  });
  await frames(page);
}

/**
 * Scrolls, and waits until the view has looked where it is. It must have settled before.
 * @template Value
 * @param {Page} page
 * @param {(value: Value) => void} scroll runs in the page
 * @param {Value} [value]
 */
export async function scrolled(page, scroll, value) {
  await page.evaluate(() => {
    const view = /** @type {any} */ (document.querySelector("main [active]"));
    Object.assign(globalThis, { looked: view.anchor });
  });
  await page.evaluate(/** @type {any} */ (scroll), value);
  await page.waitForFunction(() => {
    const view = /** @type {any} */ (document.querySelector("main [active]"));
    return view.anchor !== /** @type {any} */ (globalThis).looked;
  });
  await frames(page);
}

/** Adds up how far things on the page are shifted. Before its address is opened. @param {Page} page */
export const watchShifts = (page) =>
  page.addInitScript(() => {
    let sum = 0;
    const add = (/** @type {any[]} */ entries) =>
      entries.forEach((each) => (sum += each.hadRecentInput ? 0 : each.value));
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    Object.assign(globalThis, {
      shifts: () => {
        add(observer.takeRecords());
        return sum;
      },
    });
  });

/** @param {Page} page @returns {Promise<number>} */
export async function shifts(page) {
  await settled(page);
  await page.waitForLoadState("networkidle");
  await frames(page);
  return page.evaluate(() => /** @type {any} */ (globalThis).shifts());
}
