// Every example of the CommonMark specification. Those that Yoyak renders otherwise are listed by number with the rule
// that makes them differ, and each of them must really differ: a stale exception fails.
import assert from 'node:assert/strict';
import test from 'node:test';
import commonmark from 'commonmark-spec';
import { added, missing, normalise, renderAll } from './support.mjs';

const exceptions = {
  'raw HTML is text, except <br> and anchors': [],
  'a URL needs an allowed scheme': [],
  'bare URLs and addresses are links': [],
};
const excepted = new Map(Object.entries(exceptions).flatMap(([rule, numbers]) => numbers.map((n) => [n, rule])));

test('CommonMark 0.31.2: every example but the listed ones', { skip: missing }, () => {
  const rendered = renderAll(commonmark.tests.map((t) => t.markdown.replaceAll('→', '\t')), '--no-ids');
  const failures = [];
  commonmark.tests.forEach((example, i) => {
    const expected = normalise(example.html.replaceAll('→', '\t'));
    const actual = normalise(rendered[i], added);
    const rule = excepted.get(example.number);
    if (expected !== actual && !rule) {
      failures.push(`example ${example.number} (${example.section})\n${example.markdown}expected ${expected}\nactual   ${actual}\n`);
    }
    if (expected === actual && rule) failures.push(`example ${example.number} is an exception (${rule}) but does not differ`);
  });
  assert.equal(commonmark.tests.length, 652);
  assert.deepEqual(failures, []);
});
