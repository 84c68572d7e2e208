// yoyak serve
import { EXIT, asCliError, CliError } from "../errors.mjs";
import { version } from "../main.mjs";
import { jobsFrom, sameProcess } from "../archive/pack-parts.mjs";
import { packInput } from "../archive/pack.mjs";
import { printable, totals, troubles } from "../report.mjs";
import { SiteServer } from "../serve/server.mjs";
import { HOST } from "../serve/static.mjs";
import { keptInMemory } from "../site/kept.mjs";
import { buildSite } from "../site/site.mjs";
import { watchPages } from "../serve/watch.mjs";

const DEFAULT_PORT = 4321;

export const usage = "serve DIR [--port N] [--config FILE] [--jobs N] [--cors] [--watch DIR]…";
export const help = `Shows the digests in DIR in a browser on this machine (127.0.0.1). When a file changes, it builds
again and reloads the open pages. It writes nothing to disk. Press Ctrl+C to stop.

  DIR            folder with Markdown digests (or one file, or a folder with archive.json)
  -p, --port N   use exactly this port; 0 for any free one (default: ${DEFAULT_PORT}, or the next free one)
  --config FILE  settings file to use instead of DIR/yoyak.config.json
  -j, --jobs N   partitions to pack in parallel (default: number of cores)
  --watch DIR    also build again when a file in DIR changes (may be repeated)
  --cors         allow pages of other origins to read, as public hosts do (to try the widget)

Example:
  yoyak serve digests --port 8080
`;
export const options = /** @type {const} */ ({
  port: { type: "string", short: "p" },
  config: { type: "string" },
  jobs: { type: "string", short: "j" },
  cors: { type: "boolean" },
  watch: { type: "string", multiple: true },
});
/** @type {[number, number]} */
export const positionals = [1, 1];

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [dir] }) {
  const port = values.port === undefined ? DEFAULT_PORT : Number(values.port);
  if (!/^\d{1,5}$/.test(values.port ?? "0") || port > 65535)
    throw new CliError(EXIT.usage, `${values.port} is not a port.`, "use a number from 0 to 65535");
  const jobs = jobsFrom(values.jobs);
  /** @type {import("../../../web/engine/packing.js").Part[]} */
  let parts = [];
  /** @type {import("../site/kept.mjs").Kept | null} */
  let kept = null;
  /** @type {Map<string, Uint8Array>} */
  let files = new Map();
  const build = async () => {
    const begin = performance.now();
    const next = keptInMemory(kept, files);
    const {
      files: archive,
      check,
      parts: packed,
      settings,
      contents,
    } = await packInput(dir, { config: values.config, jobs, earlier: sameProcess(parts), kept: next, contents: true });
    parts = packed;
    const built = await buildSite(archive, {
      ...{ generator: `Yoyak ${version}`, settings, contents: check ? contents : undefined, kept: next },
    });
    // What is kept in memory is never null.
    files = /** @type {Map<string, Uint8Array>} */ (built.files);
    kept = next;
    const { warnings } = built;
    for (const warning of warnings) process.stderr.write(`yoyak: ${printable(warning)}\n`);
    const what = check ? `${totals(check)}; ${troubles(check.diagnostics)}` : "an archive";
    process.stdout.write(`${what} (${Math.round(performance.now() - begin)} ms)\n`);
    return files;
  };
  const server = new SiteServer({ cors: values.cors });
  // First, because the first build may take long.
  await server.listen(port, values.port !== undefined);
  // What changes during the first build is noticed, too.
  const first = build();
  const stop = watchPages(dir, values.config, values.watch ?? [], async () => {
    try {
      await first;
      server.publish(await build());
    } catch (error) {
      // Keep the last good build; the next change may fix the problem.
      const known = asCliError(error);
      process.stderr.write(`yoyak: ${known ? known.message : `internal error: ${error.message}`}\n`);
    }
  });
  try {
    server.publish(await first);
  } catch (error) {
    stop();
    server.close();
    throw error;
  }
  process.stdout.write(`http://${HOST}:${server.port}/\n`);
  await new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, done);
  });
  stop();
  server.close();
  return EXIT.ok;
}
