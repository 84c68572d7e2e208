// Repeated builds: which files are packed and written, and that threads and machines do not change the output.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, page, yoyak } from "./helpers.mjs";

/** Two closed years, and two months of the newest. @param {string} date @param {string} [text] */
const day = (date, text) =>
  page(date, "기술-AI", [
    { title: `${date}의 이야기`, channel: "첫 채널", id: `v${date.replaceAll("-", "")}xx`, ...(text ? { text } : {}) },
  ]);
const dates = ["2024-03-01", "2024-07-02", "2025-01-05", "2025-11-30", "2026-01-10", "2026-01-11", "2026-02-01"];
const pages = Object.fromEntries(dates.map((date) => [`${date}-기술-AI.md`, day(date)]));

/** The archive's files: size of each, its bytes and a time that only writing changes. @param {string} site */
function archive(site) {
  const names = ["archive.json", ...readdirSync(join(site, "p")).map((name) => `p/${name}`)];
  return new Map(
    names.map((name) => {
      const { mtimeMs, ino } = statSync(join(site, name));
      return /** @type {const} */ ([name, { bytes: readFileSync(join(site, name)), stamp: `${mtimeMs} ${ino}` }]);
    }),
  );
}

/** Sets every file's time back, so that a rewrite shows. @param {string} site */
function age(site) {
  for (const name of archive(site).keys()) utimesSync(join(site, name), 1000, 1000);
  return archive(site);
}

/** @param {ReturnType<typeof archive>} before @param {ReturnType<typeof archive>} after */
function difference(before, after) {
  const id = (/** @type {string} */ name) => /^p\/(.+)\.[0-9a-f]{16}\.yoyak$/.exec(name)?.[1] ?? name;
  return {
    written: [...after]
      .filter(([name, { stamp }]) => before.get(name)?.stamp !== stamp)
      .map(([name]) => id(name))
      .sort(),
    removed: [...before.keys()]
      .filter((name) => !after.has(name))
      .map(id)
      .sort(),
  };
}

/** @param {string[]} args */
async function good(...args) {
  const result = await yoyak(args);
  assert.equal(result.code, 0, result.stderr);
  return result;
}

test("incremental: a new day rewrites its month and the manifest, nothing else", async (context) => {
  const root = folder(context, pages);
  const site = join(root, "site");
  assert.match((await good("build", root, "--out", site)).stdout, /4 partitions, 4 packed, 0 reused/);
  const before = age(site);
  assert.equal(before.size, 6);
  writeFileSync(join(root, "2026-02-02-기술-AI.md"), day("2026-02-02"));
  assert.match((await good("build", root, "--out", site)).stdout, /4 partitions, 1 packed, 3 reused/);
  assert.deepEqual(difference(before, archive(site)), { written: ["2026-02", "archive.json"], removed: [] });
  assert.match((await good("build", root, "--out", site)).stdout, /0 packed, 4 reused\n.* 0 files written/);
});

test("incremental: an old page that is changed or removed rewrites its partition and the heads", async (context) => {
  const root = folder(context, pages);
  const site = join(root, "site");
  await good("build", root, "--out", site);
  let before = age(site);
  writeFileSync(join(root, "2024-07-02-기술-AI.md"), day("2024-07-02", "고친 요점입니다."));
  await good("build", root, "--out", site);
  // The manifest names the partition's file, so it is written too.
  assert.deepEqual(difference(before, archive(site)), { written: ["2024", "archive.json", "heads"], removed: [] });
  before = age(site);
  rmSync(join(root, "2025-01-05-기술-AI.md"));
  await good("build", root, "--out", site);
  assert.deepEqual(difference(before, archive(site)), {
    written: ["2025", "archive.json", "heads"],
    removed: ["2024", "heads"],
  });
  before = age(site);
  writeFileSync(join(root, "yoyak.config.json"), '{"title":"다른 이름"}');
  await good("build", root, "--out", site);
  assert.deepEqual(difference(before, archive(site)), { written: ["archive.json"], removed: [] });
});

test("incremental: what is reused is what a fresh build makes", async (context) => {
  const root = folder(context, pages);
  await good("build", root, "--out", join(root, "old"));
  rmSync(join(root, "2026-01-10-기술-AI.md"));
  writeFileSync(join(root, "2025-12-31-기술-AI.md"), day("2025-12-31"));
  await good("build", root, "--out", join(root, "old"), "--keep", "0");
  await good("build", root, "--out", join(root, "new"));
  const [again, fresh] = [archive(join(root, "old")), archive(join(root, "new"))];
  assert.deepEqual([...again.keys()], [...fresh.keys()]);
  for (const [name, { bytes }] of fresh) assert.ok(again.get(name)?.bytes.equals(bytes), name);
});

test("parallel: the same bytes with one job and with four", async (context) => {
  const root = folder(context, pages);
  await good("build", root, "--out", join(root, "one"), "--jobs", "1");
  await good("build", root, "--out", join(root, "four"), "-j", "4");
  const [one, four] = [archive(join(root, "one")), archive(join(root, "four"))];
  assert.deepEqual([...one.keys()], [...four.keys()]);
  for (const [name, { bytes }] of one) assert.ok(four.get(name)?.bytes.equals(bytes), name);
  for (const jobs of ["0", "-1", "x", "1.5", ""])
    assert.equal((await yoyak(["build", root, "--out", join(root, "no"), `--jobs=${jobs}`])).code, 2, jobs);
});

