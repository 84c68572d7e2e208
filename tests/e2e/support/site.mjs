// Sites built as their publisher builds them: by the command line, from a folder of Markdown. A site is built once for
// all suites that show it, and again when its sources have changed. Tests must not write into it.

import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeGrownSample } from "../../../scripts/dev/grown-sample.mjs";
import { builtOnce } from "./built-once.mjs";

export const root = resolve(fileURLToPath(new URL("../../..", import.meta.url)));
const run = promisify(execFile);

/** Whether the product is built: otherwise its tests are skipped and reported. */
export const isBuilt = ["app.js", "reader.wasm", "packer.wasm"].every((name) =>
  existsSync(join(root, "build/dist", name)),
);

/** The files from which the command line makes a site. */
const MAKERS = ["build/dist", "scripts/cli", "scripts/yoyak.mjs", "web", "package.json"].map((path) =>
  join(root, path),
);

/** @param {string[]} args @returns {Promise<string>} what it writes */
export async function yoyak(...args) {
  const { stdout } = await run(process.execPath, [join(root, "scripts/yoyak.mjs"), ...args], { maxBuffer: 1 << 28 });
  return stdout;
}

/** @param {string} source folder of Markdown @returns {Promise<{ folder: string }>} to be read only */
export async function buildSite(source) {
  const folder = await builtOnce(`site-${basename(source)}`, [...MAKERS, source], "", async (into) => {
    await yoyak("build", source, "--out", into);
  });
  return { folder };
}

/**
 * A site over a folder of Markdown, for a suite.
 * @param {string | (() => string)} source folder of Markdown, or what makes one
 * @returns {import("./suite.mjs").Source}
 */
export function siteOf(source) {
  return {
    missing: isBuilt ? false : "not built: run ./scripts/build",
    build: () => buildSite(typeof source === "function" ? source() : source),
  };
}

const data = join(root, "data");
const grower = join(root, "scripts/dev/grown-sample.mjs");
const pages = join(root, "../shared/corpus/youtube-digests");

/** The sample site. */
export const sample = siteOf(data);
/** The sample, grown to the size of a real site: 35 entries a day in one topic, 60 channels. */
export const grown = {
  ...siteOf(data),
  build: async () =>
    buildSite(
      await builtOnce("grown", [grower, data], "", async (into) => {
        writeGrownSample(into, { days: 31 });
      }),
    ),
};
/** The real pages, where they are at hand. */
export const corpus = {
  ...siteOf(pages),
  missing: existsSync(pages) ? siteOf(pages).missing : "../shared/corpus is not here",
};

/**
 * Every published entry as the export has it, newest first, as the viewer lists them: the counts that the page is held
 * against.
 * @param {string} source
 * @returns {Promise<{ digest: string, id: string, date: string, topic: string, channel: string, title: string, seconds:
 *   number | null }[]>}
 */
export async function exportedEntries(source) {
  const folder = await builtOnce(`entries-${basename(source)}`, [...MAKERS, source], "", async (into) => {
    writeFileSync(join(into, "all.json"), await yoyak("export", source, "--format", "json"));
  });
  const digests = JSON.parse(readFileSync(join(folder, "all.json"), "utf8"));
  return digests.flatMap((/** @type {any} */ digest) =>
    digest.entries.map((/** @type {any} */ entry) => ({
      digest: digest.id,
      id: entry.id,
      date: digest.date,
      topic: digest.topic,
      channel: entry.channel,
      title: entry.title,
      seconds: entry.duration_s ?? null,
    })),
  );
}
export const sampleEntries = () => exportedEntries(data);
export const corpusEntries = () => exportedEntries(pages);
