// Makes a small project for a checker, and removes it afterwards.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createContext } from "../../../scripts/dev/check.mjs";

/**
 * @param {(context: any) => unknown} check
 * @param {Record<string, string | Uint8Array>} files path → content
 * @returns {Promise<{findings: string[], warnings: string[], skipped: string | null, summary: string, output:
 *   string[]}>} findings as "file:line: message"
 */
export async function runOn(check, files) {
  const folder = mkdtempSync(join(tmpdir(), "yoyak-check-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const context = createContext(folder);
    await check(context);
    const text = (/** @type {{ file: string, line?: number, message: string }} */ { file, line, message }) =>
      `${file}${line ? `:${line}` : ""}: ${message}`;
    return {
      findings: context.findings.filter(({ warning }) => !warning).map(text),
      warnings: context.findings.filter(({ warning }) => warning).map(text),
      skipped: context.skipped,
      summary: context.summary,
      output: context.output,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
