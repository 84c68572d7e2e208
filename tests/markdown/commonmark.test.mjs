// Every example of the CommonMark specification. Examples that Yoyak renders differently are listed by number with the
// rule that makes them differ. Each of them must really differ: an outdated exception fails.
import assert from "node:assert/strict";
import test from "node:test";
// @ts-expect-error it has no types
import { Parser } from "commonmark";
// @ts-expect-error it has no types
import commonmarkSpec from "commonmark-spec";
import { added, missing, normalise, renderAll } from "./support.mjs";

/** @type {{ tests: { markdown: string, html: string, number: number, section: string }[] }} */
const commonmark = commonmarkSpec;

const exceptions = {
  "raw HTML is rewritten": [
    ...[21, 31, 148, ...range(150, 159), ...range(161, 167), ...range(169, 189), 191, 201, 308, 309, 344],
    ...[475, 476, 477, 491, 494, 524, 536, ...range(613, 617), 623, ...range(625, 631), 642, 643],
  ],
  "a URL needs an allowed scheme": [596, 598, 599, 601],
  "bare URLs and addresses are links": [602, 608, 611, 612],
  "double brackets are a wiki link": [548, 590],
};
/** @param {number} first @param {number} last */
function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
const excepted = new Map(
  Object.entries(exceptions).flatMap(([rule, numbers]) =>
    numbers.map((n) => /** @type {[number, string]} */ ([n, rule])),
  ),
);

test("CommonMark 0.31.2: every example but the listed ones", { skip: missing }, () => {
  const rendered = renderAll(
    commonmark.tests.map((t) => t.markdown.replaceAll("→", "\t")),
    "--no-ids",
    "--remote-images",
  );
  /** @type {string[]} */
  const failures = [];
  commonmark.tests.forEach((example, i) => {
    const expected = normalise(example.html.replaceAll("→", "\t"));
    const actual = normalise(rendered[i], added);
    const rule = excepted.get(example.number);
    if (expected !== actual && !rule) {
      failures.push(
        `example ${example.number} (${example.section})\n${example.markdown}expected ${expected}\nactual   ${actual}\n`,
      );
    }
    if (expected === actual && rule)
      failures.push(`example ${example.number} is an exception (${rule}) but does not differ`);
  });
  assert.equal(commonmark.tests.length, 652);
  assert.deepEqual(failures, []);
});

test("CommonMark 0.31.2: exceptions about raw HTML are examples with raw HTML", () => {
  const parser = new Parser();
  for (const number of exceptions["raw HTML is rewritten"]) {
    const walker = parser.parse(commonmark.tests[number - 1].markdown.replaceAll("→", "\t")).walker();
    let found = false;
    for (let event = walker.next(); event; event = walker.next()) found ||= event.node.type.startsWith("html_");
    assert.ok(found, `example ${number}`);
  }
});
