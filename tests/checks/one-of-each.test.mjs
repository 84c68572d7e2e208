import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../scripts/check/one-of-each.mjs";
import { runOn } from "./support/fixture.mjs";

/** @type {[what: RegExp, file: string, copy: string, only: string][]} */
const COPIES = [
  [/particles/, "web/state/words.js", 'const all = ["에서는", "에게서", "한테"];', "wasm/text/particles.cpp"],
  [/particles/, "wasm/search/query/x.cpp", 'constexpr auto kAll = "에게서 에서";', "wasm/text/particles.cpp"],
  [/security policy/, "web/widget/embed.html", "<meta content=\"default-src 'none'\">", "web/lib/policy.js"],
  [
    /static server/,
    "tests/bench/server.mjs",
    "const a = createServer((request, response) => 1);",
    "scripts/cli/serve/static.mjs",
  ],
  [/Range headers/, "scripts/dev/a.mjs", "const a = parse(request.headers.range);", "scripts/cli/serve/static.mjs"],
  [/calendar.* core/, "wasm/filter/a.cpp", "return era * 146097 + day;", "wasm/text/calendar.cpp"],
  [/calendar.* host/, "web/state/a.js", "date.setUTCDate(date.getUTCDate() + 1);", "web/lib/dates.js"],
  [/folding/, "web/elements/a.js", "const has = name.toLowerCase().includes(typed);", "wasm/search/query/names.cpp"],
  [/grammar/, "web/elements/a.js", "const OPERATOR = /-?(channel|채널|topic):/;", "wasm/search/query/query.cpp"],
  [/Markdown/, "web/files/a.js", "const MARKDOWN = /\\.(md|markdown)$/i;", "web/engine/packing.js"],
  [/regular expression/, "web/page/a.js", "html.replace(/<a class=[^>]*>/g, 1);", "web/pwa/sw-parts.js"],
  [/regular expression/, "web/page/b.js", "const LIST = /<li>([\\s\\S]*?)<\\/li>/g, b = 1;", "web/pwa/sw-parts.js"],
  [/regular expression/, "scripts/cli/a.mjs", "page.replace(/<\\/body>/, add);", "web/pwa/sw-parts.js"],
  [/regular expression/, "scripts/cli/b.mjs", 'x.replace(/(<(?:a|img) src=")/g, to);', "web/pwa/sw-parts.js"],
];

for (const [what, file, copy, only] of COPIES)
  test(`${what.source}: a copy in ${file} is found, the only one is not`, async () => {
    const { findings } = await runOn(check, { [file]: `// first\n${copy}\n` });
    assert.equal(findings.length, 1, findings.join("\n"));
    assert.match(findings[0], new RegExp(`^${file}:2: `));
    assert.match(findings[0], what);
    assert.deepEqual((await runOn(check, { [only]: copy })).findings, []);
  });

test("what only looks like a copy is none", async () => {
  const files = {
    "web/i18n/ko.js": 'export default { a: "이 브라우저에서는 볼 수 없습니다", b: "목록에서는" };',
    "tests/cli/a.test.mjs": "const other = createServer();",
    "web/lib/single.js": "code.replace(/<(?=script)/gi, 1); text.replace(/[<>]/g, 2); a < b && c / d > e / f;",
    "docs/x.md": "default-src 'none'",
  };
  assert.deepEqual((await runOn(check, files)).findings, []);
});
