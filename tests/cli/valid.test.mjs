// The sample site by the rules of others: HTML, links, feeds, and no request to another host.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "parse5";
import { xml2js } from "xml-js";
import { structuredData } from "../../scripts/cli/site/structured.mjs";
import { shared, yoyak } from "./helpers.mjs";
import { BuiltSite, elements, htmlErrors } from "./site-checks.mjs";

const sample = fileURLToPath(new URL("../../data", import.meta.url));
const ADDRESS = "https://x.example/b/";
const site = mkdtempSync(join(tmpdir(), "yoyak-valid-"));
const corpora = mkdtempSync(join(tmpdir(), "yoyak-valid-"));
after(() => [site, corpora].forEach((each) => rmSync(each, { recursive: true, force: true })));
before(async () => {
  const { code, stderr } = await yoyak(["build", sample, "--out", site, "--url", ADDRESS]);
  assert.equal(code, 0, stderr);
});

const built = new BuiltSite(site, ADDRESS);
const read = (/** @type {string} */ name) => built.read(name);
const names = () => built.names();
const pages = () => built.pages();
const elementsOf = (/** @type {string} */ name) => built.elementsOf(name);

test("every page is valid HTML", async () => {
  assert.ok((await htmlErrors("<!doctype html><html lang=ko><title>x</title><p><ul><b></ul>", "bad.html")).length);
  assert.ok(pages().length > 50);
  assert.deepEqual(await built.htmlErrors(), []);
});

test("every link leads to a file of the site, and to a place in it", () => {
  assert.deepEqual(built.brokenLinks(), []);
});

test("no page loads anything from another host", () => {
  assert.deepEqual(built.foreignLoads(), []);
});

/** The members of schema.org's types that pages use, and those that search engines demand (!). */
/** @type {Record<string, string[]>} */
const TYPES = {
  WebSite: ["name!", "url!", "description", "inLanguage", "author", "publisher", "image", "potentialAction"],
  Article: [
    ...["headline!", "url!", "description", "image!", "inLanguage!", "author!", "publisher!", "datePublished!"],
    ...["dateModified!", "articleSection", "mainEntityOfPage!", "isPartOf!", "hasPart!"],
  ],
  VideoObject: ["name!", "url!", "creator", "uploadDate!", "duration", "thumbnailUrl!"],
  CreativeWork: ["name!", "url", "creator", "datePublished"],
  Organization: ["name!", "url", "logo"],
  Person: ["name!", "url"],
  ImageObject: ["url!"],
  SearchAction: ["target!", "query-input!"],
  EntryPoint: ["urlTemplate!"],
};

/** What is wrong with a thing of schema.org. @param {any} thing @returns {string[]} */
function faults(thing, at = "") {
  if (Array.isArray(thing)) return thing.flatMap((each, n) => faults(each, `${at}[${n}]`));
  if (typeof thing !== "object") {
    if (thing === "" || thing === null || thing === undefined) return [`${at}: empty`];
    const name = at.split(".").at(-1) ?? "";
    if (/^date|Date$/.test(name) && !/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?$/.test(thing))
      return [`${at}: ${thing}`];
    if (/^(url|image|thumbnailUrl|mainEntityOfPage|urlTemplate)$/.test(name) && !/^https:\/\/[^\s]+$/.test(thing))
      return [`${at}: ${thing}`];
    return name === "duration" && !/^PT\d+S$/.test(thing) ? [`${at}: ${thing}`] : [];
  }
  const { "@context": context, "@type": type, ...members } = thing;
  const known = TYPES[type];
  if (!known) return [`${at}: unknown type ${type}`];
  return [
    ...(at === "" && context !== "https://schema.org" ? ["no context"] : []),
    ...known
      .filter((/** @type {string} */ name) => name.endsWith("!") && !(name.slice(0, -1) in members))
      .map((/** @type {string} */ name) => `${at} lacks ${name}`),
    ...Object.keys(members).flatMap((name) =>
      known.includes(name) || known.includes(`${name}!`) ? faults(members[name], `${at}.${name}`) : [`${at}: ${name}`],
    ),
  ];
}

