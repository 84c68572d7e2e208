// For what nobody waits for.

/** Runs something once the page has nothing better to do. @param {() => unknown} run */
export function whenIdle(run) {
  // Safari has no such callback.
  const later = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ soon) => setTimeout(soon, 200));
  later(() => void run(), { timeout: 1000 });
}
