// The commands over real folders, as their users run them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { zipMembers } from "../../web/files/zip.js";
import { folder, page, twoDays, yoyak } from "./helpers.mjs";

/** Every failure has a message with the problem and a remedy, and no stack trace. */
function assertClear(/** @type {any} */ { stderr }) {
  assert.match(stderr, /^yoyak: /m);
  assert.ok(!/\n\s+at /.test(stderr), stderr);
}

test("usage: help on stdout and success; wrong usage is 2", async () => {
  for (const args of [
    ["--help"],
    ["build", "--help"],
    ["serve", "-h"],
    ["check", "--help"],
    ["search", "--help"],
    ["export", "--help"],
    ["render", "--help"],
    ["single", "--help"],
    ["init", "--help"],
  ]) {
    const { code, stdout, stderr } = await yoyak(args);
    assert.equal(code, 0, args.join(" "));
    assert.match(stdout, /^usage: yoyak /);
    assert.equal(stderr, "");
  }
  for (const spelling of ["--version", "-V", "-v", "version"])
    assert.match((await yoyak([spelling])).stdout, /^\d+\.\d+\.\d+\n$/);
  assert.equal((await yoyak(["help", "build"])).stdout, (await yoyak(["build", "--help"])).stdout);
  assert.match((await yoyak(["biuld"])).stderr, /did you mean build\?/);
  assert.match((await yoyak(["build", ".", "--jbos", "2"])).stderr, /did you mean --jobs\?/);
  for (const args of [
    [],
    ["brew"],
    ["build"],
    ["build", "x"],
    ["build", "x", "--frob"],
    ["check", "a", "b"],
    ["export", ".", "--format", "pdf"],
    ["single", "."],
    ["serve", ".", "--port", "x"],
    ["build", "x", "--out"],
  ]) {
    const result = await yoyak(args);
    assert.equal(result.code, 2, `${args.join(" ")}: ${result.stderr}`);
    assert.equal(result.stdout, "");
    assertClear(result);
  }
});

for (const args of [
  ["check"],
  ["check", "--json"],
  ["export"],
  ["build", "--out", "OUT"],
  ["single", "-o", "OUT"],
  ["serve"],
]) {
  test(`input: what ${args.join(" ")} cannot use is 3 with a clear message`, async (context) => {
    const root = folder(context, {
      "empty/.keep": "",
      "plain/readme.md": "# Hello\n\nNothing dated here.\n",
      "text/note.txt": "x",
    });
    const rest = args.slice(1).map((each) => each.replace("OUT", join(root, "out")));
    for (const [name, message] of /** @type {[string, RegExp][]} */ ([
      ["nowhere", /nowhere does not exist/],
      ["empty", /contains no Markdown files/],
      ["text", /contains no Markdown files/],
      ["plain", /no digests were found/],
    ])) {
      const result = await yoyak([args[0], join(root, name), ...rest]);
      assert.equal(result.code, 3, `${name}: ${result.stderr}`);
      assert.match(result.stderr, message);
      assertClear(result);
    }
    assert.ok(!readdirSync(root).includes("out"), "nothing is written where nothing can be read");
  });
}

test(
  "input: an unreadable file is named",
  { skip: process.getuid?.() === 0 && "root reads everything" },
  async (context) => {
    const root = folder(context, twoDays);
    chmodSync(join(root, "2026-01-06-경제.md"), 0);
    const result = await yoyak(["check", root]);
    assert.equal(result.code, 3);
    assert.match(result.stderr, /2026-01-06-경제\.md cannot be read: permission denied/);
  },
);

test("input: a broken configuration is named", async (context) => {
  const root = folder(context, { ...twoDays, "yoyak.config.json": "{ title: " });
  const result = await yoyak(["check", root]);
  assert.equal(result.code, 3);
  assertClear(result);
  assert.equal((await yoyak(["check", root, "--config", join(root, "none.json")])).code, 3);
});

