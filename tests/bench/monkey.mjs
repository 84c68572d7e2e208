// A seeded monkey on a site: node tests/bench/monkey.mjs [--site FOLDER] [--seeds 1,2,3] [--actions 1000] [--verbose]
// Reports console messages, pages that a reload changes, and growth of nodes, listeners and heap after settling. A
// short run is part of the browser tests (tests/e2e/monkey.test.mjs).

import { parseArgs } from "node:util";
import { launch, openPage } from "../e2e/support/browser.mjs";
import { held, play } from "../e2e/support/monkey.mjs";
import { serve } from "../e2e/support/server.mjs";
import { sample } from "../e2e/support/site.mjs";

const { values } = parseArgs({
  options: {
    site: { type: "string" },
    seeds: { type: "string", default: "1,2,3" },
    actions: { type: "string", default: "1000" },
    verbose: { type: "boolean", default: false },
  },
});
const folder = values.site ?? (await sample.build()).folder;
const site = await serve(folder);
const browser = await launch();
let bad = 0;
try {
  for (const seed of values.seeds.split(",").map(Number)) {
    const { page, trouble, close } = await openPage(browser);
    await page.goto(site.url);
    await page.waitForSelector("main [active] h1");
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const half = Math.floor(Number(values.actions) / 2);
    const log = values.verbose ? console.log : undefined;
    // What is loaded once, and stays, is loaded first.
    const wrong = await play(page, { seed, actions: Math.ceil(half / 4), log });
    const before = await held(page, session);
    wrong.push(...(await play(page, { seed: seed + 1000, actions: Math.floor((half * 3) / 4), log })));
    const after = await held(page, session, before.digest);
    wrong.push(
      ...(await play(page, { seed: seed + 2000, actions: Number(values.actions) - half, reloads: true, log })),
    );
    wrong.push(...trouble);
    const growth = /** @type {const} */ (["nodes", "listeners", "heap"]).map((name) => {
      const [was, value] = [before[name], after[name]];
      return `${name} ${was} → ${value} (${((100 * value) / was - 100).toFixed(1)} %)`;
    });
    console.log(`seed ${seed}: ${values.actions} actions, ${wrong.length} problems; ${growth.join(", ")}`);
    for (const each of [...new Set(wrong)].slice(0, 20)) console.log(`  ${each}`);
    bad += wrong.length;
    await close();
  }
} finally {
  await browser.close();
  await site.close();
}
process.exitCode = bad ? 1 : 0;
