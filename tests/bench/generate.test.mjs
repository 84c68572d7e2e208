import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { TOPICS, generateDigests } from "./generate.mjs";

const hash = (/** @type {any} */ options) => {
  const sum = createHash("sha256");
  for (const page of generateDigests(options)) sum.update(page.path).update(page.text);
  return sum.digest("hex");
};

test("the same options give the same pages, another seed gives others", () => {
  assert.equal(hash({ digests: 20 }), hash({ digests: 20 }));
  assert.notEqual(hash({ digests: 20 }), hash({ digests: 20, seed: 2 }));
});

test("as many pages as asked for, one a day and topic, about 11.7 KB each", () => {
  const pages = [...generateDigests({ digests: 101 })];
  assert.equal(pages.length, 101);
  assert.equal(new Set(pages.map((page) => page.path)).size, 101);
  const average = pages.reduce((sum, page) => sum + Buffer.byteLength(page.text), 0) / pages.length;
  assert.ok(average > 10500 && average < 13000, `average ${average}`);
  assert.match(pages[0].path, /^\d{4}\/\d{4}-\d{2}-\d{2}-/);
  assert.ok(pages[0].path.endsWith(`-${TOPICS[0]}.md`));
});
