// Of which story over days an entry is a part. The site's build writes an index of all stories; it is loaded when
// somebody asks for the first time.

/** @typedef {import("./app.js").App} App */
/** @typedef {{ page: string, title: string, days: number }} Story page: its address */

/** @type {WeakMap<App, { generation: number, index: Promise<any> }>} */
const loaded = new WeakMap();

/** @param {App} app */
async function load({ place }) {
  try {
    const answer = await fetch(new URL("s/stories.json", place.base));
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // it is an extra
  }
}

/**
 * Files of the user have no pages of stories.
 * @param {App} app @param {{ digest: string, id: string }} row @returns {Promise<Story | null>}
 */
export async function storyOf(app, { digest, id }) {
  const { archive, place } = app;
  if (place.mode !== "path" || archive.own) return null;
  let known = loaded.get(app);
  if (known?.generation !== archive.generation) {
    known = { generation: archive.generation, index: load(app) };
    loaded.set(app, known);
  }
  const index = await known.index;
  const entries = index?.entries ?? {};
  const story = index?.stories?.[Object.hasOwn(entries, `${digest}/${id}`) ? entries[`${digest}/${id}`] : -1];
  if (typeof story?.page !== "string" || typeof story.title !== "string") return null;
  const page = new URL(story.page, place.base);
  return page.href.startsWith(place.base) ? { page: page.href, title: story.title, days: Number(story.days) } : null;
}
