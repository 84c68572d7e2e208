// All files of a published site, in memory. All addresses are relative, so the site works under any base path.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { plainPolicy, viewerPolicy } from "../../../web/lib/policy.js";
import { kindOf } from "../../../web/lib/site-names.js";
import { storyFiles } from "../../../web/engine/stories.js";
import { StoryEntries } from "../../../web/engine/story-entries.js";
import { progress } from "../progress.mjs";
import { allDigests, openFiles } from "../archive/pack.mjs";
import { schemaFile } from "../archive/settings.mjs";
import { distFile, distFiles } from "../dist.mjs";
import { html } from "../html.mjs";
import { Cards, SITE_CARD } from "./card.mjs";
import { Changes } from "./changes.mjs";
import { article, loadDigest, pageAddress } from "./article.mjs";
import { DigestPages } from "./digest-pages.mjs";
import { Kept, Keys } from "./kept.mjs";
import { ChannelEntries, addressOf, namedQueries, writeFeeds } from "./all-feeds.mjs";
import { openSearch, SEARCH } from "./discovery.mjs";
import { FEED_LENGTH, feedList, feedRoot, pageFeeds } from "./feeds.mjs";
import { icons, webManifest } from "./icons.mjs";
import { WEEKS, groupedBy, listPages, siteNavigation } from "./lists.mjs";
import { nameIndex, namePages } from "./name-pages.mjs";
import { notFound } from "./not-found.mjs";
import { labelsFor } from "./labels.mjs";
import { isFileName } from "./names.mjs";
import { withPolicy } from "./policy.mjs";
import { latest, sitemaps } from "./sitemap.mjs";
import { ANYWHERE, OPEN, archivesOf, openContent, openHead, originsOf } from "./sites.mjs";
import { llmsText, TwinWriter } from "./twins.mjs";
import { fillTemplate, laterStyles, metadata, serverLinks } from "./page.mjs";
import { storyPages } from "./stories.mjs";
import { monthPeriod, weekItems, weekOf, weekPeriod } from "./weeks.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */

/** Months on the card of the site. */
const MONTHS = 24;

/** Bundles that only the single file needs, and templates and lists that are not part of the site. */
const NOT_PUBLISHED = /^(app\.single\.js|first\.css|shell\.json|index\.html|demo\/.*)$/;

/**
 * @typedef {object} SiteOptions
 * @property {string} generator @property {import("../archive/settings.mjs").Settings | undefined} [settings]
 * @property {Changes} [changes] learns what this build contains
 * @property {import("../archive/pack.mjs").Contents | undefined} [contents] without them, nothing is kept
 * @property {Kept} [kept] from the last build, and for the next one
 */

/**
 * @param {Map<string, Uint8Array>} archive its files by name @param {SiteOptions} options
 * @returns {Promise<{files: Map<string, Uint8Array | null>, site: Site, topics: Map<string, string>, warnings:
 *   string[]}>} archive.json comes last; null: the file of the last build stays as it is (TakeOver in kept.mjs);
 *   topics: names of their pages and feeds
 */
