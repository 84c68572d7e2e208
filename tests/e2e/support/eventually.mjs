// What an event still has to bring about is read until it is so. A test that reads it once, straight after an action,
// depends on how fast the machine is. These helpers are not for what must not happen: wait for an event after which it
// would have happened, and look once.

import assert from "node:assert/strict";
import { PATIENCE_MS } from "./browser.mjs";

const PAUSE_MS = 25;

/**
 * Reads until the check passes. A check that never does fails with what was read last.
 * @template Value
 * @param {() => Promise<Value> | Value} read
 * @param {(value: Value) => void} check throws, as assertions do
 * @returns {Promise<Value>}
 */
export async function eventually(read, check) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      const value = await read();
      check(value);
      return value;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
}

/**
 * Reads until the value is the wanted one.
 * @template Value
 * @param {() => Promise<Value> | Value} read
 * @param {unknown} want
 * @param {string} [message]
 */
export const becomes = (read, want, message) =>
  eventually(read, (value) => assert.deepEqual(value, want, /** @type {any} */ (message)));

/**
 * Reads until the value is true.
 * @param {() => unknown} read
 * @param {string} [message]
 */
export const holds = (read, message = "it does not become true") =>
  eventually(
    async () => Boolean(await read()),
    (value) => assert.ok(value, message),
  );

/**
 * Reads until the text matches.
 * @param {() => Promise<string>} read
 * @param {RegExp} pattern
 */
export const matches = (read, pattern) => eventually(read, (text) => assert.match(text, pattern));