test("check: counts for machines, a summary for people", async (context) => {
  const root = folder(context, { ...twoDays, "index.md": "# 목록\n" });
  const json = await yoyak(["check", root, "--json"]);
  const result = JSON.parse(json.stdout);
  assert.deepEqual(
    [result.digests, result.entries, result.channels, result.topics, result.unpublished],
    [2, 3, 2, 2, 0],
  );
  for (const key of ["file", "line", "column", "severity", "code", "message"])
    for (const diagnostic of result.diagnostics) assert.ok(key in diagnostic);
  assert.ok(
    result.diagnostics.some((/** @type {any} */ { file }) => file === "index.md"),
    "a page that is no digest is named",
  );
  const human = await yoyak(["check", root]);
  assert.match(human.stdout, /2 digests, 3 entries, 2 channels, 2 topics/);
  assert.ok(!human.stdout.includes("\x1b"));
});

test("check: lists the names that pages explain, without the refused ones", async (context) => {
  const explained = (/** @type {string} */ day, /** @type {string} */ text) =>
    `# 2025-12-0${day} 기술-AI\n\n### 1. [소식 ${day}](https://youtu.be/AAAAAAAAA0${day})\n` +
    `채널, 2025-12-0${day}T10:00:00, 1분\n\n주요 내용:\n- ${text}\n`;
  const root = folder(context, {
    "2025-12-01-기술-AI.md": explained("1", "엔비디아(NVIDIA)와 최고경영자(CEO)가 왔다."),
    "2025-12-02-기술-AI.md": explained("2", "엔비디아(NVIDIA)가 업무(Task)를 말했다."),
    "2025-12-03-기술-AI.md": explained("3", "엔비디아가 업무(Task)를 말했다."),
  });
  const names = async () =>
    JSON.parse((await yoyak(["check", root, "--json"])).stdout).names.map(
      (/** @type {any} */ { hangul, latin, documents }) => [hangul, latin, documents],
    );
  assert.deepEqual(await names(), [
    ["엔비디아", "NVIDIA", 2],
    ["업무", "Task", 2],
  ]);
  assert.match((await yoyak(["check", root])).stdout, /\n {2}엔비디아 = NVIDIA \(2\)\n/);
  writeFileSync(join(root, "yoyak.config.json"), JSON.stringify({ names: { refuse: ["task"] } }));
  assert.deepEqual(await names(), [["엔비디아", "NVIDIA", 2]]);
  writeFileSync(join(root, "yoyak.config.json"), JSON.stringify({ names: ["task"] }));
  assert.equal((await yoyak(["check", root])).code, 3);
});

test("check: one file is a folder of one", async (context) => {
  const root = folder(context, twoDays);
  assert.equal(JSON.parse((await yoyak(["check", join(root, "2026-01-05-기술-AI.md"), "--json"])).stdout).entries, 2);
});

test("export: the model in full, newest first; CSV and Markdown of the same", async (context) => {
  const root = folder(context, twoDays);
  const digests = JSON.parse((await yoyak(["export", root, "--format", "json"])).stdout);
  assert.deepEqual(
    digests.map((/** @type {any} */ { date, topic }) => [date, topic]),
    [
      ["2026-01-06", "경제"],
      ["2026-01-05", "기술-AI"],
    ],
  );
  const [first] = digests[1].entries;
  assert.deepEqual(
    [first.title, first.channel, first.url, first.video_id, first.published_at, first.duration_s],
    [
      "모델 이야기",
      "첫 채널",
      "https://www.youtube.com/watch?v=AAAAAAAAAAA",
      "AAAAAAAAAAA",
      "2026-01-05T08:00:00",
      750,
    ],
  );
  assert.ok(
    first.sections.some((/** @type {any} */ { kind, markdown }) => kind === "main" && markdown.includes("요점입니다.")),
  );
  const csv = (await yoyak(["export", root, "--format", "csv"])).stdout.replace("\ufeff", "").split("\r\n");
  assert.equal(csv.length, 5);
  assert.equal(
    csv[2],
    "2026-01-05,기술-AI,모델 이야기,첫 채널,https://www.youtube.com/watch?v=AAAAAAAAAAA,AAAAAAAAAAA," +
      "2026-01-05T08:00:00,750,2026-01-05-기술-AI,AAAAAAAAAAA",
  );
  const md = await yoyak(["export", root, "--format", "md", "-o", join(root, "out.txt")]);
  assert.equal(md.stdout, "");
  assert.match(
    readFileSync(join(root, "out.txt"), "utf8"),
    new RegExp(
      "^# 2026-01-06 경제\\n\\n## 일일 요약\\n\\n오늘의 흐름은 이렇습니다\\.\\n\\n## 개별 영상 요약\\n\\n" +
        "### \\[시장 이야기\\]\\(https:\\S+\\)\\n첫 채널, 2026-01-06T08:00:00, 12분 30초\\n\\n#### 주요 내용\\n",
    ),
  );
});

