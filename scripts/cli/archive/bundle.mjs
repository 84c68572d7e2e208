// Digests in one file instead of a folder of pages: what `yoyak export` writes, and feeds (JSON Feed, Atom, RSS). They
// become pages here; the core reads them like any other page.
import { xml2js } from "xml-js";
import { Packer } from "../../../web/engine/packer.js";
import { distFile } from "../dist.mjs";
import { CliError, EXIT } from "../errors.mjs";

/** @typedef {import("./input.mjs").Page} Page */
/** @typedef {{id: string, date: string}} Digest and more, as Reader.export() gives it */
/**
 * @typedef {object} Item of a feed
 * @property {string} title @property {string} url @property {string} author @property {string} html
 * @property {string} time as the feed writes it
 */

/** Whether a file is one of these, by its name. @param {string} path */
export const isBundle = (path) => /\.(json|xml|atom|rss)$/i.test(path);

/**
 * The pages in such a file, in the order in which pages are read.
 * @param {Uint8Array} bytes @param {string} path for messages @returns {Promise<Page[]>}
 */
export async function pagesIn(bytes, path) {
  const text = new TextDecoder().decode(bytes).normalize("NFC");
  const refused = (/** @type {string} */ why) =>
    new CliError(
      EXIT.input,
      `${path} cannot be used: ${why}.`,
      "name a folder of Markdown, what yoyak export wrote, or a JSON, Atom or RSS feed",
    );
  /** @type {Digest[] | null} */
  let digests;
  try {
    digests = /\.json$/i.test(path) ? ofJson(JSON.parse(text)) : ofFeed(xmlFeed(/** @type {Element} */ (xml2js(text))));
  } catch (error) {
    throw refused(`it is not ${/\.json$/i.test(path) ? "JSON" : "XML"} (${String(error.message).split("\n")[0]})`);
  }
  if (!digests) throw refused("it holds neither digests nor a feed");
  const packer = await Packer.create({ wasm: distFile("packer.wasm") });
  try {
    const encoder = new TextEncoder();
    return digests
      .map((digest) => ({
        path: `${fileName(digest)}.md`,
        bytes: encoder.encode(packer.toMarkdown([JSON.stringify(digest)])),
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  } catch {
    throw refused("its digests are not as yoyak export writes them");
  } finally {
    packer.dispose();
  }
}

/** Links between digests name their ids, as the files of a site do. @param {Digest} digest */
const fileName = ({ id, date }) => String(id || date).replaceAll("/", "-");

/** @param {any} value @returns {Digest[] | null} */
function ofJson(value) {
  if (Array.isArray(value)) return value;
  if (!/^https:\/\/jsonfeed\.org\/version\//.test(value?.version) || !Array.isArray(value.items)) return null;
  const author = value.authors?.[0]?.name ?? value.author?.name ?? "";
  const items = value.items.map((/** @type {any} */ item) => ({
    title: item.title ?? "",
    url: item.url ?? item.external_url ?? "",
    author: item.authors?.[0]?.name ?? item.author?.name ?? author,
    html: item.content_html ?? escaped(item.content_text ?? item.summary ?? ""),
    time: item.date_published ?? item.date_modified ?? "",
  }));
  return ofFeed({ title: value.title ?? "", items });
}

/** Text as HTML. @param {string} text */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** @typedef {import("xml-js").Element} Element */

/** @param {Element} of @param {string} name @returns {Element[]} its children with a name, whatever their prefix */
const children = ({ elements = [] }, name) => elements.filter((each) => each.name?.replace(/^\w+:/, "") === name);
/** @param {Element} of @param {string[]} names the first that has text */
function textOf(of, ...names) {
  for (const name of names)
    for (const child of children(of, name)) {
      const text = (child.elements ?? []).map((each) => each.text ?? each.cdata ?? "").join("");
      if (text) return String(text).trim();
    }
  return "";
}

/** @param {Element} xml @returns {{title: string, items: Item[]} | null} */
function xmlFeed(xml) {
  const [rss] = [...children(xml, "rss"), ...children(xml, "RDF")];
  const [feed] = children(xml, "feed");
  const [channel] = rss ? children(rss, "channel") : [];
  if (feed) {
    const owner = children(feed, "author").map((author) => textOf(author, "name"))[0] ?? "";
    const items = children(feed, "entry").map((entry) => ({
      title: plain(entry, "title"),
      url: linkOf(entry),
      author: children(entry, "author").map((author) => textOf(author, "name"))[0] ?? owner,
      html: content(entry, "content") || content(entry, "summary"),
      time: textOf(entry, "published", "updated"),
    }));
    return { title: plain(feed, "title"), items };
  }
  if (!channel) return null;
  // RSS 1.0 has its items beside the channel.
  const items = [...children(channel, "item"), ...children(rss, "item")].map((item) => ({
    title: textOf(item, "title"),
    url:
      textOf(item, "link") ||
      (children(item, "guid")[0]?.attributes?.isPermaLink === "false" ? "" : textOf(item, "guid")),
    author: textOf(item, "creator", "author"),
    html: textOf(item, "encoded", "description"),
    time: textOf(item, "pubDate", "date"),
  }));
  return { title: textOf(channel, "title"), items };
}

/** The page of an entry. @param {Element} entry of Atom */
function linkOf(entry) {
  const links = children(entry, "link").map(({ attributes = {} }) => attributes);
  return String(links.find(({ rel = "alternate" }) => rel === "alternate")?.href ?? "");
}

/** A text of Atom as HTML. @param {Element} entry @param {string} name */
function content(entry, name) {
  const [element] = children(entry, name);
  const type = element?.attributes?.type ?? "text";
  return type === "text" ? escaped(textOf(entry, name)) : textOf(entry, name);
}

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'" };

/** A text of Atom without markup. @param {Element} entry @param {string} name */
function plain(entry, name) {
  const text = textOf(entry, name);
  if ((children(entry, name)[0]?.attributes?.type ?? "text") === "text") return text;
  return text
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|apos|#39);/g, (_, each) => ENTITIES[/** @type {"amp"} */ (each)]);
}

/**
 * A digest for each day of a feed, with an entry for each item. Items without a date have no place in time.
 * @param {{title: string, items: Item[]} | null} feed @returns {any[] | null}
 */
function ofFeed(feed) {
  if (!feed) return null;
  /** @type {Map<string, Item[]>} */
  const days = new Map();
  for (const item of feed.items) {
    const time = localTime(item.time);
    if (time) days.set(time.slice(0, 10), [...(days.get(time.slice(0, 10)) ?? []), { ...item, time }]);
  }
  const topic = feed.title || "feed";
  return [...days].map(([date, items]) => ({
    ...{ id: `${date}-${topic.trim().replace(/[\s/]+/g, "-")}`, date, days: 1, topic },
    ...{ collection: "", title: `${date} ${topic}`, headline: "", description: "", source_path: "", overview: "" },
    entries: items
      .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
      .map(({ title, url, author, html, time }) => ({
        ...{ id: "", title: title || url || date, channel: author || topic, groups: [], url, video_id: null },
        ...{ published_at: time, duration_s: null },
        sections: html.trim() ? [{ kind: "main", label: "", markdown: oneBlock(html) }] : [],
      })),
  }));
}

/** HTML as Markdown has it: an empty line would end it. @param {string} html */
const oneBlock = (html) => html.trim().replace(/\n\s*\n/g, "\n");

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/**
 * A time on the calendar of whoever wrote it, "2026-01-05T08:00:00", from RFC 3339 or RFC 822; "" for others.
 * @param {string} text
 */
function localTime(text) {
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?)?/.exec(text);
  if (iso) return `${iso[1]}T${iso[2] ?? "00:00"}${iso[3] ?? ":00"}`;
  const mail = /^(?:\w+,\s*)?(\d{1,2})\s+(\w{3})\w*\s+(\d{4})\s+(\d\d:\d\d)(:\d\d)?/.exec(text);
  const month = mail ? MONTHS.indexOf(mail[2]) + 1 : 0;
  if (!mail || month === 0) return "";
  return `${mail[3]}-${String(month).padStart(2, "0")}-${mail[1].padStart(2, "0")}T${mail[4]}${mail[5] ?? ":00"}`;
}
