// Runs work that can wait.

/** Runs a function when the page is idle. @param {() => unknown} run */
export function whenIdle(run) {
  // Safari has no requestIdleCallback.
  const later = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ soon) => setTimeout(soon, 200));
  later(() => void run(), { timeout: 1000 });
}
