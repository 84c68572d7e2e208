// What tests of the viewer ask a page for: the digest that it shows, the count over a list.

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
