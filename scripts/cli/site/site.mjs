// All files of a published site, in memory. All addresses are relative, so the site works under any base path.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { plainPolicy, viewerPolicy } from "../../../web/lib/policy.js";
import { kindOf } from "../../../web/lib/site-names.js";
import { progress } from "../progress.mjs";
import { allDigests, openFiles } from "../archive/pack.mjs";
import { schemaFile } from "../archive/settings.mjs";
import { distFile, distFiles } from "../dist.mjs";
import { html } from "../html.mjs";
import { Cards, SITE_CARD, lengthsOf } from "./card.mjs";
import { Changes } from "./changes.mjs";
import { article, digestLanguage, loadDigest, pageAddress, pageName } from "./article.mjs";
import { ChannelEntries, addressOf, namedQueries, writeFeeds } from "./all-feeds.mjs";
import { embedName, oEmbed, openSearch, SEARCH } from "./discovery.mjs";
import { FEED_LENGTH, feedList, feedRoot, pageFeeds } from "./feeds.mjs";
import { icons, webManifest } from "./icons.mjs";
import { WEEKS, groupedBy, listPages, siteNavigation } from "./lists.mjs";
import { notFound } from "./not-found.mjs";
import { labelsFor } from "./labels.mjs";
import { cardAddress, cardName, isFileName, twinName } from "./names.mjs";
import { withPolicy } from "./policy.mjs";
import { latest, sitemaps } from "./sitemap.mjs";
import { llmsText, TwinWriter } from "./twins.mjs";
import { fillTemplate, laterStyles, metadata, serverLinks, titleOf } from "./page.mjs";
import { StoryEntries, storyIndex } from "./stories.mjs";
import { monthPeriod, outlineOf, weekItems, weekOf, weekPeriod } from "./weeks.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */

/** Months on the card of the site. */
const MONTHS = 24;

/** Bundles that only the single file needs, and templates and lists that are not part of the site. */
const NOT_PUBLISHED = /^(app\.single\.js|first\.css|shell\.json|index\.html|demo\/.*)$/;

/**
 * @param {Map<string, Uint8Array>} archive its files by name
 * @param {{generator: string, settings?: import("../archive/settings.mjs").Settings | undefined, changes?: Changes}}
 *   options changes: learns what this build contains
 * @returns {Promise<{files: Map<string, Uint8Array>, site: Site, topics: Map<string, string>, warnings: string[]}>}
 *   archive.json comes last; topics: names of their pages and feeds
 */
export async function buildSite(archive, { generator, settings = {}, changes = new Changes() }) {
  /** @type {Map<string, Uint8Array>} */
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
  const viewerPage = (/** @type {Parameters<typeof fillTemplate>[1]} */ parts) =>
    withPolicy(fillTemplate(template, parts), (scripts) => viewerPolicy(scripts, parts.site.images === "show"));
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
    const bar = progress("writing pages");
    for (const [index, ref] of digests.entries()) {
      const { id, topic } = ref;
      const loaded = await loadDigest(reader, id, { base: "../", top: true });
      const exported = await reader.export(id);
      changed.set(id, changes.day(exported));
      const language = digestLanguage(loaded, site);
      if (language !== site.language) languages.set(id, language);
      outlines.push(outlineOf(ref, exported, loaded.top ?? [], loaded.info.entryList));
      await related.add(reader, exported, loaded.info.entryList);
      channels.add(loaded.info);
      const description = loaded.info.description || loaded.summary;
      if (index === 0) {
        write(
          "index.html",
          viewerPage({
            site,
            base: "",
            content: html`${article(await loadDigest(reader, id, { base: "" }), site, "")}${siteNavigation(site, "")}`,
            foot: laterStyles(""),
            head: [
              metadata({ site, base: "", info: null, description: site.description, settings, card: siteCard }),
              serverLinks(site, "", feedTitle, shell),
            ].join(""),
          }),
        );
      }
      if (isFileName(id)) {
        const own = cards && settings.cards !== "site";
        if (own) files.set(cardName(id), cards.ofDigest(ref.date, lengthsOf(loaded)));
        const card = own ? site.url + cardAddress(id) : siteCard;
        write(
          pageName(id),
          viewerPage({
            site,
            base: "../",
            content: html`${article(loaded, site, "../")}${siteNavigation(site, "../")}`,
            foot: laterStyles("../"),
            head: [
              metadata({
                ...{ site, base: "../", info: loaded.info, description, settings, card },
                ...{ changed: String(changed.get(id)), language },
              }),
              serverLinks(site, "../", feedTitle, shell),
            ].join(""),
          }),
        );
        write(twinName(id), twins.twin(exported));
        if (site.url) write(embedName(id), oEmbed(site, { id, name: titleOf(loaded.info), settings, card }));
      } else {
        warnings.push(`${id} is not a valid file name: the digest is in the archive, but has no page of its own.`);
      }
      const ofTopic = recentOf.get(topic) ?? [];
      recentOf.set(topic, ofTopic);
      const lists = [recent, ofTopic].filter((list) => list.length < FEED_LENGTH);
      if (lists.length) {
        const fed = await loadDigest(reader, id, { base: feedRoot(site) });
        const feedEntries = settings.feed_content === "full" ? fed.entries.map((entry) => entry.html) : [];
        for (const list of lists) list.push({ ...loaded, feedText: fed.overview, feedEntries });
      }
      bar.at(index + 1, digests.length);
    }
    bar.done();
    const queries = namedQueries(archive);
    const contents = { recent, recentOf, channels, queries, generator, settings };
    const stories = related.stories(twins);
    write("s/stories.json", storyIndex(stories));
    const { listed, topics: stems, warnings: ofFeeds } = await writeFeeds(reader, { ...contents, stories }, write);
    topics = stems;
    warnings.push(...ofFeeds);
    const weeks = [];
    for (const [week, of] of groupedBy(outlines, ({ ref }) => weekOf(ref.date)))
      weeks.push({ week, about: await weekPeriod(reader, twins, of) });
    /** @type {Map<string, import("./weeks.mjs").Period>} */
    const months = new Map();
    for (const [month, of] of groupedBy(outlines, ({ ref }) => ref.date.slice(0, 7)))
      months.set(month, await monthPeriod(reader, twins, of));
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
      styles: shell.styles,
    });
    for (const [name, text] of lists) write(name, withPolicy(text, plainPolicy));
    if (site.url) write(SEARCH, openSearch(site));
    if (site.url)
      for (const [name, text] of siteMap(site, digests, [...lists.keys()], { changed, topics, stories }))
        write(name, text);
    write("robots.txt", `User-agent: *\nAllow: /\n${site.url ? `Sitemap: ${site.url}sitemap.xml\n` : ""}`);
    const named = recent.filter(({ info }) => isFileName(info.id));
    write("llms.txt", llmsText(site, named, digests.length));
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
 * @param {Map<string, Uint8Array>} files
 */
function siteFiles(files) {
  const shell = [...files].filter(([name]) => ["shell", "hashed"].includes(String(kindOf(name)))).sort();
  const hashes = shell.map(([name, bytes]) => [name, createHash("sha256").update(bytes).digest("hex")]);
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
