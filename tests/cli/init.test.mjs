// yoyak init: the settings that it finds, and the steps of its workflow.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { jekyllSettings } from "../../scripts/cli/jekyll.mjs";
import { languageOf, pagesAddress, parseRemote, repositoryOf } from "../../scripts/cli/repository.mjs";
import { folder, yoyak } from "./helpers.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));
const page = (/** @type {string} */ date, /** @type {string} */ text) =>
  `---\ntitle: ${date} 기술\n---\n\n# ${date} 기술\n\n## 일일 요약\n\n${text}\n`;
const korean = { "2026-01-05-기술.md": page("2026-01-05", "오늘의 요약입니다. AI 이야기.") };
const git = (/** @type {string} */ branch, /** @type {string} */ remote) => ({
  ".git/HEAD": `ref: refs/heads/${branch}\n`,
  ".git/config":
    `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${remote}\n` + '\tfetch = +refs/heads/*\n[branch "x"]\n',
});
const read = (/** @type {string} */ root, /** @type {string} */ name) => readFileSync(join(root, name), "utf8");
const settings = (/** @type {string} */ root, name = "yoyak.config.json") => JSON.parse(read(root, name));
const WORKFLOW = ".github/workflows/yoyak.yml";

test("init: address, branch and title come from the repository, the language from the pages", async (context) => {
  const root = folder(context, { ...korean, ...git("trunk", "git@github.com:Someone/daily-news.git") });
  const { code, stdout } = await yoyak(["init"], { cwd: root });
  assert.equal(code, 0, stdout);
  assert.deepEqual(settings(root), {
    title: "daily-news",
    description: "",
    language: "ko",
    url: "https://someone.github.io/daily-news/",
  });
  assert.match(read(root, WORKFLOW), /branches: \[trunk\]/);
  assert.match(stdout, /Next:[\s\S]*git push origin trunk[\s\S]*GitHub Actions/);
});

test("init --json prints what was done, and nothing else", async (context) => {
  const root = folder(context, { ...korean, ...git("trunk", "git@github.com:Someone/daily-news.git") });
  const { code, stdout } = await yoyak(["init", "--json"], { cwd: root });
  assert.equal(code, 0);
  const { written, ...facts } = JSON.parse(stdout);
  assert.deepEqual(facts, { settings: settings(root), branch: "trunk", folder: ".", repository: true });
  assert.ok(written.includes(WORKFLOW) && written.includes("yoyak.config.json"), written);
  for (const name of written) assert.ok(existsSync(join(root, name)), name);
});

test("init: for a folder below, the workflow at the top builds that folder", async (context) => {
  const root = folder(context, {
    "news/2026-01-05-ai.md": "# 2026-01-05 AI\n\nPlain English text about models.\n",
    ...git("main", ""),
  });
  assert.equal((await yoyak(["init", "news", "--url", "https://example.org/n/"], { cwd: root })).code, 0);
  assert.equal(settings(root, "news/yoyak.config.json").language, "en");
  assert.equal(settings(root, "news/yoyak.config.json").url, "https://example.org/n/");
  assert.equal(existsSync(join(root, "news/.github")), false);
  assert.match(read(root, WORKFLOW), /yoyak build news --out _site/);
});

test("init: what exists is not overwritten without --force, and then nothing is written", async (context) => {
  const root = folder(context, { ...korean, "yoyak.config.json": '{"title":"mine"}' });
  const again = await yoyak(["init", root]);
  assert.equal(again.code, 4);
  assert.equal(read(root, "yoyak.config.json"), '{"title":"mine"}');
  assert.equal(existsSync(join(root, WORKFLOW)), false);
  assert.equal((await yoyak(["init", root, "--force"])).code, 0);
  assert.equal((await yoyak(["check", root])).code, 0, "its own configuration is valid");
});

