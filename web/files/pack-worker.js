// The worker that packs the user's own files, so that the page stays responsive with any number of files.
//   page → worker   {pages, wasm}
//   worker → page   {done, total}, then {packed} or {failed, code}

import { packPages } from "./pack-pages.js";

const scope = /** @type {any} */ (globalThis);

scope.onmessage = async (
  /** @type {{ data: { pages: import("./pack-pages.js").Page[], wasm: string } }} */ { data },
) => {
  try {
    const packed = await packPages(data.pages, data.wasm, (done, total) => scope.postMessage({ done, total }));
    scope.postMessage({ packed });
  } catch (error) {
    const { code, message } = /** @type {Error & { code?: string }} */ (error);
    scope.postMessage({ failed: message, code });
  }
};
