// Pathological shapes: the steps of reading a page of a folder grow with its size and no faster.
import assert from "node:assert/strict";
import test from "node:test";
import { growFast, missingSteps } from "./support.mjs";

const head = "---\ntitle: 2025-12-20 기술-AI\nparent: 유튜브 요약\n---\n\n# 2025-12-20 기술-AI\n{:.no_toc}\n\n";
const entry =
  "### [제목](https://www.youtube.com/watch?v=abcdefghijk)\n채널, 2025-12-20T21:30:59, 1분 2초\n\n" +
  "글 [채널] 글\n\n---\n\n";

/** @type {(unit: string) => (n: number) => string} */
const line = (unit) => (n) => unit.repeat(n);
/** @type {Record<string, (n: number) => string>} */
const shapes = {
  entries: line(entry),
  brackets: line("["),
  closing: line("[x]("),
  images: line("![["),
  backticks: line("`a``b"),
  fences: line("```x\n"),
  "open anchors": line("<a href="),
  "long line": line("가나다 [x] , : "),
  "heading with commas": (n) => `### ${"가, ".repeat(n)}[링크](https://a.b/c)\n`,
  "heading with brackets": (n) => `### ${"[a](".repeat(n)}\n`,
  numbers: line("1.\n\n2.\n\n"),
  labels: line("주요 내용:\n글\n\n"),
  contents: line("1. [제목](#abc) - 채널\n"),
  definitions: line("[a]: https://x.y\n[a]\n\n"),
  list: line("* [a](https://x.y)\n"),
  rules: line("---\n\n"),
  underlines: line("a\n===\n\n"),
  stars: line("**"),
  "broken links": line('<a href="#x">1</a> '),
  "broken links of their own": (n) => Array.from({ length: n }, (_, i) => `[a](#x${i}) `).join(""),
  "broken links on lines": line("[a](#x)\n"),
  names: line("[채널, 다른, 채널] "),
  colons: line("{:toc}\n* a\n"),
};

// Inside an entry, in an overview, and as a page without the profile's shapes.
/** @type {Record<string, (text: string) => string>} */
const places = {
  "in an entry": (text) => head + entry + text,
  "in an overview": (text) => `${head}## 일일 요약\n\n${text}\n\n${entry}`,
  alone: (text) => text,
};

for (const [name, place] of Object.entries(places)) {
  test(`steps of reading grow with size, ${name}`, { skip: missingSteps, timeout: 600_000 }, (t) => {
    const placed = Object.entries(shapes).map(([shape, make]) => [shape, (/** @type {number} */ n) => place(make(n))]);
    // 2,000 is beyond every limit on how far something is looked for, and more entries than a page may sensibly have.
    const slow = growFast(Object.fromEntries(placed), 2000, ["pages"], (text) => t.diagnostic(text));
    t.diagnostic(`${placed.length} shapes`);
    assert.deepEqual(slow, []);
  });
}
