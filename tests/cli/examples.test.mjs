// The programs of examples/, run as their users would.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { folder, twoDays } from "./helpers.mjs";

const run = (/** @type {string} */ name, /** @type {string[]} */ ...args) =>
  execFileSync(process.execPath, [fileURLToPath(new URL(`../../examples/${name}`, import.meta.url)), ...args], {
    encoding: "utf8",
  });

test("examples: the newest digest as text", (context) => {
  const said = run("newest-day.mjs", folder(context, twoDays));
  assert.match(said, /^2026-01-06 경제\n\n/);
  assert.match(said, /\n• .+ \(첫 채널\) https:\/\/www\.youtube\.com\/watch\?v=\w+\n/);
});

test("examples: entries about some words, as CSV", (context) => {
  const [head, ...rows] = run("watch-list.mjs", folder(context, twoDays), "이야기").trim().split("\n");
  assert.equal(head, "date,word,title,url");
  assert.equal(rows.length, 3);
  for (const row of rows) assert.match(row, /^2026-01-0\d,이야기,[^,]*이야기,https:/);
});