test("export: a book of some days, which epubcheck finds right", async (context) => {
  const odd =
    "**굵게(bold)**는 <b>태그</b> <details><summary>더</summary>숨은 글</details>\n\n| a | b |\n|:-|-:|\n| 1 | 2 |\n\n" +
    "- [ ] 할 일\n\n각주[^1] [없는 곳](#none) [안](javascript:alert(1)) ![그림](https://a.example/x.png) " +
    "![점 하나](점.png) ![없는 그림](없음.png)\n\n[^1]: 주석";
  const dot = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=",
    "base64",
  );
  const root = folder(context, {
    ...twoDays,
    "점.png": dot,
    "2026-01-07-경제.md": page("2026-01-07", "경제", [
      { title: "A & <B>", channel: "셋째", id: "-_9AAAAAAAA", text: odd },
    ]),
  });
  const out = join(root, "week.epub");
  const args = ["export", root, "--format", "epub", "--after", "2026-01-06", "--topic", "경제", "-o", out];
  assert.deepEqual(await yoyak(args), { code: 0, stdout: "", stderr: "" });
  // The first file is stored, the second compressed.
  const start = /^PK.{28}mimetypeapplication\/epub\+zipPK\x03\x04\x14\0\0\x08\x08\0/s;
  assert.match(readFileSync(out, "latin1"), start);
  const members = zipMembers(readFileSync(out));
  const names = members.map(({ name }) => name);
  const text = "book/package.opf book/c0001.xhtml book/c0002.xhtml book/nav.xhtml book/style.css".split(" ");
  assert.deepEqual(names.slice(0, -1), ["mimetype", "META-INF/container.xml", ...text]);
  // The picture of the folder is in the book, that of another host is a link that names it.
  assert.match(names[7], /^book\/f\/[0-9a-f]{16}\.png$/);
  assert.deepEqual(Buffer.from(await members[7].read()), dot);
  const chapter = Buffer.from(await members[4].read()).toString();
  assert.ok(chapter.includes(`<img src="${names[7].slice("book/".length)}" alt="점 하나"/> 없는 그림`), chapter);
  assert.match(chapter, /href="https:\/\/a\.example\/x\.png"[^>]*>그림 .*<small>a\.example<\/small><\/a>/);
  const none = await yoyak(["export", root, "--topic", "없음"]);
  assert.equal(none.code, 3);
  assert.equal((await yoyak(["export", root, "--after", "어제"])).code, 2);
  // Debian's package; its program in the path needs a kernel that starts Java archives.
  const checker = "/usr/share/java/epubcheck.jar";
  if (!existsSync(checker)) return context.skip("epubcheck is not installed");
  const checked = spawnSync("java", ["-jar", checker, out], { encoding: "utf8" });
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);
});

