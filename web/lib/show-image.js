// Images of other hosts stand as links to them in the text that the core makes: nothing is asked of a stranger's host
// until somebody follows one. Then the image appears in its place; without this script, it opens alone. For click
// events of whatever holds such text.

/** @param {MouseEvent} event */
export function showImage(event) {
  const frame = /** @type {Element} */ (event.target).closest?.("a.yk-image");
  const address = frame?.getAttribute("href");
  if (!frame || !address || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
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
