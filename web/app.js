// Starts the viewer on a page made from web/index.html: finds the archive, defines the elements, and handles the
// keyboard and the links of the whole page.

import { App } from "./state/app.js";
import { provide } from "./elements/app-element.js";
import { defineEager, need } from "./elements/registry.js";
import { loadLaterMessages } from "./lib/i18n.js";
import { whenIdle } from "./lib/idle.js";
import { followLinks } from "./page/links.js";
import { openSource } from "./state/source.js";

const source = document.documentElement.dataset.archives
  ? await import("./page/sites.js").then(({ openSites }) => openSites(document))
  : await openSource(document);
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
/** The user's own files, if the page showed them before it was reloaded. */
async function ownFiles() {
  if (!app.place.wasDetached) return null;
  const kept = await import("./files/own-kept.js").catch(() => null);
  const archive = await kept?.openKept(source.base);
  return kept && archive ? { archive, forget: kept.forget } : app.place.reset();
}