test("render: a file or standard input, safe HTML out", async (context) => {
  const root = folder(context, {
    "a.md": "# 제목\n\n**설명(description)**의 [x](javascript:alert(1)) <script>alert(1)</script>\n",
  });
  const fromFile = await yoyak(["render", join(root, "a.md")]);
  assert.equal(fromFile.code, 0);
  assert.match(fromFile.stdout, /<strong>설명\(description\)<\/strong>의/);
  assert.ok(!/<script|javascript:/i.test(fromFile.stdout.replace(/&lt;script/g, "")), fromFile.stdout);
  const bytes = readFileSync(join(root, "a.md"));
  assert.equal((await yoyak(["render"], { input: bytes })).stdout, fromFile.stdout);
  assert.equal((await yoyak(["render", "-"], { input: bytes })).stdout, fromFile.stdout);
  assert.equal((await yoyak(["render", join(root, "none.md")])).code, 3);
  for (const head of ["---\ntitle: 이름\ndate: 2026-01-01\n---\n", "+++\ntitle = '이름'\n+++\n"])
    assert.equal((await yoyak(["render"], { input: `${head}${bytes}` })).stdout, fromFile.stdout);
  const line = await yoyak(["render"], { input: "앞\n\n---\n\n뒤\n" });
  assert.equal(line.stdout, "<p>앞</p>\n<hr>\n<p>뒤</p>\n");
});

/** @param {string} root @returns {string[]} */
const tree = (root) =>
  readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(root, name)).isFile())
    .map((name) => name.normalize("NFC"))
    .sort();

test("build: pages count what is on them by its name; the page for lost addresses has the icon", async (context) => {
  const root = folder(context, {
    ...twoDays,
    "2026-01-07-읽을거리.md":
      "---\ntitle: 2026-01-07 읽을거리\ndate: 2026-01-07\n---\n\n## [첫 글](https://site.example/1)\n\n본문\n\n" +
      "## [둘째 글](https://site.example/2)\n\n본문\n",
  });
  const site = join(root, "site");
  const { code, stderr } = await yoyak(["build", root, "--out", site]);
  assert.equal(code, 0, stderr);
  const facts = (/** @type {string} */ name) =>
    /<p class="yk-facts">(.*?)<\/p>/.exec(readFileSync(join(site, "d", name), "utf8"))?.[1].replace(/<[^>]*>/g, "");
  assert.equal(facts("2026-01-05-기술-AI.html"), "영상 2개  · 시청 1시간 15분  · 요약 1분  · 전체 1분");
  assert.equal(facts(tree(join(site, "d")).find((name) => name.startsWith("2026-01-07")) ?? ""), "글 2개  · 읽기 1분");
  const [icon] = /<link rel="icon"[^>]*>/.exec(readFileSync(join(site, "index.html"), "utf8")) ?? [""];
  assert.ok(icon && readFileSync(join(site, "404.html"), "utf8").includes(icon));
});

test("build: everything that a site needs, and only what changed is written again", async (context) => {
  const root = folder(context, {
    ...twoDays,
    "yoyak.config.json": JSON.stringify({ title: "내 요약", url: "https://site.example/base/" }),
  });
  const site = join(root, "site");
  const first = await yoyak(["build", root, "--out", site]);
  assert.equal(first.code, 0, first.stderr);
  const files = tree(site);
  for (const name of [
    "index.html",
    "app.js",
    "app.css",
    "worker.js",
    "reader.wasm",
    "packer.wasm",
    "archive.json",
    "d/2026-01-05-기술-AI.html",
    "d/2026-01-06-경제.html",
    "feed.xml",
    "feed.json",
    "feeds/경제.json",
    "feeds/경제.xml",
    "feeds/기술-AI.json",
    "feeds/기술-AI.xml",
    "sitemap.xml",
    "robots.txt",
    "404.html",
    ".nojekyll",
    "widget.js",
    "embed.html",
    "yoyak-build.json",
  ]) {
    assert.ok(files.includes(name), `${name} is missing of ${files.join(" ")}`);
  }
  assert.ok(!files.some((name) => name.startsWith("demo/") || name === "app.single.js"));
  const second = await yoyak(["build", root, "--out", site]);
  assert.match(second.stdout, / 0 files written, \d+ unchanged, 0 removed/);
  rmSync(join(root, "2026-01-05-기술-AI.md"));
  const third = await yoyak(["build", root, "--out", site]);
  assert.equal(third.code, 0, third.stderr);
  assert.ok(!tree(site).includes("d/2026-01-05-기술-AI.html"));
  assert.ok(!tree(site).includes("feeds/기술-AI.xml"));
});

