// A folder on a static server that can misbehave.

import { existsSync, readFileSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import { pathOf, sendFile, start } from "../../../scripts/cli/serve/static.mjs";
import { pause } from "./slow.mjs";

/**
 * @param {string} folder
 * @param {{ base?: string, fallback?: string, intercept?: (path: string, response: import("node:http").ServerResponse)
 *   => boolean, transform?: (page: string) => string, cors?: boolean }} [options]
 *   base: path under which the folder is served · fallback: file for paths below d/ that are no files · transform: what
 *   becomes of every HTML page · cors: whether pages of other origins may read the files
 */
export async function serve(folder, { base = "/", fallback, intercept, transform, cors = false } = {}) {
  /** @type {string[]} */
  const requests = [];
  const { url, close } = await start(async (request, response) => {
    // A broken escape stays as it is.
    const path = pathOf(request) ?? request.url ?? "/";
    requests.push(path);
    await pause();
    if (intercept?.(path, response)) return;
    let file = path.startsWith(base) ? join(folder, normalize(path.slice(base.length))) : "";
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (fallback && !existsSync(file) && path.startsWith(base + "d/")) file = join(folder, fallback);
    if (!file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
      return;
    }
    const stored = readFileSync(file);
    if (cors) response.setHeader("access-control-allow-origin", "*");
    const bytes = transform && file.endsWith(".html") ? Buffer.from(transform(stored.toString())) : stored;
    sendFile(request, response, { name: file }, bytes);
  });
  return { url: url + base.slice(1), requests, close };
}
