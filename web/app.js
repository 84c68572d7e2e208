// Starts the viewer on a page made from web/index.html: finds the archive, defines the elements, and handles the
// keyboard and the links of the whole page.

import { App } from "./state/app.js";
import { provide } from "./elements/app-element.js";
import { defineEager, need } from "./elements/registry.js";
import { loadLaterMessages, t } from "./lib/i18n.js";
import { whenIdle } from "./lib/idle.js";
import { followLinks } from "./page/links.js";
import { openSource } from "./state/source.js";

const source = await openSource(document);
const app = new App(source.mode, source.base);
provide(app, need);
followLinks(app);

const language = app.settings.useLanguage();
const own = await ownFiles();
const opened = own ? app.useOwn(own.archive, own.forget) : app.open(source.open);
await language;
defineEager();

// No layer is open at first.
app.addEventListener("toast", () => need("yoyak-toast").catch(() => {}));
app.addEventListener("layer", () => {
  if (app.surface.layer) need("yoyak-layers").catch(() => app.surface.close());
});

// Keys that are pressed before the code of the keyboard is here take effect when it is.
/** @type {KeyboardEvent[]} */
const early = [];
const keep = (/** @type {KeyboardEvent} */ event) => early.push(event);
document.addEventListener("keydown", keep);

await opened;
whenIdle(() => void loadLaterMessages().catch(() => {}));
void import("./elements/later.js").then(
  ({ start }) => {
    document.removeEventListener("keydown", keep);
    start(app, need, early);
  },
  () => {},
);
// The first digest needs nothing of this.
if (source.mode === "path" && app.archive.open) {
  // Files dragged over the page can be dropped on it.
  let dragged = false;
  document.addEventListener("dragenter", (event) => {
    if (app.surface.layer || !event.dataTransfer?.types.includes("Files")) return;
    dragged = true;
    app.surface.show("own");
  });
  document.addEventListener("dragleave", (event) => {
    // The drag left the window or was cancelled: close the sheet that it opened.
    if (dragged && event.relatedTarget === null) app.surface.close();
    if (event.relatedTarget === null) dragged = false;
  });
  document.addEventListener("drop", () => (dragged = false));
  whenIdle(async () => {
    // If the user leaves or the network fails before it is loaded, the next visit tries again.
    const offline = await import("./page/offline.js").catch(() => null);
    if (!offline || !app.archive.open) return;
    await offline.register(source.base, app.archive.info);
    offline.watchForNews(source.base, () => app.surface.say(t("news"), t("news.show"), () => location.reload()));
  });
}

/** The user's own files, if the page showed them before it was reloaded. */
async function ownFiles() {
  if (!app.place.wasDetached) return null;
  const kept = await import("./files/own-kept.js").catch(() => null);
  const archive = await kept?.openKept(source.base);
  return kept && archive ? { archive, forget: kept.forget } : app.place.reset();
}