test("incremental: a damaged file of the last build is reported and packed again", async (context) => {
  const root = folder(context, pages);
  const site = join(root, "site");
  await good("build", root, "--out", site);
  const before = age(site);
  const name = [...before.keys()].find((each) => each.startsWith("p/2024.")) ?? "";
  const whole = /** @type {Buffer} */ (before.get(name)?.bytes);
  // The last byte is not covered by a checksum that reading the head verifies; a truncated file looks like a shorter
  // one.
  for (const bad of [
    Buffer.concat([whole.subarray(0, -1), Buffer.of(whole[whole.length - 1] ^ 1)]),
    whole.subarray(0, whole.length >> 1),
    Buffer.alloc(0),
  ]) {
    writeFileSync(join(site, name), bad);
    const { stdout, stderr } = await good("build", root, "--out", site);
    assert.match(stderr, /^yoyak: .*p.2024\.[0-9a-f]{16}\.yoyak is damaged .*packed again\.$/m);
    assert.match(stdout, /1 packed, 3 reused/);
    assert.ok(readFileSync(join(site, name)).equals(whole));
  }
  // A complete file under a wrong name is rejected, too.
  const other = [...before.keys()].find((each) => each.startsWith("p/2025.")) ?? "";
  writeFileSync(join(site, name), /** @type {Buffer} */ (before.get(other)?.bytes));
  assert.match((await good("build", root, "--out", site)).stdout, /1 packed, 3 reused/);
});

test("partitions: packed one by one and merged, the archive is the one of a plain build", async (context) => {
  const root = folder(context, pages);
  const parts = join(root, "parts");
  const list = await good("build", root, "--partition", "list");
  assert.equal(list.stdout, "2026-02\n2026-01\n2025\n2024\n");
  const ids = JSON.parse((await good("build", root, "--partition", "list", "--json")).stdout);
  assert.deepEqual(ids, ["2026-02", "2026-01", "2025", "2024"]);
  // Each in its own folder, as CI systems store the results of a matrix.
  for (const id of ids)
    assert.match((await good("build", root, "--partition", id, "--out", join(parts, id))).stdout, /KB\n$/);
  assert.match((await good("build", root, "--partition", "2025", "--out", join(parts, "2025"))).stdout, /, unchanged/);
  await good("build", root, "--merge", parts, "--out", join(root, "merged"));
  await good("build", root, "--out", join(root, "plain"));
  const [merged, plain] = [archive(join(root, "merged")), archive(join(root, "plain"))];
  assert.deepEqual([...merged.keys()], [...plain.keys()]);
  for (const [name, { bytes }] of plain) assert.ok(merged.get(name)?.bytes.equals(bytes), name);
});

test("partitions: missing, stale and damaged parts are named with what to do", async (context) => {
  const root = folder(context, pages);
  const parts = join(root, "parts");
  for (const id of ["2026-02", "2026-01", "2025"]) await good("build", root, "--partition", id, "--out", parts);
  const merge = () => yoyak(["build", root, "--merge", parts, "--out", join(root, "site")]);
  /** @param {RegExp} message @param {string} id */
  const refused = async (message, id) => {
    const { code, stderr } = await merge();
    assert.equal(code, 3, stderr);
    assert.match(stderr, message);
    assert.ok(stderr.includes(`yoyak build ${root} --partition ${id} --out ${parts}`), stderr);
  };
  await refused(/contains no part 2024\./, "2024");
  await good("build", root, "--partition", "2024", "--out", parts);
  assert.equal((await merge()).code, 0);
  writeFileSync(join(root, "2025-01-05-기술-AI.md"), day("2025-01-05", "고친 요점입니다."));
  await refused(/part 2025 .*does not belong to these digests/, "2025");
  await good("build", root, "--partition", "2025", "--out", parts);
  assert.equal((await merge()).code, 0, "an older part beside the right one does no harm");
  const name = readdirSync(parts).find((each) => each.startsWith("2024.")) ?? "";
  writeFileSync(join(parts, name), readFileSync(join(parts, name)).subarray(0, 200));
  await refused(/2024\.[0-9a-f]{16}\.yoyak is damaged/, "2024");
  renameSync(parts, join(root, "elsewhere"));
  assert.match((await merge()).stderr, /contains no part 2026-02\. 3 other parts cannot be used either/);
});

test("partitions: wrong usage is 2", async (context) => {
  const root = folder(context, pages);
  await good("build", root, "--out", join(root, "site"));
  for (const args of [
    ["--partition", "2031", "--out", "x"],
    ["--partition", "2025"],
    ["--partition", "2025", "--merge", "y", "--out", "x"],
    ["--json", "--partition", "2025", "--out", "x"],
  ]) {
    assert.equal((await yoyak(["build", root, ...args], { cwd: root })).code, 2, args.join(" "));
  }
  assert.equal((await yoyak(["build", join(root, "site"), "--partition", "list"])).code, 2);
  mkdirSync(join(root, "empty"));
  assert.equal((await yoyak(["build", join(root, "empty"), "--partition", "list"])).code, 3);
});

test("keep: a wrong number of versions is refused", async (context) => {
  const root = folder(context, pages);
  for (const keep of ["-1", "x", "1.5", "100", ""]) {
    const { code, stderr } = await yoyak(["build", root, "--out", join(root, "no"), `--keep=${keep}`]);
    assert.equal(code, 2, keep);
    assert.match(stderr, /is not a number of versions/);
  }
});
