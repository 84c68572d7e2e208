// Pages of names: people, companies and subjects that entries mark. First and last mention, and who said what when. The
// core finds them and chooses the sentences.
import { formatDate } from "../../../web/lib/format.js";
import { html } from "../html.mjs";
import { addressOf } from "./all-feeds.mjs";
import { pageAddress } from "./article.mjs";
import { hashOf } from "./kept.mjs";
import { groupedBy } from "./lists.mjs";
import { labelsFor, localeFor } from "./labels.mjs";
import { fileName, isFileName } from "./names.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */
/** @typedef {import("../../../web/engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {{row: EntryRow, sentence: string}} Mention */
/**
 * @typedef {object} NamePage
 * @property {string} name @property {string[]} spellings other ones
 * @property {string} stem file name in the site without its ending @property {Mention[]} mentions the oldest first
 */

/** Entries that are read for names, the newest. Above it, reading them would take more memory than building a site. */
const MOST_ENTRIES = 10000;
/** Mentions on a page, the newest. */
const MOST_MENTIONS = 60;
/** Channels that a page names, those that name it most. */
const MOST_CHANNELS = 10;

/**
 * Those with most mentions first.
 * @param {{id: string, rows: EntryRow[]}[]} digests newest first
 * @param {{core: Pick<import("./twins.mjs").TwinWriter, "names">, kept: import("./kept.mjs").Kept, key: string,
 *   glossary: string[][]}} of key: of what all digests say · glossary: the site's
 * @param {(id: string) => Promise<any>} load a digest as Reader.export() gives it @returns {Promise<NamePage[]>}
 */
export async function namePages(digests, { core, kept, key, glossary }, load) {
  let entries = 0;
  const read = digests.filter(({ rows }) => (entries += rows.length) <= MOST_ENTRIES).reverse();
  const rows = new Map(read.flatMap(({ rows }) => rows.map((row) => [`${row.digest}/${row.id}`, row])));
  const found = await kept.value("names", key && hashOf(key, glossary), async () => {
    const texts = [];
    for (const { id } of read) texts.push(JSON.stringify({ ...(await load(id)), overview: "" }));
    return core.names(texts, /** @type {[string, string][]} */ (glossary));
  });
  const taken = new Set(["all", "names"]);
  return found.map(({ name, spellings, mentions }) => ({
    name,
    spellings,
    stem: `n/${fileName(name, taken)}`,
    mentions: mentions.flatMap(({ digest, entry, sentence }) => {
      const row = rows.get(`${digest}/${entry}`);
      return row ? [{ row, sentence }] : [];
    }),
  }));
}

/** @param {NamePage} page @param {Site} site */
export function nameFacts({ mentions }, site) {
  const labels = labelsFor(site.language);
  const locale = localeFor(site.language);
  const [from, to] = [mentions[0].row.date, mentions[mentions.length - 1].row.date];
  return [
    labels.count.items(mentions.length),
    labels.week(formatDate(from, "long", locale), formatDate(to, "long", locale)),
  ].join(" · ");
}

/**
 * What the page of a name shows.
 * @param {NamePage} page @param {Site} site @param {string} root address of the site's root, with a slash at its end
 */
export function nameContent(page, site, root) {
  const { name, spellings, mentions } = page;
  const labels = labelsFor(site.language);
  const locale = localeFor(site.language);
  const link = (/** @type {EntryRow} */ row) => {
    const title = row.title || row.date;
    const address = `${root}${pageAddress(row.digest)}#${encodeURIComponent(row.id)}`;
    return isFileName(row.digest) ? html`<a href="${address}">${title}</a>` : title;
  };
  const edge = (/** @type {string} */ label, /** @type {Mention} */ { row }) =>
    html`<li><strong>${label}: ${formatDate(row.date, "full", locale)}</strong> ${link(row)}${
      row.channel && ` ${row.channel}`
    }</li>`;
  const channels = [...groupedBy(mentions, ({ row }) => row.channel)]
    .filter(([channel]) => channel)
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, MOST_CHANNELS)
    .map(([channel, of]) => `${channel} ${of.length}`);
  const shown = mentions.slice(-MOST_MENTIONS).reverse();
  const days = groupedBy(shown, ({ row }) => row.date);
  const search = `${root}index.html?view=search&q=${encodeURIComponent(`"${name}"`)}`;
  return html`<p>${[...spellings, nameFacts(page, site)].join(" · ")} · <a href="${search}">${labels.search}</a></p>
<ul>${edge(labels.firstMention, mentions[0])}${edge(labels.lastMention, mentions[mentions.length - 1])}</ul>
${channels.length > 0 && html`<p>${channels.join(" · ")}</p>`}${[...days].map(
    ([day, of]) =>
      html`<h2>${formatDate(day, "full", locale)}</h2><ul>${of.map(
        ({ row, sentence }) =>
          html`<li>${row.channel && html`<strong>${row.channel}</strong> `}${link(row)}${
            sentence && html`<br>${sentence}`
          }</li>`,
      )}</ul>`,
  )}`;
}

/** @param {NamePage[]} names @param {Site} site */
export function nameList(names, site) {
  return html`<ul>${names.map(
    (page) =>
      html`<li><a href="../${addressOf(page.stem, ".html")}">${page.name}</a> ${[
        ...page.spellings,
        nameFacts(page, site),
      ].join(" · ")}</li>`,
  )}</ul>`;
}

/** For the viewer: {"names": [{"name", "page", "entries"}…]} as JSON. @param {NamePage[]} names */
export function nameIndex(names) {
  const list = names.map(({ name, stem, mentions }) => ({
    name,
    page: addressOf(stem, ".html"),
    entries: mentions.length,
  }));
  return `${JSON.stringify({ names: list })}\n`;
}
