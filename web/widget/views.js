// The views of the widget as nodes: what is inside its frame. Search has a file of its own.

import { names } from "./attributes.js";
import { anchor, entryItem, filter, make, metaLine, pageLink, rendered, siteChoice } from "./nodes.js";
import { siteOf } from "./sites.js";
import { dateText } from "./words.js";

/** @typedef {import("./nodes.js").Context} Context */
/** @typedef {import("./nodes.js").EntryRow} EntryRow */
/** @typedef {import("./nodes.js").Settings} Settings */

/**
 * @param {Context} context @param {(error: Error) => void} failed
 * @returns {Promise<Node[]>}
 */
export async function drawView(context, failed) {
  const { view, digest, entry } = context.settings;
  if (view === "list") return drawList(context, failed);
  if (view === "related") {
    if (!digest || !entry) throw Object.assign(new Error("related needs digest and entry."), { code: "no-entry" });
    return drawRelated(context, { digest, entry });
  }
  if (view === "story" || view === "stories") {
    const { drawStories, drawStory } = await import("./stories.js");
    if (view === "stories") return drawStories(context);
    if (!context.settings.story) throw Object.assign(new Error("story needs the id of a story."), { code: "no-entry" });
    return drawStory(context);
  }
  if (view === "top") return orEmpty(context, drawTop);
  if (view === "search") {
    const { drawSearch } = await import("./search.js");
    return drawSearch(context, failed);
  }
  return orEmpty(context, (wanted) => digestNodes(context, wanted, view === "digest"));
}

/** @param {Context} context @param {(error: Error) => void} failed @returns {Promise<Node[]>} */
async function drawList(context, failed) {
  const list = make("div", "list");
  const all = await rows(context);
  const choice = siteChoice(context, all.counts, null, (site) => {
    rows({ ...context, sites: site === null ? context.sites : context.sites.only(site) }).then(
      (chosen) => list.replaceChildren(...days(chosen.rows, context)),
      failed,
    );
  });
  list.append(...days(all.rows, context));
  return choice ? [choice, list] : [list];
}

/** @param {Context} context */
function rows({ sites, settings }) {
  const query = settings.query.trim();
  const wanted = { ...filter(settings), limit: settings.limit };
  return query ? sites.search({ ...wanted, query, sort: "newest", tiers: false }) : sites.select(wanted);
}

/** Entries under their days. @param {EntryRow[]} found newest first @param {Context} context @returns {Node[]} */
function days(found, context) {
  const { locale, words, settings } = context;
  if (!found.length) return [make("p", "meta", words.empty)];
  /** @type {Node[]} */
  const nodes = [];
  let day = "";
  for (const row of found) {
    if (row.date !== day) {
      day = row.date;
      nodes.push(make("h2", "meta", dateText(day, locale)), make("ol", "entries"));
    }
    /** @type {HTMLElement} */ (nodes.at(-1)).append(entryItem(row, context, { query: settings.query.trim() }));
  }
  return nodes;
}

/**
 * Of a digest, by default the newest matching one. Where none matches, a line that says so.
 * @param {Context} context
 * @param {(wanted: import("../engine/types.d.ts").PageRequest, context: Context) => Promise<Node[]>} drawn
 * @returns {Promise<Node[]>}
 */
async function orEmpty(context, drawn) {
  const { settings, words } = context;
  const { channels, ...choice } = filter(settings);
  const wanted = settings.digest ? { digest: settings.digest } : choice;
  try {
    return await drawn(wanted, context);
  } catch (error) {
    if (settings.digest || /** @type {any} */ (error).code !== "not-found") throw error;
    return [make("p", "meta", words.empty)];
  }
}

/**
 * A digest: the titles of its entries, or all their text.
 * @param {Context} context @param {import("../engine/types.d.ts").PageRequest} wanted
 * @param {boolean} whole with the text of the entries @param {number} [site]
 * @returns {Promise<Node[]>}
 */
