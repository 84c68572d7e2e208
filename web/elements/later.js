// What every page does soon after its first digest.

import { listenForKeys } from "../page/keyboard.js";
import { followsOf } from "../state/follows.js";

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
}
