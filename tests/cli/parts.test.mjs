// The CLI's pure parts.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, posix, win32 } from "node:path";
import { test } from "node:test";
import { csvField } from "../../scripts/cli/commands/export.mjs";
import { escapeHtml, html, jsonForScript, raw, safeUrl } from "../../scripts/cli/html.mjs";
import { findPages } from "../../scripts/cli/archive/input.mjs";
import { isInside, writeSite } from "../../scripts/cli/output.mjs";
import { caretPad, checkReport } from "../../scripts/cli/report.mjs";
import { parseRange } from "../../scripts/cli/serve/static.mjs";
import { fileName, fileNames, isFileName } from "../../scripts/cli/site/names.mjs";
import { fillTemplate, safeColour } from "../../scripts/cli/site/page.mjs";
import { inlineScript, inlineStyle } from "../../web/lib/single-file.js";
import { folder } from "./helpers.mjs";

test("html: values are escaped, what is marked raw is not", () => {
  assert.equal(
    String(html`<a title="${'"><script>'}">${["<", raw("<b>"), html`${"&"}`]}${null}${false}</a>`),
    '<a title="&quot;&gt;&lt;script&gt;">&lt;<b>&amp;</a>',
  );
  assert.equal(escapeHtml("a\u0000b\u0008"), "a\ufffdb\ufffd");
});

test("html: JSON in a script cannot end it", () => {
  const text = String(jsonForScript({ a: "</script><!--", b: "\u2028" }));
  assert.ok(!/<|\u2028/.test(text));
  assert.deepEqual(JSON.parse(text), { a: "</script><!--", b: "\u2028" });
});

test("html: only addresses that are harmless become links", () => {
  for (const url of ["javascript:alert(1)", "data:text/html,x", " https://a", "", "//a"])
    assert.equal(safeUrl(url), null, url);
  assert.equal(safeUrl("https://a/"), "https://a/");
});

test("template: values are put in once, and nothing in them is a marker", () => {
  const template = '<html lang="{{lang}}" data-base="{{base}}"><!--yoyak:head--><main><!--yoyak:content--></main>';
  const site = { title: "", description: "", language: 'ko"><x', url: "", accent: "" };
  assert.equal(
    fillTemplate(template, { site, base: "../", head: raw("<!--yoyak:content-->$&"), content: raw("{{base}}$1") }),
    '<html lang="ko&quot;&gt;&lt;x" data-base="../"><!--yoyak:content-->$&<main>{{base}}$1</main>',
  );
});

test("colours: what is no plain colour is left out", () => {
  for (const colour of ["#a1b2c3", "rebeccapurple", "rgb(1 2 3 / 50%)", "oklch(0.7, 0.1, 200)"])
    assert.equal(safeColour(colour), colour);
  for (const colour of ["red;}body{display:none", "url(x)", "</style>", "", "var(--x)"])
    assert.equal(safeColour(colour), "");
});

test("single: no script's text ends its element, and what it means stays", () => {
  const code = 'const a = "</script><script><!--"; const b = /<\\/script>/; const c = 1 < 2;';
  const inlined = inlineScript(code);
  assert.ok(!/<\/script|<script|<!--/i.test(inlined));
  assert.equal(new Function(`${inlined} return a`)(), "</script><script><!--");
  assert.ok(new Function(`${inlined} return b`)().test("</script>"));
  assert.equal(JSON.parse(inlineScript('["</script>"]'))[0], "</script>");
  assert.equal(inlineStyle('a::after{content:"</style>"}'), 'a::after{content:"\\3c /style>"}');
});

test("names: only what every file system takes is a name as it is", () => {
  for (const id of ["2025-12-01-기술-AI", "a b"]) assert.ok(isFileName(id), id);
  for (const id of ["", "a/b", "..", ".a", "a\\b", "a?b", "a#b", "a%b", "a.", "가".repeat(80)])
    assert.ok(!isFileName(id), id);
  const taken = new Set();
  assert.deepEqual(
    ["a/b", "a:b", "A-B", "..", "기술-AI"].map((topic) => fileName(topic, taken)),
    ["a-b", "a-b-2", "A-B-3", "topic", "기술-AI"],
  );
});