test("build: the same digests give the same bytes, wherever they lie", async (context) => {
  const [one, two] = [folder(context, twoDays), folder(context, Object.fromEntries(Object.entries(twoDays).reverse()))];
  for (const root of [one, two])
    assert.equal((await yoyak(["build", root, "--out", join(root, "s")], { cwd: root })).code, 0);
  const names = tree(join(one, "s"));
  assert.deepEqual(tree(join(two, "s")), names);
  for (const name of names)
    assert.ok(readFileSync(join(one, "s", name)).equals(readFileSync(join(two, "s", name))), name);
});

test("build: a prerendered page reads without JavaScript, and its head tells machines the same", async (context) => {
  const root = folder(context, {
    ...twoDays,
    "yoyak.config.json": JSON.stringify({ title: "내 요약", url: "https://site.example/base/", language: "ko" }),
  });
  await yoyak(["build", root, "--out", join(root, "site")]);
  const text = readFileSync(join(root, "site/d/2026-01-05-기술-AI.html"), "utf8");
  const id = encodeURIComponent("2026-01-05-기술-AI");
  for (const part of [
    `<link rel="canonical" href="https://site.example/base/d/${id}.html">`,
    '<html lang="ko" data-base="../"',
    '<link rel="stylesheet" href="../app.css">',
    "<title>2026-01-05 기술-AI · 내 요약</title>",
    '<article class="yk-digest" data-digest="2026-01-05-기술-AI">',
    '<section class="yk-entry" id="AAAAAAAAAAA"',
    "오늘의 흐름은 이렇습니다.",
    "요점입니다.",
    '<meta property="og:title" content="2026-01-05 기술-AI · 내 요약">',
  ])
    assert.ok(text.includes(part), part);
  const data = JSON.parse(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? "");
  assert.equal(data.datePublished, "2026-01-05");
  assert.equal(data.hasPart.length, 2);
  const front = readFileSync(join(root, "site/index.html"), "utf8");
  assert.ok(
    front.includes('data-digest="2026-01-06-경제"') &&
      front.includes('data-base=""') &&
      front.includes('href="app.css"'),
  );
  assert.ok(!/(?:href|src)="\//.test(text + front), "no address may start at the host's root");
});

test("build: hostile titles, settings and names stay text, in pages and feeds", async (context) => {
  const bad = '"><script>alert(1)</script>]]>&amp;';
  const root = folder(context, {
    "2026-01-05-x.md": page(
      "2026-01-05",
      'x"><img src=x onerror=alert(1)>',
      [{ title: bad, channel: bad, id: "AAAAAAAAAAA", text: "<script>alert(2)</script> [x](javascript:alert(3))" }],
      `<img src=x onerror=alert(4)> ${bad}`,
    ),
    "yoyak.config.json": JSON.stringify({
      title: bad,
      description: bad,
      language: 'ko"><script>',
      accent: "red}</style><script>alert(5)</script>",
    }),
  });
  const built = await yoyak(["build", root, "--out", join(root, "site")]);
  if (built.code === 3) return assertClear(built); // refusing such settings is fine as well
  for (const name of tree(join(root, "site")).filter(
    (each) => (/\.(html|xml)$/.test(each) && !/^(embed|index)\.html$/.test(each)) || each === "index.html",
  )) {
    const text = readFileSync(join(root, "site", name), "utf8");
    const live = name.endsWith(".xml")
      ? text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, "")
      : text.replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>/g, "");
    assert.ok(!/<script>alert|<img src=x|onerror=alert\(\d\)>|href="javascript:/i.test(live), name);
  }
});

