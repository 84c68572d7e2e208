// yoyak check
import { EXIT } from "../errors.mjs";
import { isQuiet } from "../say.mjs";
import { archiveFolder } from "../archive/input.mjs";
import { archiveAt, isAddress } from "../archive/open.mjs";
import { openFiles, packInput, readPages, requireDigests, today } from "../archive/pack.mjs";
import { checkReport } from "../report.mjs";

export const usage = "check DIR|SITE [--json] [--strict] [--config FILE]";
export const help = `Reads every page in DIR and reports its problems, with their place and a remedy, and the names that
search takes for the same. In a built site it checks the archive.

  DIR|SITE       folder with Markdown digests, one file, a folder with archive.json, or the address of a site
  --json         print JSON: {"digests","entries","channels","topics","unpublished","diagnostics":[…],"names":[…]}
  --strict       treat warnings as errors
  --config FILE  settings file to use instead of DIR/yoyak.config.json

The exit code is 1 if there are errors (with --strict: errors or warnings).

Examples:
  yoyak check digests
  yoyak check digests --strict --json
  yoyak check https://example.org/digests/
`;
export const options = /** @type {const} */ ({
  json: { type: "boolean" },
  strict: { type: "boolean" },
  config: { type: "string" },
});
/** @type {[number, number]} */
export const positionals = [1, 1];

/** @typedef {import("../../../web/engine/packer.js").CheckResult} CheckResult */

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [dir] }) {
  const archive = isAddress(dir) || archiveFolder(dir) !== null;
  const check = archive ? await checkArchive(dir) : await checkPages(dir, values.config);
  if (values.json) process.stdout.write(`${JSON.stringify(check, null, 1)}\n`);
  else if (!isQuiet() || check.diagnostics.length)
    process.stdout.write(checkReport(check, { colour: process.stdout.isTTY === true && !process.env.NO_COLOR }));
  const severities = new Set(check.diagnostics.map(({ severity }) => severity));
  if (archive && severities.has("error")) return EXIT.input;
  requireDigests(check, dir);
  return severities.has("error") || (values.strict && severities.has("warning")) ? EXIT.problems : EXIT.ok;
}

/** @param {string} dir @param {string | undefined} config @returns {Promise<CheckResult>} */
async function checkPages(dir, config) {
  const { packer, check } = await readPages(dir, { config, today: today() });
  packer.dispose();
  return check;
}

/**
 * Reads every digest once, so the checksum of every section is verified.
 * @param {string} dir
 * @returns {Promise<CheckResult>}
 */
async function checkArchive(dir) {
  const reader = isAddress(dir) ? await archiveAt(dir) : await openFiles((await packInput(dir)).files);
  const { info } = reader;
  /** @type {Map<string, import("../../../web/engine/packer.js").Diagnostic>} */
  const found = new Map();
  const note = (/** @type {string} */ file, /** @type {string} */ code, /** @type {string} */ message) =>
    found.set(`${file} ${code}`, { file, line: 0, column: 0, severity: "error", code, message, excerpt: "" });
  const { digests, problems } = await reader.digests({ limit: info.digests });
  for (const { file, code, message } of problems) note(file, code, message);
  for (const { id } of digests) {
    try {
      await reader.export(id);
    } catch (error) {
      note("archive.json", error.code ?? "damaged", error.message);
    }
  }
  for (const { file, code, message } of (await reader.digests({ limit: 1 })).problems) note(file, code, message);
  reader.dispose();
  return {
    digests: info.digests,
    entries: info.entries,
    channels: info.channels.length,
    topics: info.topics.length,
    unpublished: 0,
    diagnostics: [...found.values()],
    names: (info.site.names ?? []).map(([hangul, latin]) => ({ hangul, latin })),
  };
}
