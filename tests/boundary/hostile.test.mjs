// Archives of strangers with correct checksums: whatever they hold, every call has an answer or an error with a code,
// and the module never takes more than 256 MB.
import assert from "node:assert/strict";
import { test } from "node:test";
import { YoyakError } from "../../web/engine/errors.js";
import { compile } from "../../web/engine/loader.js";
import { Reader } from "../../web/engine/reader.js";
import { MemorySource } from "../../web/engine/sources/memory.js";
import { moduleBytes } from "./helpers.mjs";
import { hostileArchives } from "./hostile-archives.mjs";

const MB = 1 << 20;
const module = await compile(moduleBytes("reader.wasm"));
const archives = await hostileArchives();

/** @type {Record<string, (reader: Reader, id: string) => Promise<any>>} */
const CALLS = {
  digests: (reader) => reader.digests({}),
  select: (reader) => reader.select({ limit: 50, sort: "longest" }),
  search: (reader) => reader.search({ query: "요점", today: "2026-01-06" }),
  initials: (reader) => reader.search({ query: "ㅇㅈ -채널", today: "2026-01-06" }),
  digest: (reader, id) => reader.digest(id),
  render: (reader, id) => reader.render({ digest: id, query: "요점" }),
  export: (reader, id) => reader.export(id),
  related: (reader, id) => reader.related({ digest: id, entry: "AAAAAAAAAA0" }),
  unread: async (reader, id) => {
    await reader.setMarks({ read: [[id, "AAAAAAAAAA0"]] });
    return reader.select({ unread: true, limit: 5 });
  },
};

/** Codes that name what is wrong. "trap": the call took more than the module's memory; the next has a new instance. */
const NAMED = new Set(["damaged", "truncated", "bad-manifest", "too-large", "not-found", "trap", "network"]);

test("a set of at least 30", () => assert.ok(archives.length >= 30, String(archives.length)));

for (const { name, files, id } of archives) {
  test(`hostile archive: ${name}`, async () => {
    /** @type {Reader} */
    let reader;
    try {
      reader = await Reader.open(new MemorySource(files), module);
    } catch (error) {
      assert.ok(error instanceof YoyakError && NAMED.has(error.code), String(error));
      return;
    }
    for (const [call, ask] of Object.entries(CALLS)) {
      try {
        const answer = await ask(reader, id);
        assert.notEqual(answer, undefined, call);
      } catch (error) {
        assert.ok(error instanceof YoyakError && NAMED.has(error.code), `${call}: ${error}`);
      }
      const { memory } = await reader.stats();
      assert.ok(memory <= 256 * MB, `${call}: ${memory} bytes`);
    }
    reader.dispose();
  });
}
