// From a folder to an archive in memory. Nothing is parsed here: files go into packer.wasm, results come out;
// reader.wasm opens an existing archive.
import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import { MemorySource } from "../../../web/engine/sources/memory.js";
import * as packing from "../../../web/engine/packing.js";
import { Reader } from "../../../web/engine/reader.js";
import { distFile } from "../dist.mjs";
import { CliError, EXIT } from "../errors.mjs";
import { isBundle, pagesIn } from "./bundle.mjs";
import { archiveFolder, findPages, findConfig, localFiles, readInput, readLocalFile } from "./input.mjs";
import { KnownPages } from "./known-pages.mjs";
import { packParts } from "./pack-parts.mjs";
import { readSettings } from "./settings.mjs";
import { progress } from "../progress.mjs";
import { printable } from "../report.mjs";
import { languageOf } from "../repository.mjs";

/** @typedef {import("../../../web/engine/packer.js").CheckResult} CheckResult */
/** @typedef {import("../../../web/engine/reader.js").Reader} OpenReader */
/** @typedef {import("./settings.mjs").Settings} Settings */
/** @typedef {ReturnType<import("../../../web/engine/packer.js").Packer["contents"]>} Contents */

/** Names of files that pages refer to, in the folder f of a site. */
const LOCAL_FILE = /^[0-9a-z]+\.[0-9a-z]+$/;

/**
 * Feeds every page under `input` to a packer and reads them. The caller disposes of the packer.
 * @param {string} input
 * @param {{config?: string | undefined, settings?: Uint8Array | undefined, url?: string, today?: string | undefined,
 *   known?: KnownPages | undefined}} [options] `settings`: instead of a file's; `url`: the site's address, instead of
 *   the settings'; `today`: to report pages of later days
 * @returns {Promise<{packer: import("../../../web/engine/packer.js").Packer, check: CheckResult, pages: number,
 *   config: string | null, settings: Settings, files: Map<string, Uint8Array>}>} config: the file used; files: those
 *   that pages refer to
 */
export async function readPages(input, { config, settings, url, today, known } = {}) {
  const { root, paths: found, outside, unusable } = findPages(input);
  // One file that holds many digests counts as a folder of pages, beside which nothing else is.
  const bundled = found.length === 1 && isBundle(input) ? await pagesIn(readInput(input), input) : null;
  const paths = bundled?.map(({ path }) => path) ?? found;
  for (const path of outside)
    process.stderr.write(`yoyak: ${printable(path)} was ignored, because it is a link to a place outside ${input}.\n`);
  for (const { path, why } of unusable) process.stderr.write(`yoyak: ${printable(path)} was left out: ${why}\n`);
  if (paths.length === 0) {
    throw new CliError(
      EXIT.input,
      `${input} contains no Markdown files.`,
      "name a folder with .md files, such as 2025-12-01-topic.md",
    );
  }
  const file = settings ? null : findConfig(root, config);
  const bytes = settings ?? file?.bytes ?? null;
  const { settings: own, warnings } = file ? readSettings(file.bytes, file.path) : { settings: {}, warnings: [] };
  for (const warning of warnings) process.stderr.write(`yoyak: ${printable(warning)}\n`);
  const all = bytes ? [bytes] : [];
  // Last, so that an error in the settings names its place in the file.
  const members = settings
    ? { url, today }
    : {
        url: url ?? own.url,
        today,
        language: own.language ?? (bundled ? languageOf(sampleOf(bundled)) : guess(root, paths)),
      };
  if (Object.values(members).some((each) => each !== undefined)) all.push(withMembers(bytes, members));
  known?.under([bytes && Buffer.from(bytes).toString("base64"), { ...members, today: undefined }]);
  const bar = progress("reading");
  const { packer, check, files } = await packing.readPages(
    bundled?.map(({ path, bytes: page }) => ({ path, read: () => page })) ??
      paths.map((path) => ({ path, read: () => readInput(join(root, path)) })),
    {
      wasm: distFile("packer.wasm"),
      settings: all,
      at: (done, total) => bar.at(done, total),
      file: (path) => readLocalFile(root, path),
      list: () => localFiles(root),
      ...(known ? { known: (path, page) => known.facts(path, page) } : {}),
    },
  );
  bar.done();
  return { packer, check, pages: paths.length, config: file?.path ?? null, settings: own, files };
}

/** Pages, and bytes of each, that are enough to know the language. */
const SAMPLE = { pages: 50, bytes: 20_000 };

/** The language of the newest pages by name. @param {string} root @param {string[]} paths */
export function guess(root, paths) {
  const decoder = new TextDecoder();
  return languageOf(
    paths.slice(-SAMPLE.pages).map((path) => decoder.decode(beginning(join(root, path), SAMPLE.bytes))),
  );
}

/** The same of pages in memory. @param {import("./input.mjs").Page[]} pages */
function sampleOf(pages) {
  const decoder = new TextDecoder();
  return pages.slice(-SAMPLE.pages).map(({ bytes }) => decoder.decode(bytes.subarray(0, SAMPLE.bytes)));
}

