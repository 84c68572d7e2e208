// Pages of stories: entries of several days that tell of the same, oldest first, each with what is new in it. The core
// finds them and chooses the sentences. A story keeps its address when a day is added.
import { formatDate } from "../../../web/lib/format.js";
import { html } from "../html.mjs";
import { addressOf } from "./all-feeds.mjs";
import { pageAddress } from "./article.mjs";
import { groupedBy } from "./lists.mjs";
import { labelsFor, localeFor } from "./labels.mjs";
import { isFileName } from "./names.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */
/** @typedef {import("../../../web/engine/story-entries.js").ToldStory & {stem: string}} StoryPage */

/** With `stem`, the file name in the site without its ending. @param {ToldStory[]} stories @returns {StoryPage[]} */
export const storyPages = (stories) => stories.map((story) => ({ ...story, stem: `s/${story.id}` }));

/** @typedef {import("../../../web/engine/story-entries.js").ToldStory} ToldStory */

/** @param {StoryPage} story @param {Site} site */
export function storyFacts({ entries }, site) {
  const labels = labelsFor(site.language);
  const locale = localeFor(site.language);
  const days = new Set(entries.map(({ row }) => row.date)).size;
  const [from, to] = [entries[0].row.date, entries[entries.length - 1].row.date];
  const time = labels.week(formatDate(from, "long", locale), formatDate(to, "long", locale));
  return [time, labels.days(days), labels.count.items(entries.length)].join(" · ");
}

/**
 * What the page of a story shows: its days, and what was new on each.
 * @param {StoryPage} story @param {Site} site @param {string} root address of the site's root, with a slash at its end
 */
export function storyContent(story, site, root) {
  const labels = labelsFor(site.language);
  const locale = localeFor(site.language);
  const days = groupedBy(story.entries, ({ row }) => row.date);
  const entry = (/** @type {StoryPage["entries"][0]} */ { row, news }) => {
    const title = row.title || row.date;
    const address = `${root}${pageAddress(row.digest)}#${encodeURIComponent(row.id)}`;
    return html`<li>${isFileName(row.digest) ? html`<a href="${address}">${title}</a>` : title}${
      row.channel && ` ${row.channel}`
    }${news && html`<br>${news}`}</li>`;
  };
  // Following is the viewer's: it follows the story that an address names, and shows what has the words of the story.
  const words = encodeURIComponent(story.words.join(" "));
  const page = encodeURIComponent(addressOf(story.stem, ".html"));
  const search = `${root}index.html?view=search&q=${words}&follow=${page}`;
  return html`<p>${storyFacts(story, site)}</p><p><a href="${search}">${labels.followStory}</a> · <a
href="${root}${addressOf(story.stem, ".xml")}">Atom</a> · <a href="${root}${addressOf(
    story.stem,
    ".json",
  )}">JSON</a></p>${[...days].map(
    ([day, entries]) => html`<h2>${formatDate(day, "full", locale)}</h2><ul>${entries.map(entry)}</ul>`,
  )}`;
}