test("names: those of devices are refused, and files get others", () => {
  for (const id of ["con", "NUL", "com1", "lpt9.html", "aux.2026"]) assert.ok(!isFileName(id), id);
  for (const id of ["console", "2026-01-01-con", "com", "null"]) assert.ok(isFileName(id), id);
  assert.equal(fileName("con", new Set()), "con-");
  assert.equal(fileName("Aux.txt", new Set()), "Aux-.txt");
});

test("names: of several topics none depends on the others' order, and only those alike get another", () => {
  const topics = ["a/b", "a:b", "기술/AI", "A-C", "a-c", "plain"];
  const names = fileNames(topics);
  assert.deepEqual([...fileNames([...topics].reverse())].sort(), [...names].sort());
  assert.equal(new Set([...names.values()].map((name) => name.toLowerCase())).size, topics.length);
  assert.equal(names.get("plain"), "plain");
  assert.equal(names.get("기술/AI"), "기술-AI");
  const more = fileNames([...topics, "기술:AI", "a-b"]);
  // The name that is one as it is stays plain, whoever comes.
  assert.equal(more.get("a-b"), "a-b");
  for (const topic of ["a/b", "a:b", "A-C", "a-c", "plain"]) assert.equal(more.get(topic), names.get(topic), topic);
  assert.match(String(more.get("기술/AI")), /^기술-AI-[0-9a-f]{8}$/);
});

test("output: what is in a folder is told by the system's own separator", () => {
  for (const [system, root, outside] of /** @type {const} */ ([
    [posix, "/a/site", ["../x", "/etc/x", "..", ".", "../site2/x"]],
    [win32, "C:\\a\\site", ["..\\x", "../x", "D:\\x", "C:\\a\\site2\\x", "\\\\host\\share\\x", "."]],
  ])) {
    for (const name of ["index.html", "d/2026-01-01-기술.html"]) assert.ok(isInside(root, name, system), name);
    for (const name of outside) assert.ok(!isInside(root, name, system), name);
  }
  assert.ok(isInside("/", "x", posix));
});

test("csv: quotes, line breaks and formulas are harmless", () => {
  assert.equal(csvField('a "b", c'), '"a ""b"", c"');
  assert.equal(csvField("=1+1"), "'=1+1");
  assert.equal(csvField(-5), "-5");
  assert.equal(csvField(null), "");
});

test("ranges: as RFC 9110 has them", () => {
  assert.deepEqual(parseRange("bytes=0-9", 100), { start: 0, end: 9 });
  assert.deepEqual(parseRange("bytes=90-", 100), { start: 90, end: 99 });
  assert.deepEqual(parseRange("bytes=-10", 100), { start: 90, end: 99 });
  assert.deepEqual(parseRange("bytes=-1000", 100), { start: 0, end: 99 });
  assert.deepEqual(parseRange("bytes=95-200", 100), { start: 95, end: 99 });
  assert.equal(parseRange("bytes=100-", 100), "unsatisfiable");
  assert.equal(parseRange("bytes=-0", 100), "unsatisfiable");
  for (const header of [undefined, "", "bytes=", "bytes=-", "bytes=9-0", "bytes=0-1,4-5", "lines=0-1"])
    assert.equal(parseRange(header, 100), "whole");
});

test("pages: found recursively in the order of their composed paths, without what is hidden", (context) => {
  const root = folder(context, {
    "b.md": "",
    "a/2.markdown": "",
    "a/1.MD": "",
    ".git/x.md": "",
    "node_modules/m/x.md": "",
    "note.txt": "",
    "site/yoyak-build.json": "{}",
    "site/x.md": "",
    ["가".normalize("NFD") + ".md"]: "",
  });
  symlinkSync(root, join(root, "a", "circle"));
  symlinkSync(join(root, "nowhere"), join(root, "a", "broken.md"));
  assert.deepEqual(
    findPages(root).paths.map((path) => path.normalize("NFC")),
    ["a/1.MD", "a/2.markdown", "b.md", "가.md"],
  );
});

const bytes = (/** @type {string} */ text) => new Uint8Array(Buffer.from(text));

