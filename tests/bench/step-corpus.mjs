// Real pages: recall against brute force over what the rendered pages show, known-item search, and what leads to the
// entries that overviews cite. usage: node tests/bench/step-corpus.mjs FOLDER ARCHIVE ASKED QUERIES
//   Packs FOLDER into ARCHIVE for the browser steps, and writes its documents to ARCHIVE.json for other engines.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openFiles, packInput } from "../../scripts/cli/archive/pack.mjs";
import { describedEntries, measure } from "./citations.mjs";
import { markdownBytes, renderedDocuments } from "./documents.mjs";
import { knownItems } from "./known-item.mjs";
import { makeQueries } from "./queries.mjs";
import { compare } from "./recall.mjs";
import { askedQueries } from "./score.mjs";

const [folder, archive, asked, count] = process.argv.slice(2);
const { files } = await packInput(folder);
rmSync(archive, { recursive: true, force: true });
rmSync(asked, { force: true });
for (const [name, content] of files) {
  mkdirSync(dirname(join(archive, name)), { recursive: true });
  writeFileSync(join(archive, name), content);
}
const reader = await openFiles(files);
const documents = await renderedDocuments(reader);
askedQueries(asked, () => documents.entries);
writeFileSync(`${archive}.json`, JSON.stringify(documents));
const { rows, wrong } = await compare(reader, documents, makeQueries(documents.entries, Number(count)));
const { items, first, ten } = await knownItems(reader, documents.entries, 500);
const described = await describedEntries(reader);
/** As `citations.mjs` without options. */
const citations = (await measure(reader, described, 11)).rows;
console.log(
  JSON.stringify({
    digests: documents.overviews.length,
    entries: documents.entries.length,
    bytes: [...files.values()].reduce((sum, file) => sum + file.length, 0),
    manifest: files.get("archive.json")?.length ?? 0,
    markdown: markdownBytes(folder),
    exact: rows,
    wrong: wrong.slice(0, 20),
    wrongs: wrong.length,
    known: { items, first, ten },
    citations,
  }),
);
