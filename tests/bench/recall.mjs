// Recall and precision of Yoyak against brute force.
// usage: node tests/bench/recall.mjs DIR [--queries N] [--seed N] [--rendered] [--json]
//   DIR         Markdown pages. The text of generated pages is read independently of Yoyak, that of others (--rendered)
//               from its HTML
// Ends with status 1 where an answer is not exactly that of brute force, and shows the first of them.

import { parseArgs } from "node:util";
import { openFiles, packInput } from "../../scripts/cli/archive/pack.mjs";
import { generatedDocuments, renderedDocuments } from "./documents.mjs";
import { makeQueries } from "./queries.mjs";
import { bruteForce, matches, passes } from "./reference.mjs";

/**
 * The selection that says what a filter says.
 * @param {import("./reference.mjs").Filter | null} filter
 */
export function selectionOf(filter) {
  const { topic, channel, from, to } = filter ?? {};
  return {
    ...(topic && { topics: [topic] }),
    ...(channel && { channels: [channel] }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

/**
 * @param {any} reader
 * @param {{ entries: any[], overviews: any[] }} documents
 * @param {import('./queries.mjs').Query[]} queries
 */
export async function compare(reader, { entries, overviews }, queries) {
  const classes = new Map();
  const wrong = [];
  /** @type {import('./queries.mjs').Query["wanted"] | null} */
  let literal = null;
  /** @type {number[]} */
  let truth = [];
  for (const query of queries) {
    const name = `${query.class}${query.filter ? ", filtered" : ""}`;
    const sums = classes.get(name) ?? { queries: 0, wanted: 0, found: 0, right: 0 };
    classes.set(name, sums);
    const { tier, wanted, filter } = query;
    if (literal !== wanted) {
      literal = wanted;
      truth = bruteForce(entries, wanted);
    }
    const inFilter = (/** @type {any[]} */ list) =>
      filter ? list.filter((/** @type {number} */ i) => passes(entries[i], filter)) : list;
    const keys = new Set(inFilter(truth).map((/** @type {number} */ i) => entries[i].key));
    const result = await reader.search({
      query: query.text,
      ...selectionOf(filter),
      limit: reader.info.entries,
      snippet: 0,
      tiers: Boolean(tier),
    });
    let rows = result.rows.map((/** @type {{ digest: any, id: any }} */ row) => `${row.digest}/${row.id}`);
    let total = result.total;
    if (tier) {
      // Help is offered where fewer than ten entries hold the query as it is typed, and lists twenty rows of an exact
      // total.
      const plain = inFilter(bruteForce(entries, { all: wanted.all })).length;
      if (total !== plain)
        wrong.push({ query: query.text, filter, what: `${total} literal hits, brute force ${plain}` });
      if (plain >= 10) continue;
      const help = result.tiers.find((/** @type {any} */ { kind }) => kind === tier);
      rows = (help?.rows ?? []).map((/** @type {{ digest: any, id: any }} */ row) => `${row.digest}/${row.id}`);
      total = help?.total ?? 0;
    }
    const right = rows.filter((/** @type {any} */ key) => keys.has(key)).length;
    const wrongRows = rows.length - right;
    sums.queries += 1;
    sums.wanted += keys.size;
    sums.found += total;
    sums.right += Math.min(keys.size, Math.max(0, total - wrongRows));
    if (
      total !== keys.size ||
      wrongRows > 0 ||
      new Set(rows).size !== rows.length ||
      (!tier && rows.length !== total)
    ) {
      const missing = tier ? [] : [...keys].filter((key) => !rows.includes(key)).slice(0, 3);
      wrong.push({
        query: query.text,
        filter,
        what: `${total} found, brute force ${keys.size}`,
        missing,
        extra: rows.filter((/** @type {any} */ key) => !keys.has(key)).slice(0, 3),
      });
    }
    if (!tier && !filter?.channel && !wanted.titleOnly) {
      const days = overviews.filter((one) => matches(one, wanted) && passes(one, filter ?? {})).length;
      if (result.overviews.total !== days)
        wrong.push({ query: query.text, filter, what: `${result.overviews.total} overviews, brute force ${days}` });
    }
  }
  const rows = [...classes].map(([name, { queries: asked, wanted, found, right }]) => ({
    class: name,
    queries: asked,
    matches: wanted,
    recall: wanted ? right / wanted : 1,
    precision: found ? right / found : 1,
  }));
  return { rows, wrong };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const {
    values,
    positionals: [folder],
  } = parseArgs({
    allowPositionals: true,
    options: {
      queries: { type: "string", default: "20" },
      seed: { type: "string", default: "7" },
      rendered: { type: "boolean" },
      json: { type: "boolean" },
    },
  });
  const { files } = await packInput(folder);
  const reader = await openFiles(files);
  const documents = values.rendered ? await renderedDocuments(reader) : generatedDocuments(folder);
  const { rows, wrong } = await compare(
    reader,
    documents,
    makeQueries(documents.entries, Number(values.queries), Number(values.seed)),
  );
  if (values.json) console.log(JSON.stringify({ rows, wrong }));
  else {
    console.table(rows);
    console.log(
      `${documents.entries.length} entries, ${documents.overviews.length} overviews; ${wrong.length} answers differ ` +
        `from brute force`,
    );
    for (const one of wrong.slice(0, 20)) console.log(JSON.stringify(one));
  }
  process.exit(wrong.length ? 1 : 0);
}
