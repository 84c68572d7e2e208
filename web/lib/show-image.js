// Images of other hosts stand as a button in the text that the core makes: nothing is asked of a stranger's host until
// somebody presses it. For click events of whatever holds such text.

/** @param {Event} event */
export function showImage(event) {
  const frame = /** @type {Element} */ (event.target).closest?.("button.yk-image");
  const address = frame?.getAttribute("data-src");
  if (!frame || !address) return;
  const image = document.createElement("img");
  image.referrerPolicy = "no-referrer";
  image.alt = frame.firstChild?.nodeType === Node.TEXT_NODE ? (frame.firstChild.nodeValue ?? "").trim() : "";
  image.title = frame.getAttribute("title") ?? "";
  image.src = address;
  // The focus stays where it was.
  image.tabIndex = -1;
  frame.replaceWith(image);
  image.focus({ preventScroll: true });
}
