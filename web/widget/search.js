// The search view of the widget: a field with results that appear while the user types. Loaded when such a widget is in
// view.

import { liveSearch } from "../engine/live-search.js";
import { entryItem, filter, make, siteChoice } from "./nodes.js";
import { dateText } from "./words.js";

/** @typedef {import("./nodes.js").Context} Context */

/** Shorter than the pause between two keys of a quick typist, so that each pause gets an answer. */
const PAUSE_MS = 80;

let count = 0;

/**
 * @param {Context} context
 * @param {(error: Error) => void} failed
 * @returns {Promise<Node[]>} drawn with the first answer if there is a query
 */
export async function drawSearch(context, failed) {
  const { sites, settings, words, locale } = context;
  count += 1;
  const { title } = sites.info.site;
  const field = /** @type {HTMLInputElement} */ (make("input", "field"));
  Object.assign(field, {
    type: "search",
    value: settings.query,
    autocomplete: "off",
    spellcheck: false,
    enterKeyHint: "search",
    id: `yoyak-field-${count}`,
  });
  const label = /** @type {HTMLLabelElement} */ (make("label", "label", words.search));
  label.htmlFor = field.id;
  const form = make("form", "search", label, field);
  form.setAttribute("role", "search");
  // Landmarks of one page need different names.
  form.setAttribute("aria-label", [words.search, title, count > 1 ? String(count) : ""].filter(Boolean).join(" "));
  form.addEventListener("submit", (event) => event.preventDefault());
  const status = make("p", "meta");
  status.setAttribute("role", "status");
  const results = make("ol", "entries");
  const choice = make("div", "");
  /** The site that is searched; null: all. @type {number | null} */
  let chosen = null;
  /** Entries by site, of the last search in all. */
  let counts = new Map();
  /** @type {AbortController | undefined} */
  let running;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  async function search() {
    const query = field.value.normalize("NFC").trim();
    const before = running;
    const { signal } = (running = new AbortController());
    if (!query) {
      before?.abort();
      status.textContent = "";
      results.replaceChildren();
      choice.replaceChildren();
      return;
    }
    try {
      const searched = chosen === null ? sites : sites.only(chosen);
      const steps = liveSearch(searched, { ...filter(settings), query, limit: settings.limit }, { signal });
      const first = steps.next();
      before?.abort();
      for (let step = await first; !step.done; step = await steps.next()) show(query, step.value);
    } catch (error) {
      if (!signal.aborted) failed(/** @type {Error} */ (error));
    }
  }

  /** The numbers change while the visitor types, the choice and its focus stay. */
  function showChoice() {
    const shown = choice.querySelectorAll(".count");
    const all = [...counts.values()].reduce((sum, each) => sum + each, 0);
    if (shown.length) {
      const numbers = [all, ...sites.open.map(({ index }) => counts.get(index) ?? 0)];
      shown.forEach((each, i) => (each.textContent = String(numbers[i])));
      return;
    }
    const made = siteChoice(context, counts, chosen, (site) => {
      chosen = site;
      void search();
    });
    if (made) choice.append(made);
  }

  /** @param {string} query @param {Awaited<ReturnType<import("./sites.js").Sites["search"]>>} found */
  function show(query, found) {
    const { total, rows, tiers, complete } = found;
    if (chosen === null) counts = found.counts;
    showChoice();
    status.textContent = `${words.found(total)}${complete ? "" : ` ${words.searching}`}`;
    const item = (/** @type {import("../engine/types.d.ts").SearchRow} */ row, /** @type {string} */ marks) =>
      entryItem(row, context, { query: marks, more: [dateText(row.date, locale)] });
    const items = rows.map((row) => item(row, query));
    for (const tier of tiers) {
      items.push(make("li", "tier", words.tier(tier.kind, tier.label)));
      for (const row of tier.rows) items.push(item(row, tier.label));
    }
    results.replaceChildren(...items.slice(0, settings.limit + tiers.length));
  }

  // Search also while a syllable is being composed.
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE_MS);
  });
  if (settings.query) await search();
  return [form, choice, status, results];
}
