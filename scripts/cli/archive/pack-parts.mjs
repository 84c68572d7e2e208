// Partitions for the command line: existing files are reused, the others are packed in parallel. The result does not
// depend on the number of threads.
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { Worker } from "node:worker_threads";
import { errorFromValue } from "../../../web/engine/errors.js";
import { compile } from "../../../web/engine/loader.js";
import { Packer } from "../../../web/engine/packer.js";
import * as packing from "../../../web/engine/packing.js";
import { distFile } from "../dist.mjs";
import { CliError, EXIT } from "../errors.mjs";
import { progress } from "../progress.mjs";

/** @typedef {import("../../../web/engine/packing.js").Plan} Plan */
/** @typedef {import("../../../web/engine/packing.js").Part} Part */
/**
 * Partitions that were packed before, and problems with them.
 * @typedef {{find: (plan: Plan) => Part | null, notes: string[]}} Earlier
 */

/** @param {string | undefined} text the --jobs flag @returns {number} */
export function jobsFrom(text) {
  if (text === undefined) return availableParallelism();
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new CliError(
      EXIT.usage,
      `${text} is not a number of jobs.`,
      "use a number from 1 to 999: how many partitions are packed in parallel",
    );
  return Number(text);
}

/**
 * The partition that a file is of, by its name: "2025" of "2025.0123456789abcdef.yoyak". The heads of all belong to
 * none: they are made anew.
 * @param {string} path
 */
function idOf(path) {
  const [id, , ending] = basename(path).split(".");
  return ending === "yoyak" && id !== "heads" ? id : "";
}

/** Partition files below a folder; none where there is no folder. @param {string} folder @returns {string[]} paths */
function partFiles(folder) {
  try {
    const paths = readdirSync(folder, { recursive: true }).map(String).sort();
    return paths.filter(idOf).map((path) => join(folder, path));
  } catch {
    return [];
  }
}

/**
 * Partitions in a folder of an earlier build. Nothing is trusted: a file is reused only if the packer accepts it under
 * its name, and its head says that it was made from the same digests by the same packer.
 * @param {string} folder @returns {Promise<Earlier & {ids: () => string[], dispose: () => void}>}
 */
export async function earlierParts(folder) {
  const files = partFiles(folder);
  /** @type {string[]} */
  const notes = [];
  /** What was found, by partition and source. @type {Map<string, Part>} */
  const found = new Map();
  // A separate packer, because joining here must not change the manifest that will be written.
  const probe = files.length ? await Packer.create({ wasm: distFile("packer.wasm") }) : null;
  return {
    notes,
    ids: () => files.map(idOf),
    dispose: () => probe?.dispose(),
    find({ id, source }) {
      const before = found.get(`${id} ${source}`);
      if (before) return before;
      for (const path of files.filter((file) => idOf(file) === id)) {
        const name = `p/${basename(path)}`;
        try {
          const bytes = new Uint8Array(readFileSync(path));
          if (/** @type {Packer} */ (probe).join(name, bytes.length, bytes) !== source) continue;
          const part = { id, source, name, bytes };
          found.set(`${id} ${source}`, part);
          return part;
        } catch (error) {
          // After an update of Yoyak: nothing is wrong with the file.
          if (error.code === "older-format") continue;
          notes.push(`${path} is damaged (${error.message.replace(/\.$/, "")}).`);
        }
      }
      return null;
    },
  };
}

/** What the last build of this process made. @param {Part[]} parts @returns {Earlier} */
export function sameProcess(parts) {
  return {
    notes: [],
    find: (plan) => parts.find(({ id, source }) => id === plan.id && source === plan.source) ?? null,
  };
}

/**
 * @param {Packer} packer that has read its pages @param {{jobs?: number, earlier?: Earlier | null}} [options]
 * @returns {ReturnType<typeof packing.packParts>}
 */
export async function packParts(packer, { jobs = availableParallelism(), earlier } = {}) {
  const bar = progress("packing");
  const made = await packing.packParts(packer, {
    find: earlier?.find,
    packAll: jobs === 1 ? undefined : (todo, keep) => inThreads(Math.min(jobs, todo.length), packer, todo, keep),
    at: (done, total) => bar.at(done, total),
  });
  bar.done();
  return made;
}

/**
 * Each thread gets its next partition when it has finished the last one, so there are never more partitions in memory
 * than threads.
 * @param {number} threads
 * @param {Packer} packer
 * @param {Parameters<packing.PackAll>[0]} todo
 * @param {Parameters<packing.PackAll>[1]} keep
 */
async function inThreads(threads, packer, todo, keep) {
  const module = await compile(distFile("packer.wasm"));
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL("./pack-worker.mjs", import.meta.url), { workerData: { module } }),
  );
  const queue = todo.values();
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (const plan of queue) keep(plan, await packIn(worker, plan.id, packer.partition(plan.index)));
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/**
 * @param {Worker} worker
 * @param {string} id
 * @param {Uint8Array} digests
 * @returns {Promise<{name: string, bytes: Uint8Array}>}
 */
function packIn(worker, id, digests) {
  return new Promise((done, failed) => {
    const stop = (/** @type {Error} */ error) =>
      failed(new Error(`partition ${id} could not be packed: ${error.message}`, { cause: error }));
    const exited = () => stop(new Error("its thread ended"));
    worker.once("message", ({ error, name, bytes }) => {
      worker.off("error", stop).off("exit", exited);
      if (error) stop(errorFromValue(error));
      else done({ name, bytes });
    });
    worker.once("error", stop).once("exit", exited);
    worker.postMessage({ id, digests }, [/** @type {ArrayBuffer} */ (digests.buffer)]);
  });
}
