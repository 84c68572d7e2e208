// The package as users install it: packed by npm and unpacked elsewhere. Its entry `yoyak`, the examples of
// docs/api.md, its types and its CLI.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { page } from "./helpers.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const id = (/** @type {number} */ number) => `v${String(number).padStart(10, "0")}`;
const pages = {
  "2025-12-30-경제.md": page("2025-12-30", "경제", [
    { title: "금리와 환율", channel: "둘째 채널", id: id(1), text: "언어모델을 쓰는 은행 이야기." },
  ]),
  "2026-01-05-기술-AI.md": page("2026-01-05", "기술-AI", [
    { title: "언어 모델의 스케일링", channel: "첫 채널", id: id(2), text: "모델이 커지면 무엇이 달라지는가." },
    { title: "배터리 이야기", channel: "둘째 채널", id: id(3), text: "양극재와 음극재." },
  ]),
  "2026-01-06-기술-AI.md": page("2026-01-06", "기술-AI", [
    { title: "모델 고르기", channel: "첫 채널", id: id(4), text: "작은 모델로 시작한다." },
  ]),
};

/** A user's project, with the package in node_modules, Markdown in digests/ and a site in site/. */
let project = "";
/** @type {typeof import("../../web/engine/public.d.ts")} */
let api;

before(async () => {
  project = mkdtempSync(join(tmpdir(), "yoyak-package-"));
  execFileSync("npm", ["pack", "--offline", "--silent", "--ignore-scripts", "--pack-destination", project], {
    cwd: repository,
    stdio: "pipe",
  });
  const tarball = readdirSync(project).find((name) => name.endsWith(".tgz")) ?? "";
  execFileSync("tar", ["-xzf", tarball], { cwd: project });
  mkdirSync(join(project, "node_modules/.bin"), { recursive: true });
  renameSync(join(project, "package"), join(project, "node_modules/yoyak"));
  // The only dependency is taken from this project, so no registry is used.
  const { dependencies } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies))
    symlinkSync(join(repository, "node_modules", name), join(project, "node_modules", name));
  writeFileSync(join(project, "package.json"), '{"name":"project","type":"module"}');
  for (const [name, text] of Object.entries(pages)) {
    mkdirSync(join(project, "digests"), { recursive: true });
    writeFileSync(join(project, "digests", name), text);
  }
  execFileSync(
    process.execPath,
    [join(project, "node_modules/yoyak/scripts/yoyak.mjs"), "build", "digests", "--out", "site"],
    { cwd: project, stdio: "pipe", env: { ...process.env, YOYAK_DIST: "" } },
  );
  api = await import(pathToFileURL(join(project, "node_modules/yoyak/scripts/cli/api.mjs")).href);
});
after(() => rmSync(project, { recursive: true, force: true }));

/** Files of the site's archive, or of the folder of pages. @param {string} folder */
const filesIn = (folder) =>
  new Map(
    readdirSync(join(project, folder), { recursive: true })
      .map(String)
      .filter((name) => /\.(yoyak|md)$|^archive\.json$/.test(name))
      .map(
        (name) =>
          /** @type {[string, Uint8Array]} */ ([name, new Uint8Array(readFileSync(join(project, folder, name)))]),
      ),
  );

test("package: exports exist, and nothing else than the product is in it", () => {
  const root = join(project, "node_modules/yoyak");
  const { exports, bin, main, types } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const named = [
    bin.yoyak,
    main,
    types,
    ...Object.values(exports).flatMap((value) => (typeof value === "string" ? value : Object.values(value))),
  ];
  for (const name of named) assert.ok(existsSync(join(root, name)), name);
  assert.deepEqual(readdirSync(root).sort(), [
    "LICENSE",
    "README.md",
    "build",
    "docs",
    "package.json",
    "scripts",
    "web",
  ]);
  assert.deepEqual(readdirSync(join(root, "docs")), ["yoyak.config.schema.json"]);
  // "provenance" is there after ./scripts/release.
  assert.deepEqual(
    readdirSync(join(root, "build")).filter((name) => name !== "provenance"),
    ["dist"],
  );
});

