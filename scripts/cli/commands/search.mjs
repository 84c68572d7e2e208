// yoyak search
import { archiveAt } from "../archive/open.mjs";
import { dateFrom } from "../dates.mjs";
import { CliError, EXIT } from "../errors.mjs";
import { count, printable } from "../report.mjs";

const DEFAULT_LIMIT = 20;
/** An answer with more rows has no snippets (web/engine/types.d.ts), so longer lists are requested in parts. */
const PAGE = 64;
const SORTS = ["relevance", "newest", "oldest", "longest", "shortest"];

export const usage =
  "search DIR|SITE QUERY… [--channel NAME] [--topic NAME] [--after DATE] [--before DATE] [--sort ORDER] " +
  "[--limit N] [--json]";
export const help = `Finds entries. Every word must occur, also inside other words (모델 finds 언어모델을). If there are no
results, the search tries what you may have meant: initials (ㅅㅋㅇㄹ), the wrong keyboard layout (zmffhem), spacing,
particles, synonyms, some of the words, typing errors. The query can be a whole sentence.

  DIR            folder with Markdown digests (or one file), or with archive.json
  SITE           address of a published site or of its archive.json; loads only the parts that the search needs
  QUERY          words, "phrases", -exclusions, OR, and fields such as channel: topic: in: date: len: (docs/search.md).
                 Several arguments are one query. After --, arguments may begin with a dash:
                 yoyak search DIR -- 모델 -광고
  --channel NAME only this channel; may be repeated
  --topic NAME   only this topic; may be repeated
  --after DATE   from this day on (YYYY-MM-DD, included)
  --before DATE  up to this day (included)
  --sort ORDER   ${SORTS.join(", ")} (default: relevance)
  -n, --limit N  maximum number of results (default: ${DEFAULT_LIMIT})
  --config FILE  settings file to use instead of DIR/yoyak.config.json
  --json         print JSON:
                 {"total":n,"results":[{"id","digest","title","channel","topic","date","score","snippet"}]}.
                 "snippet" is plain text, "parts" is the same as [{"text","hit"}]. If no entry contains the words as
                 written, "results" and "total" belong to the first other reading of the query: each result has its
                 kind in "tier" and its text in "searched".
                 Also: "tiers" (all readings), "overviews", "suggestions", "facets", "notes", "problems"

The exit code is 0 even if nothing is found, and 3 if a part of the archive could not be read.

Examples:
  yoyak search digests 언어 모델
  yoyak search https://example.org/digests/ "언어 모델" --topic 기술-AI --json
`;
export const options = /** @type {const} */ ({
  channel: { type: "string", multiple: true },
  topic: { type: "string", multiple: true },
  after: { type: "string" },
  before: { type: "string" },
  sort: { type: "string" },
  limit: { type: "string", short: "n" },
  config: { type: "string" },
  json: { type: "boolean" },
});
/** @type {[number, number]} */
export const positionals = [2, Infinity];

/** @typedef {import("../../../web/engine/types.d.ts").Segment} Segment */
/** @typedef {import("../../../web/engine/types.d.ts").SearchRow} SearchRow */
/** @typedef {import("../../../web/engine/types.d.ts").SearchResult} SearchResult */
/** @typedef {import("../../../web/engine/types.d.ts").Archive} Archive */

/** @param {string | undefined} text */
function limitFrom(text) {
  if (text === undefined) return DEFAULT_LIMIT;
  if (!/^\d{1,9}$/.test(text))
    throw new CliError(EXIT.usage, `--limit ${text} is not a number of results.`, "use a whole number, 0 or more");
  return Number(text);
}

/**
 * Names as the archive writes them: composed (NFC), and with its upper and lower case if only the case differs. @param
 * {string} what
 * @param {string[] | undefined} wanted @param {string[]} known
 */
function namesFrom(what, wanted, known) {
  return wanted?.map((each) => {
    const name = each.normalize("NFC");
    if (known.includes(name)) return name;
    const alike = known.filter((other) => other.toLowerCase() === name.toLowerCase());
    if (alike.length === 1) return alike[0];
    process.stderr.write(`yoyak: there is no ${what} ${printable(name)} in this archive.\n`);
    return name;
  });
}

/** @param {Segment[] | undefined} parts */
const plain = (parts) => (parts ?? []).map(({ text }) => text).join("");

/** @param {SearchRow} row @param {{tier?: string, searched?: string}} [more] */
function resultOf({ id, digest, title, channel, topic, date, score, snippet, url, seconds, lacks }, more = {}) {
  return {
    id,
    digest,
    title,
    channel,
    topic,
    date,
    score,
    snippet: plain(snippet),
    parts: snippet ?? [],
    url,
    seconds,
    ...(lacks && { lacks }),
    ...more,
  };
}

/**
 * The answer with the requested number of rows.
 * @param {Archive} archive
 * @param {import("../../../web/engine/types.d.ts").SearchRequest} request
 * @param {number} limit
 * @returns {Promise<SearchResult>}
 */
async function answer(archive, request, limit) {
  const first = await archive.search({ ...request, limit: Math.min(limit, PAGE), tierLimit: limit });
  while (first.rows.length < Math.min(limit, first.total)) {
    const { rows } = await archive.search({
      ...request,
      limit: Math.min(limit - first.rows.length, PAGE),
      offset: first.rows.length,
      tiers: false,
    });
    if (rows.length === 0) break; // a part has become unreadable
    first.rows.push(...rows);
  }
  return first;
}

