// Everything that a digest's page shows, asked for at once, so that it can be drawn in one go.

import { t } from "../lib/i18n.js";

/** @typedef {{ info: import("../engine/types.d.ts").DigestInfo, overview: string, texts: string[] }} LoadedDigest */

/**
 * @param {import("./app.js").App} app @param {string | null} wanted null: the newest
 * @param {string | null} prerendered the digest that the page came with
 * @returns {Promise<LoadedDigest>}
 */
export async function loadDigest(app, wanted, prerendered) {
  const archive = /** @type {import("../engine/types.d.ts").Archive} */ (app.archive.open);
  const q = app.archive.canSearch ? app.place.filter.q : "";
  const id = wanted ?? (await newest(archive, prerendered));
  const info = await archive.digest(id);
  // What led here is marked in the text.
  const query = q.trim() ? { query: q } : {};
  const labels = {
    intent: t("section.intent"),
    main: t("section.main"),
    key_sentences: t("section.key_sentences"),
    messages: t("section.messages"),
    other: "",
  };
  const [overview, ...texts] = await Promise.all([
    archive.render({ digest: id, headingLevel: 3, ...query }),
    ...info.entryList.map((entry) =>
      archive.render({ digest: id, entry: entry.id, headingLevel: 4, labels, ...query }),
    ),
  ]);
  return { info, overview: overview.trim(), texts };
}

/** @typedef {Map<string, import("../engine/types.d.ts").Segment[]>} Titles */

/** A digest's titles that have what is searched for, by entry. @param {import("./app.js").App} app @param {import("../engine/types.d.ts").DigestInfo} info @returns {Promise<Titles>} */
export async function titlesOf({ archive, place }, { id, date }) {
  const query = place.filter.q.trim();
  if (!archive.open || !archive.canSearch || !query) return new Map();
  // That day alone, so that no other partition is asked for. Rows of a tier are what another reading of the same query finds.
  const { rows, tiers } = await archive.open.search({ query, from: date, to: date, snippet: 0, limit: 1000 });
  const found = [...rows, ...tiers.flatMap((tier) => tier.rows)];
  return new Map(
    found.flatMap(({ digest, id: entry, titleParts }) =>
      digest === id && titleParts?.some(({ hit }) => hit) ? [[entry, titleParts]] : [],
    ),
  );
}

/** @param {import("../engine/types.d.ts").Archive} archive @param {string | null} prerendered */
async function newest(archive, prerendered) {
  /** @type {import("../engine/types.d.ts").Problem | undefined} */
  let problem;
  // The last day of the newest partition; only where that cannot be read, of the one before. Asking for "the newest" of the
  // whole archive would fetch every partition's head.
  for (const day of lastDays(archive)) {
    const { digests, problems } = await archive.digests({ from: day, to: day });
    problem ??= problems[0];
    // The page that the site came with may have another topic of that day on it: no reason to change it under the reader.
    if (digests.length) return (digests.find((digest) => digest.id === prerendered) ?? digests[0]).id;
  }
  throw Object.assign(new Error(problem ? problem.message : "no digests"), { code: problem?.code ?? "not-found" });
}

/** @param {import("../engine/types.d.ts").Archive} archive */
function lastDays({ info }) {
  const days = info.partitions.map(({ to }) => to);
  return days.length ? days : [info.to];
}
