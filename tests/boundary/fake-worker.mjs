// Workers that run in the thread of a test. Messages are cloned as between threads.

/**
 * @typedef {object} FakeWorker
 * @property {((event: { data: unknown }) => void) | null} onmessage
 * @property {null} onerror
 * @property {null} onmessageerror
 * @property {boolean} terminated
 * @property {boolean} hung it neither takes nor gives messages
 * @property {(busy?: number) => boolean} hangs whether it hangs once the code of this archive runs
 * @property {number} opened how many archives it was asked to open
 * @property {(message: any) => void} postMessage
 * @property {() => void} terminate
 */

/**
 * @param {(port: { postMessage(message: any): void }) => (message: any) => void} serve what the worker runs: it gets a
 *   port for its answers and returns the function that takes messages
 * @returns {{ start: () => any, made: any[] }} `made` are the workers that were started, in their order; see FakeWorker
 */
export function fakeWorkers(serve) {
  /** @type {FakeWorker[]} */
  const made = [];
  const start = () => {
    /** @type {FakeWorker} */
    const worker = {
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      terminated: false,
      hung: false,
      hangs: () => false,
      opened: 0,
      postMessage: (message) => {
        if (message.verb === "open") worker.opened += 1;
        const copy = structuredClone(message);
        setImmediate(() => worker.terminated || worker.hung || take(copy));
      },
      terminate: () => {
        worker.terminated = true;
      },
    };
    const take = serve({
      postMessage: (message) => {
        const copy = structuredClone(message);
        if (worker.hung) return;
        if ("busy" in message && worker.hangs(message.busy)) worker.hung = true;
        setImmediate(() => worker.terminated || worker.onmessage?.({ data: copy }));
      },
    });
    made.push(worker);
    return worker;
  };
  return { start, made };
}
