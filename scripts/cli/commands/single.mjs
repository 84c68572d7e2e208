// yoyak single
import { CliError, EXIT } from "../errors.mjs";
import { say, setQuiet } from "../say.mjs";
import { writeFile } from "../output.mjs";
import { jobsFrom } from "../archive/pack-parts.mjs";
import { packInput } from "../archive/pack.mjs";
import { brokenLinks, count, totals } from "../report.mjs";
import { singleFile, withinLimits } from "../site/single.mjs";

export const usage = "single DIR -o FILE.html [--config FILE] [--jobs N] [--json]";
export const help = `Makes one HTML file that contains everything: viewer, engine and digests. It opens from disk,
without a server and without a network. Images and other files that pages refer to are in it, up to 5 MB each and 25 MB
together.

  DIR              folder with Markdown digests, one file, or a folder with archive.json
  -o, --out FILE   the file to write
  --config FILE    settings file to use instead of DIR/yoyak.config.json
  -j, --jobs N     partitions to pack in parallel (default: number of cores); the result is always the same
  --json           print what was done as JSON: {"out","bytes","digests","entries","left"}; left: files left out

Example:
  yoyak single digests -o digests.html
`;
export const options = /** @type {const} */ ({
  out: { type: "string", short: "o" },
  config: { type: "string" },
  jobs: { type: "string", short: "j" },
  json: { type: "boolean" },
});
/** @type {[number, number]} */
export const positionals = [1, 1];

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [dir] }) {
  if (!values.out) throw new CliError(EXIT.usage, "single needs -o: the file to write.", `yoyak ${usage}`);
  if (values.json) setQuiet(true);
  const { files, check } = await packInput(dir, { config: values.config, jobs: jobsFrom(values.jobs) });
  const { files: kept, left } = withinLimits(files);
  const page = await singleFile(kept);
  writeFile(values.out, page);
  if (check) process.stderr.write(brokenLinks(check));
  if (left)
    process.stderr.write(
      `yoyak: ${count(left, "file")} that pages refer to ${left === 1 ? "was" : "were"} left out.\n`,
    );
  const bytes = Buffer.byteLength(page);
  const { digests = null, entries = null } = check ?? {};
  if (values.json)
    process.stdout.write(`${JSON.stringify({ out: values.out, bytes, digests, entries, left }, null, 1)}\n`);
  say(`${check ? `${totals(check)}\n` : ""}${values.out}: ${(bytes / 1024).toFixed(0)} KB\n`);
}
