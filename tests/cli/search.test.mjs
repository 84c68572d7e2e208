// yoyak search over pages, an archive on disk and a site.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathOf, sendFile, start } from "../../scripts/cli/serve/static.mjs";
import { manifestAddress } from "../../web/engine/address.js";
import { folder, page, yoyak } from "./helpers.mjs";

const id = (/** @type {number} */ number) => `v${String(number).padStart(10, "0")}`;
const pages = {
  "2025-12-30-경제.md": page("2025-12-30", "경제", [
    { title: "금리와 환율", channel: "둘째 채널", id: id(1), text: "언어모델을 쓰는 은행 이야기." },
  ]),
  "2026-01-05-기술-AI.md": page(
    "2026-01-05",
    "기술-AI",
    [
      {
        title: "언어 모델의 스케일링",
        channel: "첫 채널",
        id: id(2),
        text: "모델이 커지면 무엇이 달라지는가. 클로드도 나온다.",
      },
      { title: "배터리 이야기", channel: "둘째 채널", id: id(3), text: "양극재와 음극재." },
    ],
    "오늘은 모델을 다룹니다.",
  ),
  "2026-01-06-기술-AI.md": page("2026-01-06", "기술-AI", [
    { title: "모델 고르기", channel: "첫 채널", id: id(4), text: "작은 모델로 시작한다." },
  ]),
  "yoyak.config.json": JSON.stringify({ title: "요약", synonyms: [["클로드", "Claude"]] }),
};

/** @param {string} where @param {...string} args */
async function found(where, ...args) {
  const { code, stdout, stderr } = await yoyak(["search", "--json", where, ...args]);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout);
}
/** @param {{results: {id: string}[]}} answer */
const ids = ({ results }) => results.map((result) => result.id);

test("search: the result's form, whole words before inside ones", async (context) => {
  const root = folder(context, pages);
  const answer = await found(root, "모델");
  assert.equal(answer.total, 3);
  assert.deepEqual(ids(answer), [id(4), id(2), id(1)]);
  const { score, url, parts, seconds, ...first } = answer.results[0];
  assert.deepEqual(first, {
    id: id(4),
    digest: "2026-01-06-기술-AI",
    title: "모델 고르기",
    channel: "첫 채널",
    topic: "기술-AI",
    date: "2026-01-06",
    snippet: first.snippet,
  });
  assert.ok(Number.isInteger(score) && score >= answer.results[1].score);
  assert.equal(parts.map((/** @type {any} */ { text }) => text).join(""), first.snippet);
  assert.deepEqual(
    parts.filter((/** @type {any} */ { hit }) => hit).map((/** @type {any} */ { text }) => text),
    ["모델"],
  );
  assert.ok(first.snippet.includes("작은 모델로 시작한다."));
  assert.equal(answer.overviews.total, 1);
  assert.deepEqual(answer.facets.channels, [
    { name: "첫 채널", count: 2 },
    { name: "둘째 채널", count: 1 },
  ]);
  assert.deepEqual(
    [answer.tiers, answer.suggestions, answer.notes, answer.problems, answer.complete],
    [[], [], [], [], true],
  );
});

