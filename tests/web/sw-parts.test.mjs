import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decodedName,
  isManifest,
  isPage,
  kindOf,
  listedFiles,
  offlinePage,
  parseRange,
  rangeResponse,
  staleNames,
  wantedFiles,
} from "../../web/pwa/sw-parts.js";

test("names are decoded; other addresses have none", () => {
  const base = "https://example.org/reading/";
  assert.equal(decodedName(`${base}d/2026-01-05-%EA%B8%B0%EC%88%A0.html?q=x#y`, base), "d/2026-01-05-기술.html");
  assert.equal(decodedName(`${base}p/a.yoyak?bytes=0-9`, base, true), "p/a.yoyak?bytes=0-9");
  assert.equal(decodedName(base, base), "");
  assert.equal(decodedName(`${base}%ff`, base), null);
  assert.equal(decodedName("https://example.org/other/", base), null);
});

test("the worker answers only for the site's own files", () => {
  const kinds = {
    "": "page",
    "index.html": "page",
    "d/2026-01-05-기술.html": "page",
    "archive.json": "manifest",
    "p/2026-01.0123456789abcdef.yoyak": "partition",
    "chunk-AB12CD34.js": "hashed",
    "app.js": "shell",
    "reader.wasm": "shell",
    "icon-192.png": "shell",
  };
  for (const [name, kind] of Object.entries(kinds)) assert.equal(kindOf(name), kind, name);
  const others = [
    "other/",
    "other/index.html",
    "data.json",
    "api/user",
    "d/a/b.html",
    "sw.js",
    "widget.js",
    "feed.xml",
  ];
  for (const name of others) assert.equal(kindOf(name), null, name);
});

test("a file list that is an error page or names foreign files is refused", () => {
  const hash = "0".repeat(64);
  const list = (/** @type {{ "app.js"?: string, "other/x.js"?: string }} */ files) =>
    JSON.stringify({ format: "yoyak-site-files", files });
  assert.deepEqual(listedFiles(list({ "app.js": hash })), { "app.js": hash });
  for (const text of ["<!doctype html>", "", "{}", list({ "other/x.js": hash }), list({ "app.js": "abc" })])
    assert.equal(listedFiles(text), null, text);
});

test("a manifest and a page are recognised by their content", () => {
  const file = "p/2026.0123456789abcdef.yoyak";
  assert.ok(isManifest(JSON.stringify({ format: "yoyak-archive", partitions: [{ file, size: 3 }] })));
  for (const text of ["<html>", "[]", '{"format":"other","partitions":[]}', '{"format":"yoyak-archive"}'])
    assert.equal(isManifest(text), false, text);
  assert.ok(isPage('<!doctype html>\n<html lang="ko" data-base="">\n<p>x</html>\n'));
  assert.equal(isPage('<!doctype html>\n<html lang="ko" data-base="">\n<p>cut'), false);
  assert.equal(isPage("<!doctype html><html><p>another site</html>"), false);
});

test("what the visitor keeps decides which partitions a manifest waits for", () => {
  const part = (/** @type {string} */ id, /** @type {string} */ from, /** @type {string} */ to, size = 10) => ({
    file: id,
    from,
    to,
    size,
  });
  const parts = [
    part("c", "2026-02-01", "2026-02-20"),
    part("b", "2026-01-01", "2026-01-31"),
    part("a", "2025-01-01", "2025-12-31"),
  ];
  const wanted = (/** @type {import("../../web/pwa/kept.js").Kept | null} */ kept) =>
    wantedFiles(parts, kept).map(({ file }) => file);
  assert.deepEqual(wanted(null), []);
  assert.deepEqual(wanted({ newest: true }), ["c"]);
  assert.deepEqual(wanted({ years: ["2025"] }), ["a"]);
  assert.deepEqual(wanted({ newest: true, years: ["2026"] }), ["c", "b"]);
  assert.deepEqual(wanted({ all: true }), ["c", "b", "a"]);
  assert.deepEqual(wantedFiles([part("c", "2026-02-01", "2026-02-20", 2e6)], { newest: true }), []);
});

test("ranges are read as the engine writes them", () => {
  assert.deepEqual(parseRange("bytes=0-99"), { from: 0, to: 99 });
  assert.deepEqual(parseRange("bytes=100-"), { from: 100, to: null });
  for (const other of ["bytes=-5", "bytes=0-1,4-5", "items=0-1", ""]) assert.equal(parseRange(other), null);
});

test("a file answers its ranges like a server", async () => {
  const bytes = new Blob([new Uint8Array([0, 1, 2, 3, 4])]);
  const middle = rangeResponse(bytes, { from: 1, to: 3 });
  assert.equal(middle.status, 206);
  assert.equal(middle.headers.get("content-range"), "bytes 1-3/5");
  assert.deepEqual([...new Uint8Array(await middle.arrayBuffer())], [1, 2, 3]);
  assert.equal((await rangeResponse(bytes, { from: 3, to: 99 }).arrayBuffer()).byteLength, 2);
  assert.equal(rangeResponse(bytes, { from: 5, to: 6 }).status, 416);
});

test("a page never visited is the front page without its digest, at another depth", async () => {
  const shell =
    '<html lang="ko" data-base=""><link rel="icon" href="data:,x"><link href="app.css"><script src="app.js"></script>' +
    '<a href="#yk-main"></a><a href="https://example.org/"></a><a href="/root"></a>' +
    '<main><article class="yk-digest" data-digest="d">old</article></main></html>';
  const text = await (await offlinePage(new Response(shell), "d/2025-12-01-x.html")).text();
  assert.equal(
    text,
    '<html lang="ko" data-base="../"><link rel="icon" href="data:,x"><link href="../app.css">' +
      '<script src="../app.js"></script><a href="#yk-main"></a><a href="https://example.org/"></a>' +
      '<a href="/root"></a>' +
      "<main></main></html>",
  );
});

test("files with a hash of older versions are removed, all others are kept", () => {
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
