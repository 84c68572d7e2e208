// localStorage, which may be missing, full or blocked (private windows, embedded pages): values are then lost with the
// page.

const memory = new Map();

/** @returns {Storage | null} */
function disk() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** @template T @param {string} key @param {T} fallback @returns {T} */
export function load(key, fallback) {
  if (memory.has(key)) return memory.get(key);
  try {
    const text = disk()?.getItem(key);
    return text ? JSON.parse(text) : fallback;
  } catch {
    return fallback;
  }
}

/** Whether it was written to the device. @param {string} key @param {unknown} value */
export function save(key, value) {
  try {
    const storage = disk();
    if (!storage) throw new Error("no storage");
    storage.setItem(key, JSON.stringify(value));
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, value);
    return false;
  }
}
