// What the user muted: kept on the device, shown for a while, part of an export of marks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { mutedOf } from "../../web/state/muted.js";

let site = 0;
/** @param {string} [prefix] */
const appOf = (prefix = `muted-${(site += 1)}:`) =>
  /** @type {any} */ (Object.assign(new EventTarget(), { marks: { prefix }, surface: { say() {} }, mute: undefined }));

test("words and channels are muted, and shown for a while", () => {
  const app = appOf();
  const muted = mutedOf(app);
  let told = 0;
  app.addEventListener("marks", () => (told += 1));
  assert.ok(muted.isEmpty);
  assert.equal(app.mute, undefined);
  assert.ok(muted.set("words", "코인", true));
  assert.ok(!muted.set("words", "코인", true));
  muted.set("channels", "c", true);
  assert.deepEqual(app.mute, { channels: ["c"], words: ["코인"] });
  assert.equal(told, 3);
  muted.reveal(true);
  assert.equal(app.mute, undefined);
  assert.ok(muted.isRevealed && !muted.isEmpty);
  // To mute one more hides all again.
  muted.set("channels", "d", true);
  assert.deepEqual(app.mute?.channels, ["c", "d"]);
  muted.set("channels", "d", false);
  assert.deepEqual(mutedOf(appOf(app.marks.prefix)).names, { channels: ["c"], words: ["코인"] });
  for (const [kind, name] of /** @type {const} */ ([
    ["channels", "c"],
    ["words", "코인"],
  ]))
    muted.set(kind, name, false);
  assert.equal(app.mute, undefined);
});

test("the names of an export are added, once, and invalid ones do no harm", () => {
  const muted = mutedOf(appOf());
  muted.set("words", "금리", true);
  const data = { muted: { channels: ["c"], words: ["코인", "금리"] } };
  assert.equal(muted.imported(data), 2);
  assert.equal(muted.imported(data), 0);
  assert.deepEqual(muted.names, { channels: ["c"], words: ["금리", "코인"] });
  for (const odd of [null, [], "x", { words: "x" }, { words: [3, "", null, "x".repeat(300)], channels: {} }])
    assert.equal(muted.imported({ muted: odd }), 0);
  assert.equal(muted.imported({}), 0);
});
