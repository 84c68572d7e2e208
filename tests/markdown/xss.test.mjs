// Hostile Markdown, checked with a real HTML parser: elements, attributes and URL schemes of the output must be on the
// list below.
import assert from "node:assert/strict";
import test from "node:test";
import { parseFragment } from "parse5";
import { hostile } from "./hostile.mjs";
import { missing, renderAll } from "./support.mjs";

const elements = new Set([
  "p",
  "br",
  "em",
  "strong",
  "del",
  "code",
  "pre",
  "a",
  "img",
  "blockquote",
  "ul",
  "ol",
  "li",
  "hr",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
  "input",
  "mark",
]);
const attributes = {
  "*": { id: /^[^\t\n\f\r "<>]+$/u },
  a: { href: null, title: /^/, class: /^yk-ref( yk-cite)?$/, rel: /^noopener noreferrer$/ },
  img: { src: null, alt: /^/, title: /^/, loading: /^lazy$/ },
  code: { class: /^language-/ },
  ol: { start: /^\d+$/ },
  li: { class: /^yk-task$/ },
  input: { type: /^checkbox$/, disabled: /^$/, checked: /^$/, "aria-label": /^\[[ x]\]$/ },
  th: { align: /^(left|center|right)$/ },
  td: { align: /^(left|center|right)$/ },
};
const allowed = new Set(["http:", "https:", "mailto:"]);

/** All ways in which a URL might be decoded again: none may give another scheme. */
function schemes(url) {
  const found = [];
  let current = url;
  for (let i = 0; i < 6; i++) {
    for (const form of [current, current.replace(/[\0-\x20\x7f]/g, "")]) {
      try {
        found.push(new URL(form, "https://base.example/dir/").protocol);
      } catch {
        /* not a URL at all: inert */
      }
    }
    let next = current.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    next = /** @type {any} */ (parseFragment(next.replace(/</g, "")).childNodes[0])?.value ?? "";
    if (next === current) break;
    current = next;
  }
  return found;
}

function problems(html) {
  const found = [];
  const walk = (node) => {
    if (node.nodeName === "#comment" || node.nodeName === "#documentType") found.push(node.nodeName);
    if (node.tagName) {
      if (!elements.has(node.tagName)) found.push(`<${node.tagName}>`);
      for (const { name, value } of node.attrs) {
        const rule =
          attributes[node.tagName]?.[name] ?? (name in (attributes[node.tagName] ?? {}) ? null : attributes["*"][name]);
        if (rule === undefined) found.push(`${node.tagName}[${name}]`);
        else if (rule === null)
          schemes(value)
            .filter((s) => !allowed.has(s))
            .forEach((s) => found.push(`${node.tagName}[${name}=${value}] ${s}`));
        else if (!rule.test(value)) found.push(`${node.tagName}[${name}=${value}]`);
      }
    }
    (node.childNodes ?? []).forEach(walk);
    if (node.content) walk(node.content);
  };
  walk(parseFragment(html));
  return found;
}

test("hostile inputs give nothing that could run", { skip: missing }, (t) => {
  assert.ok(hostile.length >= 300);
  t.diagnostic(`${hostile.length} inputs`);
  for (const options of [[], ["--few-entities"], ["--hard-breaks", "--prefix", 'p"><i>-', "--shift", "2"]]) {
    const rendered = renderAll(hostile, ...options);
    const failures = [];
    hostile.forEach((input, i) => {
      const found = problems(rendered[i]);
      if (found.length) failures.push({ input, output: rendered[i], found });
    });
    if (options.length < 2) assert.deepEqual(failures.slice(0, 5), []);
    // A hostile prefix cannot leave its attribute either (ids then hold characters that the list above does not allow).
    else assert.deepEqual(failures.filter((f) => f.found.some((p) => !/\[id=/.test(p))).slice(0, 5), []);
  }
});

test("the judge itself finds what it should", () => {
  for (const bad of [
    "<script>x</script>",
    "<p onclick=x>",
    '<a href="javascript:x">',
    '<a href=" &#9;javascript:x">',
    '<img src="data:x">',
    "<svg>",
    "<p style=x>",
    '<a href="javascript%3Ax">',
    '<a href="javascript&amp;colon;x">',
    "<!-- x -->",
    '<h1 id="a b">',
    '<input type="text">',
  ]) {
    assert.notDeepEqual(problems(bad), [], bad);
  }
  assert.deepEqual(problems('<p id="a">x <a href="https://a" rel="noopener noreferrer">y</a></p>'), []);
});

test("every tag is closed, in order", { skip: missing }, () => {
  const empty = new Set(["br", "hr", "img", "input"]);
  const rendered = renderAll(hostile);
  rendered.forEach((html, i) => {
    const open = [];
    for (const [, slash, name] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
      if (empty.has(name)) continue;
      if (slash) assert.equal(open.pop(), name, hostile[i]);
      else open.push(name);
    }
    assert.deepEqual(open, [], hostile[i]);
  });
});
