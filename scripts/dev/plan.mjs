// What a run of the tests has to do after one that passed, in the clone of somebody who works on the project:
//   - a suite with the inputs of a run that passed is not run again;
//   - of a changed suite in JavaScript, only files whose own inputs changed run;
//   - a slow suite that passed before is left out, but for test files that changed.
import { resolve } from "node:path";
import { inputsHash } from "./passed.mjs";
import { reachedFrom } from "./reached.mjs";

/**
 * @typedef {import("./passed.mjs").Passed} Passed
 * @typedef {object} Plan
 * @property {"run" | "unchanged" | "left"} state
 * @property {string[]} files test files to run; of a suite that is left out, those that changed
 * @property {number} unchanged how many of its test files need not run
 * @property {Passed} passed what to remember if these pass
 */

/**
 * @param {string} root
 * @param {Pick<import("./suites.mjs").Suite, "inputs" | "slow">} suite
 * @param {string[]} all its test files, relative to the project; none for suites that are not in JavaScript
 * @param {Passed | null} before what it last passed with, if that may be used
 * @param {string} machine whatever else decides: versions
 * @returns {Plan}
 */
export function planOf(root, suite, all, before, machine) {
  const absolute = (/** @type {string[]} */ paths) => paths.map((path) => resolve(root, path)).sort();
  const shared = inputsHash(absolute(suite.inputs), machine);
  const files = Object.fromEntries(
    all.map((file) => [
      file,
      // Of a slow suite, only changes of the test files themselves count.
      suite.slow ? inputsHash(absolute([file])) : inputsHash(absolute(reachedFrom(root, [file])), shared),
    ]),
  );
  const passed = { hash: inputsHash(absolute(reachedFrom(root, all)), shared), files };
  if (!before) return { state: "run", files: all, unchanged: 0, passed };
  if (before.hash === passed.hash) return { state: "unchanged", files: [], unchanged: all.length, passed };
  const changed = all.filter((file) => before.files[file] !== files[file]);
  const unchanged = all.length - changed.length;
  if (suite.slow) return { state: "left", files: changed, unchanged, passed: { hash: before.hash, files } };
  const state = all.length && !changed.length ? "unchanged" : "run";
  return { state, files: changed, unchanged, passed };
}
