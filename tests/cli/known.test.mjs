// Builds that read only the pages that changed, and those that others need: the same archive, contents and problems as
// from all pages.
import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { packInput } from "../../scripts/cli/archive/pack.mjs";
import { sameProcess } from "../../scripts/cli/archive/pack-parts.mjs";
import { Kept } from "../../scripts/cli/site/kept.mjs";
import { Packer } from "../../web/engine/packer.js";
import { distFile } from "../../scripts/cli/dist.mjs";
import { folder, page } from "./helpers.mjs";

/** Pages that are read; the others are known. @type {string[]} */
const read = [];
const { add } = Packer.prototype;
Packer.prototype.add = function (path, bytes) {
  read.push(path);
  return add.call(this, path, bytes);
};

/** Numbers below `below`, the same in every run. @param {number} seed */
function random(seed) {
  return (/** @type {number} */ below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

/** Names that sound alike are mined from the newest 8,000 entries, so pages with them are always read. */
const FILLERS = 4;
const filler = (/** @type {number} */ n) =>
  `---\ntitle: 2026-0${n + 1}-15 채움\ndate: 2026-0${n + 1}-15\ntopic: 채움\n---\n\n` +
  Array.from({ length: 2100 }, (_, i) => `## [글 ${i}](https://x.example/${n}/${i})\n\n본문 ${i % 7}\n`).join("\n");

/** @param {(below: number) => number} pick @param {string[]} paths */
function randomPage(pick, paths) {
  const date = `202${3 + pick(3)}-${String(1 + pick(12)).padStart(2, "0")}-${String(1 + pick(28)).padStart(2, "0")}`;
  const name = ["엔비디아(NVIDIA)", "제미나이(Gemini)", "앤스로픽(Anthropic)", "애플", "코스피(KOSPI)와"][pick(5)];
  const other = paths.length ? paths[pick(paths.length)] : "keine.md";
  const up = "../".repeat(pick(2));
  const link = [
    `[글](${up}${other})`,
    `[글](${other}#AAAAAAAAA${pick(2)}0)`,
    `![그림](img/${pick(3)}.png)`,
    `[[${other.replace(/^.*\/|\.md$/g, "")}]]`,
    `[[${pick(3)}.png]] [[없는 글 ${pick(3)}]]`,
    "[밖](https://x.example/)",
  ][pick(6)];
  const text = `${name} 이야기 ${pick(50)} ${link}.`;
  /** @type {[string, string][]} */
  const kinds = [
    [
      `${date}-경제.md`,
      page(
        date,
        ["경제", "기술-AI"][pick(2)],
        [0, 1].map((n) => ({ title: `${name} ${n}`, channel: `채널 ${pick(4)}`, id: `AAAAAAAAA${pick(2)}${n}`, text })),
        text,
      ),
    ],
    [`list/${date}.md`, `# ${date}\n\n- [가](https://a.example/1) ${text}\n- [나](https://b.example/2)\n\n끝\n`],
    [
      `list/${date}-b.md`,
      `# ${date}\n\n## [다](https://a.example/3)\n\n${text}\n\n## [라](https://a.example/4)\n\n말\n`,
    ],
    [`six/${date.slice(2).replaceAll("-", "")}.md`, `# 여섯\n\n${text}\n`],
    [`weekly-${date.slice(0, 4)}-${10 + pick(10)}.md`, `# 주간\n\n${text}\n`],
    [
      `${date}-쉼표.md`,
      `---\ntitle: ${date} 쉼표\n---\n\n## 개별 영상 요약\n\n### 1. 제목, 부제, 채널 ${pick(4)}\n` +
        `https://youtu.be/AAAAAAAAA${pick(2)}5\n\n${text}\n\n` +
        `### [둘째](https://youtu.be/AAAAAAAAA77)\n채널 ${pick(4)}\n\n말\n`,
    ],
    [
      `${date}-draft.md`,
      `---\ndraft: ${pick(2) === 0}\npermalink: /old/${pick(9)}/\ntags: [a, b${pick(2)}]\n---\n${text}`,
    ],
    [`copy/${date}.md`, `---\ndate: 2024-02-0${1 + pick(2)}\n---\n\n같은 글 ${pick(2)}\n`],
    [`note ${pick(5)}.md`, `# 날짜 없는 글\n\n${text}\n`],
  ];
  return kinds[pick(kinds.length)];
}

test("known pages: after random edits, all is as if every page was read", async (context) => {
  let [all, skipped] = [0, 0];
  for (const seed of (process.env.YOYAK_KNOWN ?? "1").split(",").map(Number)) {
    const pick = random(seed);
    const root = folder(context, {
      ...Object.fromEntries(Array.from({ length: FILLERS }, (_, n) => [`filler/${n}.md`, filler(n)])),
      "img/0.png": "PNG 0",
      "img/1.png": "PNG 1",
    });
    /** @type {string[]} */
    const paths = [];
    const write = (/** @type {string} */ path, /** @type {string} */ text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
      if (path.endsWith(".md") && !paths.includes(path)) paths.push(path);
    };
    const addPage = () => write(...randomPage(pick, paths));
    const remove = () => rmSync(join(root, paths.splice(pick(paths.length), 1)[0]));
    const edits = [
      addPage,
      addPage,
      addPage,
      remove,
      () => {
        const [path] = paths.splice(pick(paths.length), 1);
        const other = path.replace(/\.md$/, pick(2) ? `-${pick(9)}.md` : ".markdown");
        renameSync(join(root, path), join(root, other));
        paths.push(other);
      },
      () => write(paths[pick(paths.length)], randomPage(pick, paths)[1]),
      () => write(`img/${pick(3)}.png`, `PNG ${pick(3)}`),
      () => rmSync(join(root, `img/${pick(3)}.png`), { force: true }),
      () =>
        write(
          "yoyak.config.json",
          JSON.stringify([{}, { topic_from: ["folder", "title"] }, { url: "https://x.example/" }][pick(3)]),
        ),
    ];
    for (let n = 0; n < 40; n += 1) addPage();
    let kept = new Kept();
    /** @type {Awaited<ReturnType<typeof packInput>>["parts"][]} */
    let [parts, wholeParts] = [[], []];
    for (let round = 0; round < 12; round += 1) {
      for (let n = round % 3; n > 0; n -= 1) edits[pick(edits.length)]();
      kept = new Kept(kept.lines());
      read.length = 0;
      const made = await packInput(root, { kept, earlier: sameProcess(parts), contents: true, jobs: 1 });
      const again = new Set(read);
      read.length = 0;
      const whole = await packInput(root, { earlier: sameProcess(wholeParts), contents: true, jobs: 1 });
      [parts, wholeParts] = [made.parts, whole.parts];
      if (round > 0) {
        all += read.length - FILLERS;
        skipped += read.length - again.size;
      }
      const at = `seed ${seed}, round ${round}`;
      assert.deepEqual(made.contents, whole.contents, at);
      const sorted = (/** @type {any} */ check) =>
        check.diagnostics.map((/** @type {any} */ each) => JSON.stringify(each)).sort();
      assert.deepEqual(sorted(made.check), sorted(whole.check), at);
      assert.deepEqual({ ...made.check, diagnostics: 0 }, { ...whole.check, diagnostics: 0 }, at);
      assert.deepEqual([...made.files.keys()].sort(), [...whole.files.keys()].sort(), at);
      for (const [name, bytes] of whole.files)
        assert.ok(Buffer.from(bytes).equals(made.files.get(name) ?? bytes.subarray(1)), `${at}: ${name}`);
      if (round % 3 === 0 && round > 0) assert.ok(again.size <= FILLERS + all, at);
    }
  }
  assert.ok(skipped > all / 3, `${skipped} of ${all} pages were not read again`);
});

test("known pages: one changed page is read with those of its partition, and no others", async (context) => {
  const dates = ["2022-05-01", "2022-11-01", "2023-05-01", "2024-05-01", "2025-05-01"];
  const text = (/** @type {string} */ date, /** @type {string} */ id) =>
    page(date, "경제", [{ title: "가", channel: "나", id }]);
  const root = folder(context, {
    ...Object.fromEntries(Array.from({ length: FILLERS }, (_, n) => [`filler/${n}.md`, filler(n)])),
    ...Object.fromEntries(dates.map((date) => [`${date}.md`, text(date, "AAAAAAAAAAA")])),
  });
  let kept = new Kept();
  /** @type {Awaited<ReturnType<typeof packInput>>["parts"]} */
  let parts = [];
  const changed = async () => {
    kept = new Kept(kept.lines());
    read.length = 0;
    ({ parts } = await packInput(root, { kept, earlier: sameProcess(parts), contents: true, jobs: 1 }));
    return [...new Set(read)].filter((path) => !path.startsWith("filler/")).sort();
  };
  assert.equal((await changed()).length, dates.length);
  assert.deepEqual(await changed(), []);
  writeFileSync(join(root, "2022-05-01.md"), text("2022-05-01", "BBBBBBBBBBB"));
  assert.deepEqual(await changed(), ["2022-05-01.md", "2022-11-01.md"]);
  writeFileSync(join(root, "2022-05-02.md"), "# 2022-05-02\n\n[글](2025-05-01.md#AAAAAAAAAAA)\n");
  assert.deepEqual(await changed(), ["2022-05-01.md", "2022-05-02.md", "2022-11-01.md", "2025-05-01.md"]);
});

test("known pages: damaged facts are refused, and partitions are not packed without their texts", async () => {
  const wasm = distFile("packer.wasm");
  const pages = Array.from({ length: FILLERS }, (_, n) => [`f${n}.md`, filler(n)]);
  pages.push(["2020-01-01.md", page("2020-01-01", "경제", [{ title: "가", channel: "나", id: "AAAAAAAAAAA" }])]);
  const first = await Packer.create({ wasm });
  for (const [path, text] of pages) first.add(path, Buffer.from(text));
  first.read();
  const facts = first.facts(first.contents().findIndex(({ path }) => path === "2020-01-01.md"));
  assert.ok(facts.length > 100);
  assert.equal(first.facts(0).length, 0, "a page of the newest ones");
  const second = await Packer.create({ wasm });
  assert.equal(second.addKnown("2020-01-01.md", facts.subarray(0, facts.length - 1)), false);
  assert.equal(second.addKnown("2020-01-01.md", Buffer.concat([facts, Buffer.from("x")])), false);
  assert.equal(second.addKnown("2020-01-01.md", facts), true);
  for (const [path, text] of pages.slice(0, FILLERS)) second.add(path, Buffer.from(text));
  second.read();
  assert.deepEqual(second.wanted([]), []);
  assert.deepEqual(second.wanted(["2020"]), ["2020-01-01.md"]);
  const index = second.plan().findIndex(({ id }) => id === "2020");
  assert.deepEqual(second.plan()[index], first.plan()[index]);
  assert.throws(() => second.partition(index), { code: "bad-request" });
  assert.throws(() => second.pack(), { code: "bad-request" });
  // Alone it is among the newest.
  const third = await Packer.create({ wasm });
  third.addKnown("2020-01-01.md", facts);
  third.read();
  assert.deepEqual(third.wanted([]), ["2020-01-01.md"]);
  for (const packer of [first, second, third]) packer.dispose();
});
