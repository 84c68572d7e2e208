// How the report writes figures, and whom it compares.

export const PEERS = ["Pagefind", "MiniSearch", "FlexSearch", "FlexSearch, full", "Orama", "lunr"];

export const kilobytes = (/** @type {number | null | undefined} */ bytes) =>
  bytes === undefined || bytes === null
    ? "–"
    : bytes < 1e6
      ? `${(bytes / 1000).toFixed(bytes < 1e4 ? 1 : 0)} KB`
      : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
export const time = (/** @type {number | null | undefined} */ ms) =>
  ms === undefined || ms === null
    ? "–"
    : ms < 1
      ? `${ms.toFixed(2)} ms`
      : ms < 1000
        ? `${ms.toFixed(ms < 10 ? 1 : 0)} ms`
        : `${(ms / 1000).toFixed(ms < 1e4 ? 1 : 0)} s`;
export const share = (/** @type {number | undefined} */ part) =>
  part === undefined ? "–" : part === 1 ? "1.0" : part.toFixed(part > 0.995 ? 4 : 2);
export const nameOf = (/** @type {string} */ part) => (part === "real" ? "real pages" : part);
/** Bytes of reader.wasm in what a first search took. @param {any} first */
export const moduleBytes = (/** @type {any} */ { parts }) =>
  parts.find((/** @type {any} */ { path }) => path.endsWith("/reader.wasm"))?.bytes ?? 0;
