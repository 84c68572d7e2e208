// Stories over days: of which one an entry is a part, and how many new entries one has. The site's build writes an
// index of all stories; it is loaded when somebody asks for the first time.

/** @typedef {import("./app.js").App} App */
/**
 * @typedef {{ key: string, page: string, title: string, days: number, dates: string[] }} Story key: what a follow
 *   keeps, the address of its page in the site · page: the whole address · dates: of its entries
 */

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

/** Files and single files of the user have no pages beside the viewer. @param {App} app */
export const hasPages = ({ archive, place }) => place.mode === "path" && !archive.own;

/** @param {App} app @returns {Promise<any>} null where there is none */
async function indexOf(app) {
  if (!hasPages(app)) return null;
  const { generation } = app.archive;
  let known = loaded.get(app);
  if (known?.generation !== generation) {
    known = { generation, index: load(app) };
    loaded.set(app, known);
  }
  return known.index;
}

/** @param {App} app @param {any} story as the index has it @returns {Story | null} */
function checked({ place }, story) {
  if (typeof story?.page !== "string" || typeof story.title !== "string") return null;
  const page = new URL(story.page, place.base);
  if (!page.href.startsWith(`${place.base}s/`)) return null;
  const dates = Array.isArray(story.dates) ? story.dates : [];
  return { key: page.href.slice(place.base.length), page: page.href, title: story.title, days: +story.days, dates };
}

/** @param {App} app @param {{ digest: string, id: string }} row @returns {Promise<Story | null>} */
export async function storyOf(app, { digest, id }) {
  const index = await indexOf(app);
  const entries = index?.entries ?? {};
  return checked(app, index?.stories?.[Object.hasOwn(entries, `${digest}/${id}`) ? entries[`${digest}/${id}`] : -1]);
}

/** Whether there are any. @param {App} app */
export const anyStories = async (app) => (await indexOf(app))?.stories?.length > 0;

/** The story with this address of its page in the site. @param {App} app @param {string} key */
export async function storyAt(app, key) {
  const index = await indexOf(app);
  for (const each of Array.isArray(index?.stories) ? index.stories : []) {
    const story = checked(app, each);
    if (story?.key === key) return story;
  }
  return null;
}