export async function buildSite(archive, options) {
  const { generator, settings = {}, changes = new Changes(), contents, kept = new Kept() } = options;
  /** @type {Map<string, Uint8Array | null>} */
  const files = new Map();
  const warnings = [];
  /** @type {Map<string, string>} */
  let topics = new Map();
  const write = (/** @type {string} */ name, /** @type {unknown} */ text) => files.set(name, Buffer.from(String(text)));
  for (const name of distFiles()) if (!NOT_PUBLISHED.test(name)) files.set(name, distFile(name));
  const template = Buffer.from(distFile("index.html")).toString("utf8");
  const shell = distFiles().includes("shell.json")
    ? JSON.parse(Buffer.from(distFile("shell.json")).toString("utf8"))
    : {};
  shell.styles = Buffer.from(distFile("first.css")).toString("utf8");
  const viewerPage = (
    /** @type {Parameters<typeof fillTemplate>[1]} */ parts,
    archives = archivesOf(settings),
    origins = originsOf(settings),
  ) =>
    withPolicy(
      fillTemplate(template, { archives, open: settings.open_others === false ? "" : OPEN, ...parts }),
      (scripts) => viewerPolicy(scripts, parts.site.images === "show", origins),
    );
  const reader = await openFiles(archive);
  const twins = await TwinWriter.create();
  try {
    const { site } = reader.info;
    const feedTitle = `${site.title}: ${labelsFor(site.language).feed}`;
    const digests = await allDigests(reader);
    const cards = site.url && settings.cards !== "none" ? new Cards(site) : null;
    const siteCard = cards ? site.url + SITE_CARD : "";
    /** @type {import("./feeds.mjs").Fed[]} */
    const recent = [];
    /** @type {Map<string, import("./feeds.mjs").Fed[]>} */
    const recentOf = new Map();
    const channels = new ChannelEntries();
    /** @type {import("./weeks.mjs").Outline[]} */
    const outlines = [];
    /** @type {Map<string, string>} */
    const changed = new Map();
    /** Of digests in another language than the site. @type {Map<string, string>} */
    const languages = new Map();
    const related = new StoryEntries();
    const { synonyms, names, ...shown } = site;
    const keys = new Keys([shown, settings, generator, Boolean(cards)], digests, contents);
    const parts = { reader, twins, kept, keys, settings, cards, siteCard, feedTitle, shell, viewerPage };
    const bar = progress("writing pages");
    for (const [index, ref] of digests.entries()) {
      const { id, topic } = ref;
      const digest = new DigestPages(parts, ref);
      const { hash, language, rows, top, earlier } = await digest.facts();
      changed.set(id, changes.dayOf(ref, hash));
      if (language !== site.language) languages.set(id, language);
      outlines.push({ ref, top, rows });
      related.add(ref, rows, earlier);
      channels.add(rows);
      if (digest.hasPage)
        for (const [name, bytes] of await digest.files({ changed: String(changed.get(id)), language }))
          files.set(name, bytes);
      else warnings.push(`${id} is not a valid file name: the digest is in the archive, but has no page of its own.`);
      const ofTopic = recentOf.get(topic) ?? [];
      recentOf.set(topic, ofTopic);
      const lists = [recent, ofTopic].filter((list) => list.length < FEED_LENGTH);
      if (lists.length) {
        const loaded = await digest.loaded();
        const fed = await loadDigest(reader, id, { base: feedRoot(site) });
        const feedEntries = settings.feed_content === "full" ? fed.entries.map((entry) => entry.html) : [];
        for (const list of lists) list.push({ ...loaded, feedText: fed.overview, feedEntries });
      }
      bar.at(index + 1, digests.length);
    }
    bar.done();
    if (settings.open_others !== false) {
      const head = [openHead(site), serverLinks(site, "", feedTitle, shell)].join("");
      const parts = { site, base: "", head, content: openContent(site), foot: laterStyles(""), open: "" };
      write(OPEN, viewerPage(parts, "ask", ANYWHERE));
    }
    const queries = namedQueries(archive);
    const fed = { recent, recentOf, channels, queries, generator, settings };
    const stories = storyPages(await related.stories(twins, (id) => reader.export(id)));
    for (const [name, text] of storyFiles(stories)) write(name, text);
    const glossary = (names ?? []).filter((pair) => pair.length === 2);
    const named = await namePages(
      outlines.map(({ ref, rows }) => ({ id: ref.id, rows })),
      { kept, key: keys.period("names", digests[digests.length - 1].date, digests[0].date), glossary, core: twins },
      (id) => reader.export(id),
    );
    write("n/names.json", nameIndex(named));
    const front = await loadDigest(reader, digests[0].id, { base: "" });
    write(
      "index.html",
      viewerPage({
        site,
        base: "",
        content: html`${article(front, site, "")}${siteNavigation(site, "", {
          stories: stories.length > 0,
          names: named.length > 0,
        })}`,
        foot: laterStyles(""),
        head: [
          metadata({ site, base: "", info: null, description: site.description, settings, card: siteCard }),
          serverLinks(site, "", feedTitle, shell),
        ].join(""),
      }),
    );
    const { listed, topics: stems, warnings: ofFeeds } = await writeFeeds(reader, { ...fed, stories }, write);
    topics = stems;
    warnings.push(...ofFeeds);
    const sources = { reader, core: twins, kept, keys };
    const weeks = [];
    for (const [week, of] of groupedBy(outlines, ({ ref }) => weekOf(ref.date)))
      weeks.push({ week, about: await weekPeriod(sources, of) });
    /** @type {Map<string, import("./weeks.mjs").Period>} */
    const months = new Map();
    for (const [month, of] of groupedBy(outlines, ({ ref }) => ref.date.slice(0, 7)))
      months.set(month, await monthPeriod(sources, of));
    if (cards) {
      const entries = [...months].map(([, about]) => about.entries);
      files.set(SITE_CARD, cards.ofSite(entries.slice(0, MONTHS).reverse()));
    }
    const over = weeks.filter(({ about }) => about.to <= reader.info.to).slice(0, FEED_LENGTH);
    const ofWeeks = { name: "w/feed.xml", topic: labelsFor(site.language).weeks, page: WEEKS, generator, settings };
    const { atom, json } = pageFeeds(weekItems(over, site, feedRoot(site)), site, ofWeeks);
    write("w/feed.xml", atom);
    write("w/feed.json", json);
    listed.push({ kind: "weeks", title: ofWeeks.topic, stem: "w/feed", page: WEEKS });
    if (site.url) {
      const addressed = listed.map(({ title, stem, page }) => ({ name: addressOf(stem, ".xml"), topic: title, page }));
      write("feeds.opml", feedList(site, addressed));
    }
    const lists = listPages(digests, site, {
      topics,
      languages,
      feeds: listed,
      weeks,
      months,
      stories,
      names: named,
      styles: shell.styles,
    });
    for (const [name, text] of lists) write(name, withPolicy(text, plainPolicy));
    if (site.url) write(SEARCH, openSearch(site));
    if (site.url)
      for (const [name, text] of siteMap(site, digests, [...lists.keys()], { changed, topics, stories }))
        write(name, text);
    write("robots.txt", `User-agent: *\nAllow: /\n${site.url ? `Sitemap: ${site.url}sitemap.xml\n` : ""}`);
    const twinned = recent.filter(({ info }) => isFileName(info.id));
    write("llms.txt", llmsText(site, twinned, digests.length));
    write("404.html", withPolicy(String(notFound(site)), plainPolicy));
    for (const [name, bytes] of icons(site)) files.set(name, Buffer.from(bytes));
    const manifest = files.get("manifest.webmanifest");
    if (manifest) write("manifest.webmanifest", webManifest(JSON.parse(Buffer.from(manifest).toString("utf8")), site));
    write("yoyak.config.schema.json", readFileSync(schemaFile, "utf8"));
    write(".nojekyll", "");
    write("site-files.json", siteFiles(files));
  } finally {
    twins.dispose();
    reader.dispose();
  }
  for (const [name, bytes] of archive) if (name !== "archive.json") files.set(name, bytes);
  files.set("archive.json", /** @type {Uint8Array} */ (archive.get("archive.json")));
  return { files, site: reader.info.site, topics, warnings };
}