test("feeds: well formed; relative where the site's address is unknown, else absolute", async (context) => {
  const root = folder(context, twoDays);
  await yoyak(["build", root, "--out", join(root, "a")]);
  const id = encodeURIComponent("2026-01-06-경제");
  assert.ok(readFileSync(join(root, "a/feed.xml"), "utf8").includes(`href="./d/${id}.html"`));
  assert.match(
    readFileSync(join(root, "a/feed.xml"), "utf8"),
    new RegExp(`<id>urn:yoyak:[0-9a-f]{16}:d/${id}\\.html</id>`),
  );
  assert.ok(!readFileSync(join(root, "a/feed.json"), "utf8").includes("site.invalid"));
  assert.ok(readFileSync(join(root, "a/feeds/경제.xml"), "utf8").includes(`href="../d/${id}.html"`));
  assert.ok(!readFileSync(join(root, "a/robots.txt"), "utf8").includes("Sitemap"));
  writeFileSync(join(root, "yoyak.config.json"), JSON.stringify({ url: "https://site.example/b/" }));
  await yoyak(["build", root, "--out", join(root, "b")]);
  const atom = readFileSync(join(root, "b/feed.xml"), "utf8");
  assert.ok(atom.includes(`<id>https://site.example/b/d/${id}.html</id>`), atom.slice(0, 1500));
  assert.equal((atom.match(/<entry>/g) ?? []).length, 2);
  const json = JSON.parse(readFileSync(join(root, "b/feed.json"), "utf8"));
  assert.equal(json.items[0].url, `https://site.example/b/d/${id}.html`);
  assert.match(json.items[0].content_html, /오늘의 흐름은 이렇습니다/);
  // A topic has both, each under its own address, and all of them are in one list.
  const name = `feeds/${encodeURIComponent("경제")}`;
  const ofTopic = JSON.parse(readFileSync(join(root, "b/feeds/경제.json"), "utf8"));
  assert.equal(ofTopic.feed_url, `https://site.example/b/${name}.json`);
  assert.deepEqual(
    ofTopic.items.map((/** @type {{id: string}} */ item) => item.id),
    [`https://site.example/b/d/${id}.html`],
  );
  const list = readFileSync(join(root, "b/feeds.opml"), "utf8");
  const addresses = [...list.matchAll(/xmlUrl="https:\/\/site\.example\/b\/([^"]*)"/g)].map(([, file]) => file);
  assert.deepEqual(addresses.map(decodeURIComponent), [
    "feed.xml",
    "feeds/경제.xml",
    "feeds/기술-AI.xml",
    "feeds/channel/둘째 채널.xml",
    "feeds/channel/첫 채널.xml",
    "w/feed.xml",
  ]);
  assert.ok(addresses.includes(`${name}.xml`));
  for (const file of addresses) assert.ok(tree(join(root, "b")).includes(decodeURIComponent(file)), file);
  assert.ok(!tree(join(root, "a")).includes("feeds.opml"));
});

test("build: outputs that cannot be written are 4, and nothing of others is touched", async (context) => {
  const root = folder(context, { ...twoDays, file: "x", "full/index.html": "mine" });
  // In /proc nobody can make a folder, and the error is unusual.
  const places = [
    join(root, "file"),
    join(root, "file/site"),
    join(root, "full"),
    root,
    ...(existsSync("/proc/self") ? ["/proc/self/site", "/proc/self/a/b"] : []),
  ];
  for (const out of places) {
    const result = await yoyak(["build", root, "--out", out]);
    assert.equal(result.code, 4, `${out}: ${result.stderr}`);
    assertClear(result);
  }
  assert.equal(readFileSync(join(root, "full/index.html"), "utf8"), "mine");
  assert.equal((await yoyak(["build", root, "--out", join(root, "full"), "--force"])).code, 0);
});

test("the folder one stands in is named so that it can be read", async (context) => {
  const root = folder(context, { "note.md": "no date" });
  const { code, stderr } = await yoyak(["build", ".", "--out", "site"], { cwd: root });
  assert.equal(code, 3, stderr);
  assert.match(stderr, /^yoyak: no digests were found in \.\/\.\n/);
});

