// Names in queries: asked for, added and taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asksFor, namesOf, toggledName } from "../../web/state/names.js";

test("a name is a phrase of the query, added and taken back", () => {
  assert.equal(toggledName("", "북극항로"), '"북극항로"');
  assert.equal(toggledName("금리", "Claude Code"), '금리 "Claude Code"');
  assert.ok(asksFor('금리 "Claude Code"', "Claude Code"));
  assert.ok(!asksFor('금리 -"Claude Code"', "Claude Code"));
  assert.ok(!asksFor("금리 Claude Code", "Claude Code"));
  assert.equal(toggledName('금리 "Claude Code" 인하', "Claude Code"), "금리 인하");
  assert.equal(toggledName('"가" "나"', "나"), '"가"');
});

test("the list of names comes from the site alone, and only once", async (context) => {
  let asked = 0;
  const names = [
    { name: "북극항로", page: "n/%EB%B6%81.html", entries: 7 },
    { name: "나쁜 것", page: "https://evil.example/n/x.html", entries: 7 },
    { name: 3, page: "n/3.html" },
    null,
  ];
  context.mock.method(globalThis, "fetch", async () => ((asked += 1), { ok: true, json: async () => ({ names }) }));
  const app = /** @type {any} */ ({
    archive: { own: false, generation: 1 },
    place: { mode: "path", base: "https://x.example/b/" },
  });
  const found = [{ name: "북극항로", page: "https://x.example/b/n/%EB%B6%81.html", entries: 7 }];
  assert.deepEqual(await namesOf(app), found);
  assert.deepEqual(await namesOf(app), found);
  assert.equal(asked, 1);
  assert.deepEqual(await namesOf({ ...app, archive: { own: true, generation: 1 } }), []);
});
