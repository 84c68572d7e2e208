// Files that no program can read keep no other page from being published; results for programs; sites as input.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { SiteServer } from "../../scripts/cli/serve/server.mjs";
import { folder, twoDays, yoyak } from "./helpers.mjs";

test("a name that is not UTF-8 and a page over 64 MB are left out and named", async (context) => {
  const root = folder(context, { ...twoDays, "2026-01-07-big.md": "" });
  truncateSync(join(root, "2026-01-07-big.md"), (64 << 20) + 1);
  const odd = Buffer.concat([Buffer.from(join(root, "2026-01-08-")), Buffer.of(0xff), Buffer.from(".md")]);
  try {
    writeFileSync(odd, "text");
  } catch {
    context.diagnostic("this file system refuses such names");
  }
  const { code, stdout, stderr } = await yoyak(["check", root]);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^2 digests/m);
  assert.match(stderr, /2026-01-07-big\.md was left out: it is larger than 64 MB/);
  if (stderr.includes("2026-01-08")) assert.match(stderr, /its name is not UTF-8/);
});

test("build --json prints what was done, and nothing else", async (context) => {
  const root = folder(context, { ...twoDays, "yoyak.config.json": '{"url": "https://example.org/n/"}' });
  const build = async () => {
    const { code, stdout, stderr } = await yoyak(["build", ".", "--out", "site", "--json"], { cwd: root });
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout);
  };
  const { files, ...first } = await build();
  assert.deepEqual(first, {
    out: "site",
    settings: "yoyak.config.json",
    url: "https://example.org/n/",
    digests: 2,
    entries: 3,
    partitions: { total: 1, packed: 1 },
    pages: { made: 2, kept: 0 },
    problems: { errors: 0, warnings: 0 },
    notes: [],
  });
  const again = await build();
  assert.deepEqual(again.files, { written: 0, unchanged: files.written, removed: 0 });
  assert.equal(again.partitions.packed, 0);
});

test("single --json prints what was done, and nothing else", async (context) => {
  const root = folder(context, twoDays);
  const { code, stdout } = await yoyak(["single", ".", "-o", "one.html", "--json"], { cwd: root });
  assert.equal(code, 0);
  const bytes = statSync(join(root, "one.html")).size;
  assert.deepEqual(JSON.parse(stdout), { out: "one.html", bytes, digests: 2, entries: 3, left: 0 });
});

test("export refuses to write pages among the digests that they are made of", async (context) => {
  const root = folder(context, Object.fromEntries(Object.entries(twoDays).map(([name, text]) => [`in/${name}`, text])));
  const exported = (/** @type {string} */ out) => yoyak(["export", "in", "--format", "md", "-o", out], { cwd: root });
  for (const out of ["in/", "in/below/", "in/all.md"]) {
    const { code, stderr } = await exported(out);
    assert.equal(code, 4, out);
    assert.match(stderr, /is in the folder of the digests/);
  }
  assert.deepEqual(readdirSync(join(root, "in")).sort(), Object.keys(twoDays).sort());
  for (const out of ["beside/", "in/all.txt", "in/.hidden/"]) assert.equal((await exported(out)).code, 0, out);
});

test("check and export take the address of a site", async (context) => {
  const root = folder(context, twoDays);
  assert.equal((await yoyak(["build", root, "--out", join(root, "site")])).code, 0);
  const server = new SiteServer();
  const { files } = JSON.parse(readFileSync(join(root, "site/yoyak-build.json"), "utf8"));
  server.publish(new Map(files.map((/** @type {string} */ name) => [name, readFileSync(join(root, "site", name))])));
  const address = `http://127.0.0.1:${await server.listen(0, true)}/`;
  try {
    const check = await yoyak(["check", address]);
    assert.equal(check.code, 0, check.stderr);
    assert.match(check.stdout, /^2 digests, 3 entries/);
    const [far, near] = [await yoyak(["export", address]), await yoyak(["export", root])];
    assert.equal(far.code, 0, far.stderr);
    assert.deepEqual(
      JSON.parse(far.stdout).map((/** @type {any} */ digest) => [digest.id, digest.entries]),
      JSON.parse(near.stdout).map((/** @type {any} */ digest) => [digest.id, digest.entries]),
    );
  } finally {
    server.close();
  }
});
