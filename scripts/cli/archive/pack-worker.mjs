// A thread that packs partitions, one at a time, with its own packer. scripts/cli/archive/pack-parts.mjs controls it.
import { parentPort, workerData } from "node:worker_threads";
import { errorToValue } from "../../../web/engine/errors.js";
import { Packer } from "../../../web/engine/packer.js";

const port = /** @type {import("node:worker_threads").MessagePort} */ (parentPort);
/**
 * One packer for all partitions: the largest comes first, so its memory is enough for the others. @type
 * {Promise<Packer>}
 */
const packer = Packer.create({ wasm: workerData.module });

port.on("message", async (/** @type {{id: string, digests: Uint8Array}} */ { id, digests }) => {
  try {
    const { name, bytes } = (await packer).packPartition(id, digests);
    port.postMessage({ name, bytes }, [/** @type {ArrayBuffer} */ (bytes.buffer)]);
  } catch (error) {
    port.postMessage({ error: errorToValue(error) });
  }
});
