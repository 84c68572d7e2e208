// A site on hosts that people use: one like GitHub Pages (compression, ranges, 404.html, no fallback), nginx with the
// settings of docs/hosting.md, and Python's server, which knows no ranges. NGINX names its program where it is not in
// the path; without it, its test is skipped.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { pathOf, sendFile, start, typeOf } from "../../scripts/cli/serve/static.mjs";
import { root, sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

/** @typedef {{url: string, close: () => unknown}} Host */

/** @param {string} program @param {string[]} args */
const runs = (program, args) => spawnSync(program, args).status === 0;
const nginx = [process.env.NGINX ?? "nginx", "/usr/sbin/nginx"].find((program) => runs(program, ["-v"]));
const python = ["python3", "python"].find((program) => runs(program, ["-c", "import http.server"]));

/** @param {string} folder @returns {Promise<Host>} */
function likeGitHubPages(folder) {
  return start((request, response) => {
    const path = normalize(pathOf(request) ?? "/");
    const file = [path, `${path}.html`, join(path, "index.html")]
      .map((name) => join(folder, name))
      .find((name) => existsSync(name) && statSync(name).isFile());
    response.setHeader("cache-control", "max-age=600");
    const name = file ?? join(folder, "404.html");
    const bytes = readFileSync(name);
    const isText = /text|javascript|json|xml|wasm/.test(typeOf(name));
    if (isText && !request.headers.range && /gzip/.test(String(request.headers["accept-encoding"]))) {
      response.writeHead(file ? 200 : 404, { "content-type": typeOf(name), "content-encoding": "gzip" });
      return void response.end(request.method === "HEAD" ? undefined : gzipSync(bytes));
    }
    sendFile(request, response, { name, ...(file ? {} : { status: 404 }) }, bytes);
  });
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });

/** Until it answers. @param {string} url @param {import("node:child_process").ChildProcess} child */
async function answering(url, child) {
  for (;;) {
    assert.equal(child.exitCode, null, `${child.spawnfile} ended`);
    if (await fetch(url).catch(() => null)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** @param {string} folder @returns {Promise<Host>} */
async function ofPython(folder) {
  const port = await freePort();
  const args = ["-m", "http.server", "-d", folder, "--bind", "127.0.0.1", String(port)];
  const child = spawn(String(python), args, { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}/`;
  await answering(url, child);
  return { url, close: () => child.kill() };
}

/** With the block of the documentation. @param {string} folder @returns {Promise<Host>} */
async function ofNginx(folder) {
  const home = mkdtempSync(join(tmpdir(), "yoyak-nginx-"));
  const port = await freePort();
  const [, block] = /```nginx\n([\s\S]*?)```/.exec(readFileSync(join(root, "docs/hosting.md"), "utf8")) ?? [];
  const server = block.replace("root /srv/digests;", `listen 127.0.0.1:${port};\n  root ${folder};`);
  assert.notEqual(server, block);
  mkdirSync(join(home, "tmp"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((each) => `${each}_temp_path tmp;`);
  const types =
    "types { text/html html; text/css css; application/javascript js; application/json json; application/wasm wasm; " +
    "application/xml xml; image/svg+xml svg; image/png png; }";
  writeFileSync(
    join(home, "nginx.conf"),
    `daemon off;\npid nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${temporary.join("\n")}\n` +
      `${types}\n${server}}\n`,
  );
  const child = spawn(String(nginx), ["-p", home, "-c", join(home, "nginx.conf")], { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}/`;
  await answering(url, child);
  return { url, close: () => (child.kill(), rmSync(home, { recursive: true, force: true })) };
}

suite("hosts", { of: sample, timeout: 3_600_000 }, ({ site, blank }) => {
  /** @type {Host[]} */
  const hosts = [];
  after(() => Promise.all(hosts.map((host) => host.close())));
  /** What searches find on every host. @type {Set<string>} */
  const totals = new Set();

  for (const { name, host, missing, ranges, ownPage } of [
    { name: "like GitHub Pages", host: likeGitHubPages, missing: false, ranges: true, ownPage: true },
    { name: "nginx", host: ofNginx, missing: nginx ? false : "no nginx on this machine", ranges: true, ownPage: true },
    { name: "python", host: ofPython, missing: python ? false : "no Python here", ranges: false, ownPage: false },
  ]) {
    test(`${name}: opens, searches, follows a link, and knows what is not there`, { skip: missing }, async () => {
      const { url, close } = await host(site.folder);
      hosts.push({ url, close });
      const { page, trouble } = await blank();
      await page.goto(url);
      await page.waitForSelector("main [active] .yk-entry");
      const first = await page.getAttribute("main [active] article[data-digest]", "data-digest");
      await page.locator("main [active] .yk-day-link[rel=prev]").first().click();
      await page.waitForFunction((was) => {
        const article = document.querySelector("main [active] article[data-digest]");
        return article?.querySelector(".yk-entry") && article.getAttribute("data-digest") !== was;
      }, first);
      await page.goto(`${url}index.html?view=search&q=${encodeURIComponent("모델")}`);
      await page.waitForSelector("yoyak-search-view[active] .yk-row", { state: "attached" });
      await page.waitForFunction(() => !document.querySelector("yoyak-search-view[active] [aria-busy=true]"));
      totals.add(String(await page.locator("yoyak-search-view[active] .yk-row").count()));
      assert.equal(totals.size, 1, "every host leads to the same hits");
      assert.equal(await page.locator(".yk-state").count(), 0);
      const [part] = readdirSync(join(site.folder, "p"));
      const some = await fetch(`${url}p/${part}`, { headers: { range: "bytes=0-9" } });
      assert.equal(some.status, ranges ? 206 : 200);
      assert.deepEqual(trouble, []);

      const old = `${url}docs/news/${encodeURI(String(first))}.html`;
      const answer = await fetch(old);
      assert.equal(answer.status, 404);
      assert.equal((await answer.text()) === readFileSync(join(site.folder, "404.html"), "utf8"), ownPage);
      if (!ownPage) return;
      // The old address names a day and a topic: the page for missing addresses finds their digest.
      await page.goto(old);
      await page.waitForSelector(`main [active] article[data-digest="${first}"] .yk-entry`);
    });
  }
});
