// The archive as tools of the Model Context Protocol, as a program with a language model uses them: by lines of JSON on
// standard input and output.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { folder, page, program, yoyak } from "./helpers.mjs";

const DAYS = {
  "2026-03-01-기술.md": page("2026-03-01", "기술", [
    { title: "물수제비 뜨는 법", channel: "강가", id: "AAAAAAAAAA1", text: "납작한 돌을 고릅니다." },
    { title: "사다리 고르기", channel: "공구함", id: "AAAAAAAAAA2" },
  ]),
  "2026-03-02-기술.md": page("2026-03-02", "기술", [{ title: "줄자 읽기", channel: "공구함", id: "AAAAAAAAAA3" }]),
};

/** A session. @param {import("node:test").TestContext} context @param {string[]} args */
async function session(context, args) {
  const child = spawn(process.execPath, [program, "mcp", ...args], { stdio: ["pipe", "pipe", "inherit"] });
  context.after(() => child.kill());
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let last = 0;
  const send = (/** @type {object} */ message) =>
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  const ask = async (/** @type {string} */ method, /** @type {object} */ params) => {
    last += 1;
    send({ id: last, method, params });
    const { value = "" } = await lines.next();
    const reply = JSON.parse(value);
    assert.equal(reply.id, last);
    return reply.result;
  };
  const hello = await ask("initialize", {
    protocolVersion: "2025-06-18",
    capabilities: {},
    clientInfo: { name: "test", version: "1" },
  });
  send({ method: "notifications/initialized" });
  const call = async (/** @type {string} */ name, /** @type {object} */ input) => {
    const { content, isError } = await ask("tools/call", { name, arguments: input });
    return { text: content[0].text, isError };
  };
  const end = () => new Promise((done) => (child.once("exit", done), child.stdin.end()));
  return { hello, ask, call, end };
}

test("mcp: a program finds entries, lists days and reads a digest as Markdown", async (context) => {
  const root = folder(context, DAYS);
  const { hello, ask, call, end } = await session(context, [root]);
  assert.equal(hello.serverInfo.name, "yoyak");
  assert.match(hello.instructions, /2 digests with 3 entries, from 2026-03-01 to 2026-03-02/);
  const { tools } = await ask("tools/list", {});
  assert.deepEqual(
    tools.map((/** @type {{name: string}} */ { name }) => name),
    ["search", "related", "read_digest", "list_digests"],
  );
  const found = JSON.parse((await call("search", { query: "납작한 돌" })).text);
  assert.equal(found.total, 1);
  assert.equal(found.results[0].digest, "2026-03-01-기술");
  const listed = JSON.parse((await call("list_digests", { limit: 1 })).text);
  assert.deepEqual(
    listed.digests.map((/** @type {{id: string}} */ { id }) => id),
    ["2026-03-02-기술"],
  );
  const { text } = await call("read_digest", { digest: "2026-03-01-기술" });
  // The Markdown reads as the same entries.
  const copy = folder(context, { "2026-03-01-기술.md": text });
  const entries = JSON.parse((await yoyak(["export", copy])).stdout)[0].entries;
  assert.deepEqual(
    entries.map((/** @type {{title: string}} */ { title }) => title),
    ["물수제비 뜨는 법", "사다리 고르기"],
  );
  assert.equal(await end(), 0);
});

test("mcp: a wrong id or argument is an error in words, and the session goes on", async (context) => {
  const root = folder(context, DAYS);
  const { call, end } = await session(context, [root]);
  const missing = await call("read_digest", { digest: "2020-01-01-없음" });
  assert.equal(missing.isError, true);
  assert.match(missing.text, /2020-01-01-없음|digest/);
  assert.equal((await call("search", { limit: 0 })).isError, true);
  assert.equal(JSON.parse((await call("search", { query: "줄자" })).text).total, 1);
  assert.equal(await end(), 0);
});
