// A seeded monkey on the sample: a short run of tests/bench/monkey.mjs, which is for long ones.

import assert from "node:assert/strict";
import { test } from "node:test";
import { held, play } from "./support/monkey.mjs";
import { sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

/** Parts of what was held before: what is loaded later and stays is less, what leaks with every action is more. */
const GROWTH = { nodes: 1.25, listeners: 1.25, heap: 1.5 };

suite("a monkey", { of: sample }, ({ open }) => {
  test("leaves a page without errors that holds no more and shows after a reload what its address says", async () => {
    const { page, trouble } = await open("");
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const wrong = await play(page, { seed: 7, actions: 40 });
    const before = await held(page, session);
    wrong.push(...(await play(page, { seed: 8, actions: 60 })));
    const after = await held(page, session, before.digest);
    wrong.push(...(await play(page, { seed: 9, actions: 50, reloads: true })));
    assert.deepEqual([...wrong, ...trouble], []);
    for (const [name, part] of Object.entries(GROWTH)) {
      const key = /** @type {keyof typeof GROWTH} */ (name);
      assert.ok(after[key] <= before[key] * part, `${name}: ${before[key]} → ${after[key]}`);
    }
  });
});
