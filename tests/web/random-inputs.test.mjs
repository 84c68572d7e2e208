// ZIP files and addresses are read in JavaScript, which the fuzzer does not reach: seeded random ones instead. Whatever
// they hold, there is an answer or an error with a code, and what was read can be written and read again.
// YOYAK_ROUNDS=100000 tries more than usual, YOYAK_SEED another series.
import assert from "node:assert/strict";
import { test } from "node:test";
import { manifestAddress } from "../../web/engine/address.js";
import { zipMembers } from "../../web/files/zip.js";
import { formatUrl, parseUrl, sameState } from "../../web/state/url-state.js";
import { random } from "../markdown/support.mjs";
import { zip } from "./support/zip.mjs";

const rounds = Number(process.env.YOYAK_ROUNDS ?? 500);
const seed = Number(process.env.YOYAK_SEED ?? 15);

test(`random ZIP files: members or an error with a code (seed ${seed})`, async () => {
  const below = random(seed);
  const good = zip([
    { name: "글/2026-01-05-기술.md", data: "글 ".repeat(300) },
    { name: "b.md", data: "짧은 글", method: 0 },
    { name: "c/", data: "", method: 0 },
  ]);
  let read = 0;
  for (let round = 0; round < rounds; round += 1) {
    let bytes = good.slice();
    for (let change = below(6); change > 0; change -= 1) {
      // Mostly the directory at the end.
      const at = below(4) ? Math.max(0, bytes.length - 1 - below(190)) : below(bytes.length || 1);
      const kind = below(4);
      if (kind === 0) bytes[at] = below(256);
      else if (kind === 1) bytes[at] ^= 1 << below(8);
      else if (kind === 2) bytes.fill(below(2) ? 255 : 0, at, at + below(5));
      else if (below(8) === 0) bytes = bytes.slice(0, at);
    }
    let members;
    try {
      members = zipMembers(bytes);
    } catch (error) {
      assert.match(String(/** @type {any} */ (error).code), /^zip-/, String(error));
      continue;
    }
    for (const member of members) {
      try {
        const data = await member.read();
        read += 1;
        assert.ok(data.length <= member.size);
      } catch (error) {
        assert.match(String(/** @type {any} */ (error).code), /^zip-/, `round ${round}: ${error}`);
      }
    }
  }
  assert.ok(read > rounds / 4, "most changes leave something readable");
});

const PARTS = ["d/", "2026-01-05-기술", ".html", "?", "q=", "&", "#", "%", "%ff", "%2F", "//", "\\", "..", "/", "@"];
PARTS.push("evil.example", "view=", "from=", "2026-02-31", "to=", "topic=", "min=", "-1", "1e9", "\u0000", "\u202e");
PARTS.push("__proto__", "constructor", "archive.json", ":", "javascript:", " ", "+", "가", "\ud800", "sort=", "newest");

for (const mode of /** @type {const} */ (["path", "hash"])) {
  test(`random addresses of the viewer, ${mode}: read, written and read again (seed ${seed})`, () => {
    const below = random(seed);
    const base = mode === "path" ? "https://example.org/reading/" : "file:///home/reader/a.html";
    let states = 0;
    for (let round = 0; round < 20 * rounds; round += 1) {
      let text = mode === "path" ? base : `${base}#`;
      for (let part = below(8); part > 0; part -= 1) text += PARTS[below(PARTS.length)];
      let url;
      try {
        url = new URL(text).href;
      } catch {
        continue;
      }
      const state = parseUrl(url, base, mode);
      if (!state) continue;
      states += 1;
      const written = new URL(formatUrl(state, base, mode), base).href;
      assert.ok(written.startsWith(mode === "path" ? base : base.split("#")[0]), written);
      const again = parseUrl(written, base, mode);
      assert.ok(again && sameState(state, again), `${JSON.stringify(url)} became ${written}`);
    }
    assert.ok(states > rounds);
  });
}

test(`random addresses of sites: the host stays (seed ${seed})`, () => {
  const below = random(seed);
  for (let round = 0; round < 20 * rounds; round += 1) {
    let text = "https://trusted.example/";
    for (let part = below(8); part > 0; part -= 1) text += PARTS[below(PARTS.length)];
    const { origin } = new URL(text);
    const manifest = new URL(manifestAddress(text));
    assert.equal(manifest.origin, origin, text);
    assert.ok(manifest.pathname.endsWith(".json"), manifest.href);
  }
});
