// A short run of tests/boundary/simulation.mjs, which says what it simulates.
//
// A failing seed is one number:  YOYAK_SEED=123 node --test tests/boundary/simulation.test.mjs
// More of them:                  node tests/boundary/simulation.mjs --seeds 1000000
import { test } from "node:test";
import { simulate } from "./simulation.mjs";

const SEEDS = Number(process.env.YOYAK_SEEDS ?? 400);
const ONLY = process.env.YOYAK_SEED;

test(`simulation: ${ONLY ? `seed ${ONLY}` : `${SEEDS} seeds`}`, { timeout: 24 * 3_600_000 }, async () => {
  for (let seed = ONLY ? Number(ONLY) : 1; seed <= (ONLY ? Number(ONLY) : SEEDS); seed += 1) {
    try {
      await simulate(seed);
    } catch (error) {
      throw new Error(`seed ${seed}: ${/** @type {Error} */ (error).message}`, { cause: error });
    }
  }
});