/** @param {string} path @param {number} length in bytes */
function beginning(path, length) {
  const bytes = Buffer.alloc(length);
  let file;
  try {
    file = openSync(path, "r");
    return bytes.subarray(0, readSync(file, bytes, 0, length, 0));
  } catch {
    return bytes.subarray(0, 0); // whoever needs the page reports it
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * The day in UTC, which SOURCE_DATE_EPOCH (seconds) may set: then the same input gives the same output on any day.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function today(env = process.env) {
  const seconds = /^\d+$/.test(env.SOURCE_DATE_EPOCH ?? "") ? Number(env.SOURCE_DATE_EPOCH) : NaN;
  return new Date(Number.isFinite(seconds) ? seconds * 1000 : Date.now()).toISOString().slice(0, 10);
}

/**
 * The settings with other members.
 * @param {Uint8Array | null} bytes @param {Record<string, string | undefined>} members
 */
function withMembers(bytes, members) {
  const given = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
  let settings = {};
  try {
    if (bytes) settings = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // The packer reports the error with its place.
  }
  return new TextEncoder().encode(JSON.stringify({ ...settings, ...given }));
}

/** @param {CheckResult} check @param {string} input */
export function requireDigests(check, input) {
  if (check.digests > 0) return;
  const why = check.unpublished > 0 ? ` (${check.unpublished} unpublished)` : "";
  throw new CliError(
    EXIT.input,
    `no digests were found in ${input}${why}.`,
    "a digest is a Markdown page with a date in its name, path or front matter; yoyak check lists what each page lacks",
  );
}

/**
 * An archive's files by name, archive.json among them, and what reading the pages gave (null for an archive from disk).
 * @param {string} input
 * @param {{config?: string | undefined, settings?: Uint8Array | undefined, url?: string, today?: string,
 *   jobs?: number, earlier?: import("./pack-parts.mjs").Earlier | null, contents?: boolean,
 *   kept?: import("./known-pages.mjs").Kept}} [options] contents: whether they are wanted · kept: what the last build
 *   said of pages, and what this one says; with contents only
 * @returns {Promise<{files: Map<string, Uint8Array>, check: CheckResult | null, parts:
 *   import("../../../web/engine/packing.js").Part[], packed: number, config?: string | null,
 *   settings?: Settings, contents?: Contents}>}
 */
export async function packInput(input, options = {}) {
  const folder = archiveFolder(input);
  if (folder) return { files: archiveFiles(folder), check: null, parts: [], packed: 0 };
  const known = options.kept && new KnownPages(options.kept);
  const { packer, check, config, settings, files } = await readWanted(input, { ...options, known });
  try {
    requireDigests(check, input);
    const contents = options.contents ? packer.contents() : [];
    known?.keep(packer, contents);
    const { parts, packed } = await packParts(packer, options);
    return { files: packing.archiveOf(packer, parts, files), check, parts, packed, config, settings, contents };
  } finally {
    packer.dispose();
  }
}

/**
 * Reads pages, those that are known and of which nothing else is needed by what is known of them alone.
 * @param {string} input
 * @param {Parameters<typeof readPages>[1] & {earlier?: import("./pack-parts.mjs").Earlier | null}} options
 */
async function readWanted(input, options) {
  for (;;) {
    const read = await readPages(input, options);
    if (!options.known) return read;
    const { packer } = read;
    const todo = packer.plan().filter((plan) => !options.earlier?.find(plan));
    const wanted = packer.wanted(todo.map(({ id }) => id));
    if (wanted.length === 0) return read;
    packer.dispose();
    options.known.want(wanted);
  }
}

/** @param {string} folder */
function archiveFiles(folder) {
  const files = new Map([["archive.json", readInput(join(folder, "archive.json"))]]);
  for (const [below, wanted] of /** @type {[string, RegExp][]} */ ([
    ["f", LOCAL_FILE],
    ["p", /\.yoyak$/],
  ])) {
    /** @type {string[]} */
    let names = [];
    try {
      names = readdirSync(join(folder, below)).filter((name) => wanted.test(name));
    } catch {
      // The reader reports every missing partition.
    }
    for (const name of names.sort()) files.set(`${below}/${name}`, readInput(join(folder, below, name)));
  }
  return files;
}

/** @param {Map<string, Uint8Array>} files @returns {Promise<OpenReader>} */
export function openFiles(files) {
  return Reader.open(new MemorySource(files), distFile("reader.wasm"));
}

/**
 * Every digest of an archive, newest first. Fails if a partition cannot be used, because a published site must be
 * complete.
 * @param {OpenReader} reader @returns {Promise<import("../../../web/engine/types.d.ts").DigestRef[]>}
 */
export async function allDigests(reader) {
  const { digests, problems } = await reader.digests({ limit: reader.info.digests });
  refuseProblems(problems);
  return digests;
}

/** @param {import("../../../web/engine/types.d.ts").Problem[]} problems */
export function refuseProblems(problems) {
  if (problems.length === 0) return;
  const [{ file, code, message }] = problems;
  const more = problems.length > 1 ? `, and ${problems.length - 1} more parts` : "";
  throw new CliError(
    EXIT.input,
    `the archive cannot be used: ${file} is ${code}${more}. ${message}`,
    "build it again from its digests",
  );
}
