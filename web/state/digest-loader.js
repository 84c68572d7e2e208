// Loads everything that a digest's page shows in one call, so that it is drawn at once.

import { textLabels } from "../lib/article.js";
import { inlineFiles } from "../lib/inline-files.js";
import { entryOf } from "./url-state.js";

/** @typedef {import("../engine/types.d.ts").PageResult} LoadedDigest */

/**
 * @param {import("./app.js").App} app @param {string | null} asked null: the newest
 * @param {string | null} prerendered the digest in the prerendered page
 * @returns {Promise<LoadedDigest>}
 */
export async function loadDigest(app, asked, prerendered) {
  const archive = /** @type {import("../engine/types.d.ts").Archive} */ (app.archive.open);
  const request = {
    labels: textLabels(),
    base: app.place.mode === "hash" ? "#/" : app.place.base,
    inlineFiles: inlineFiles(),
    mute: app.mute,
    entry: entryOf(app.place.state.entry ?? ""),
    showImages: !app.archive.own && archive.info.site.images === "show",
    // Mark the query that led here in the text.
    ...(app.archive.canSearch && app.place.filter.q.trim() ? { query: app.place.filter.q } : {}),
  };
  /** @param {string} [digest] */
  const load = async (digest) => {
    const page = await archive.page({ ...request, ...(digest ? { digest } : {}) });
    app.archive.note(page.info.problems);
    return page;
  };
  if (asked) return load(asked);
  const newest = await load();
  const { date, id, sameDay, problems } = newest.info;
  if (date < (archive.info.newest || archive.info.to)) {
    // There is a newer digest that cannot be read. Keep the prerendered digest; do not replace it by an older one.
    const [{ message, code }] = [...problems, { message: `No digest after ${date} can be read.`, code: "network" }];
    if (prerendered && prerendered !== id) throw Object.assign(new Error(message), { code });
  }
  // The prerendered page may show another topic of that day. Keep it, unless the user reads a certain topic.
  const came = sameDay.find((digest) => digest.id === prerendered);
  const wanted = (!came || scrollY === 0) && sameDay.find(({ topic }) => topic === app.marks.topic);
  const other = (wanted || came)?.id ?? id;
  return other === id ? newest : load(other);
}
