// The workflows for publishers: their form, and the one for several machines run as separate processes in separate
// folders.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as yaml from "prettier/plugins/yaml";
import { format } from "prettier";
import { workflow } from "../../scripts/cli/workflow.mjs";
import { folder, page, program } from "./helpers.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));
const read = (/** @type {string} */ name) => readFileSync(join(project, name), "utf8");
const facts = { branch: "main", folder: "it's here", tarball: ".github/yoyak/yoyak-0.1.0.tgz", sha256: "0".repeat(64) };
const FILES = {
  "yoyak init": workflow(facts),
  "yoyak init, with a lock file": workflow({ branch: "release/1", folder: "." }),
  "build-site.yml": read(".github/workflows/build-site.yml"),
  "action.yml": read("action.yml"),
  "test.yml": read(".github/workflows/test.yml"),
};
/** Jobs of each. @type {Record<string, number>} */
const JOBS = { "yoyak init": 2, "yoyak init, with a lock file": 2, "build-site.yml": 3, "test.yml": 1 };
/** The versions that run on a Node which GitHub supports. @type {Record<string, string>} */
const MAJORS = {
  "actions/checkout": "v6",
  "actions/setup-node": "v6",
  "actions/cache": "v5",
  "actions/configure-pages": "v6",
  "actions/upload-pages-artifact": "v5",
  "actions/deploy-pages": "v5",
  "actions/upload-artifact": "v6",
  "actions/download-artifact": "v7",
};

const [oldest] = /\d+/.exec(JSON.parse(read("package.json")).engines.node) ?? [];

/** The commands of a workflow, in order. @param {string} text */
function commands(text) {
  const lines = text.split("\n");
  return lines.flatMap((line, at) => {
    const [, before, rest] = /^(\s*(?:- )?)run: (.*)$/.exec(line) ?? [];
    if (rest === undefined) return [];
    if (rest !== "|") return [rest];
    const block = lines.slice(at + 1);
    const end = block.findIndex((each) => each.trim() !== "" && each.search(/\S/) <= before.length);
    return [block.slice(0, end < 0 ? undefined : end).join("\n")];
  });
}

