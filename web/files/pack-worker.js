// The worker that packs the reader's own files, so that the page stays quick however many there are.
//   page → worker   {pages, wasm}
//   worker → page   {done, total}, then {packed} or {failed}

import { packPages } from "./pack-pages.js";

const scope = /** @type {any} */ (globalThis);

scope.onmessage = async (
  /** @type {{ data: { pages: import("./pack-pages.js").Page[], wasm: string } }} */ { data },
) => {
  try {
    const packed = await packPages(data.pages, data.wasm, (done, total) => scope.postMessage({ done, total }));
    scope.postMessage({ packed });
  } catch (error) {
    scope.postMessage({ failed: /** @type {Error} */ (error).message });
  }
};
