// Atom and JSON feeds of the newest digests or entries, and a list of them (OPML). Feeds are read outside the site, so
// links are absolute if the site's address is known. Otherwise they are relative to the feed's own address, which feed
// readers resolve.
import { createHash } from "node:crypto";
import { Feed } from "feed";
import { escapeHtml, safeUrl } from "../html.mjs";
import { digestLanguage, pageAddress } from "./article.mjs";
import { labelsFor, localeFor } from "./labels.mjs";

/** @typedef {import("./article.mjs").Loaded} Loaded */
/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */

/** @typedef {import("../archive/settings.mjs").Settings} Settings */
/** @typedef {import("../../../web/engine/types.d.ts").EntryRow} EntryRow */

/**
 * @typedef {Loaded & {feedText: string, feedEntries: string[]}} Fed the overview, and the text of each entry where
 *   feeds have the whole text; with links below feedRoot()
 */
/** @typedef {{row: EntryRow, html: string}} FedEntry html: with links below feedRoot() */
/**
 * @typedef {object} FeedOptions
 * @property {string} name file name of the Atom feed in the site @property {string} generator
 * @property {string} [topic] what the feed is about, behind the title of the site
 * @property {string | undefined} [page] address of the page about the same, in the site
 * @property {Settings} [settings]
 */

/** Newest digests in a feed: about two weeks of a busy site, some hundred kilobytes. */
export const FEED_LENGTH = 30;

/**
 * The longest text of an entry, or of a digest, in a feed: characters of HTML. An hour of speech, summarised at length,
 * has 30,000. A page of 1 MB may become 30 MB of HTML, which each feed would repeat, and which no feed reader shows.
 */
const MOST_TEXT = 1 << 18;

/** What is too long for a feed is read on its page. @param {string} html */
export const textForFeed = (html) => (html.length > MOST_TEXT ? "" : html);

/** A placeholder for an unknown site address, because the library needs absolute addresses. */
const UNKNOWN = "https://site.invalid/";

/** What links in feeds lead to. Where the address is unknown, feeds() makes them relative. @param {Site} site */
export const feedRoot = (site) => site.url || UNKNOWN;

/**
 * The prefix of ids. Ids are permanent names, not addresses, and must differ between sites. The setting `id` is one for
 * ever. Without it, an address does; without an address, only the title is available.
 * @param {Site} site @param {Settings} settings
 */
const nameSpace = (site, { id } = {}) =>
  (id && `${id.replace(/[/:]$/, "")}/`) ||
  site.url ||
  `urn:yoyak:${createHash("sha256").update(site.title).digest("hex").slice(0, 16)}:`;

/** Removes characters that XML forbids, and escapes the end of CDATA. @param {string} text */
const clean = (text) =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd").replace(/]]>/g, "]]&gt;");

/**
 * @param {Fed[]} digests newest first @param {Site} site @param {FeedOptions} options
 * @returns {{atom: string, json: string}}
 */
export function feeds(digests, site, options) {
  const root = feedRoot(site);
  return feedsOf(
    digests.map((loaded) => item(loaded, site, root, nameSpace(site, options.settings))),
    site,
    options,
  );
}

/**
 * The same of entries. @param {FedEntry[]} entries newest first @param {Site} site @param {FeedOptions} options
 */
export function entryFeeds(entries, site, options) {
  const root = feedRoot(site);
  return feedsOf(
    entries.map((entry) => entryItem(entry, site, root, nameSpace(site, options.settings))),
    site,
    options,
  );
}

/** @typedef {{name: string, title: string, day: string, content: string}} ListedItem name: address of its page */

/**
 * The same of other pages. @param {ListedItem[]} pages newest first @param {Site} site @param {FeedOptions} options
 */
export function pageFeeds(pages, site, options) {
  const items = pages.map(({ name, title, day, content }) => ({
    topic: "",
    plainTitle: clean(title),
    plainSummary: "",
    title: escapeHtml(clean(title)),
    id: nameSpace(site, options.settings) + name,
    link: feedRoot(site) + name,
    date: changedAt(day, content),
    published: new Date(`${day}T00:00:00Z`),
    description: "",
    content: clean(content),
  }));
  return feedsOf(items, site, options);
}

/**
 * @typedef {object} FeedItem
 * @property {string} topic @property {string} plainTitle @property {string} plainSummary
 * @property {string} title HTML @property {string} id @property {string} link @property {Date} date
 * @property {string} [language] where it is not the site's
 * @property {Date} published @property {string} description HTML @property {string} content HTML
 * @param {FeedItem[]} items newest first @param {Site} site @param {FeedOptions} options
 * @returns {{atom: string, json: string}}
 */
function feedsOf(items, site, { name, topic, page = "", generator, settings = {} }) {
  const root = feedRoot(site);
  const title = titleOf(site, topic);
  const jsonName = name.replace(/xml$/, "json");
  const author = clean(settings.author || site.title) || "Yoyak";
  const newest = items.reduce((latest, { date }) => (date > latest ? date : latest), new Date(0));
  const feed = new Feed({
    id: nameSpace(site, settings) + name,
    title: clean(title),
    ...(site.description && { description: clean(site.description) }),
    link: root + page,
    language: site.language,
    generator,
    updated: newest,
    feedLinks: { atom: root + name, json: root + jsonName },
    // RFC 4287, 4.2.1: a feed has an author. Only the site is known as the author of its digests.
    author: { name: author },
  });
  for (const each of items) feed.addItem(each);
  const language = localeFor(site.language);
  const atom = feed.atom1().replace("<feed ", `<feed xml:lang="${language}" `);
  const json = jsonFeed(items, { title, site, root, page, language, name: jsonName, author });
  if (site.url) return { atom, json };
  const prefix = "../".repeat(name.split("/").length - 1);
  const relative = (/** @type {string} */ text) => text.replaceAll(UNKNOWN, prefix || "./");
  return { atom: relative(atom), json: relative(json) };
}

