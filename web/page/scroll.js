// Moving to a place in the text and showing where one has come to.

const FLASH_MS = 1600;

/** @param {Element} element @param {boolean} calm no movement */
export function scrollToElement(element, calm) {
  element.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}

/** @param {Element} element */
export function flash(element) {
  element.classList.remove("yk-flash");
  // Restarts the animation when the same place is shown twice.
  void (/** @type {HTMLElement} */ (element).offsetWidth);
  element.classList.add("yk-flash");
  setTimeout(() => element.classList.remove("yk-flash"), FLASH_MS);
}