test("structured data has what search engines demand, and nothing unknown", () => {
  assert.deepEqual(faults({ "@context": "https://schema.org", "@type": "CreativeWork" }), [" lacks name!"]);
  const files = new Set(names());
  const found = [];
  const locales = new Set();
  for (const name of pages().filter((each) => each === "index.html" || each.startsWith("d/"))) {
    const text = read(name);
    const data = JSON.parse(/<script type="application\/ld\+json">([^<]*)</.exec(text)?.[1] ?? "{}");
    found.push(...faults(data).map((fault) => `${name}: ${fault}`));
    for (const image of [data.image, data.publisher.logo.url, /og:image" content="([^"]*)"/.exec(text)?.[1] ?? ""])
      assert.ok(image.startsWith(ADDRESS) && files.has(decodeURIComponent(image.slice(ADDRESS.length))), image);
    // Digests in English are marked as such, here and in the head.
    const locale = data.inLanguage === "en" ? "en_US" : "ko_KR";
    assert.equal(/<meta property="og:locale" content="([^"]*)">/.exec(text)?.[1], locale, name);
    locales.add(locale);
    assert.match(text, /<meta name="twitter:card" content="summary_large_image">/);
    if (name !== "index.html") assert.equal(data["@type"], "Article");
  }
  assert.deepEqual(found, []);
  assert.equal(locales.size, 2);
});

test("the search of the site and a frame with a digest can be found from its pages", () => {
  const [description] = xml2js(read("opensearch.xml")).elements.filter(
    (/** @type {any} */ { type }) => type === "element",
  );
  assert.equal(description.attributes.xmlns, "http://a9.com/-/spec/opensearch/1.1/");
  assert.ok(textIn(children(description, "ShortName")[0]).length <= 16);
  assert.ok(textIn(children(description, "Description")[0]));
  const [html] = children(description, "Url").map(({ attributes }) => attributes);
  assert.deepEqual(html, { type: "text/html", template: `${ADDRESS}?view=search&q={searchTerms}` });
  assert.ok(names().includes(textIn(children(description, "Image")[0]).slice(ADDRESS.length)));
  for (const name of pages().filter((each) => each.startsWith("d/"))) {
    const links = elementsOf(name).filter(({ tag }) => tag === "link");
    assert.equal(links.find(({ rel }) => rel === "search")?.href, "../opensearch.xml");
    const { href } = links.find(({ type }) => type === "application/json+oembed") ?? {};
    const embed = JSON.parse(read(decodeURIComponent(href.slice(ADDRESS.length))));
    assert.deepEqual([embed.version, embed.type], ["1.0", "rich"]);
    for (const member of ["title", "html", "width", "height", "provider_name"]) assert.ok(embed[member], member);
    const [{ src, title }] = [...elements(parse(embed.html))].filter(({ tag }) => tag === "iframe");
    assert.equal(title, embed.title);
    const frame = new URL(src);
    assert.equal(frame.origin + frame.pathname, `${ADDRESS}embed.html`);
    assert.equal(frame.searchParams.get("view"), "digest");
    assert.equal(`d/${frame.searchParams.get("digest")}.html`, name);
    assert.ok(names().includes(decodeURIComponent(embed.thumbnail_url.slice(ADDRESS.length))));
  }
});

test("a time of a video has a zone where the settings say it, else it is a day", () => {
  const row = { title: "a", url: "https://x.example/", channel: "", videoId: "AAAAAAAAAAA", seconds: 5 };
  const date = (/** @type {any} */ publishedAt, settings = {}) => {
    const info = { date: "2026-01-05", topic: "t", entryList: [{ ...row, publishedAt }] };
    const site = { title: "s", url: ADDRESS, language: "ko" };
    const parts = {
      site,
      info,
      name: "n",
      description: "",
      address: `${ADDRESS}d/a.html`,
      settings,
      card: "",
      changed: "",
    };
    return /** @type {any} */ (structuredData(/** @type {any} */ (parts))).hasPart[0].uploadDate;
  };
  assert.equal(date("2026-01-05T08:00:00"), "2026-01-05");
  assert.equal(date("2026-01-05T08:00:00", { time_zone: "+09:00" }), "2026-01-05T08:00:00+09:00");
  assert.equal(date("2026-01-05", { time_zone: "+09:00" }), "2026-01-05");
  assert.equal(date("2026-01-05T08:00:00Z", { time_zone: "+09:00" }), "2026-01-05T08:00:00Z");
  assert.equal(date(null), undefined);
});

/** Children of an XML element with a name, and the text in an element. */
/**
 * @typedef {{ name?: string, elements?: Element[], attributes: Record<string, string>, text?: string, cdata?: string }}
 *   Element
 */
/** @param {Element} element @param {string} wanted */
const children = ({ elements: list = [] }, wanted) => list.filter(({ name }) => name === wanted);
const textIn = (/** @type {Element | undefined} */ element) =>
  (element?.elements ?? []).map(({ text, cdata }) => text ?? cdata ?? "").join("");
/** RFC 3339, as Atom and JSON Feed want dates. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

test("Atom feeds have what RFC 4287 demands", () => {
  const feeds = names().filter((name) => /^feed.*\.xml$/.test(name));
  assert.ok(feeds.length >= 5);
  for (const name of feeds) {
    const [feed] = xml2js(read(name)).elements.filter((/** @type {any} */ { type }) => type === "element");
    assert.equal(feed.name, "feed");
    assert.equal(feed.attributes.xmlns, "http://www.w3.org/2005/Atom");
    const self = children(feed, "link").filter(({ attributes }) => attributes.rel === "self");
    assert.deepEqual(
      self.map(({ attributes }) => decodeURIComponent(attributes.href)),
      [ADDRESS + name],
    );
    const entries = children(feed, "entry");
    assert.ok(entries.length, name);
    const seen = new Set();
    for (const each of [feed, ...entries]) {
      for (const part of ["id", "title", "updated"]) {
        assert.equal(children(each, part).length, 1, `${name}: ${part}`);
        assert.notEqual(textIn(children(each, part)[0]).trim(), "", `${name}: ${part}`);
      }
      for (const part of [...children(each, "updated"), ...children(each, "published")])
        assert.match(textIn(part), TIME);
      const id = textIn(children(each, "id")[0]);
      assert.ok(URL.canParse(id), id);
      assert.ok(!seen.has(id), `${name}: ${id} twice`);
      seen.add(id);
    }
    const hasAuthor = (/** @type {any} */ each) =>
      children(each, "author").some((author) => textIn(children(author, "name")[0]).trim());
    assert.ok(hasAuthor(feed) || entries.every(hasAuthor), `${name}: no author`);
    const newest = textIn(children(feed, "updated")[0]);
    for (const entry of entries) {
      const links = children(entry, "link").filter(({ attributes: { rel = "alternate" } }) => rel === "alternate");
      assert.ok(links.length || children(entry, "content").length, `${name}: neither content nor link`);
      assert.ok(textIn(children(entry, "updated")[0]) <= newest, `${name}: the feed is older than an entry`);
    }
  }
});

