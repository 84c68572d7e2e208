// All steps with a real site's pages: check, export, archive, filter, pages. The expected counts are computed here from
// the sources.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openFiles, packInput } from "../../scripts/cli/archive/pack.mjs";
import { folder, shared, yoyak } from "./helpers.mjs";

const corpus = join(shared, "corpus/youtube-digests");
const skip = existsSync(corpus) ? false : "../shared/corpus is not here";

/** An entry's heading, in all three generations: third level, with a link. */
const HEADING = /^### .*\]\(https?:\/\//gm;

const pages = skip
  ? []
  : readdirSync(corpus).filter((name) => /^\d{4}-\d{2}-\d{2}-.+\.md$/.test(name.normalize("NFC")));

test("corpus: no entry is lost or invented", { skip }, async () => {
  const { code, stdout } = await yoyak(["check", corpus, "--json"]);
  assert.equal(code, 0);
  const check = JSON.parse(stdout);
  const headings = pages.reduce(
    (sum, name) => sum + (readFileSync(join(corpus, name), "utf8").match(HEADING)?.length ?? 0),
    0,
  );
  assert.equal(check.digests, pages.length);
  assert.equal(check.entries, headings);
  assert.ok(headings > 1000);
});

test("corpus: facet counts of every filter equal those counted from the export", { skip }, async () => {
  const digests = JSON.parse((await yoyak(["export", corpus])).stdout);
  const entries = digests.flatMap((/** @type {any} */ digest) =>
    digest.entries.map((/** @type {any} */ entry) => ({ ...entry, date: digest.date, topic: digest.topic })),
  );
  const reader = await openFiles((await packInput(corpus)).files);
  const channel = reader.info.channels[1].name;
  /** @type {import("../../web/engine/types.js").Selection[]} */
  const selections = [
    {},
    { topics: ["경제-투자"] },
    { channels: [channel] },
    { from: "2025-12-10", to: "2026-01-05" },
    { from: "2026-01-01", topics: ["기술-AI"], channels: [channel, reader.info.channels[3].name] },
    { to: "2025-12-31", channels: [channel] },
    { topics: ["경제-투자", "기술-AI"], from: "2025-12-20" },
    { channels: ["nobody"] },
  ];
  for (const selection of selections) {
    const { from = "", to = "9999", topics, channels } = selection;
    const inDates = (/** @type {any} */ { date }) => date >= from && date <= to;
    const inTopics = (/** @type {any} */ { topic }) => !topics || topics.includes(topic);
    const inChannels = (/** @type {any} */ entry) => !channels || channels.includes(entry.channel);
    const chosen = entries.filter((/** @type {any} */ entry) => inDates(entry) && inTopics(entry) && inChannels(entry));
    const result = await reader.select(selection);
    const what = JSON.stringify(selection);
    assert.equal(result.total, chosen.length, what);
    assert.equal(
      result.seconds,
      chosen.reduce(
        (/** @type {any} */ sum, /** @type {{ duration_s: any }} */ entry) => sum + (entry.duration_s ?? 0),
        0,
      ),
      what,
    );
    for (const { name, count } of result.facets.topics)
      assert.equal(
        count,
        entries.filter((/** @type {any} */ entry) => inDates(entry) && inChannels(entry) && entry.topic === name)
          .length,
        `${what} topic ${name}`,
      );
    for (const { name, count } of result.facets.channels)
      assert.equal(
        count,
        entries.filter((/** @type {any} */ entry) => inDates(entry) && inTopics(entry) && entry.channel === name)
          .length,
        `${what} channel ${name}`,
      );
    for (const { name, count } of result.facets.months)
      assert.equal(
        count,
        entries.filter(
          (/** @type {any} */ entry) => inTopics(entry) && inChannels(entry) && entry.date.startsWith(name),
        ).length,
        `${what} month ${name}`,
      );
  }
  reader.dispose();
});

test("corpus: the prerendered pages hold every entry, and nothing active", { skip }, async (context) => {
  const site = join(folder(context), "site");
  const { code, stderr } = await yoyak(["build", corpus, "--out", site]);
  assert.equal(code, 0, stderr);
  const digests = JSON.parse((await yoyak(["export", corpus])).stdout);
  const pageNames = readdirSync(join(site, "d")).filter((name) => name.endsWith(".html"));
  assert.equal(pageNames.length, digests.length);
  for (const digest of digests) {
    const text = readFileSync(join(site, "d", `${digest.id}.html`), "utf8");
    for (const entry of digest.entries)
      assert.ok(text.includes(`<section class="yk-entry" id="${entry.id}"`), `${digest.id} ${entry.id}`);
    const article = /<article[\s\S]*<\/article>/.exec(text)?.[0] ?? "";
    assert.ok(!/<script|<iframe|\son\w+\s*=\s*"|javascript:/i.test(article), digest.id);
  }
});
