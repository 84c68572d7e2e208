// yoyak serve: a page, ranges, and a reload when a digest changes.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { SiteServer } from "../../scripts/cli/serve/server.mjs";
import { folder, page, program, twoDays, yoyak } from "./helpers.mjs";

/**
 * Starts the server, waits for its address.
 * @param {test.TestContext} context
 * @param {string[]} args
 */
function start(context, args) {
  const child = spawn(process.execPath, [program, "serve", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  context.after(() => child.kill("SIGKILL"));
  let text = "";
  return new Promise((done, failed) => {
    child.stdout.setEncoding("utf8").on("data", (part) => {
      text += part;
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0];
      if (url) done({ url, child });
    });
    child.stderr.setEncoding("utf8").on("data", (part) => {
      text += part;
    });
    child.on("close", (code) => failed(new Error(`ended with ${code}: ${text}`)));
  });
}

test("serve: pages, ranges, conditional requests, and what is not there", async (context) => {
  const { url, child } = await start(context, [folder(context, twoDays), "--port", "0"]);
  const front = await fetch(url);
  assert.equal(front.status, 200);
  assert.match(front.headers.get("content-type") ?? "", /^text\/html/);
  assert.match(await front.text(), /yk-digest/);
  assert.equal((await fetch(`${url}d/${encodeURIComponent("2026-01-05-기술-AI")}.html`)).status, 200);
  const wasm = await fetch(`${url}reader.wasm`, { headers: { range: "bytes=0-3" } });
  assert.equal(wasm.status, 206);
  assert.match(wasm.headers.get("content-range") ?? "", /^bytes 0-3\/\d+$/);
  assert.equal(wasm.headers.get("content-type"), "application/wasm");
  assert.deepEqual([...new Uint8Array(await wasm.arrayBuffer())], [0, 0x61, 0x73, 0x6d]);
  assert.equal((await fetch(`${url}reader.wasm`, { headers: { range: "bytes=99999999-" } })).status, 416);
  const etag = (await fetch(`${url}app.css`)).headers.get("etag") ?? "";
  assert.equal((await fetch(`${url}app.css`, { headers: { "if-none-match": etag } })).status, 304);
  assert.equal((await fetch(`${url}nothing.js`)).status, 404);
  assert.match(await (await fetch(`${url}d/nothing.html`)).text(), /찾는 페이지가 없습니다/);
  assert.equal((await fetch(url, { method: "POST" })).status, 405);
  assert.equal((await fetch(url)).headers.get("access-control-allow-origin"), null);
  // The listener may run where a page's own policy forbids scripts and requests.
  for (const path of ["", "m/all.html", "d/nothing.html", "embed.html"]) {
    const text = await (await fetch(url + path)).text();
    assert.match(text, /<script src="\/-\/reload\.js">/, path);
    const directives = /Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1].split("; ") ?? [];
    for (const name of ["script-src", "connect-src"]) {
      const [directive, ...others] = directives.filter((each) => each.startsWith(`${name} `));
      assert.ok(directive?.split(" ").includes("'self'"), `${path}: ${directive}`);
      assert.equal(others.length, 0);
    }
  }
  // A page of another site with a host name for this address gets no data.
  const rebound = await new Promise((done, failed) =>
    request(url, { headers: { host: "evil.example" } }, (response) => done(response.statusCode))
      .on("error", failed)
      .end(),
  );
  assert.equal(rebound, 421);
  child.kill("SIGTERM");
  assert.equal(await new Promise((done) => child.once("exit", (/** @type {any} */ code) => done(code))), 0);
});

/**
 * Whether an open page is told to reload after `change`.
 * @param {test.TestContext} context
 * @param {any} url
 * @param {() => void} change
 */
async function reloads(context, url, change) {
  const controller = new AbortController();
  context.after(() => controller.abort());
  const events = await fetch(`${url}-/events`, { signal: controller.signal });
  change();
  let text = "";
  for await (const part of /** @type {any} */ (events.body)) {
    text += Buffer.from(part).toString();
    if (text.includes("event: reload")) return true;
  }
  return false;
}

test("serve: a change is built and open pages are told", { timeout: 600_000 }, async (context) => {
  const root = folder(context, twoDays);
  const { url } = await start(context, [root, "--port", "0"]);
  const change = () =>
    writeFileSync(
      join(root, "2026-01-07-새-주제.md"),
      page("2026-01-07", "새-주제", [{ title: "새 이야기", channel: "첫 채널", id: "DDDDDDDDDDD" }]),
    );
  assert.equal(await reloads(context, url, change), true);
  assert.match(await (await fetch(url)).text(), /새 이야기/);
});

test("serve: a change in a folder named with --watch is built, too", { timeout: 600_000 }, async (context) => {
  const others = folder(context, { "a/b.txt": "one" });
  const { url } = await start(context, [folder(context, twoDays), "--port", "0", "--watch", others]);
  assert.equal(await reloads(context, url, () => writeFileSync(join(others, "a/b.txt"), "another")), true);
});

test("serve: while the site is built for the first time, the server says so", async () => {
  const server = new SiteServer();
  await server.listen(0, true);
  const url = `http://127.0.0.1:${server.port}/`;
  const early = await fetch(url);
  assert.equal(early.status, 503);
  assert.equal(early.headers.get("retry-after"), "1");
  server.publish(new Map([["index.html", Buffer.from("<body></body>")]]));
  assert.equal((await fetch(url)).status, 200);
  server.close();
});

test("serve: a port that is taken is 4 when it was asked for", async (context) => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => other.once("listening", done));
  context.after(() => other.close());
  const port = /** @type {import("node:net").AddressInfo} */ (other.address()).port;
  // The port is looked for before anything is read: what is wrong with the pages is not said.
  assert.match((await yoyak(["serve", folder(context), "--port", String(port)])).stderr, /another program uses it/);
  const result = await yoyak(["serve", folder(context, twoDays), "--port", String(port)]);
  assert.equal(result.code, 4, result.stderr);
  assert.match(result.stderr, /another program uses it/);
});