/** @param {SearchResult} result @param {number} limit */
export function toJson({ total, rows, overviews, tiers, suggestions, notes, problems, facets, complete }, limit) {
  const [tier] = total === 0 ? tiers : [];
  const some = (/** @type {import("../../../web/engine/types.d.ts").Facet[]} */ list) =>
    list.filter((facet) => facet.count > 0).sort((a, b) => b.count - a.count);
  return {
    total: tier ? tier.total : total,
    results: tier
      ? tier.rows.slice(0, limit).map((row) => resultOf(row, { tier: tier.kind, searched: tier.label }))
      : rows.map((row) => resultOf(row)),
    tiers: tiers.map(({ kind, label, total: found }) => ({ kind, searched: label, total: found })),
    overviews: {
      total: overviews.total,
      results: overviews.rows.slice(0, limit).map(({ id, title, topic, date, score, snippet }) => ({
        digest: id,
        title,
        topic,
        date,
        score,
        snippet: plain(snippet),
        parts: snippet,
      })),
    },
    suggestions,
    facets: {
      topics: some(facets.topics),
      channels: some(facets.channels),
      months: facets.months.filter((facet) => facet.count > 0),
    },
    notes,
    complete,
    problems,
  };
}

const TIERS = {
  address: "by the address",
  unfinished: "with the last syllable unfinished",
  initials: "by initial consonants",
  keyboard: "as typed on the other keyboard layout",
  marks: "without punctuation",
  particle: "without particles",
  spacing: "spaced differently",
  joint: "with other spacing between letters and digits",
  number: "with other spellings of numbers",
  name: "by names in the other script",
  synonym: "by synonyms",
  some: "for most of the words",
  slip: "with a letter changed",
};

/**
 * @param {ReturnType<typeof toJson>} found
 * @param {SearchResult} result
 * @param {string} query
 * @param {boolean} filtered
 * @param {boolean} colour
 */
function toText(found, result, query, filtered, colour) {
  const mark = (/** @type {Segment[] | undefined} */ parts, /** @type {string} */ otherwise) =>
    parts?.length
      ? parts.map(({ text, hit }) => (hit && colour ? `\x1b[1m${printable(text)}\x1b[0m` : printable(text))).join("")
      : printable(otherwise);
  const lines = [];
  const [first] = found.results;
  const rows = first && "tier" in first ? result.tiers[0].rows : result.rows;
  if (first && "tier" in first) {
    const { kind, label } = result.tiers[0];
    lines.push(
      `No entry contains these words as written. Searched ${TIERS[kind]}${label ? `: ${printable(label)}` : ""}`,
      "",
    );
  }
  found.results.forEach(({ title, channel, date, topic, snippet, url }, index) => {
    lines.push(mark(rows[index].titleParts, title), `  ${[channel, date, topic].map(printable).join(" · ")}`);
    if (rows[index].lacks?.length) lines.push(`  without ${rows[index].lacks.map(printable).join(", ")}`);
    if (snippet) lines.push(`  ${mark(rows[index].snippet, snippet)}`);
    if (url) lines.push(`  ${printable(url)}`);
    lines.push("");
  });
  if (found.total === 0) {
    lines.push(`No entry was found for ${printable(query)}.`);
    if (found.suggestions.length) lines.push(`Did you mean ${found.suggestions.map(printable).join(", ")}?`);
    else if (filtered) lines.push("Try again without --channel, --topic, --after and --before.");
  }
  for (const note of found.notes) lines.push(`Ignored, because it is not valid: ${printable(note)}`);
  const shown = found.results.length < found.total ? `, ${found.results.length} shown` : "";
  const days = found.overviews.results.map(({ digest }) => printable(digest)).join(", ");
  const overviews = found.overviews.total
    ? `; ${count(found.overviews.total, "overview")}${found.total ? "" : `: ${days}`}`
    : "";
  lines.push(`${count(found.total, "entry", "entries")}${shown}${overviews}`);
  for (const { kind, label, total } of result.tiers.slice(first && "tier" in first ? 1 : 0))
    lines.push(`${total} more ${TIERS[kind]}${label && kind !== "some" ? `: ${printable(label)}` : ""}`);
  return `${lines.join("\n")}\n`;
}

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [where, ...words] }) {
  const limit = limitFrom(values.limit);
  const [from, to] = [dateFrom("after", values.after), dateFrom("before", values.before)];
  if (from && to && from > to)
    throw new CliError(EXIT.usage, `--after ${from} is later than --before ${to}.`, "swap the two dates");
  if (values.sort !== undefined && !SORTS.includes(values.sort))
    throw new CliError(EXIT.usage, `there is no order ${values.sort}.`, `choose one of ${SORTS.join(", ")}`);
  const query = words.join(" ").normalize("NFC");
  const archive = await archiveAt(where, values);
  try {
    const channels = namesFrom(
      "channel",
      values.channel,
      archive.info.channels.map(({ name }) => name),
    );
    const topics = namesFrom(
      "topic",
      values.topic,
      archive.info.topics.map(({ name }) => name),
    );
    const result = await answer(archive, { query, from, to, channels, topics, sort: values.sort }, limit);
    const found = toJson(result, limit);
    const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;
    const filtered = [from, to, channels, topics].some((filter) => filter !== undefined);
    const text = values.json ? `${JSON.stringify(found, null, 1)}\n` : toText(found, result, query, filtered, colour);
    await new Promise((done) => process.stdout.write(text, done));
    for (const { file, code, message } of found.problems)
      process.stderr.write(`yoyak: ${printable(file)} is ${code} and was not searched. ${printable(message)}\n`);
    return found.problems.length ? EXIT.input : EXIT.ok;
  } finally {
    archive.dispose();
  }
}