/**
 * The files of the shell that the service worker stores, with the hashes that verify them.
 * @param {Map<string, Uint8Array | null>} files
 */
function siteFiles(files) {
  const shell = [...files].filter(([name]) => ["shell", "hashed"].includes(String(kindOf(name)))).sort();
  const hashes = shell.map(([name, bytes]) => [
    name,
    createHash("sha256")
      .update(/** @type {Uint8Array} */ (bytes))
      .digest("hex"),
  ]);
  return `${JSON.stringify({ format: "yoyak-site-files", files: Object.fromEntries(hashes) }, null, 1)}\n`;
}

/**
 * @param {Site} site @param {import("../../../web/engine/types.d.ts").DigestRef[]} digests newest first
 * @param {string[]} lists names of pages that lead to digests
 * @param {{changed: Map<string, string>, topics: Map<string, string>, stories: import("./stories.mjs").StoryPage[]}} of
 *   changed: by digest · topics: as writeFeeds() gives them
 */
function siteMap(site, digests, lists, { changed, topics, stories }) {
  /** @type {Map<string, string>} */
  const latestOf = new Map();
  for (const { id, date, topic } of digests) {
    const day = String(changed.get(id));
    for (const name of ["", `m/${date.slice(0, 7)}.html`, `w/${weekOf(date)}.html`, `t/${topics.get(topic)}.html`])
      latestOf.set(name, latest([day, latestOf.get(name) ?? ""]));
  }
  for (const { stem, entries } of stories)
    latestOf.set(`${stem}.html`, latest(entries.map(({ row }) => String(changed.get(row.digest)))));
  const ofSite = String(latestOf.get(""));
  return sitemaps(
    site.url,
    [
      { address: "", changed: ofSite },
      ...lists.map((name) => ({ address: addressOf(name, ""), changed: latestOf.get(name) ?? ofSite })),
    ],
    digests
      .filter(({ id }) => isFileName(id))
      .map(({ id, date }) => ({
        address: pageAddress(id),
        changed: String(changed.get(id)),
        year: date.slice(0, 4),
      })),
  );
}
