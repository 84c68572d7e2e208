// Stories over days: the list of them, and one with its entries. Loaded where a widget shows them.

import { besideAddress, Stories } from "../engine/stories.js";
import { anchor, entryItem, make } from "./nodes.js";
import { mark, siteBase } from "./sites.js";
import { dateText } from "./words.js";

/** @typedef {import("./nodes.js").Context} Context */

/** A site whose build wrote no file of stories has none. @param {import("./sites.js").Site} site */
const storiesOf = ({ src, archive }) => new Stories(archive, besideAddress(src), async () => []);

/** @param {Context} context @returns {Promise<Node[]>} */
export async function drawStories({ sites, settings, locale, words }) {
  const found = await sites.all((site) => storiesOf(site).list());
  const rows = found.flatMap(({ site, value }) => value.map((story) => ({ site, story })));
  rows.sort((a, b) => (a.story.to < b.story.to ? 1 : a.story.to > b.story.to ? -1 : 0));
  const items = rows.slice(0, settings.limit).map(({ site, story }) => {
    const page = `${siteBase(site.src)}s/${encodeURIComponent(story.id)}.html`;
    const facts = [`${dateText(story.from, locale)} – ${dateText(story.to, locale)}`, words.entries(story.entries)];
    return make("li", "entry", anchor(story.title, page, "entry-title"), make("p", "meta", facts.join(" · ")));
  });
  return items.length ? [make("ol", "entries", ...items)] : [make("p", "meta", words.noStories)];
}

/** @param {Context} context @returns {Promise<Node[]>} */
export async function drawStory(context) {
  const { sites, settings, locale } = context;
  const [{ site, value }] = await sites.all((each) => storiesOf(each).story(settings.story));
  const items = value.entries.map((row) => {
    mark(row, site);
    const news = row.news ? make("p", "snippet", row.news) : null;
    return entryItem(row, context, { more: [dateText(row.date, locale)], body: news });
  });
  return [make("header", "header", make("h2", "title", value.title)), make("ol", "entries", ...items)];
}
