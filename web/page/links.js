// Links between our own addresses change the view instead of loading a page.

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
      // A fragment would be another state where the address is the fragment.
      event.preventDefault();
      document.getElementById("yk-main")?.focus();
      return;
    }
    // Until the archive is open, what a fragment names stands in the page that came: the browser leads there.
    const fragment = link.getAttribute("href")?.startsWith("#") && app.place.mode === "path";
    if (app.archive.error || (fragment && !app.archive.open)) return;
    const { href } = /** @type {HTMLAnchorElement} */ (link);
    // A fragment of the page as it is (a heading, a footnote) is the browser's own business in path mode.
    const state = app.place.parse(href);
    if (!state) return;
    event.preventDefault();
    // Some browsers do not focus what the mouse has pressed: the way back leads to it.
    if (document.activeElement !== link) /** @type {HTMLElement} */ (link).focus({ preventScroll: true });
    app.place.go(state);
  });
}