test("output: only our own files are replaced and removed", (context) => {
  const root = folder(context, { "keep.txt": "mine" });
  const write = (/** @type {any} */ files, options = {}) =>
    writeSite(root, new Map(Object.entries(files).map(([name, text]) => [name, bytes(text)])), {
      generator: "test",
      ...options,
    });
  assert.deepEqual(write({ "index.html": "1", "d/old.html": "x", "archive.json": "{}" }), {
    written: 3,
    removed: 0,
    unchanged: 0,
  });
  assert.deepEqual(write({ "index.html": "2", "archive.json": "{}" }), { written: 1, removed: 1, unchanged: 1 });
  assert.deepEqual(readdirSync(root).sort(), ["archive.json", "index.html", "keep.txt", "yoyak-build.json"]);
  assert.equal(readFileSync(join(root, "keep.txt"), "utf8"), "mine");
  assert.throws(() => write({ "keep.txt": "ours" }), { exit: 4, message: /keep\.txt exists/ });
  assert.equal(readFileSync(join(root, "keep.txt"), "utf8"), "mine");
  write({ "keep.txt": "ours" }, { force: true });
  assert.equal(readFileSync(join(root, "keep.txt"), "utf8"), "ours");
});

test("output: what open pages may still ask for stays for some versions, and is removed then", (context) => {
  const root = folder(context, {});
  const part = (/** @type {number} */ n) => `p/2026.${String(n).repeat(16)}.yoyak`;
  /** @param {number} n @param {object} [options] */
  const write = (n, options = {}) => {
    const files = { "index.html": String(n), [part(n)]: "part", "archive.json": String(n) };
    writeSite(root, new Map(Object.entries(files).map(([name, text]) => [name, bytes(text)])), {
      generator: "test",
      ...options,
    });
    return readdirSync(join(root, "p")).map((name) => `p/${name}`);
  };
  assert.deepEqual(write(1), [part(1)]);
  assert.deepEqual(write(2), [part(1), part(2)]);
  assert.deepEqual(write(2), [part(1), part(2)], "a build that replaces nothing is no new version");
  assert.deepEqual(write(3), [part(2), part(3)]);
  assert.deepEqual(write(2), [part(2), part(3)], "what is in use again is not a version before");
  assert.deepEqual(write(4, { keep: 2 }), [part(2), part(3), part(4)]);
  assert.deepEqual(write(5, { keep: 0 }), [part(5)]);
});

test("output: a list that leads outside the folder is not followed", (context) => {
  const root = folder(context, { "outside.txt": "mine" });
  mkdirSync(join(root, "site"));
  writeFileSync(join(root, "site/yoyak-build.json"), JSON.stringify({ files: ["../outside.txt", "/etc/hostname"] }));
  writeSite(join(root, "site"), new Map([["index.html", bytes("1")]]), { generator: "test" });
  assert.ok(existsSync(join(root, "outside.txt")));
});

test("report: grouped by file, with place, line, remedy and summary; nothing in it steers a terminal", () => {
  const diagnostic = {
    file: "a.md",
    line: 3,
    column: 7,
    severity: /** @type {const} */ ("warning"),
    code: "no-date",
    message: "No date. Add one.",
    excerpt: "\x1b[31mred",
  };
  const check = {
    digests: 1,
    entries: 2,
    channels: 1,
    topics: 1,
    unpublished: 1,
    diagnostics: [diagnostic, { ...diagnostic, line: 0, column: 0, severity: /** @type {const} */ ("error") }],
    names: [{ hangul: "엔비디아", latin: "NVIDIA", documents: 4 }],
  };
  const text = checkReport(check, { colour: false });
  assert.match(
    text,
    new RegExp(
      "^a\\.md\\n {2}a\\.md:3:7: warning: No date\\. Add one\\. \\[no-date\\]\\n" +
        " {4}\\| \ufffd\\[31mred\\n {4}\\| {7}\\^\\n {2}a\\.md: error:",
    ),
  );
  assert.match(text, /\n {2}엔비디아 = NVIDIA \(4\)\n/);
  assert.match(text, /1 digest, 2 entries, 1 channel, 1 topic, 1 unpublished; 1 error, 1 warning\n$/);
  assert.ok(!text.includes("\x1b"));
  assert.ok(checkReport(check, { colour: true }).includes("\x1b[33m"));
});

test("check: the caret stands under its letter, Hangul being two columns wide", () => {
  assert.equal(caretPad("가b", 2), "  ");
  assert.equal(caretPad("ab", 2), " ");
  assert.equal(caretPad("\ta", 2), "\t");
  assert.equal(caretPad("a", 0), null);
  assert.equal(caretPad(`…${"a".repeat(60)}b…`, 500)?.length, 61);
});