test("search: filters, orders and limits", async (context) => {
  const root = folder(context, pages);
  await yoyak(["build", root, "--out", join(root, "site")]);
  const site = join(root, "site");
  for (const [args, expected] of /** @type {[string[], number[]][]} */ ([
    [["모델", "--channel", "둘째 채널"], [1]],
    [
      ["모델", "--channel", "첫 채널", "--channel", "둘째 채널"],
      [4, 2, 1],
    ],
    [["모델", "--topic", "경제"], [1]],
    [
      ["모델", "--topic", "경제", "--topic", "기술-ai"],
      [4, 2, 1],
    ],
    [
      ["모델", "--after", "2026-01-05"],
      [4, 2],
    ],
    [
      ["모델", "--before", "2026-01-05", "--sort", "newest"],
      [2, 1],
    ],
    [["모델", "--after", "2026-01-05", "--before", "2026-01-05"], [2]],
    [
      ["모델", "--sort", "oldest"],
      [1, 2, 4],
    ],
    [["모델", "--limit", "1"], [4]],
    [["모델", "-n", "0"], []],
    [
      ["언어", "모델"],
      [2, 1],
    ],
    [
      ["모델 -스케일링", "--sort", "newest"],
      [4, 1],
    ],
    [
      ["--sort", "newest", "--", "모델", "-스케일링"],
      [4, 1],
    ],
    [["channel:둘째", "모델", "--channel", "첫 채널"], []],
    [["모델".normalize("NFD"), "--channel", "둘째 채널".normalize("NFD"), "--topic", "경제".normalize("NFD")], [1]],
    [["", "--topic", "경제"], [1]],
  ])) {
    const answer = await found(site, ...args);
    assert.deepEqual(ids(answer), expected.map(id), args.join(" "));
  }
  assert.equal((await found(site, "모델", "--limit", "1")).total, 3);
  const unknown = await yoyak(["search", site, "모델", "--channel", "아무도"]);
  assert.equal(unknown.code, 0);
  assert.match(unknown.stderr, /no channel 아무도/);
});

test("search: another reading where the words are nowhere, never beside what holds them", async (context) => {
  const root = folder(context, pages);
  const initials = await found(root, "ㅅㅋㅇㄹ");
  assert.deepEqual([initials.total, ids(initials), initials.results[0].tier], [1, [id(2)], "initials"]);
  assert.deepEqual(
    initials.tiers.map((/** @type {any} */ { kind, total }) => [kind, total]),
    [["initials", 1]],
  );
  const synonym = await found(root, "Claude");
  assert.deepEqual(
    [ids(synonym), synonym.results[0].tier, synonym.results[0].searched],
    [[id(2)], "synonym", "클로드"],
  );
  const literal = await found(root, "클로드");
  assert.ok(literal.results.every((/** @type {any} */ result) => !("tier" in result)));
  const slip = await found(root, "스케일릭");
  assert.ok(slip.total > 0 || slip.suggestions.length > 0, JSON.stringify(slip));
});

test("search: long lists come in parts, with all their snippets", async (context) => {
  const entries = Array.from({ length: 150 }, (_, index) => ({
    title: `모델 ${index}`,
    channel: "첫 채널",
    id: id(1000 + index),
    text: `모델의 ${index}번째 요점.`,
  }));
  const root = folder(context, {
    "2026-01-05-기술.md": page("2026-01-05", "기술", entries.slice(0, 75)),
    "2026-01-06-기술.md": page("2026-01-06", "기술", entries.slice(75)),
  });
  const all = await found(root, "모델", "--limit", "140");
  assert.equal(all.total, 150);
  assert.equal(new Set(ids(all)).size, 140);
  for (const { snippet, id: each } of all.results) assert.match(snippet, /번째 요점/, each);
  const scores = all.results.map((/** @type {any} */ { score }) => score);
  assert.deepEqual(
    scores,
    [...scores].sort((a, b) => b - a),
  );
  const tier = await found(root, "ㅁㄷ", "--limit", "140");
  assert.deepEqual([tier.total, tier.results.length], [150, 140]);
});

test("search: for people", async (context) => {
  const root = folder(context, pages);
  const { code, stdout } = await yoyak(["search", root, "스케일링"]);
  assert.equal(code, 0);
  assert.ok(!stdout.includes("\x1b"), "no colours where nobody sees them");
  assert.match(stdout, /^언어 모델의 스케일링\n {2}첫 채널 · 2026-01-05 · 기술-AI\n(.*\n)* {2}https:\S+\n\n1 entry\n$/);
  const nothing = await yoyak(["search", root, "없는낱말이다", "--topic", "경제"]);
  assert.equal(nothing.code, 0);
  assert.match(nothing.stdout, /^No entry was found for 없는낱말이다\.\n.*without --channel/);
  assert.match(
    (await yoyak(["search", root, "ㅅㅋㅇㄹ"])).stdout,
    /^No entry contains these words as written\. Searched by initial consonants\n/,
  );
});

