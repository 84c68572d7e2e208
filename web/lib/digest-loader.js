// Everything that a digest's page shows, asked for at once, so that it can be drawn in one go.

import { t } from "./i18n.js";

/** @typedef {{ info: import("../engine/types.d.ts").DigestInfo, overview: string, texts: string[] }} LoadedDigest */

/**
 * @param {import("./app.js").App} app @param {string | null} wanted null: the newest
 * @param {string | null} prerendered the digest that the page came with
 * @returns {Promise<LoadedDigest>}
 */
export async function loadDigest(app, wanted, prerendered) {
  const archive = /** @type {import("../engine/types.d.ts").Archive} */ (app.archive);
  const id = wanted ?? (await newest(archive, prerendered));
  const info = await archive.digest(id);
  const labels = { intent: t("section.intent"), main: t("section.main"), key_sentences: t("section.key_sentences"), messages: t("section.messages"), other: "" };
  const [overview, ...texts] = await Promise.all([
    archive.render({ digest: id, headingLevel: 3 }),
    ...info.entryList.map((entry) => archive.render({ digest: id, entry: entry.id, headingLevel: 4, labels })),
  ]);
  return { info, overview: overview.trim(), texts };
}

/** @param {import("../engine/types.d.ts").Archive} archive @param {string | null} prerendered */
async function newest(archive, prerendered) {
  const { digests, problems } = await archive.digests({ limit: 20 });
  if (digests.length === 0) {
    const first = problems[0];
    throw Object.assign(new Error(first ? first.message : "no digests"), { code: first?.code ?? "not-found" });
  }
  // The page that the site came with may have another topic of the same day on it: no reason to change it under the reader.
  const sameDay = digests.filter((digest) => digest.date === digests[0].date);
  return (sameDay.find((digest) => digest.id === prerendered) ?? sameDay[0]).id;
}
