// yoyak build
import { basename, join, resolve } from "node:path";
import { archiveOf } from "../../../web/engine/packing.js";
import { CliError, EXIT } from "../errors.mjs";
import { say, setQuiet } from "../say.mjs";
import { archiveFolder } from "../archive/input.mjs";
import { version } from "../main.mjs";
import { notedDigests, writeFile, writeSite, writtenDown } from "../output.mjs";
import { earlierParts, jobsFrom } from "../archive/pack-parts.mjs";
import { packInput, readPages, requireDigests, today } from "../archive/pack.mjs";
import { brokenLinks, count, printable, totals, troubles } from "../report.mjs";
import { recover } from "../swap.mjs";
import { Changes } from "../site/changes.mjs";
import { keep, keptFor } from "../site/kept.mjs";
import { formerPages, knownOf } from "../site/former.mjs";
import { buildSite } from "../site/site.mjs";

export const usage =
  "build DIR --out SITE [--config FILE] [--url URL] [--keep N] [--in-place] [--force] [--json] [--jobs N] " +
  "[--partition ID] [--merge PARTS]";
export const help = `Builds a site from the digests in DIR: the viewer, the archive, one page per digest that works
without JavaScript, feeds and the widget. Any static host can serve SITE under any base path. A later build packs and
rewrites only what changed.

  DIR            folder with Markdown digests (or one file, or a folder with archive.json). A file may hold one page,
                 the JSON of yoyak export, or a feed (JSON Feed, Atom, RSS)
  -o, --out SITE output folder; Yoyak replaces and removes only files that it wrote
  --config FILE  settings; default: yoyak.config.json in DIR, or in the nearest folder above it, up to the current one
  --url URL      address of the published site; overrides the settings (GitHub Actions knows it)
  --keep N       how many versions before keep their parts of the archive and of the viewer, for pages that are open
                 during a publish (default: 1)
  --in-place     change files in SITE one after the other instead of replacing SITE at once, for servers that hold on to
                 the folder: those started inside it, and containers that mount it
  --force        overwrite files in SITE that were not written by Yoyak
  --json         print what was done as JSON: {"out","settings","url","digests","entries","partitions","pages",
                 "problems","files","notes"}
  -j, --jobs N   partitions to pack in parallel (default: number of cores); the result is always the same

Several machines can pack a large archive. Each needs the same DIR:

  build DIR --partition list [--json]      prints the ids of the partitions, one per line (--json: an array, for CI)
  build DIR --partition ID --out PARTS     packs only this partition, into the folder PARTS
  build DIR --merge PARTS --out SITE       builds the site from the parts in PARTS and its subfolders; packs nothing

Examples:
  yoyak build digests --out site
  yoyak build digests --out site --url https://example.org/digests/
`;
export const options = /** @type {const} */ ({
  out: { type: "string", short: "o" },
  config: { type: "string" },
  url: { type: "string" },
  "in-place": { type: "boolean" },
  force: { type: "boolean" },
  keep: { type: "string" },
  jobs: { type: "string", short: "j" },
  partition: { type: "string" },
  merge: { type: "string" },
  json: { type: "boolean" },
});
/** @type {[number, number]} */
export const positionals = [1, 1];

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [dir] }) {
  const listing = values.partition === "list";
  if (!values.out && !listing)
    throw new CliError(EXIT.usage, "build needs --out: the folder to write the site into.", `yoyak ${usage}`);
  if (values.partition !== undefined && values.merge !== undefined)
    throw new CliError(
      EXIT.usage,
      "--partition and --merge cannot be used together.",
      "pack the partitions first, then merge them",
    );
  if (values.json && values.partition !== undefined && !listing)
    throw new CliError(EXIT.usage, "--json needs --partition list, or no --partition.", `yoyak ${usage}`);
  if (values.json) setQuiet(true);
  const jobs = jobsFrom(values.jobs);
  if ((values.partition ?? values.merge) !== undefined && archiveFolder(dir))
    throw new CliError(EXIT.usage, `${dir} is an archive and is packed already.`, "name the folder with its digests");
  if (values.partition !== undefined) return partition(dir, values);

  const generator = `Yoyak ${version}`;
  const out = resolve(values.out);
  if (out === resolve(dir))
    throw new CliError(
      EXIT.output,
      "the site cannot be written into the folder of the digests.",
      `choose another folder, such as ${values.out}/site`,
    );
  const url = siteUrl(values.url);
  recover(out);
  const settings = {
    ...(values.config === undefined ? {} : { config: values.config }),
    ...(url === undefined ? {} : { url }),
  };
  const kept = keptFor(out);
  const {
    files: archive,
    check,
    packed,
    config,
    settings: own = {},
    contents,
  } = values.merge === undefined
    ? await packNew(dir, settings, out, { jobs, kept })
    : await merged(dir, settings, values.merge);
  if (config) say(`settings: ${config}\n`);
  const changes = new Changes(notedDigests(out), today());
  const { files, site, topics, warnings } = await buildSite(archive, {
    ...{ generator, settings: own, changes, contents, kept },
  });
  const before = /** @type {import("../site/former.mjs").Known | null} */ (writtenDown(out));
  const known = contents ? knownOf(contents, topics, before) : before;
  if (contents && known) {
    const former = formerPages(site, contents, known, files);
    warnings.push(...former.warnings);
    // Before archive.json, which comes last.
    const manifest = /** @type {Uint8Array} */ (files.get("archive.json"));
    files.delete("archive.json");
    for (const [name, page] of former.pages) files.set(name, page);
    files.set("archive.json", manifest);
  }
  const { written, removed, unchanged } = writeSite(out, files, {
    generator,
    force: values.force,
    keep: versions(values.keep),
    digests: changes,
    known,
    inPlace: values["in-place"],
  });
  if (contents) keep(out, kept);
  for (const warning of warnings) process.stderr.write(`yoyak: ${printable(warning)}\n`);
  if (values.json) {
    const { digests = null, entries = null, diagnostics = [] } = check ?? {};
    const severities = diagnostics.map(({ severity }) => severity);
    const counts = { written, unchanged, removed };
    const partitions = { total: [...archive.keys()].filter((name) => name.startsWith("p/")).length, packed };
    const facts = { out: values.out, settings: config ?? null, url: site.url, digests, entries, partitions };
    const problems = { errors: howMany(severities, "error"), warnings: howMany(severities, "warning") };
    const { pages } = kept;
    process.stdout.write(`${JSON.stringify({ ...facts, pages, problems, files: counts, notes: warnings }, null, 1)}\n`);
    return;
  }
  const copied = [...archive].filter(([name]) => name.startsWith("f/"));
  const size = (/** @type {Uint8Array[]} */ list) =>
    `${(list.reduce((sum, file) => sum + file.length, 0) / 1024).toFixed(0)} KB`;
  const parts = [...archive].filter(([name]) => !name.startsWith("f/"));
  if (check) {
    process.stderr.write(brokenLinks(check));
    say(`${totals(check)}\n`);
    if (check.diagnostics.length) say(`${troubles(check.diagnostics)}: yoyak check ${dir}\n`);
  }
  const partitions = parts.filter(([name]) => name.startsWith("p/") && !name.startsWith("p/heads.")).length;
  const how = check ? `; ${count(partitions, "partition")}, ${packed} packed, ${partitions - packed} reused` : "";
  say(`${count(parts.length, "archive file")}, ${size(parts.map(([, file]) => file))}${how}\n`);
  if (copied.length)
    say(`${count(copied.length, "file")} that pages refer to, ${size(copied.map(([, file]) => file))}\n`);
  say(`${values.out}: ${count(written, "file")} written, ${unchanged} unchanged, ${removed} removed\n`);
}

