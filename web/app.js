// Starts the viewer on a page made from web/index.html: finds the archive, defines the elements, and hears the keyboard
// and the links of the whole page.

import { App } from "./state/app.js";
import { define, provideApp } from "./elements/app-element.js";
import { t } from "./lib/i18n.js";
import { whenIdle } from "./lib/idle.js";
import { followLinks } from "./page/links.js";
import { openSource } from "./state/source.js";
import { BottomBar } from "./elements/frame/yoyak-bottom-bar.js";
import { DayStrip } from "./elements/frame/yoyak-day-strip.js";
import { DigestView } from "./elements/views/yoyak-digest-view.js";
import { Layers } from "./elements/frame/yoyak-layers.js";
import { Rail } from "./elements/frame/yoyak-rail.js";
import { ListColumn } from "./elements/frame/yoyak-list-column.js";
import { Text } from "./elements/parts/yoyak-text.js";
import { Toast } from "./elements/frame/yoyak-toast.js";
import { TopBar } from "./elements/frame/yoyak-top-bar.js";
import { Views } from "./elements/views/yoyak-views.js";

const source = openSource(document);
const app = new App(source.mode, source.base);
provideApp(app);
followLinks(app);

const language = app.useLanguage();
const opened = app.open(source.open);
await language;

define("yoyak-text", Text);
define("yoyak-digest-view", DigestView);
define("yoyak-views", Views);
define("yoyak-top-bar", TopBar);
define("yoyak-day-strip", DayStrip);
define("yoyak-rail", Rail);
define("yoyak-list-column", ListColumn);
define("yoyak-bottom-bar", BottomBar);
define("yoyak-layers", Layers);
define("yoyak-toast", Toast);

await opened;
void import("./page/keyboard.js").then(
  ({ listenForKeys }) => listenForKeys(app),
  () => {},
);
// Nothing of this is needed to read the first digest.
if (source.mode === "path" && app.archive) {
  // Files dragged over the page can be dropped on it.
  document.addEventListener("dragenter", (event) => {
    if (!app.layer && event.dataTransfer?.types.includes("Files")) app.show("own");
  });
  whenIdle(async () => {
    // Comes on the next visit where the reader leaves, or the network does, before it is here.
    const offline = await import("./page/offline.js").catch(() => null);
    if (!offline || !app.archive) return;
    await offline.register(source.base, app.info);
    offline.watchForNews(source.base, () => app.say(t("news"), t("news.show"), () => location.reload()));
  });
}
