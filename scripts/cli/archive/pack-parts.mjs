// The partitions of what a packer has read: those that were packed before are taken as they are, the others are packed,
// several at a time. The result does not depend on how many.
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { Worker } from "node:worker_threads";
import { errorFromValue } from "../../../web/engine/errors.js";
import { compile } from "../../../web/engine/loader.js";
import { Packer } from "../../../web/engine/packer.js";
import { contentName, partName } from "../../../web/lib/content-name.js";
import { distFile } from "../dist.mjs";
import { CliError, EXIT } from "../errors.mjs";
import { progress } from "../progress.mjs";

/** @typedef {{id: string, source: string, digests: number, entries: number}} Plan */
/** @typedef {{name: string, bytes: Uint8Array, source: string}} Part a partition's file, name with its folder */
/**
 * What was packed before, and what was wrong with it.
 * @typedef {{find: (plan: Plan) => Part | null, notes: string[]}} Earlier
 */

/** @param {string | undefined} text the --jobs flag @returns {number} */
export function jobsFrom(text) {
  if (text === undefined) return availableParallelism();
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new CliError(
      EXIT.usage,
      `${text} is not a number of jobs.`,
      "a number from 1 to 999: how many partitions are packed at once",
    );
  return Number(text);
}

/**
 * Partition files below a folder, by id; none where there is no folder.
 * @param {string} folder
 * @returns {Map<string, string[]>} paths
 */
function partFiles(folder) {
  /** @type {Map<string, string[]>} */
  const files = new Map();
  let paths = [];
  try {
    paths = readdirSync(folder, { recursive: true }).map(String).sort();
  } catch {
    return files;
  }
  for (const path of paths) {
    const name = partName(basename(path));
    if (name) files.set(name.id, [...(files.get(name.id) ?? []), join(folder, path)]);
  }
  return files;
}

/**
 * Partitions in a folder that somebody built before. Nothing is believed: a file counts only where its content has the
 * hash in its name, and its head says that it was made of the same digests by the same packer.
 * @param {string} folder @returns {Promise<Earlier & {ids: () => string[], dispose: () => void}>}
 */
export async function earlierParts(folder) {
  const files = partFiles(folder);
  /** @type {string[]} */
  const notes = [];
  // A packer of its own: joining here must not reach the manifest that is to be written.
  const probe = files.size ? await Packer.create({ wasm: distFile("packer.wasm") }) : null;
  return {
    notes,
    ids: () => [...files.keys()],
    dispose: () => probe?.dispose(),
    find({ id, source }) {
      for (const path of files.get(id) ?? []) {
        const name = `p/${basename(path)}`;
        try {
          const bytes = new Uint8Array(readFileSync(path));
          if (partName(basename(path))?.content !== contentName(bytes))
            throw new Error("its content has changed since it was written");
          if (/** @type {Packer} */ (probe).join(name, bytes.length, bytes) === source) return { name, bytes, source };
        } catch (error) {
          notes.push(`${path} is damaged (${error.message.replace(/\.$/, "")}).`);
        }
      }
      return null;
    },
  };
}

/** What the last build of this process made. @param {Part[]} parts @returns {Earlier} */
export function sameProcess(parts) {
  const bySource = new Map(parts.map((part) => [`${partName(basename(part.name))?.id} ${part.source}`, part]));
  return { notes: [], find: ({ id, source }) => bySource.get(`${id} ${source}`) ?? null };
}

/**
 * @param {Packer} packer that has read its pages @param {{jobs?: number, earlier?: Earlier | null}} [options]
 * @returns {Promise<{parts: Part[], packed: number}>} newest first
 */
export async function packParts(packer, { jobs = availableParallelism(), earlier = null } = {}) {
  const plans = packer.plan();
  /** @type {(Part | null)[]} */
  const parts = plans.map((plan) => earlier?.find(plan) ?? null);
  // Largest first: the last to finish then is a small one.
  const todo = plans
    .map((plan, index) => ({ ...plan, index }))
    .filter(({ index }) => !parts[index])
    .sort((a, b) => b.entries - a.entries || a.index - b.index);
  const packed = todo.length;
  const total = todo.reduce((sum, { entries }) => sum + entries, 0);
  const bar = progress("packing");
  let entries = 0;
  /** @param {typeof todo[number]} plan @param {{name: string, bytes: Uint8Array}} file */
  const keep = (plan, { name, bytes }) => {
    parts[plan.index] = { name, bytes, source: plan.source };
    bar.at((entries += plan.entries), total);
  };
  bar.at(0, total);
  if (jobs === 1 || packed <= 1)
    for (const plan of todo) keep(plan, packer.packPartition(plan.id, packer.partition(plan.index)));
  else await inThreads(Math.min(jobs, packed), todo, (plan) => packer.partition(plan.index), keep);
  bar.done();
  return { parts: /** @type {Part[]} */ (parts), packed };
}

/**
 * Each thread is handed a partition when it has finished the one before, so no more are in memory than there are
 * threads.
 * @template {{id: string}} Each
 * @param {number} threads
 * @param {Each[]} todo
 * @param {(plan: Each) => Uint8Array} digestsOf
 * @param {(plan: Each, file: {name: string, bytes: Uint8Array}) => void} keep
 */
async function inThreads(threads, todo, digestsOf, keep) {
  const module = await compile(distFile("packer.wasm"));
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL("./pack-worker.mjs", import.meta.url), { workerData: { module } }),
  );
  const queue = todo.values();
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (const plan of queue) keep(plan, await packIn(worker, plan.id, digestsOf(plan)));
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

/**
 * The archive over these partitions, archive.json last.
 * @param {Packer} packer after plan()
 * @param {Part[]} parts
 * @returns {Map<string, Uint8Array>}
 */
export function archiveOf(packer, parts) {
  for (const { name, bytes } of parts) packer.join(name, bytes.length, bytes);
  return new Map([
    ...parts.map(({ name, bytes }) => /** @type {[string, Uint8Array]} */ ([name, bytes])),
    ["archive.json", packer.manifest()],
  ]);
}
