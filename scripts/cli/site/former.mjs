// Addresses that a site had before, and those of the site before it, lead on: a small page stands at each old address
// of a digest or a topic, and feeds of topics stay where subscribers know them. A digest that got another name is known
// by its page, or by its text; a topic by its digests.
import { html, raw } from "../html.mjs";
import { withPolicy } from "./policy.mjs";
import { plainPolicy } from "../../../web/lib/policy.js";
import { pageAddress, pageName } from "./article.mjs";
import { isFileName } from "./names.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */
/** @typedef {ReturnType<import("../../../web/engine/packer.js").Packer["contents"]>} Contents */

/**
 * What a build writes down for the next one.
 * @typedef {object} Known
 * @property {Record<string, {path: string, text: string, topic: string}>} digests by id
 * @property {Record<string, string>} topics names of their pages and feeds, by topic
 * @property {Record<string, string>} moved ids of versions before → the id since
 * @property {Record<string, string>} renamed names of pages and feeds of topics of versions before → the topic since
 */

/**
 * What to write down for the next build.
 * @param {Contents} contents @param {Map<string, string>} topics names of their pages, by topic
 * @param {Known | null} before what the last build wrote down
 * @returns {Known}
 */
export function knownOf(contents, topics, before) {
  /** @type {Known} */
  const known = {
    digests: Object.fromEntries(contents.map(({ id, path, text, topic }) => [id, { path, text, topic }])),
    topics: Object.fromEntries(topics),
    moved: {},
    renamed: {},
  };
  if (!before) return known;
  const now = successors(contents, before);
  for (const [old, id] of [...Object.keys(before.digests).map((id) => [id, id]), ...Object.entries(before.moved)]) {
    const target = now(id);
    if (target && !known.digests[old]) known.moved[old] = target;
  }
  const stems = new Set(topics.values());
  const today = topicSuccessors(known, before, now);
  for (const [stem, topic] of [
    ...Object.entries(before.topics).map(([topic, stem]) => [stem, topic]),
    ...Object.entries(before.renamed),
  ]) {
    const target = topics.has(topic) ? topic : today(topic);
    if (target && !stems.has(stem)) known.renamed[stem] = target;
  }
  known.moved = sorted(known.moved);
  known.renamed = sorted(known.renamed);
  return known;
}

/** The same in any order of builds. @param {Record<string, string>} map */
const sorted = (map) => Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * What a digest of the last build is called now, or null.
 * @param {Contents} contents @param {Known} before @returns {(id: string) => string | null}
 */
function successors(contents, before) {
  const present = new Set(contents.map(({ id }) => id));
  const byPath = new Map(contents.map(({ id, path }) => [path, id]));
  /** @type {Map<string, string | null>} */
  const byText = new Map(); // null: several digests have it, so it says nothing
  for (const { id, text } of contents) if (!before.digests[id]) byText.set(text, byText.has(text) ? null : id);
  return (id) => {
    if (present.has(id)) return id;
    const old = before.digests[id];
    return old ? (byPath.get(old.path) ?? byText.get(old.text) ?? null) : null;
  };
}

/**
 * The topic that most digests of an earlier one have now, or null.
 * @param {Known} known @param {Known} before @param {(id: string) => string | null} now
 * @returns {(topic: string) => string | null}
 */
function topicSuccessors(known, before, now) {
  /** @type {Map<string, Map<string, number>>} */
  const counts = new Map();
  for (const [id, { topic }] of Object.entries(before.digests)) {
    const target = now(id);
    if (!target) continue;
    const of = counts.get(topic) ?? new Map();
    const next = known.digests[target].topic;
    counts.set(topic, of.set(next, (of.get(next) ?? 0) + 1));
  }
  return (topic) => {
    const [first] = [...(counts.get(topic) ?? [])].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return first?.[0] ?? null;
  };
}

/**
 * A page for each old address, and copies of feeds. No file of the site is replaced, and the newest digest of two gets
 * the address.
 * @param {Site} site @param {Contents} contents @param {Known} known
 * @param {Map<string, Uint8Array | null>} files of the site
 * @returns {{pages: Map<string, Uint8Array>, warnings: string[]}}
 */
export function formerPages(site, contents, known, files) {
  /** @type {Map<string, Uint8Array>} */
  const pages = new Map();
  /** @type {string[]} */
  const warnings = [];
  const taken = new Taken(files.keys());
  const add = (/** @type {string} */ name, /** @type {string} */ target, /** @type {string} */ title) => {
    const other = taken.by(name);
    if (other === target) return;
    if (other !== null) {
      warnings.push(`the old address ${name} of ${title} is already that of ${other || "another file of the site"}`);
      return;
    }
    taken.add(name, target);
    pages.set(name, Buffer.from(leadOn(site, name, target, title)));
  };
  for (const { id, former = [] } of contents) {
    if (!isFileName(id)) continue;
    for (const name of former)
      if (name !== pageName(id) && name.split("/").every(isFileName)) add(name, pageAddress(id), id);
  }
  for (const [old, id] of Object.entries(known.moved))
    if (isFileName(old) && isFileName(id)) add(pageName(old), pageAddress(id), id);
  for (const [old, topic] of Object.entries(known.renamed)) {
    const stem = known.topics[topic];
    if (!isFileName(old) || !stem) continue;
    add(`t/${old}.html`, `t/${encodeURIComponent(stem)}.html`, topic);
    for (const ending of ["xml", "json"]) {
      const feed = files.get(`feeds/${stem}.${ending}`);
      if (feed && taken.by(`feeds/${old}.${ending}`) === null) pages.set(`feeds/${old}.${ending}`, feed);
    }
  }
  return { pages, warnings };
}

/** Names of files, as file systems that ignore case see them. A folder cannot have the name of a file. */
class Taken {
  /** @type {Map<string, string>} */
  #files = new Map();
  #folders = new Set();

  /** @param {Iterable<string>} names */
  constructor(names) {
    for (const name of names) this.add(name, "");
  }

  /** @param {string} name @param {string} by */
  add(name, by) {
    const key = name.toLowerCase();
    this.#files.set(key, by);
    for (let at = key.lastIndexOf("/"); at > 0; at = key.lastIndexOf("/", at - 1)) this.#folders.add(key.slice(0, at));
  }

  /** Who has the name, or null. @param {string} name */
  by(name) {
    const key = name.toLowerCase();
    if (this.#folders.has(key)) return "";
    for (let at = key.indexOf("/"); at > 0; at = key.indexOf("/", at + 1))
      if (this.#files.has(key.slice(0, at))) return "";
    return this.#files.get(key) ?? null;
  }
}

/**
 * A page that leads on; fragments, such as those of entries, are kept.
 * @param {Site} site @param {string} name @param {string} target address within the site @param {string} title
 */
function leadOn(site, name, target, title) {
  const address = `${"../".repeat(name.split("/").length - 1)}${target}`;
  const page = html`<!doctype html>
<html lang="${site.language || "ko"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${site.title}</title>
<link rel="canonical" href="${site.url ? site.url + target : address}">
<noscript><meta http-equiv="refresh" content="${`0; url=${address}`}"></noscript>
</head>
<body>
<p><a href="${address}">${title}</a></p>
<script>${raw('location.replace(document.querySelector("a").href + location.hash);')}</script>
</body>
</html>
`;
  return withPolicy(String(page), plainPolicy);
}