test("package: every file that its code names for bundlers is in it", () => {
  const root = join(project, "node_modules/yoyak");
  const code = readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => /^(web|scripts|build.dist)\b.*\.m?js$/.test(name) && !name.endsWith(".single.js"));
  let named = 0;
  for (const name of code)
    for (const [, file] of readFileSync(join(root, name), "utf8").matchAll(
      /new URL\(\s*"([^"]+)",\s*import\.meta\.url\s*\)/g,
    )) {
      named += 1;
      assert.ok(existsSync(join(root, dirname(name), file)), `${name} names ${file}`);
    }
  assert.ok(named >= 6);
});

test("api: the examples of docs/api.md print what stands under them", () => {
  const text = readFileSync(join(repository, "docs/api.md"), "utf8");
  const examples = [...text.matchAll(/```js\n([\s\S]*?)```\n```text\n([\s\S]*?)```/g)];
  assert.ok(examples.length >= 5);
  assert.equal(examples.length, text.match(/```js\n/g)?.length, "every example says what it prints");
  for (const [, code, expected] of examples) {
    writeFileSync(join(project, "example.mjs"), code);
    const { stdout, stderr, status } = spawnSync(process.execPath, ["example.mjs"], {
      cwd: project,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1", YOYAK_DIST: "" },
    });
    assert.equal(status, 0, `${code}\n${stderr}`);
    assert.equal(stdout.trimEnd(), expected.trimEnd(), code);
  }
});

test("api: pages, a site, a manifest, bytes and a source of one's own give the same answers", async () => {
  const files = filesIn("site");
  const own = {
    stats: { requests: 0, bytes: 0 },
    manifest: async () => files.get("archive.json"),
    read: async (/** @type {any} */ { file, offset, length }) => files.get(file)?.slice(offset, offset + length),
  };
  const sources = /** @type {Record<string, any>} */ ({
    pages: join(project, "digests"),
    site: join(project, "site"),
    manifest: join(project, "site/archive.json"),
    "file address": pathToFileURL(join(project, "site")),
    "files of an archive": files,
    "files of pages": filesIn("digests"),
    record: Object.fromEntries(files),
    own,
  });
  for (const [what, source] of Object.entries(sources)) {
    const archive = await api.open(source);
    assert.equal(archive.info.entries, 4, what);
    assert.deepEqual(
      (await archive.search({ query: "모델" })).rows.map((row) => row.id),
      [id(4), id(2), id(1)],
      what,
    );
    assert.equal((await archive.select({ topics: ["경제"] })).total, 1, what);
    assert.equal((await archive.digests()).total, 3, what);
    assert.match(
      await archive.render({ digest: "2026-01-06-기술-AI", entry: id(4), query: "작은" }),
      /<mark[^>]*>작은<\/mark>/,
      what,
    );
    assert.equal(/** @type {any} */ (await archive.export("2026-01-06-기술-AI")).entries[0].title, "모델 고르기", what);
    archive.dispose();
    await assert.rejects(archive.select(), { code: "disposed" }, what);
  }
});

test("api: of a folder only what is asked for is read, and counted", async () => {
  const archive = await api.open(join(project, "site"));
  const manifest = readFileSync(join(project, "site/archive.json")).length;
  assert.deepEqual(await archive.stats(), { requests: 1, bytes: manifest, memory: (await archive.stats()).memory });
  await archive.digest("2026-01-06-기술-AI");
  const { requests, bytes } = await archive.stats();
  const whole = archive.info.partitions.reduce((sum, { size }) => sum + size, manifest);
  assert.ok(requests > 1 && bytes > manifest && bytes < whole, `${requests} requests, ${bytes} of ${whole} bytes`);
  archive.dispose();
});

test("api: what cannot be opened is a YoyakError with a code", async () => {
  mkdirSync(join(project, "empty"), { recursive: true });
  for (const [source, code] of /** @type {[any, string][]} */ ([
    [join(project, "nowhere"), "bad-input"],
    [join(project, "empty"), "bad-input"],
    [{ "note.txt": "x" }, "bad-request"],
    [{ "a.md": "# no date\n" }, "bad-request"],
    [{ "a.md": 5 }, "bad-request"],
    [{ "archive.json": "{}" }, "bad-manifest"],
    ["http://127.0.0.1:9/", "network"],
    ["http://", "bad-request"],
    [null, "bad-request"],
    [undefined, "bad-request"],
  ])) {
    await assert.rejects(api.open(source), (/** @type {any} */ error) => {
      assert.ok(error instanceof api.YoyakError, String(error?.stack));
      assert.equal(error.code, code, `${JSON.stringify(source)}: ${error.message}`);
      return true;
    });
  }
  await assert.rejects(api.open(join(project, "site"), { signal: AbortSignal.abort() }), { code: "aborted" });
  await assert.rejects(api.open(join(project, "digests"), { config: { title: 5 } }), { code: "bad-config" });
});

test("api: settings come with the call, and Markdown needs no archive", async () => {
  const archive = await api.open(join(project, "digests"), {
    config: { title: "이름", synonyms: [["모델", "model"]] },
  });
  assert.equal(archive.info.site.title, "이름");
  assert.equal((await archive.search({ query: "model" })).tiers[0].kind, "synonym");
  archive.dispose();
  assert.equal(await api.renderMarkdown(new TextEncoder().encode("a\nb"), { keepBreaks: true }), "<p>a<br>\nb</p>\n");
  // Text and bytes, composed or not, are the same Markdown; what is no character is a replacement character.
  const [text, decomposed] = ["**굵게(bold)**는 🙂 é <x>", "**굵게(bold)**는 🙂 é <x>".normalize("NFD")];
  const html = "<p><strong>굵게(bold)</strong>는 🙂 é &lt;x&gt;</p>\n";
  for (const markdown of [text, decomposed]) {
    assert.equal(await api.renderMarkdown(markdown), html);
    assert.equal(await api.renderMarkdown(new TextEncoder().encode(markdown)), html);
  }
  assert.equal(await api.renderMarkdown("\uFEFFa \uD800 b"), "<p>a \uFFFD b</p>\n");
  assert.equal(await api.renderMarkdown(""), "");
  const many = await Promise.all(["# a", "*b*", "~~c~~"].map((text) => api.renderMarkdown(text)));
  assert.deepEqual(
    many.map((html) => html.trim().slice(-5)),
    ["</h1>", "></p>", "></p>"],
  );
});

test(
  "api: the types hold for a project with strict settings",
  { skip: !existsSync(join(repository, "node_modules/typescript/bin/tsc")) && "typescript is not installed" },
  () => {
    writeFileSync(
      join(project, "use.mts"),
      `import { open, renderMarkdown, YoyakError, type Archive, type SearchRequest } from "yoyak";
import type { SearchResult, Segment } from "yoyak";
const archive: Archive = await open("digests", { worker: "never", config: { title: "x" } });
const request: SearchRequest = { query: "모델", channels: ["첫 채널"], sort: "newest", limit: 5 };
const found: SearchResult = await archive.search(request, { signal: AbortSignal.timeout(5000) });
const parts: Segment[] = found.rows[0]?.snippet ?? [];
const total: number = found.total + found.overviews.total + (await archive.stats()).bytes;
const html: string = await renderMarkdown(parts.map(({ text }) => text).join(""), { keepBreaks: true });
try {
  await open(new Map([["archive.json", new Uint8Array()]]));
} catch (error) {
  if (error instanceof YoyakError) console.log(error.code.length, html, total);
}
// @ts-expect-error an order that there is none of
await archive.select({ sort: "best" });
// @ts-expect-error a query is needed
await archive.search({});
`,
    );
    writeFileSync(
      join(project, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          module: "nodenext",
          target: "es2022",
          lib: ["es2023", "dom"],
          types: [],
          skipLibCheck: false,
        },
        files: ["use.mts"],
      }),
    );
    const { stdout, status } = spawnSync(
      process.execPath,
      [join(repository, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json", "--pretty", "false"],
      { cwd: project, encoding: "utf8" },
    );
    assert.equal(status, 0, stdout);
  },
);

test("package: its command line works where it is installed", () => {
  const program = join(dirname(join(project, "node_modules/yoyak/package.json")), "scripts/yoyak.mjs");
  const found = spawnSync(process.execPath, [program, "search", "digests", "모델", "--json"], {
    cwd: project,
    encoding: "utf8",
    env: { ...process.env, YOYAK_DIST: "" },
  });
  assert.equal(JSON.parse(found.stdout).total, 3);
  const parallel = spawnSync(process.execPath, [program, "single", "digests", "-o", "one.html", "-j", "2"], {
    cwd: project,
    encoding: "utf8",
    env: { ...process.env, YOYAK_DIST: "" },
  });
  assert.equal(parallel.status, 0, parallel.stderr);
});
