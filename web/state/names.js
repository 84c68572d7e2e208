// The names that a site's entries mark: people, companies, subjects. The site's build writes a list of them; it is
// loaded when filters ask for it.

import { hasPages } from "./stories.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {{ name: string, page: string, entries: number }} Name page: the whole address of its page */

/** @type {WeakMap<App, { generation: number, names: Promise<Name[]> }>} */
const loaded = new WeakMap();

/** @param {App} app @returns {Promise<Name[]>} */
async function load({ place }) {
  try {
    const answer = await fetch(new URL("n/names.json", place.base));
    const list = answer.ok ? (await answer.json()).names : [];
    return (Array.isArray(list) ? list : []).flatMap((each) => {
      if (typeof each?.name !== "string" || typeof each.page !== "string") return [];
      const page = new URL(each.page, place.base).href;
      return page.startsWith(`${place.base}n/`) ? [{ name: each.name, page, entries: Number(each.entries) }] : [];
    });
  } catch {
    return []; // it is an extra
  }
}

/** Those that most entries name first. Files of the user have none. @param {App} app @returns {Promise<Name[]>} */
export async function namesOf(app) {
  if (!hasPages(app)) return [];
  const { generation } = app.archive;
  let known = loaded.get(app);
  if (known?.generation !== generation) {
    known = { generation, names: load(app) };
    loaded.set(app, known);
  }
  return known.names;
}

/** The name as a part of a query: the entries that contain it. @param {string} name */
const phrase = (name) => `"${name.replaceAll('"', "")}"`;

/** Whether a query asks for a name. @param {string} q @param {string} name */
export const asksFor = (q, name) => ` ${q} `.includes(` ${phrase(name)} `);

/** The query with a name, or without it where it asks for it. @param {string} q @param {string} name */
export function toggledName(q, name) {
  if (!asksFor(q, name)) return `${q} ${phrase(name)}`.trim();
  return ` ${q} `.replace(` ${phrase(name)} `, " ").trim();
}