test("single: one file with all members, none of which can end early", async (context) => {
  const root = folder(context, twoDays);
  const result = await yoyak(["single", root, "-o", join(root, "one.html")]);
  assert.equal(result.code, 0, result.stderr);
  const text = readFileSync(join(root, "one.html"), "utf8");
  const members = [
    ...text.matchAll(
      /<script type="application\/octet-stream;base64" data-name="([^"]+)">([A-Za-z0-9+/=]+)<\/script>/g,
    ),
  ].map(([, name]) => name);
  for (const name of ["archive.json", "reader.wasm", "worker.js"]) assert.ok(members.includes(name), name);
  assert.ok(members.some((name) => name.startsWith("p/")));
  assert.match(text, /http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;/);
  assert.ok(
    !/(?:src|href)="(?!#|https?:|data:|d\/)[^"]*\.(?:js|css|wasm)"/.test(text),
    "nothing may be loaded from beside the file",
  );
});

test("check and build report pages of days to come, by the day that SOURCE_DATE_EPOCH gives", async (context) => {
  const root = folder(context, {
    "2026-03-01.md": "# 오늘\n\n글.\n",
    "2026-03-02.md": "# 내일\n\n글.\n",
    "2026-03-03.md": "# 모레\n\n글.\n",
    "yoyak.config.json": '{"url": "https://example.org/"}',
  });
  const env = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 2, 1) / 1000) };
  const { stdout } = await yoyak(["check", root, "--json"], { env });
  const { diagnostics } = JSON.parse(stdout);
  assert.deepEqual(
    diagnostics.map((/** @type {any} */ { file, code }) => `${file} ${code}`),
    ["2026-03-03.md date-in-future"],
  );
  assert.match((await yoyak(["build", root, "--out", join(root, "site")], { env })).stdout, /1 warning/);
  assert.match((await yoyak(["check", root])).stdout, /no problems/);
  // The address in the settings counts all the same.
  assert.match(readFileSync(join(root, "site/sitemap.xml"), "utf8"), /https:\/\/example\.org\//);
});

test("check: an excerpt with a caret under the place, and a remedy", async (context) => {
  const root = folder(context, { "2026-01-05-x.md": "---\ntitle: 요약: 둘: 셋\n---\n글\n" });
  const { stdout } = await yoyak(["check", root]);
  assert.match(
    stdout,
    /2026-01-05-x\.md:2:\d+: warning: .*quotes\. \[front-matter-invalid\]\n {4}\| title: 요약: 둘: 셋\n {4}\| +\^\n/,
  );
  assert.equal((await yoyak(["check", root, "--strict"])).code, 1);
  assert.equal((await yoyak(["check", root])).code, 0);
});
test("export: Markdown of one file is a page that reads as the same digest", async (context) => {
  const root = folder(context, {
    ...twoDays,
    "2026-01-07-기술-AI.md": page(
      "2026-01-07",
      "기술-AI",
      [{ title: "대괄호 \\[둘\\], 별 \\* | 관", channel: "쉼표, 채널", id: "DDDDDDDDDDD" }],
      '[쉼표, 채널] 말 <a href="#DDDDDDDDDDD">[1]</a>.',
    ),
  });
  for (const name of ["2026-01-05-기술-AI.md", "2026-01-07-기술-AI.md"]) {
    const before = JSON.parse((await yoyak(["export", join(root, name)])).stdout);
    await yoyak(["export", join(root, name), "--format", "md", "-o", join(root, "again/x.md")]);
    assert.deepEqual(
      JSON.parse((await yoyak(["export", join(root, "again/x.md")])).stdout),
      before.map((/** @type {any} */ digest) => ({ ...digest, source_path: "x.md" })),
    );
  }
});
test("archives: check, export and build take a built site", async (context) => {
  const root = folder(context, twoDays);
  await yoyak(["build", root, "--out", join(root, "site")]);
  const checked = await yoyak(["check", join(root, "site"), "--json"]);
  assert.equal(checked.code, 0, checked.stderr);
  assert.equal(JSON.parse(checked.stdout).entries, 3);
  assert.deepEqual(
    JSON.parse((await yoyak(["export", join(root, "site")])).stdout),
    JSON.parse((await yoyak(["export", root])).stdout),
  );
  assert.equal((await yoyak(["build", join(root, "site/archive.json"), "--out", join(root, "again")])).code, 0);
  assert.ok(readFileSync(join(root, "again/archive.json")).equals(readFileSync(join(root, "site/archive.json"))));
});