test("workflows: valid YAML, current versions, least permissions, limits, and no value inside a command", async () => {
  for (const [name, text] of Object.entries(FILES)) {
    await format(text, { parser: "yaml", plugins: [yaml] });
    for (const [, action, version] of text.matchAll(/uses: (\S+)@(\S+)/g))
      assert.equal(version, MAJORS[action], `${name}: ${action}`);
    // A value that is put into a command could be a command.
    for (const command of commands(text)) assert.doesNotMatch(command, /\$\{\{/, name);
    // The project's own tests name several in their matrix, of which the oldest is the one that package.json names.
    assert.doesNotMatch(text, /node-version: (?!24|\$\{\{ matrix\.node \}\})/, name);
    const nodes = [...text.matchAll(/^ +node: (\d+)/gm)].map(([, node]) => node);
    if (text.includes("matrix.node")) assert.deepEqual(nodes.sort(), [oldest, "24"], name);
    if (name === "action.yml") continue;
    const jobs = text
      .slice(text.indexOf("\njobs:"))
      .split(/\n {2}(?=\w+:\n)/)
      .slice(1);
    assert.equal(jobs.length, JOBS[name], name);
    for (const job of jobs) assert.match(job, /\n {4}runs-on: [\s\S]*\n {4}timeout-minutes: \d+/, name);
    assert.match(text, /\npermissions:\n {2}contents: read\n/, name);
    for (const [, needed] of text.matchAll(/needs: (\w+)/g)) assert.ok(text.includes(`\n  ${needed}:\n`), needed);
    for (const [, id] of text.matchAll(/steps\.(\w+)\.outputs/g)) assert.ok(text.includes(`id: ${id}\n`), id);
  }
  assert.match(FILES["yoyak init"], /yoyak check 'it'\\''s here'/);
});

/** A program npx that runs this Yoyak. @param {string} root gets a folder bin */
function fakeNpx(root) {
  mkdirSync(join(root, "bin"));
  writeFileSync(join(root, "bin/npx"), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${program}" "$@"\n`, {
    mode: 0o755,
  });
  return { ...process.env, SOURCE_DATE_EPOCH: "4102444800", PATH: `${join(root, "bin")}:${process.env.PATH}` };
}

/** The recipe for Make in a page of the documentation. @param {string} name */
const recipe = (name) => /\n```make\n([\s\S]*?)\n```\n/.exec(read(name))?.[1] ?? "";

test("action.yml: keeps what the build kept, wherever the site is", (context) => {
  const [find] = commands(FILES["action.yml"]).filter((each) => each.includes("yoyak-kept"));
  const root = folder(context, {
    "sub/a.md": page("2026-01-05", "기술", [{ title: "가", channel: "나", id: "AAAAAAAAAAA" }]),
  });
  for (const out of ["_site", "./out", "build/deep/site", "with space/_site"]) {
    execFileSync(process.execPath, [program, "build", "sub", "--out", out], { cwd: root, stdio: "pipe" });
    const output = join(root, "output");
    writeFileSync(output, "");
    execFileSync("bash", ["-e", "-c", find], { cwd: root, env: { ...process.env, OUT: out, GITHUB_OUTPUT: output } });
    const [, kept] = /^file=(.*)\n$/.exec(readFileSync(output, "utf8")) ?? [];
    assert.match(readFileSync(join(root, kept), "utf8"), /\n/, out);
  }
});

test("Make: both recipes of the documentation make the site, and make it again when a page changes", (context) => {
  const pages = Object.fromEntries(
    dates
      .slice(2)
      .map((date) => [
        `digests/${date}-기술.md`,
        page(date, "기술", [{ title: "가", channel: "나", id: `v${date.replaceAll("-", "")}xx` }]),
      ]),
  );
  const root = folder(context, { ...pages, "yoyak.config.json": "{}" });
  const env = fakeNpx(root);
  if (spawnSync("make", ["--version"]).error) return context.skip("make is not installed");
  const sites = [
    ["docs/hosting.md", "site"],
    ["docs/publishing.md", "_site"],
  ].map(([name, target]) => {
    writeFileSync(join(root, `${target}.mk`), `${recipe(name)}\n`);
    return [
      target,
      () => execFileSync("make", ["-j", "2", "-f", `${target}.mk`, target], { cwd: root, env, stdio: "pipe" }),
    ];
  });
  for (const text of ["다라", "마바"]) {
    writeFileSync(
      join(root, "digests/2026-02-01-기술.md"),
      pages["digests/2026-02-01-기술.md"].replace("[가]", `[${text}]`),
    );
    const shown = sites.map(([target, make]) => {
      /** @type {() => unknown} */ (make)();
      return readFileSync(join(root, String(target), "d/2026-02-01-기술.html"), "utf8");
    });
    assert.ok(shown[0].includes(text) && shown[0] === shown[1], text);
  }
});

const dates = ["2024-03-01", "2025-01-05", "2025-11-30", "2026-01-10", "2026-02-01"];

test("build-site.yml: its jobs, each in a folder of its own, make the site of a plain build", (context) => {
  const root = folder(context, {
    ...Object.fromEntries(
      dates.map((date) => [
        `repository/my digests/${date}-기술.md`,
        page(date, "기술", [{ title: `${date}의 이야기`, channel: "채널", id: `v${date.replaceAll("-", "")}xx` }]),
      ]),
    ),
  });
  const text = FILES["build-site.yml"];
  const job = (/** @type {string} */ name) => text.slice(text.indexOf(`\n  ${name}:\n`)).split(/\n {2}(?=\w+:\n)/)[1];
  const steps = (/** @type {string} */ name) => commands(job(name)).filter((each) => /\byoyak build\b/.test(each));
  const all = fakeNpx(root);
  const run = (/** @type {string} */ machine, /** @type {string} */ name, env = {}) => {
    const here = join(root, machine);
    cpSync(join(root, "repository"), here, { recursive: true });
    if (name === "merge") cpSync(join(root, "artifacts"), join(here, "parts"), { recursive: true });
    const output = join(root, `${machine}.output`);
    writeFileSync(output, "");
    for (const command of steps(name))
      execFileSync("bash", ["-e", "-c", command], {
        cwd: here,
        env: { ...all, GITHUB_OUTPUT: output, FOLDER: "my digests", ...env },
        stdio: "pipe",
      });
    return readFileSync(output, "utf8");
  };
  const ids = JSON.parse(/^ids=(.*)$/m.exec(run("lister", "list"))?.[1] ?? "");
  assert.deepEqual(ids, ["2026-02", "2026-01", "2025", "2024"]);
  for (const id of ids) {
    run(`packer ${id}`, "pack", { ID: id });
    cpSync(join(root, `packer ${id}`, "parts"), join(root, "artifacts", `part-${id}`), { recursive: true });
  }
  const url = "https://example.org/a/";
  run("merger", "merge", { SITE_URL: url });
  const args = [program, "build", "repository/my digests", "--out", "plain", "--url", url];
  execFileSync(process.execPath, args, {
    cwd: root,
    stdio: "pipe",
    env: { ...process.env, SOURCE_DATE_EPOCH: "4102444800" },
  });
  const [merged, plain] = ["merger/_site", "plain"].map((name) => join(root, name));
  const names = readdirSync(plain, { recursive: true }).map(String).sort();
  assert.deepEqual(readdirSync(merged, { recursive: true }).map(String).sort(), names);
  for (const name of names.filter((each) => /\.\w+$/.test(each) && !each.endsWith(".yoyak-build.json")))
    assert.ok(readFileSync(join(merged, name)).equals(readFileSync(join(plain, name))), name);
});
