// What a run of the browser suites shares, started by the test runner (scripts/dev/run-tests.mjs): one Chromium for all
// files, and the sites that most of them show, built before the first one asks.

import { chromiumPath, launchServer } from "./browser.mjs";
import { mock } from "./mock-site.mjs";
import { corpus, corpusEntries, isBuilt, sample, sampleEntries } from "./site.mjs";

/** @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> }>} */
export async function start() {
  if (!chromiumPath) return { env: {}, stop: async () => {} };
  const [server] = await Promise.all([
    launchServer(),
    mock().build(),
    ...(isBuilt ? [sample.build(), sampleEntries()] : []),
    ...(corpus.missing ? [] : [corpus.build(), corpusEntries()]),
  ]);
  return { env: { YOYAK_BROWSER: server.wsEndpoint() }, stop: () => server.close() };
}
