// Links within the site change the view instead of loading a page.

/** @param {import("../state/app.js").App} app */
export function followLinks(app) {
  document.addEventListener("click", (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = /** @type {Element} */ (event.target).closest("a[href]");
    if (!link || link.hasAttribute("download") || (link.getAttribute("target") ?? "_self") !== "_self") return;
    if (link.classList.contains("yk-skip")) {
      // In hash mode, a fragment would be another state.
      event.preventDefault();
      document.getElementById("yk-main")?.focus();
      return;
    }
    // Until the archive is open, the target of a fragment is in the prerendered page: the browser scrolls there.
    const fragment = link.getAttribute("href")?.startsWith("#") && app.place.mode === "path";
    if (app.archive.error || (fragment && !app.archive.open)) return;
    const { href } = /** @type {HTMLAnchorElement} */ (link);
    // In path mode, the browser handles a fragment within the page (a heading, a footnote).
    const state = app.place.parse(href);
    if (!state) return;
    event.preventDefault();
    // Some browsers do not focus a clicked link, but the way back needs the focus.
    if (document.activeElement !== link) /** @type {HTMLElement} */ (link).focus({ preventScroll: true });
    app.place.go(state);
  });
}
