// Keeps Node's loop going while something is done. Where nothing else is going on, Node waits for the threads that
// compile wasm, and Node 20 now and then waits for ever.

/**
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function alive(work) {
  const timer = setInterval(() => {}, 60_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