test("JSON feeds have what JSON Feed 1.1 demands", () => {
  const feeds = names().filter((name) => /^feed.*\.json$/.test(name));
  assert.ok(feeds.length >= 5);
  for (const name of feeds) {
    const feed = JSON.parse(read(name));
    assert.equal(feed.version, "https://jsonfeed.org/version/1.1");
    assert.ok(feed.title && feed.items.length, name);
    assert.equal(decodeURIComponent(feed.feed_url), ADDRESS + name);
    for (const author of feed.authors) assert.ok(author.name);
    assert.equal(new Set(feed.items.map((/** @type {any} */ { id }) => id)).size, feed.items.length);
    for (const item of feed.items) {
      assert.ok(typeof item.id === "string" && item.id);
      assert.ok(item.content_html || item.content_text, `${name}: ${item.id}`);
      assert.match(item.date_published, TIME);
      assert.match(item.date_modified, TIME);
      assert.ok(item.tags.every((/** @type {unknown} */ tag) => typeof tag === "string"));
    }
  }
});

/** Real pages of others, whose text nobody has made valid. */
const CORPORA = ["youtube-digests", "daily-lists", "jekyll-cases"];
for (const name of CORPORA) {
  const corpus = join(shared, "corpus", name);
  const skip = existsSync(corpus) ? false : "../shared/corpus is not here";
  test(`corpus: ${name} gives valid HTML, whole links and no request to another host`, { skip }, async () => {
    const out = join(corpora, name);
    const { code, stderr } = await yoyak(["build", corpus, "--out", out, "--url", ADDRESS]);
    assert.equal(code, 0, stderr);
    const of = new BuiltSite(out, ADDRESS);
    assert.deepEqual(await of.htmlErrors(), []);
    assert.deepEqual(of.brokenLinks(), []);
    assert.deepEqual(of.foreignLoads(), []);
  });
}