test("archives: truncated, damaged, missing, newer: each named, none a stack trace", async (context) => {
  const root = folder(context, twoDays);
  await yoyak(["build", root, "--out", join(root, "site")]);
  const part = readdirSync(join(root, "site/p"))[0];
  const partition = readFileSync(join(root, "site/p", part));
  const manifest = readFileSync(join(root, "site/archive.json"));
  const damaged = Buffer.from(partition);
  for (let i = 20; i < damaged.length; i += 3) damaged[i] ^= 0x55;
  const newer = JSON.parse(manifest.toString());
  const versionKey = Object.keys(newer).find((key) => /version/i.test(key) && typeof newer[key] === "number");
  assert.ok(versionKey, "the manifest carries its format's version");
  newer[versionKey] += 1;
  const cases = /** @type {[string, Buffer | null, Buffer | string, RegExp][]} */ ([
    ["truncated", partition.subarray(0, partition.length >> 1), manifest, /truncated/],
    ["damaged", damaged, manifest, /damaged/],
    ["missing", null, manifest, /network|no file|not-found/],
    ["cut manifest", partition, manifest.subarray(0, manifest.length >> 1), /bad-manifest|truncated|damaged/],
    ["newer", partition, JSON.stringify(newer), /newer-format/],
    ["no manifest", partition, "hello", /bad-manifest/],
  ]);
  for (const [what, bytes, json, message] of cases) {
    const bad = join(root, `bad-${what}`);
    mkdirSync(join(bad, "p"), { recursive: true });
    writeFileSync(join(bad, "archive.json"), json);
    if (bytes) writeFileSync(join(bad, "p", part), bytes);
    for (const args of [
      ["check", bad],
      ["export", bad],
      ["build", bad, "--out", join(root, "never")],
    ]) {
      const result = await yoyak(args);
      assert.equal(result.code, 3, `${what}, ${args[0]}: ${result.stdout} ${result.stderr}`);
      assert.match(result.stderr + result.stdout, message, `${what}, ${args[0]}`);
      assert.ok(!/\n\s+at /.test(result.stderr), result.stderr);
    }
  }
});

test("--quiet says nothing but results, warnings and errors", async (context) => {
  const root = folder(context, twoDays);
  for (const args of [
    ["build", root, "--out", join(root, "s"), "--quiet"],
    ["single", root, "-o", join(root, "one.html"), "-q"],
    ["check", root, "-q"],
  ]) {
    const { code, stdout } = await yoyak(args);
    assert.equal(code, 0, args.join(" "));
    assert.equal(stdout, "", args.join(" "));
  }
  assert.notEqual((await yoyak(["export", root, "--format", "md", "-q"])).stdout, "");
});

test("completion: scripts for three shells name every command and option", async () => {
  for (const shell of ["bash", "zsh", "fish"]) {
    const { code, stdout } = await yoyak(["completion", shell]);
    assert.equal(code, 0);
    for (const word of ["build", "serve", "init", "partition", "from-jekyll"]) assert.ok(stdout.includes(word), word);
  }
  assert.equal((await yoyak(["completion", "tcsh"])).code, 2);
  const { stdout } = await yoyak(["completion", "bash"]);
  const script = `${stdout}\nCOMP_WORDS=(yoyak bu); COMP_CWORD=1; _yoyak; echo "\${COMPREPLY[@]}"`;
  const shell = spawnSync("bash", ["-c", script], { encoding: "utf8" });
  assert.equal(shell.stdout.trim(), "build", shell.stderr);
});