test("init: the steps of the workflow run in order, from the copy that it wrote", async (context) => {
  const root = folder(context, { ...korean, ...git("main", "https://github.com/a/b.git") });
  assert.equal((await yoyak(["init"], { cwd: root })).code, 0);
  const text = read(root, WORKFLOW);
  const [, sha256, tarball] = /echo "([0-9a-f]{64}) {2}(\S+)"/.exec(text) ?? [];
  assert.equal(
    createHash("sha256")
      .update(readFileSync(join(root, tarball)))
      .digest("hex"),
    sha256,
  );
  // As npm unpacks it; its one dependency comes from this project.
  mkdirSync(join(root, "node_modules/yoyak"), { recursive: true });
  execFileSync("tar", ["-xzf", join(root, tarball), "-C", join(root, "node_modules/yoyak"), "--strip-components=1"]);
  symlinkSync(join(project, "node_modules"), join(root, "node_modules/yoyak/node_modules"));
  const runs = [...text.matchAll(/run: npx --no-install yoyak (.*)/g)].map((match) => match[1]);
  assert.deepEqual(
    runs.map((line) => line.split(" ")[0]),
    ["check", "build"],
  );
  for (const line of runs) {
    const args = line.replace("$SITE_URL", "https://a.github.io/b").replaceAll('"', "").split(" ");
    const program = join(root, "node_modules/yoyak/scripts/yoyak.mjs");
    execFileSync(process.execPath, [program, ...args], { cwd: root, stdio: "pipe" });
  }
  assert.match(read(root, "_site/sitemap.xml"), /<loc>https:\/\/a\.github\.io\/b\/<\/loc>/);
});

test("init: a repository whose lock file has Yoyak gets no copy", async (context) => {
  const lock = JSON.stringify({ packages: { "node_modules/yoyak": { version: "0.1.0" } } });
  const root = folder(context, { ...korean, "package-lock.json": lock });
  assert.equal((await yoyak(["init"], { cwd: root })).code, 0);
  assert.equal(existsSync(join(root, ".github/yoyak")), false);
  assert.match(read(root, WORKFLOW), /run: npm ci --ignore-scripts/);
});

test("init --from-jekyll: what both have in common is taken over", async (context) => {
  const config =
    'title: "매일 요약"\n' +
    "description: 하루 한 번 # not this\nurl: https://example.org\nbaseurl: /daily\nlang: ko\n";
  const root = folder(context, { ...korean, "_config.yml": config });
  assert.equal((await yoyak(["init", "--from-jekyll"], { cwd: root })).code, 0);
  assert.deepEqual(settings(root), {
    title: "매일 요약",
    description: "하루 한 번",
    language: "ko",
    url: "https://example.org/daily/",
    jekyll: {},
  });
  assert.equal((await yoyak(["check", root])).code, 0);
  const below = folder(context, {
    "docs/news/2026-01-05-a.md": korean["2026-01-05-기술.md"],
    "docs/_config.yml": "permalink: pretty\n",
    ...git("main", ""),
  });
  assert.equal((await yoyak(["init", "docs/news", "--from-jekyll"], { cwd: below })).code, 0);
  assert.deepEqual(settings(below, "docs/news/yoyak.config.json").jekyll, { permalink: "pretty", folder: "news" });
  const without = folder(context, korean);
  assert.equal((await yoyak(["init", "--from-jekyll"], { cwd: without })).code, 3);
});

test("Jekyll's settings: structures and addresses that are none are left out", () => {
  assert.deepEqual(jekyllSettings("title:\n  ko: x\nurl: ''\ndescription: &x long\nlocale: en_US\n"), {
    language: "en-US",
    jekyll: {},
  });
});

test("Jekyll's settings: folded texts, the author's name, permalinks of posts and of collections", () => {
  const text = [
    "# comment",
    "description: >-",
    "  Daily notes",
    "  of a harbour",
    "author:",
    "  name: 'Mina'",
    "  email: a@example.org",
    "collections:",
    "  tides:",
    "    output: true",
    "    permalink: /:collection/:title/ # comment",
    "  boats: {output: true, permalink: /b/:name}",
    "  crews:",
    "    output: true",
    "defaults:",
    "  - scope: {path: '', type: pages}",
    "    values: {permalink: /never/}",
    "  - scope:",
    "      path: ''",
    "      type: posts",
    "    values:",
    "      permalink: /:year/:title/",
  ].join("\r\n");
  assert.deepEqual(jekyllSettings(text), {
    description: "Daily notes of a harbour",
    author: "Mina",
    jekyll: { permalink: "/:year/:title/", collections: { tides: "/:collection/:title/", boats: "/b/:name" } },
  });
  assert.deepEqual(jekyllSettings("permalink: pretty\n").jekyll, { permalink: "pretty" });
});

