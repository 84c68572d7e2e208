// What every page does soon after its first digest.

import { loadLaterMessages, t } from "../lib/i18n.js";
import { whenIdle } from "../lib/idle.js";
import { listenForKeys } from "../page/keyboard.js";
import { followsOf } from "../state/follows.js";
import { storyAt } from "../state/stories.js";

/**
 * @param {import("../state/app.js").App} app
 * @param {(tag: string) => Promise<unknown>} need
 * @param {KeyboardEvent[]} keys that were pressed before
 */
export function start(app, need, keys) {
  listenForKeys(app);
  for (const key of keys.filter((each) => !each.defaultPrevented))
    document.dispatchEvent(new KeyboardEvent("keydown", key));
  // What the user follows comes before the newest digest.
  let shown = false;
  const show = async () => {
    if (shown || !app.archive.open || !followsOf(app).list.length) return;
    shown = true;
    try {
      await need("yoyak-follow");
    } catch {
      shown = false;
      return;
    }
    const bar = document.createElement("yoyak-follow");
    bar.toggleAttribute("bar", true);
    document.querySelector("yoyak-views")?.before(bar);
  };
  app.addEventListener("follows", show);
  app.addEventListener("archive", show);
  void show();
  void followStory(app);
  if (document.documentElement.dataset.archives)
    need("yoyak-sites").then(
      () => document.querySelector("yoyak-views")?.before(document.createElement("yoyak-sites")),
      () => {},
    );
  if (!app.site || !app.archive.open) return;
  takeFiles(app);
  whenIdle(() => void stayReadable(app));
}

/** Files dragged over the page can be dropped on it. @param {import("../state/app.js").App} app */
function takeFiles({ surface }) {
  let dragged = false;
  document.addEventListener("dragenter", (event) => {
    if (surface.layer || !event.dataTransfer?.types.includes("Files")) return;
    dragged = true;
    surface.show("own");
  });
  document.addEventListener("dragleave", (event) => {
    // The drag left the window or was cancelled: close the sheet that it opened.
    if (dragged && event.relatedTarget === null) surface.close();
    if (event.relatedTarget === null) dragged = false;
  });
  document.addEventListener("drop", () => (dragged = false));
}

/** Without a network, and when a new version is published. @param {import("../state/app.js").App} app */
async function stayReadable({ archive, site, surface }) {
  // If the user leaves or the network fails before it is loaded, the next visit tries again.
  const offline = await import("../page/offline.js").catch(() => null);
  if (!offline || !archive.open) return;
  await offline.register(site, archive.info);
  offline.watchForNews(site, () => surface.say(t("news"), t("news.show"), () => location.reload()));
}

/**
 * The page of a story has no script. Its link "follow this story" leads here, with the story in the address.
 * @param {import("../state/app.js").App} app
 */
async function followStory(app) {
  const key = new URLSearchParams(location.search).get("follow");
  if (!key) return;
  const [story] = await Promise.all([storyAt(app, key), loadLaterMessages().catch(() => {})]);
  const store = followsOf(app);
  // Not again when the page is loaded again.
  history.replaceState(history.state, "", app.place.href({}));
  if (!story || store.hasStory(story.key)) return;
  const before = store.list;
  store.addStory(story);
  app.surface.say(t("follow.added"), t("undo"), () => (store.list = before));
}
