// The search view of the widget: a field with results that appear while the user types. Loaded when such a widget is in
// view.

import { liveSearch } from "../engine/live-search.js";
import { filter, entryItem, make } from "./nodes.js";
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
  const { archive, settings, words, locale } = context;
  count += 1;
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
  form.addEventListener("submit", (event) => event.preventDefault());
  const status = make("p", "meta");
  status.setAttribute("role", "status");
  const results = make("ol", "entries");
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
      return;
    }
    try {
      const steps = liveSearch(archive, { ...filter(settings), query, limit: settings.limit }, { signal });
      const first = steps.next();
      before?.abort();
      for (let step = await first; !step.done; step = await steps.next()) show(query, step.value);
    } catch (error) {
      if (!signal.aborted) failed(/** @type {Error} */ (error));
    }
  }

  /** @param {string} query @param {import("../engine/types.d.ts").SearchResult} found */
  function show(query, { total, rows, tiers, complete }) {
    status.textContent = `${words.found(total)}${complete ? "" : ` ${words.searching}`}`;
    const items = rows.map((row) => entryItem(row, context, { query, date: dateText(row.date, locale) }));
    for (const tier of tiers) {
      items.push(make("li", "tier", words.tier(tier.kind, tier.label)));
      for (const row of tier.rows)
        items.push(entryItem(row, context, { query: tier.label, date: dateText(row.date, locale) }));
    }
    results.replaceChildren(...items.slice(0, settings.limit + tiers.length));
  }

  // Search also while a syllable is being composed.
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE_MS);
  });
  if (settings.query) await search();
  return [form, status, results];
}