test("remotes in every spelling", () => {
  const wanted = { host: "github.com", owner: "o", name: "n" };
  for (const url of [
    "https://github.com/o/n.git",
    "https://github.com/o/n/",
    "git@github.com:o/n.git",
    "ssh://git@github.com/o/n",
  ])
    assert.deepEqual(parseRemote(url), wanted, url);
  assert.equal(parseRemote("/srv/git/n.git")?.host ?? null, null);
  assert.equal(parseRemote(""), null);
});

test("the address: a domain comes first, a repository named like the host has no folder", (context) => {
  const address = (/** @type {Record<string, string | Uint8Array> | undefined} */ files) =>
    pagesAddress(repositoryOf(folder(context, files)));
  assert.equal(address({ ...git("main", "https://github.com/O/o.github.io"), CNAME: "" }), "https://o.github.io/");
  assert.equal(
    address({ ...git("main", "https://github.com/o/n"), CNAME: "news.example.org\n" }),
    "https://news.example.org/",
  );
  assert.equal(address(git("main", "https://gitlab.com/o/n")), "");
});

test("the language by its letters: names in Latin do not make Korean English", () => {
  assert.equal(languageOf(["오늘은 OpenAI 와 Google 의 GPT 이야기를 요약합니다"]), "ko");
  assert.equal(languageOf(["これは日本語の要約です。人工知能"]), "ja");
  assert.equal(languageOf(["今天的人工智能新闻摘要"]), "zh");
  assert.equal(languageOf(["News of 한국 today, in plain English words"]), "en");
  assert.equal(languageOf([]), "en");
});

test("settings are looked for upwards to the current folder, and named", async (context) => {
  const root = folder(context, {
    "yoyak.config.json": '{"title":"위의 것"}',
    "a/b/2026-01-05-기술.md": page("2026-01-05", "글"),
  });
  const { stdout } = await yoyak(["build", "a/b", "--out", "site"], { cwd: root });
  assert.match(stdout, /^settings: yoyak\.config\.json$/m);
  assert.equal(JSON.parse(read(root, "site/archive.json")).site.title, "위의 것");
  writeFileSync(join(root, "a/yoyak.config.json"), '{"title":"nearer"}');
  assert.match(
    (await yoyak(["build", "a/b", "--out", "site"], { cwd: root })).stdout,
    /^settings: a\/yoyak\.config\.json$/m,
  );
  assert.equal((await yoyak(["build", "b", "--out", "../site2"], { cwd: join(root, "a") })).code, 0);
});

test("--url goes before the settings, and must be a web address", async (context) => {
  const root = folder(context, { ...korean, "yoyak.config.json": '{"url":"https://old.example/"}' });
  assert.equal((await yoyak(["build", ".", "--out", "s", "--url", "https://new.example/x"], { cwd: root })).code, 0);
  assert.equal(JSON.parse(read(root, "s/archive.json")).site.url, "https://new.example/x/");
  assert.equal((await yoyak(["build", ".", "--out", "s", "--url", "javascript:x"], { cwd: root })).code, 2);
});

test("links that lead out of the folder are ignored and reported; links inside are followed", async (context) => {
  const root = folder(context, {
    "secret.md": "# 2026-01-01 비밀\n\nSECRET\n",
    "outside/2026-01-02-x.md": page("2026-01-02", "밖"),
    "in/2026-01-05-기술.md": page("2026-01-05", "안"),
    "in/real/2026-01-06-기술.md": page("2026-01-06", "또 안"),
  });
  symlinkSync("../secret.md", join(root, "in/2026-01-04-env.md"));
  symlinkSync("/proc/self/environ", join(root, "in/2026-01-03-env.md"));
  symlinkSync("../outside", join(root, "in/dir"));
  symlinkSync("real/2026-01-06-기술.md", join(root, "in/2026-01-07-기술.md"));
  const { stderr } = await yoyak(["build", "in", "--out", "site"], { cwd: root });
  for (const name of ["2026-01-03-env.md", "2026-01-04-env.md", "dir"])
    assert.match(stderr, new RegExp(`${name} was ignored, because it is a link`));
  const digests = JSON.parse((await yoyak(["export", "in", "--format", "json"], { cwd: root })).stdout);
  assert.deepEqual(digests.map((/** @type {any} */ { date }) => date).sort(), [
    "2026-01-05",
    "2026-01-06",
    "2026-01-07",
  ]);
});
