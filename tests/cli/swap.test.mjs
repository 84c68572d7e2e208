// A site is replaced at once: never a part of two versions, whenever the program is killed.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { writeSite } from "../../scripts/cli/output.mjs";
import { recover } from "../../scripts/cli/swap.mjs";
import { folder } from "./helpers.mjs";

const output = fileURLToPath(new URL("../../scripts/cli/output.mjs", import.meta.url));
const bytes = (/** @type {string} */ text) => new Uint8Array(Buffer.from(text));
/** @param {number} n @param {number} [count] @returns {Map<string, Uint8Array>} */
function version(n, count = 3) {
  const files = new Map();
  for (let i = 0; i < count; i += 1) files.set(`d/${i}.html`, bytes(`version ${n}`));
  return files.set("archive.json", bytes(`${n}`));
}

test("swap: files of others stay, whatever they are, and nothing is left beside the site", (context) => {
  const root = folder(context, {
    "site/CNAME": "example.org",
    "site/own/deep/x.txt": "mine",
    "site/.yoyak-1.tmp": "half",
  });
  const site = join(root, "site");
  mkdirSync(join(site, "empty"));
  symlinkSync("CNAME", join(site, "link"));
  writeSite(site, version(1), { generator: "test" });
  const { ino } = statSync(join(site, "CNAME"));
  writeSite(site, version(2, 1), { generator: "test" });
  assert.deepEqual(readdirSync(root), ["site"]);
  assert.deepEqual(readdirSync(site).sort(), [
    "CNAME",
    "archive.json",
    "d",
    "empty",
    "link",
    "own",
    "yoyak-build.json",
  ]);
  assert.deepEqual(readdirSync(join(site, "d")), ["0.html"]);
  assert.equal(readFileSync(join(site, "own/deep/x.txt"), "utf8"), "mine");
  assert.ok(lstatSync(join(site, "link")).isSymbolicLink());
  assert.equal(statSync(join(site, "CNAME")).ino, ino, "not copied");
});

test("swap: a link to the site stays a link, and --in-place keeps the folder", (context) => {
  const root = folder(context, {});
  mkdirSync(join(root, "real"));
  symlinkSync("real", join(root, "site"));
  writeSite(join(root, "site"), version(1), { generator: "test" });
  assert.ok(lstatSync(join(root, "site")).isSymbolicLink());
  assert.equal(readFileSync(join(root, "real/archive.json"), "utf8"), "1");
  const { ino } = statSync(join(root, "real"));
  writeSite(join(root, "real"), version(2), { generator: "test", inPlace: true });
  assert.equal(statSync(join(root, "real")).ino, ino);
  assert.equal(readFileSync(join(root, "real/d/0.html"), "utf8"), "version 2");
  writeSite(join(root, "real"), version(3), { generator: "test" });
  assert.notEqual(statSync(join(root, "real")).ino, ino);
});

test("swap: killed at any time, the site is one version and complete", async (context) => {
  const root = folder(context, { "site/CNAME": "example.org" });
  const site = join(root, "site");
  const program = join(root, "write.mjs");
  writeFileSync(
    program,
    `import { writeSite } from ${JSON.stringify(output)};
     const version = (n) => new Map([...Array(200).keys()].map((i) => ["d/" + i + ".html", Buffer.from("version " + n)])
       .concat([["archive.json", Buffer.from(String(n))]]));
     for (let n = Number(process.argv[2]); ; n += 1) {
       writeSite(${JSON.stringify(site)}, version(n), { generator: "test" });
       console.log(n);
     }`,
  );
  const seen = new Set();
  for (let round = 0; round < 12; round += 1) {
    const child = spawn(process.execPath, [program, String(round * 1000)], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((done) => child.stdout.once("data", done));
    await sleep(round * 3);
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await ended;
    recover(site);
    assert.deepEqual(readdirSync(root).sort(), ["site", "write.mjs"]);
    const n = readFileSync(join(site, "archive.json"), "utf8");
    seen.add(n);
    for (let i = 0; i < 200; i += 1) assert.equal(readFileSync(join(site, `d/${i}.html`), "utf8"), `version ${n}`);
    assert.equal(JSON.parse(readFileSync(join(site, "yoyak-build.json"), "utf8")).files.length, 201);
    assert.ok(existsSync(join(site, "CNAME")));
  }
  assert.ok(seen.size > 1);
});

test("swap: a build that was killed between its two renames is undone", (context) => {
  const root = folder(context, { ".site.yoyak-old/archive.json": "1", ".site.yoyak-new/archive.json": "2" });
  recover(join(root, "site"));
  assert.deepEqual(readdirSync(root), ["site"]);
  assert.equal(readFileSync(join(root, "site/archive.json"), "utf8"), "1");
});
