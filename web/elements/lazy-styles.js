// Loads lazy.css once. A page that is one file has all styles in itself.

/** @type {Promise<unknown> | null} */
let styles = null;

/** Resolves when the styles apply. Rejects if the file cannot be loaded; a later call tries again. */
export function lazyStyles() {
  const rest = /** @type {HTMLLinkElement | null} */ (
    document.querySelector('link[rel="stylesheet"][href$="app.css"]')
  );
  if (!rest) return null;
  return (styles ??= new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    // Beside the scripts. The address of app.css is relative to that of the page, which changes with the view.
    link.href = new URL("lazy.css", import.meta.url).href;
    link.onload = resolve;
    link.onerror = () => {
      styles = null;
      link.remove();
      reject(new Error(`${link.href} could not be loaded`));
    };
    rest.after(link);
  }));
}