test("search: wrong usage is 2", async (context) => {
  const root = folder(context, pages);
  for (const args of [
    [],
    ["모델", "--after", "yesterday"],
    ["모델", "--before", "2026-02-30"],
    ["모델", "--after", "2026-1-5"],
    ["모델", "--limit", "many"],
    ["모델", "--limit", "-1"],
    ["모델", "--sort", "best"],
    ["모델", "--after", "2026-02-01", "--before", "2026-01-01"],
    ["모델", "-광고"],
  ]) {
    const { code, stdout, stderr } = await yoyak(["search", root, ...args]);
    assert.equal(code, 2, args.join(" "));
    assert.equal(stdout, "");
    assert.match(stderr, /^yoyak: .*\n( {2}Remedy: .*\n)?$/);
  }
  assert.equal((await yoyak(["search", join(root, "nowhere"), "모델"])).code, 3);
});

test("search: a site over HTTP, by ranges", async (context) => {
  const root = folder(context, pages);
  const site = join(root, "site");
  await yoyak(["build", root, "--out", site]);
  /** @type {string[]} */
  const asked = [];
  const server = await start((request, response) => {
    const name = (pathOf(request) ?? "").replace(/^\/base\//, "");
    asked.push(`${name} ${request.headers.range ?? ""}`);
    try {
      sendFile(request, response, { name }, readFileSync(join(site, name)));
    } catch {
      response.writeHead(404).end();
    }
  });
  context.after(server.close);
  const address = `${server.url}base`;
  for (const where of [
    address,
    `${address}/`,
    `${address}/archive.json`,
    `${address}/d/2026-01-06-${encodeURIComponent("경제")}.html`,
    `${address}/index.html?q=x#y`,
  ]) {
    assert.deepEqual(ids(await found(where, "모델")), [id(4), id(2), id(1)], where);
  }
  assert.ok(
    asked.every((each) => /^(archive\.json |p\/.* bytes=)/.test(each)),
    asked.join("\n"),
  );
  const missing = await yoyak(["search", `${address}/elsewhere`, "모델"]);
  assert.equal(missing.code, 3);
  assert.match(missing.stderr, /404/);
});

test("search: what cannot be read is said, the rest is searched", async (context) => {
  const root = folder(context, pages);
  const site = join(root, "site");
  await yoyak(["build", root, "--out", site]);
  const name = readdirSync(join(site, "p")).find((each) => each.startsWith("2025.")) ?? "";
  writeFileSync(join(site, "p", name), readFileSync(join(site, "p", name)).subarray(0, 100));
  const { code, stdout, stderr } = await yoyak(["search", site, "모델", "--json"]);
  assert.equal(code, 3);
  assert.deepEqual(ids(JSON.parse(stdout)), [id(4), id(2)]);
  assert.match(stderr, new RegExp(`^yoyak: p/${name.replaceAll(".", "\\.")} is truncated`));
});

test("addresses: of sites, pages and manifests", () => {
  const expected = "https://a.example/b/archive.json";
  for (const site of [
    "https://a.example/b",
    "https://a.example/b/",
    "https://a.example/b/index.html",
    "https://a.example/b/d/x.html#y",
    expected,
  ])
    assert.equal(manifestAddress(site), expected);
  assert.equal(manifestAddress("https://a.example"), "https://a.example/archive.json");
  assert.equal(manifestAddress("../b/", "https://a.example/c/d"), expected);
  assert.equal(manifestAddress("https://a.example/b/other.json?v=2"), "https://a.example/b/other.json?v=2");
  assert.throws(() => manifestAddress("b"), { code: "bad-request" });
});