/** @param {Site} site @param {string} [topic] */
const titleOf = (site, topic) => (topic ? `${site.title} · ${topic}` : site.title);

/**
 * A list of all feeds, which feed readers import (OPML 2.0). It is opened outside the site, so the site's address must
 * be known.
 * @param {Site} site
 * @param {{name: string, topic?: string, page?: string | undefined}[]} list addresses of Atom feeds in the site
 */
export function feedList(site, list) {
  const outlines = list.map(({ name, topic, page = "" }) => {
    const title = escapeHtml(clean(titleOf(site, topic)));
    const addresses = `xmlUrl="${escapeHtml(site.url + name)}" htmlUrl="${escapeHtml(site.url + page)}"`;
    return `<outline type="rss" text="${title}" title="${title}" ${addresses}/>\n`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
<head><title>${escapeHtml(clean(site.title))}</title></head>
<body>
${outlines.join("")}</body>
</opml>
`;
}

/**
 * JSON Feed 1.1 (jsonfeed.org/version/1.1); the library writes version 1.
 * @param {FeedItem[]} items @param {{title: string, site: Site, root: string, page: string, language: string,
 *   name: string, author: string}} of
 */
function jsonFeed(items, { title, site, root, page, language, name, author }) {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: clean(title),
    home_page_url: root + page,
    feed_url: root + name,
    ...(site.description ? { description: clean(site.description) } : {}),
    language,
    authors: [{ name: author, url: root }],
    items: items.map((each) => ({
      id: each.id,
      url: each.link,
      title: each.plainTitle,
      content_html: each.content,
      summary: each.plainSummary,
      date_published: each.published.toISOString(),
      date_modified: each.date.toISOString(),
      tags: each.topic ? [each.topic] : [],
      ...(each.language && { language: each.language }),
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}

/**
 * The time of the last change, which a feed must have. There is no clock here, and pages do not contain this time. The
 * hash of the text gives a second of its day, so an edit changes the time, and the same text has the same time on every
 * machine.
 * @param {string} day @param {string} content
 */
function changedAt(day, content) {
  const seconds = createHash("sha256").update(content).digest().readUInt32BE(0) % 86_400;
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + seconds * 1000);
}

/** @param {Fed} loaded @param {Site} site @param {string} root @param {string} names the prefix of ids */
function item({ info, overview, feedText, feedEntries, summary, entries }, site, root, names) {
  const words = labelsFor(site.language);
  const address = root + pageAddress(info.id);
  const absolute = (/** @type {string} */ text) => text.replaceAll('href="#', `href="${address}#`);
  const heads = info.entryList.map((row) => {
    const link = `<a href="${address}#${escapeHtml(encodeURIComponent(row.id))}">${escapeHtml(row.title)}</a>`;
    return `${link}${row.channel ? ` · ${escapeHtml(row.channel)}` : ""}`;
  });
  const list = heads.map((head) => `<li>${head}</li>`).join("");
  const whole = feedEntries.map((text, index) => `<h3>${heads[index]}</h3>${absolute(text)}`).join("");
  const body = textForFeed(whole) || (list && `<ol>${list}</ol>`);
  const plainTitle = clean(info.headline || `${info.date} ${info.topic}`);
  const plainSummary = clean(info.description || summary);
  const language = digestLanguage({ overview, entries }, site);
  return {
    ...(language !== site.language && { language }),
    topic: clean(info.topic),
    plainTitle,
    plainSummary,
    // The library declares titles in Atom as HTML.
    title: escapeHtml(plainTitle),
    id: names + pageAddress(info.id),
    link: address,
    date: changedAt(info.date, [overview, ...entries.map((entry) => entry.html), list].join("\n")),
    published: new Date(`${info.date}T00:00:00Z`),
    description: escapeHtml(plainSummary),
    content: clean(`${absolute(textForFeed(feedText))}${body && `<h2>${escapeHtml(words.entries)}</h2>${body}`}`),
  };
}

/** @param {FedEntry} entry @param {Site} site @param {string} root @param {string} names @returns {FeedItem} */
function entryItem({ row, html }, site, root, names) {
  const page = pageAddress(row.digest);
  const place = `#${encodeURIComponent(row.id)}`;
  const original = safeUrl(row.url);
  const source = [row.channel, row.topic].filter(Boolean).join(" · ");
  const link = original && `<p><a href="${escapeHtml(original)}">${escapeHtml(row.channel || original)}</a></p>`;
  const content = clean(`${html.replaceAll('href="#', `href="${root}${page}#`)}${link ?? ""}`);
  const plainTitle = clean(row.title || source || row.date);
  return {
    topic: clean(row.topic),
    plainTitle,
    plainSummary: clean(source),
    title: escapeHtml(plainTitle),
    id: names + page + place,
    link: root + page + place,
    date: changedAt(row.date, content),
    published: new Date(`${row.date}T00:00:00Z`),
    description: escapeHtml(clean(source)),
    content,
  };
}