/** @param {string[]} words @param {string} wanted */
const howMany = (words, wanted) => words.filter((word) => word === wanted).length;

/** @param {string | undefined} text of --keep */
function versions(text) {
  if (text === undefined) return 1;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  throw new CliError(EXIT.usage, `--keep ${text} is not a number of versions.`, "use a number from 0 to 99");
}

/** @param {string | undefined} text of --url */
function siteUrl(text) {
  if (text === undefined) return undefined;
  try {
    const url = new URL(text);
    if (/^https?:$/.test(url.protocol)) return url.href.endsWith("/") ? url.href : `${url.href}/`;
  } catch {
    // Reported below.
  }
  throw new CliError(EXIT.usage, `--url ${text} is not a web address.`, "such as https://example.org/digests/");
}

/** @typedef {{config?: string, url?: string}} Chosen */

/**
 * Packs the partitions that the site in `out` does not have yet.
 * @param {string} dir
 * @param {Chosen} settings
 * @param {string} out
 * @param {{jobs: number, kept: import("../site/kept.mjs").Kept}} options
 */
async function packNew(dir, settings, out, { jobs, kept }) {
  const earlier = await earlierParts(join(out, "p"));
  try {
    return await packInput(dir, { ...settings, today: today(), jobs, earlier, kept, contents: true });
  } finally {
    for (const note of earlier.notes) process.stderr.write(`yoyak: ${printable(note)} It was packed again.\n`);
    earlier.dispose();
  }
}

