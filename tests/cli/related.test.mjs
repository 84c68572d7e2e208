// yoyak related over pages and over an archive on disk; an incremental build keeps what is old.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, page, yoyak } from "./helpers.mjs";

const id = (/** @type {number} */ number) => `v${String(number).padStart(10, "0")}`;
const pages = {
  "2025-12-30-기술.md": page("2025-12-30", "기술", [
    { title: "그린란드 매입을 다시 꺼낸 백악관", channel: "가", id: id(1), text: "덴마크가 희토류 협상을 거절했다." },
    { title: "겨울 김치 담그기", channel: "나", id: id(2), text: "배추를 절인다." },
  ]),
  "2026-01-05-기술.md": page("2026-01-05", "기술", [
    { title: "덴마크와 그린란드의 협상", channel: "다", id: id(3), text: "희토류를 둘러싼 협상이 이어졌다." },
    { title: "그린란드 희토류를 캐는 회사", channel: "라", id: id(4), text: "덴마크 정부의 뜻." },
    { title: "반려견 산책 시간", channel: "마", id: id(5), text: "하루에 두 번이 알맞다." },
  ]),
};

/** @param {any[]} rows */
const ids = (rows) => rows.map((row) => row.id);

test("related: the same day, before and after, as JSON and as text", async (context) => {
  const root = folder(context, pages);
  const { code, stdout, stderr } = await yoyak(["related", root, "2026-01-05-기술", id(3), "--json"]);
  assert.equal(code, 0, stderr);
  const found = JSON.parse(stdout);
  assert.deepEqual(ids(found.sameDay), [id(4)]);
  assert.deepEqual(ids(found.earlier), [id(1)]);
  assert.deepEqual(found.later, []);
  assert.deepEqual(found.problems, []);
  assert.ok(found.earlier[0].words.includes("그린란드"), String(found.earlier[0].words));
  assert.equal(found.earlier[0].digest, "2025-12-30-기술");

  const text = await yoyak(["related", root, "2025-12-30-기술", id(1)]);
  assert.equal(text.code, 0);
  assert.match(text.stdout, /^After\n {2}/);
  assert.match(text.stdout, /덴마크와 그린란드의 협상\n {4}다 · 2026-01-05 · 기술 \(.*그린란드/);
  const none = await yoyak(["related", root, "2026-01-05-기술", id(5)]);
  assert.equal(none.stdout, "No entry tells the same story.\n");
});

test("related: wrong names are named", async (context) => {
  const root = folder(context, pages);
  const missing = await yoyak(["related", root, "2026-01-05-기술", "nobody"]);
  assert.notEqual(missing.code, 0);
  assert.match(missing.stderr, /There is no entry "nobody" in the digest "2026-01-05-기술"/);
  assert.equal((await yoyak(["related", root, "2026-01-05-기술"])).code, 2);
});

test("related: a new day keeps the files of other partitions byte for byte", async (context) => {
  const root = folder(context, pages);
  const out = folder(context, {});
  const parts = async (/** @type {string} */ site) => {
    const { code, stderr } = await yoyak(["build", root, "--out", site]);
    assert.equal(code, 0, stderr);
    // Replaced files stay in the folder for a while: those of the archive are in its manifest.
    const { partitions } = JSON.parse(readFileSync(join(site, "archive.json"), "utf8"));
    const names = partitions.map((/** @type {{file: string}} */ { file }) => file.slice("p/".length)).sort();
    return new Map(names.map((/** @type {string} */ name) => [name, readFileSync(join(site, "p", name))]));
  };
  const before = await parts(join(out, "site"));
  writeFileSync(
    join(root, "2026-01-06-기술.md"),
    page("2026-01-06", "기술", [
      { title: "반려견 산책 줄 고르기", channel: "바", id: id(6), text: "하루에 두 번 나간다면." },
    ]),
  );
  const after = await parts(join(out, "site"));
  const kept = [...before.keys()].filter((name) => after.has(name));
  assert.deepEqual(
    kept.map((name) => name.split(".")[0]),
    ["2025"],
  );
  for (const name of kept) assert.ok(before.get(name)?.equals(/** @type {Buffer} */ (after.get(name))));
  // The same as a build from nothing.
  assert.deepEqual([...(await parts(join(out, "whole"))).keys()], [...after.keys()]);
  // What came after is found in the new file, through the built site.
  const later = async (/** @type {string} */ digest, /** @type {string} */ entry) => {
    const { stdout } = await yoyak(["related", join(out, "site"), digest, entry, "--json"]);
    return ids(JSON.parse(stdout).later).sort();
  };
  assert.deepEqual(await later("2025-12-30-기술", id(1)), [id(3), id(4)]);
  assert.deepEqual(await later("2026-01-05-기술", id(5)), [id(6)]);
});