export async function digestNodes(context, wanted, whole, site) {
  const { sites, settings, words } = context;
  const page = await sites.page({ ...wanted, labels: { image: words.image } }, site);
  const { info, overview, entries } = page;
  const bodies = new Map(info.entryList.map((row, i) => [row, entries[i].html]));
  const target = { site: page.site, digest: info.id };
  const text = rendered(overview);
  text.setAttribute("part", "overview");
  text.dataset.digest = info.id;
  text.dataset.site = String(page.site);
  const list = whole
    ? channelRows(info.entryList, settings)
    : channelRows(info.entryList, settings).slice(0, settings.limit);
  const items = list.map((row) =>
    entryItem(row, context, whole ? { body: rendered(bodies.get(row) ?? ""), heading: true } : {}),
  );
  return [digestTitle(info, context, target), ...(overview ? [text] : []), make("ol", "entries", ...items)];
}

/**
 * @param {import("../engine/types.d.ts").DigestInfo} info @param {Context} context
 * @param {{site: number, digest: string}} target
 */
function digestTitle({ date, headline, topic }, { sites, locale }, target) {
  const title = pageLink(`${dateText(date, locale)} ${headline || topic}`, "", sites, target);
  return make("header", "header", make("h2", "title", title));
}

/**
 * The entries of a digest that count most, and why.
 * @param {import("../engine/types.d.ts").PageRequest} wanted @param {Context} context
 * @returns {Promise<Node[]>}
 */
async function drawTop(wanted, context) {
  const { sites, settings, words } = context;
  const { info, top = [], site } = await sites.page({ ...wanted, top: true }, undefined);
  const shown = new Set(channelRows(info.entryList, settings));
  const items = top
    .filter(({ entry, citations, related }) => citations + related > 0 && shown.has(info.entryList[entry]))
    .slice(0, settings.limit)
    .map(({ entry, citations, related }) => {
      const why = [citations ? words.cited(citations) : "", related ? words.similar(related) : ""];
      return entryItem(info.entryList[entry], context, { more: why });
    });
  return [
    digestTitle(info, context, { site, digest: info.id }),
    items.length ? make("ol", "entries", ...items) : make("p", "meta", words.noTop),
  ];
}

/** @template {EntryRow} T @param {T[]} all @param {Settings} settings @returns {T[]} */
function channelRows(all, { channel }) {
  const wanted = names(channel);
  return wanted.length ? all.filter((row) => wanted.includes(row.channel)) : all;
}

/**
 * Entries that tell the same story.
 * @param {Context} context @param {{digest: string, entry: string}} entry
 * @returns {Promise<Node[]>}
 */
async function drawRelated(context, entry) {
  const { sites, settings, locale, words } = context;
  const found = await sites.related(entry);
  /** @type {Node[]} */
  const nodes = [];
  let left = settings.limit;
  for (const kind of /** @type {const} */ (["sameDay", "earlier", "later"])) {
    const shown = found[kind].slice(0, left);
    left -= shown.length;
    if (!shown.length) continue;
    const items = shown.map((row) => {
      const day = kind === "sameDay" ? "" : dateText(row.date, locale);
      return entryItem(row, context, { more: [day, row.words.join(", ")] });
    });
    nodes.push(make("h2", "meta", words[kind]), make("ol", "entries", ...items));
  }
  return nodes.length ? nodes : [make("p", "meta", words.noRelated)];
}

/**
 * One entry with its text.
 * @param {Context} context @param {{site: number, digest: string, entry: string, query: string}} target
 * @returns {Promise<Node[]>}
 */
export async function entryNodes(context, { site, digest, entry, query }) {
  const { sites, locale, words } = context;
  const levels = { overview: 3, entry: 3 };
  const wanted = { digest, levels, labels: { image: words.image }, ...(query ? { query } : {}) };
  const { info, entries } = await sites.page(wanted, site);
  const at = info.entryList.findIndex((row) => row.id === entry);
  if (at < 0) throw Object.assign(new Error(`There is no entry ${entry} in ${digest}.`), { code: "not-found" });
  const row = info.entryList[at];
  const body = rendered(entries[at].html);
  Object.assign(body.dataset, { digest, site: siteOf(row) });
  return [
    make("header", "header", make("h2", "title", row.title)),
    metaLine(row, words, dateText(info.date, locale)),
    body,
    ...(row.url ? [make("p", "meta", anchor(words.source, row.url, "source"))] : []),
  ];
}
