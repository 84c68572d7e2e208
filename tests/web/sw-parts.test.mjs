import assert from "node:assert/strict";
import { test } from "node:test";
import { chunksIn, offlinePage, parseRange, rangeResponse, staleNames } from "../../web/pwa/sw-parts.js";

test("chunks are found in a bundled script, once each", () => {
  assert.deepEqual(
    chunksIn('import{a}from"./chunk-0A1B.js";const l=()=>import("./chunk-FF00.js");import("./chunk-0A1B.js")'),
    ["chunk-0A1B.js", "chunk-FF00.js"],
  );
  assert.deepEqual(chunksIn("nothing"), []);
});

test("ranges are read as the engine writes them", () => {
  assert.deepEqual(parseRange("bytes=0-99"), { from: 0, to: 99 });
  assert.deepEqual(parseRange("bytes=100-"), { from: 100, to: null });
  for (const other of ["bytes=-5", "bytes=0-1,4-5", "items=0-1", ""]) assert.equal(parseRange(other), null);
});

test("a file answers its ranges like a server", async () => {
  const bytes = new Uint8Array([0, 1, 2, 3, 4]).buffer;
  const middle = rangeResponse(bytes, { from: 1, to: 3 });
  assert.equal(middle.status, 206);
  assert.equal(middle.headers.get("content-range"), "bytes 1-3/5");
  assert.deepEqual([...new Uint8Array(await middle.arrayBuffer())], [1, 2, 3]);
  assert.equal((await rangeResponse(bytes, { from: 3, to: 99 }).arrayBuffer()).byteLength, 2);
  assert.equal(rangeResponse(bytes, { from: 5, to: 6 }).status, 416);
});

test("a page never visited is the front page without its digest, at another depth", async () => {
  const shell =
    '<html lang="ko" data-base=""><link rel="icon" href="data:,x"><link href="app.css"><script src="app.js"></script><a href="#yk-main"></a><a href="https://example.org/"></a><a href="/root"></a>' +
    '<main><article class="yk-digest" data-digest="d">old</article></main></html>';
  const text = await (await offlinePage(new Response(shell), "d/2025-12-01-x.html")).text();
  assert.equal(
    text,
    '<html lang="ko" data-base="../"><link rel="icon" href="data:,x"><link href="../app.css"><script src="../app.js"></script><a href="#yk-main"></a><a href="https://example.org/"></a><a href="/root"></a>' +
      "<main></main></html>",
  );
});

test("of versions before the last nothing with a hash is kept, everything else is", () => {
  const kept = [
    "index.html",
    "d/2026-01-05-x.html",
    "chunk-OLD.js",
    "chunk-LAST.js",
    "chunk-NOW.js",
    "p/2026-01-old.yoyak",
    "p/2026-01-old.yoyak?bytes=0-99",
    "p/2026-01-now.yoyak?bytes=0-99",
  ];
  assert.deepEqual(staleNames(kept, ["chunk-NOW.js", "p/2026-01-now.yoyak"], ["chunk-LAST.js"]), [
    "chunk-OLD.js",
    "p/2026-01-old.yoyak",
    "p/2026-01-old.yoyak?bytes=0-99",
  ]);
  assert.deepEqual(
    staleNames(kept, kept, []),
    ["p/2026-01-old.yoyak?bytes=0-99", "p/2026-01-now.yoyak?bytes=0-99"].filter(
      (name) => !kept.includes(name.split("?")[0]),
    ),
  );
});
