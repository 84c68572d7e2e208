// Builds that take over what the last one made: they give the same bytes as those that make everything anew, and they
// make only pages that may have changed.
import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { keptFile } from "../../scripts/cli/site/kept.mjs";
import { folder, page, yoyak } from "./helpers.mjs";

const TOPICS = ["기술-AI", "경제"];
const settings = { url: "https://x.example/b/", title: "내 요약" };

/** @param {string} date @param {string} topic @param {string} text */
const digest = (date, topic, text, overview = "오늘의 흐름은 이렇습니다.") =>
  page(
    date,
    topic,
    [0, 1].map((n) => ({
      title: `갈라파고스 위성 발사 ${n} ${topic}`,
      channel: `채널 ${n}${topic}`,
      id: `v${date.replaceAll("-", "")}${TOPICS.indexOf(topic)}${n}`,
      text: `갈라파고스 위성 발사가 ${text}.`,
    })),
    overview,
  );

/** All files of a site with their bytes. @param {string} site @returns {Map<string, Buffer>} */
function filesOf(site) {
  const names = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(/** @type {any} */ (entry).parentPath ?? /** @type {any} */ (entry).path, entry.name));
  return new Map(names.sort().map((name) => [name.slice(site.length + 1), readFileSync(name)]));
}

/** @param {string} site @param {string} other */
function assertSame(site, other) {
  const [one, two] = [filesOf(site), filesOf(other)];
  assert.deepEqual([...one.keys()], [...two.keys()]);
  for (const [name, bytes] of one) assert.ok(two.get(name)?.equals(bytes), name);
}

/** @param {string[]} args */
async function build(...args) {
  const { code, stdout, stderr } = await yoyak(["build", ...args, "--json", "--jobs", "1"]);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout);
}

/** Numbers below `below`, the same in every run. @param {number} seed */
function random(seed) {
  return (/** @type {number} */ below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

test("kept: after random edits, the same bytes as a build that makes everything anew", async (context) => {
  const root = folder(context);
  const pages = folder(context, { "yoyak.config.json": JSON.stringify(settings), "bild.png": "PNG" });
  const site = join(root, "site");
  const pick = random(7);
  const dates = Array.from({ length: 9 }, (_, i) => `2026-0${1 + Math.floor(i / 4)}-1${i % 4}`);
  const path = (/** @type {string} */ date, /** @type {string} */ topic) => join(pages, `${date}-${topic}.md`);
  for (const date of dates) for (const topic of TOPICS) writeFileSync(path(date, topic), digest(date, topic, "됩니다"));
  await build(pages, "--out", site);
  let taken = 0;
  const edits = [
    (/** @type {string} */ file, /** @type {string} */ date, /** @type {string} */ topic) =>
      writeFileSync(file, digest(date, topic, `미뤄집니다 ${pick(1000)}`)),
    (/** @type {string} */ file) => rmSync(file, { force: true }),
    (/** @type {string} */ file, /** @type {string} */ date, /** @type {string} */ topic) =>
      writeFileSync(file, digest(date, topic, "끝납니다", `고친 [그림](bild.png) ${pick(9)}`)),
    () => writeFileSync(join(pages, "bild.png"), `PNG ${pick(1000)}`),
    () =>
      writeFileSync(path(`2026-0${1 + pick(4)}-2${pick(9)}`, TOPICS[0]), digest("2026-01-01", TOPICS[0], "새롭습니다")),
    (/** @type {string} */ file, /** @type {string} */ date) =>
      writeFileSync(file, `---\ntopic: 딴 주제\ndate: ${date}\n---\n\n# 제목\n\n[링크](${dates[0]}-${TOPICS[1]}.md)\n`),
  ];
  for (let round = 0; round < 6; round += 1) {
    const [date, topic] = [dates[pick(dates.length)], TOPICS[pick(TOPICS.length)]];
    if (round === 5) writeFileSync(join(pages, "yoyak.config.json"), JSON.stringify({ ...settings, accent: "#803" }));
    edits[round < edits.length ? round : pick(edits.length)](path(date, topic), date, topic);
    const anew = join(root, "anew", "site");
    rmSync(join(root, "anew"), { recursive: true, force: true });
    cpSync(site, anew, { recursive: true });
    const { pages: made } = await build(pages, "--out", site);
    const { pages: all } = await build(pages, "--out", anew);
    assert.equal(all.kept, 0);
    assert.equal(made.made + made.kept, all.made);
    taken += made.kept;
    assertSame(site, anew);
  }
  assert.ok(taken > 15, `${taken} pages were taken over`);
});

test("kept: only pages that may have changed are made", async (context) => {
  const root = folder(context, { "p/yoyak.config.json": JSON.stringify(settings) });
  const site = join(root, "site");
  const write = (/** @type {string} */ date, text = "됩니다") =>
    writeFileSync(join(root, "p", `${date}-경제.md`), digest(date, "경제", text));
  for (const month of ["01", "03", "05", "07"]) for (const day of ["10", "11"]) write(`2026-${month}-${day}`);
  const pages = join(root, "p");
  assert.deepEqual((await build(pages, "--out", site)).pages, { made: 8, kept: 0 });
  assert.deepEqual((await build(pages, "--out", site)).pages, { made: 0, kept: 8 });
  // Its own, and the next days', which may be related to it.
  write("2026-03-10", "고쳐집니다");
  assert.deepEqual((await build(pages, "--out", site)).pages, { made: 2, kept: 6 });
  // Its own, and the one before it, which leads to it.
  write("2026-07-12");
  assert.deepEqual((await build(pages, "--out", site)).pages, { made: 2, kept: 7 });
  writeFileSync(join(pages, "yoyak.config.json"), JSON.stringify({ ...settings, title: "다른 이름" }));
  assert.deepEqual((await build(pages, "--out", site)).pages, { made: 9, kept: 0 });
});

test("kept: what somebody changed in the site, or in what is kept, is made again", async (context) => {
  const root = folder(context, { "p/yoyak.config.json": JSON.stringify(settings) });
  const [pages, site] = [join(root, "p"), join(root, "site")];
  for (const day of ["10", "11", "12"])
    writeFileSync(join(pages, `2026-01-${day}-경제.md`), digest(`2026-01-${day}`, "경제", "됩니다"));
  await build(pages, "--out", site);
  cpSync(site, join(root, "good"), { recursive: true });
  const name = join(site, "d/2026-01-11-경제.html");
  writeFileSync(name, readFileSync(name, "utf8").replace("갈라파고스", "갈라파고슈"));
  rmSync(join(site, "d/2026-01-12-경제.png"));
  assert.deepEqual((await build(pages, "--out", site)).pages, { made: 1, kept: 2 });
  assertSame(site, join(root, "good"));
  for (const damage of ["", "\n\n\t\n", readFileSync(keptFile(site), "utf8").replaceAll("{", "[")]) {
    writeFileSync(keptFile(site), damage);
    assert.deepEqual((await build(pages, "--out", site)).pages, { made: 3, kept: 0 });
    assertSame(site, join(root, "good"));
  }
  assert.ok(existsSync(keptFile(site)));
  assert.ok(!readdirSync(site).some((each) => each.includes("kept")), "it is not published");
});
