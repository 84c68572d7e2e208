// What the report says of targets that are not reached: a number beside the row, and a note under the table.

/** @typedef {import("./report.mjs").Row} Row */

/**
 * Written by hand: why a target is not reached, what was tried, and the best point. Shown for the rows that miss
 * theirs, in this order. @type {[RegExp, string][]}
 */
const NOTES = [
  [
    /^Markdown/,
    "**Speed of rendering.** The renderer is md4c with a policy for addresses and a writer of safe HTML. The fastest " +
      "peer is compiled C too, so twice its speed would need another parser.",
  ],
  [
    /^Known item/,
    "**Known items.** Nearly all that are not first are of programmes with a title for each day, such as market " +
      "reports: the three words (the programme, its host) are in the titles of several days, and the newest comes " +
      "first. Nothing in the query tells them apart. Other samples of 500 gave 96.0 and 96.2 %.",
  ],
  [
    /^Bytes to the first/,
    "**Bytes and requests of a first search.** `reader.wasm` alone has 172 KB, more than all that Pagefind " +
      "loads for a small site. docs/size.md lists what was tried: a module that only searches saves 17 KB, " +
      "because excerpts need the renderer; two modules, divided by what runs first, take 140 and 34 KB; a " +
      "parser of our own for JSON saves 4 KB. From 18,250 digests on, Yoyak loads fewer bytes. A result costs " +
      "one request for its text, in both engines. Pagefind reads one index for a word; Yoyak reads one of each " +
      "partition (a month, or a year), so that a new day does not rewrite the others. That is the rest of the " +
      "difference. Tried: larger gaps between ranges of one request (real pages: 1 KB 42.2 KB in 17, 4 KB 42.7 " +
      "in 16, 8 KB 47.2 in 15, 16 KB 57.9 in 14); heads of older partitions in one file (3 requests less with " +
      "five partitions); one partition for a small archive (2 requests and 14 KB less, but then a new day " +
      "rewrites all); excerpts of overviews after the first page (up to 3 requests less, used). Where Pagefind " +
      "needs fewer requests on the real pages, it also shows fewer results.",
  ],
  [
    /^Archive, divided/,
    "**Size of the archive.** The index has every suffix of every word. Generated words are invented, so that " +
      "suffixes are hardly shared; on real pages the archive is smaller than its Markdown. Tried: fewer and larger " +
      "partitions (11 instead of 41: 234 instead of 239 MB).",
  ],
  [
    /^Bytes per further/,
    "**A further search.** It reads a block of each partition's index, for rows of ten texts. With 41 partitions a " +
      "first search took 136 requests, with 11 it took 45. The figures are of 11: a year of five digests a day in " +
      "one file of 19 MB. Such a year is now two files, none of them over 16 MB. Excerpts of overviews now load later.",
  ],
  [
    /^Growth/,
    "**Growth.** Heads name the channel of each entry and the date of each digest, about 5 bytes a digest, so that " +
      "filters and counts need no other request; and each partition has its own index. Both grow in proportion to " +
      "the archive, with a small factor. Only one index over all old partitions would grow with the logarithm; a new " +
      "month would then rewrite it.",
  ],
  [
    /^reader.wasm/,
    "**Size of the module.** docs/size.md lists its parts and what was tried. Search (66 KB before compression), the " +
      "renderer with md4c (85 KB) and the answers (85 KB) are each needed for a first page of results.",
  ],
  [
    /^Query with everything|^The same with excerpts/,
    "**Time of a search.** Other work took the processors during this run; compare with the plain scan beside it. A " +
      "run with less of it gave 3.4 ms at the 95th percentile. All tiers with excerpts take longest for short words " +
      "with punctuation: other readings of them are in most entries, and each is counted to the end.",
  ],
  [
    /^Filter/,
    "**Filters.** The scan hands out objects that lie in the page already. Yoyak writes fifty rows and all facets as " +
      "JSON, which the page reads: that is nearly all of its time, and it does not grow with the archive.",
  ],
  [
    /^Packing/,
    "**Packing.** The index holds every suffix of every word, so that parts of words are found, and the positions of " +
      "words, for phrases; Pagefind keeps whole words. Memory: the packer holds all pages as digests, because ids, " +
      "names and relations are decided for the whole folder, and each thread holds one partition. With quarters of a " +
      "year it was 1.05 GB, but a first search took 136 requests instead of 45. `yoyak build --partition` packs them " +
      "one by one.",
  ],
  [
    /^Single file/,
    "**The single file.** It has the whole archive in Base64, which adds a third, with its index. Texts alone, " +
      "without an index, would be 1.5 MB of it. A search by scanning, which would make the index unnecessary, exists " +
      "for verification only (`wasm/search/index/scan.hpp`). Searching with it has not been tried.",
  ],
  [
    /^Ten years/,
    "**Ten years on GitHub Pages.** The archive takes a fifth; the rest are prerendered pages, each with " +
      "the text of its digest as HTML and 12 KB of styles and frame, and pages of months, weeks and names.",
  ],
  [
    /^Bytes that the tier/,
    "**Some of the words.** At most six words are looked up in each of the eleven partitions, a block of about 3 KB " +
      "each, and ten rows need their texts. Fewer words find fewer of the cited entries (docs/search.md). One index " +
      "over all old partitions would be read once for each word.",
  ],
];

/** @param {Row} row the number of its note; 0: none */
const noteOf = ({ what }) => NOTES.findIndex(([pattern]) => pattern.test(what)) + 1;

/** The notes that rows refer to. @param {Row[]} rows */
export function notes(rows) {
  const missed = rows.filter(({ reached, target }) => target && reached === false);
  const said = NOTES.flatMap(([, text], n) =>
    missed.some((row) => noteOf(row) === n + 1) ? [`${n + 1}. ${text}`] : [],
  );
  return said.length ? `### What is not reached, and what was tried\n\n${said.join("\n\n")}\n\n` : "";
}

/** @param {Row} row */
export function verdict(row) {
  if (!row.target) return "";
  if (row.reached === null) return "not measured";
  if (row.reached) return "reached";
  const note = noteOf(row);
  return note ? `not reached, note ${note}` : "**not reached**";
}
