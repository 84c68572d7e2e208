// Published sites on origins of their own, and host pages with widgets on another one.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SiteServer } from "../../../scripts/cli/serve/server.mjs";
import { start } from "../../../scripts/cli/serve/static.mjs";
import { yoyak } from "../../cli/helpers.mjs";
import { closeShared, sharedBrowser } from "./browser.mjs";

/** @type {(() => unknown)[]} */
const closing = [];

/**
 * Builds a folder of pages and serves the site.
 * @param {string} root @param {object} [config] @param {object} [options] of the server
 */
export async function publish(root, config, options = {}) {
  if (config) writeFileSync(join(root, "yoyak.config.json"), JSON.stringify(config));
  const built = await yoyak(["build", root, "--out", join(root, "site")]);
  assert.equal(built.code, 0, built.stderr);
  const names = readdirSync(join(root, "site"), { recursive: true }).map(String);
  const files = names.filter((name) => statSync(join(root, "site", name)).isFile());
  const server = new SiteServer({ cors: true, ...options });
  server.publish(new Map(files.map((name) => [name, new Uint8Array(readFileSync(join(root, "site", name)))])));
  closing.push(() => server.close());
  return { url: `http://127.0.0.1:${await server.listen(0, true)}/`, server };
}

/** Address of the first site: the script comes from there. */
let script = "";

/**
 * Opens a page with this body on an origin of its own.
 * @param {string} body @param {Record<string, string>} [headers] @param {object} [options] of the browser's context
 */
export async function openHost(body, headers = {}, options = {}) {
  script = /src="?(http:\/\/127\.0\.0\.1:\d+\/)/.exec(body)?.[1] ?? script;
  const html = `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>host</title>
    <link rel="icon" href="data:,"><script>
    window.heard = [];
    for (const type of ["yoyak-ready", "yoyak-select", "yoyak-open", "yoyak-error"])
      addEventListener(type, (event) => heard.push([type, event.detail]));
    </script><script type="module" src="${script}widget.js"></script></head><body>${body}</body></html>`;
  const host = await start((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(html);
  });
  closing.push(() => host.close());
  const page = /** @type {any} */ (await (await sharedBrowser()).newPage(options));
  page.problems = [];
  page.on("pageerror", (/** @type {{ message: any }} */ error) => page.problems.push(error.message));
  page.on(
    "console",
    (/** @type {import("playwright-core").ConsoleMessage} */ message) =>
      message.type() === "error" && page.problems.push(message.text()),
  );
  page.hostUrl = host.url;
  await page.goto(host.url);
  return page;
}

/** Waits until widgets were drawn so many times. */
export const ready = (/** @type {import("playwright-core").Page} */ page, times = 1) =>
  page.waitForFunction(
    (/** @type {number} */ count) => window.heard.filter(([type]) => type === "yoyak-ready").length >= count,
    times,
  );

export async function closeHosts() {
  await closeShared();
  for (const close of closing) close();
}
