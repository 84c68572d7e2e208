// Starts the viewer on a page made from web/index.html: finds the archive, defines the elements, and hears the keyboard
// and the links of the whole page.

import { App } from "./state/app.js";
import { provide } from "./elements/app-element.js";
import { defineEager, need } from "./elements/registry.js";
import { loadLaterMessages, t } from "./lib/i18n.js";
import { whenIdle } from "./lib/idle.js";
import { followLinks } from "./page/links.js";
import { openSource } from "./state/source.js";

const source = openSource(document);
const app = new App(source.mode, source.base);
provide(app, need);
followLinks(app);

const language = app.settings.useLanguage();
const own = await ownFiles();
const opened = own ? app.useOwn(own.archive, own.forget) : app.open(source.open);
await language;
defineEager();

// Nothing lies above the page at first.
app.addEventListener("toast", () => need("yoyak-toast").catch(() => {}));
app.addEventListener("layer", () => {
  if (app.surface.layer) need("yoyak-layers").catch(() => app.surface.close());
});

await opened;
whenIdle(() => void loadLaterMessages().catch(() => {}));
void import("./page/keyboard.js").then(
  ({ listenForKeys }) => listenForKeys(app),
  () => {},
);
// Nothing of this is needed to read the first digest.
if (source.mode === "path" && app.archive.open) {
  // Files dragged over the page can be dropped on it.
  let dragged = false;
  document.addEventListener("dragenter", (event) => {
    if (app.surface.layer || !event.dataTransfer?.types.includes("Files")) return;
    dragged = true;
    app.surface.show("own");
  });
  document.addEventListener("dragleave", (event) => {
    // Out of the window, or given up: what came for the files goes with them.
    if (dragged && event.relatedTarget === null) app.surface.close();
    if (event.relatedTarget === null) dragged = false;
  });
  document.addEventListener("drop", () => (dragged = false));
  whenIdle(async () => {
    // Comes on the next visit where the reader leaves, or the network does, before it is here.
    const offline = await import("./page/offline.js").catch(() => null);
    if (!offline || !app.archive.open) return;
    await offline.register(source.base, app.archive.info);
    offline.watchForNews(source.base, () => app.surface.say(t("news"), t("news.show"), () => location.reload()));
  });
}

/** The user's own files, where the page showed them before it was loaded again. */
async function ownFiles() {
  if (!app.place.wasDetached) return null;
  const kept = await import("./files/own-kept.js").catch(() => null);
  const archive = await kept?.openKept(source.base);
  return kept && archive ? { archive, forget: kept.forget } : app.place.reset();
}
