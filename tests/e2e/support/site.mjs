// A site built as its publisher builds it: by the command line, from a folder of Markdown.

import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const root = resolve(fileURLToPath(new URL("../../..", import.meta.url)));
const run = promisify(execFile);

/** Whether the product is built: tests over it skip, and say so, where it is not. */
export const isBuilt = ["app.js", "reader.wasm", "packer.wasm"].every((name) =>
  existsSync(join(root, "build/dist", name)),
);

/** @param {string[]} args @returns {Promise<string>} what it writes */
export async function yoyak(...args) {
  const { stdout } = await run(process.execPath, [join(root, "scripts/yoyak.mjs"), ...args], { maxBuffer: 1 << 28 });
  return stdout;
}

/** @param {string} source folder of Markdown */
export async function buildSite(source) {
  const folder = mkdtempSync(join(tmpdir(), "yoyak-site-"));
  await yoyak("build", source, "--out", folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Every published entry as the export has it, newest first, as the viewer lists them: the counts that the page is held
 * against.
 * @param {string} source
 * @returns {Promise<{ digest: string, id: string, date: string, topic: string, channel: string, title: string, seconds:
 *   number | null }[]>}
 */
export async function exportedEntries(source) {
  const digests = JSON.parse(await yoyak("export", source, "--format", "json"));
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