/**
 * One partition into a folder of parts, or the list of them.
 * @param {string} dir
 * @param {Record<string, any>} values
 */
async function partition(dir, values) {
  const { packer, check } = await readPages(dir, { config: values.config });
  try {
    requireDigests(check, dir);
    const plans = packer.plan();
    const ids = plans.map(({ id }) => id);
    if (values.partition === "list")
      return void process.stdout.write(values.json ? `${JSON.stringify(ids)}\n` : `${ids.join("\n")}\n`);
    const index = ids.indexOf(values.partition);
    if (index < 0)
      throw new CliError(
        EXIT.usage,
        `these digests have no partition ${values.partition}.`,
        `one of ${ids.join(", ")} (yoyak build ${dir} --partition list)`,
      );
    const earlier = await earlierParts(values.out);
    const found = earlier.find(plans[index]);
    earlier.dispose();
    const { name, bytes } = found ?? packer.packPartition(ids[index], packer.partition(index));
    if (!found) writeFile(join(values.out, basename(name)), bytes);
    process.stdout.write(
      `${join(values.out, basename(name))}: ${count(plans[index].digests, "digest")}, ` +
        `${(bytes.length / 1024).toFixed(0)} KB${found ? ", unchanged" : ""}\n`,
    );
  } finally {
    packer.dispose();
  }
}

/**
 * The archive from parts that were packed before. They must belong to these digests; otherwise an outdated site would
 * be published unnoticed.
 * @param {string} dir @param {Chosen} settings @param {string} folder
 */
async function merged(dir, settings, folder) {
  const { packer, check, config, settings: own, files } = await readPages(dir, { ...settings, today: today() });
  const earlier = await earlierParts(folder);
  try {
    requireDigests(check, dir);
    const plans = packer.plan();
    const present = new Set(earlier.ids());
    const parts = plans.map((plan) => earlier.find(plan));
    const lacking = plans.filter((_, index) => !parts[index]).map(({ id }) => id);
    if (lacking.length) {
      const [id] = lacking;
      const why =
        earlier.notes.find((note) => note.includes(`${id}.`)) ??
        (present.has(id)
          ? `the part ${id} in ${folder} does not belong to these digests: ` +
            "they have changed since, or another version of Yoyak packed it."
          : `${folder} contains no part ${id}.`);
      const others =
        lacking.length > 1
          ? ` ${count(lacking.length - 1, "other part")} cannot be used either: ${lacking.slice(1).join(", ")}.`
          : "";
      throw new CliError(
        EXIT.input,
        `${why}${others}`,
        lacking.map((each) => `yoyak build ${dir} --partition ${each} --out ${folder}`).join("; "),
      );
    }
    return {
      files: archiveOf(packer, /** @type {import("../../../web/engine/packing.js").Part[]} */ (parts), files),
      check,
      packed: 0,
      config,
      settings: own,
      contents: packer.contents(),
    };
  } finally {
    earlier.dispose();
    packer.dispose();
  }
}
