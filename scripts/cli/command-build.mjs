// yoyak build
import { resolve } from "node:path";
import { CliError, EXIT } from "./errors.mjs";
import { version } from "./main.mjs";
import { writeSite } from "./output.mjs";
import { packInput } from "./pack.mjs";
import { count, printable, totals, troubles } from "./report.mjs";
import { buildSite } from "./site/site.mjs";

export const usage = "build DIR --out SITE [--config FILE] [--force]";
export const help = `Makes a site of the digests in DIR: the viewer, the archive, one page per digest that reads without JavaScript, feeds and the
widget. Any static host can serve SITE, under any base path. A build after small changes rewrites only what changed.

  DIR            folder with Markdown digests (or one file, or a folder with archive.json)
  -o, --out SITE folder to write; only files written by Yoyak are ever replaced or removed
  --config FILE  settings, instead of DIR/yoyak.config.json
  --force        overwrite files in SITE that were not written by Yoyak
`;
export const options = /** @type {const} */ ({ out: { type: "string", short: "o" }, config: { type: "string" }, force: { type: "boolean" } });
/** @type {[number, number]} */
export const positionals = [1, 1];

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [dir] }) {
  if (!values.out) throw new CliError(EXIT.usage, "build needs --out: the folder to write the site into.", `yoyak ${usage}`);
  const generator = `Yoyak ${version}`;
  const { files: archive, check } = await packInput(dir, { config: values.config });
  const out = resolve(values.out);
  if (out === resolve(dir)) throw new CliError(EXIT.output, "the site cannot be written into the folder of its digests.", `choose another folder, such as ${values.out}/site`);
  const { files, warnings } = await buildSite(archive, { generator });
  const { written, removed, unchanged } = writeSite(out, files, { generator, force: values.force });
  for (const warning of warnings) process.stderr.write(`yoyak: ${printable(warning)}\n`);
  const bytes = [...archive.values()].reduce((sum, file) => sum + file.length, 0);
  if (check) {
    process.stdout.write(`${totals(check)}\n`);
    if (check.diagnostics.length) process.stdout.write(`${troubles(check.diagnostics)}: yoyak check ${dir}\n`);
  }
  process.stdout.write(`${count(archive.size, "archive file")}, ${(bytes / 1024).toFixed(0)} KB\n`);
  process.stdout.write(`${values.out}: ${count(written, "file")} written, ${unchanged} unchanged, ${removed} removed\n`);
}
