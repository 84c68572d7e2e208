// Hostile Markdown, checked with a real HTML parser: elements, attributes and URL schemes of the output must be on the
// list below.
import assert from "node:assert/strict";
import test from "node:test";
import { parseFragment } from "parse5";
import { hostile } from "./hostile.mjs";
import { missing, random, renderAll } from "./support.mjs";

const elements = new Set(
  (
    "p br em strong del code pre a img blockquote ul ol li hr h1 h2 h3 h4 h5 h6 table thead tbody tfoot " +
    "caption tr th td input mark b i u s sub sup kbd small ins ruby rt rp q cite dfn var samp dl dt dd details " +
    "summary div section span"
  ).split(" "),
);
/** @type {Record<string, Record<string, RegExp | null>>} null: a URL, which is checked */
const attributes = {
  "*": { id: /^[^\t\n\f\r "<>]+$/u },
  a: {
    href: null,
    title: /^/,
    class: /^yk-(image|ref( yk-(cite|note|back))?)$/,
    rel: /^noopener noreferrer$/,
    "data-ref": /^/,
  },
  img: { src: null, alt: /^/, title: /^/, loading: /^lazy$/, referrerpolicy: /^no-referrer$/ },
  span: { class: /^yk-image$/, "data-src": null, title: /^/ },
  code: { class: /^language-/ },
  pre: { tabindex: /^0$/ },
  div: { class: /^yk-scroll$/, tabindex: /^0$/ },
  section: { class: /^yk-notes$/ },
  blockquote: { class: /^yk-alert$/, "data-kind": /^[a-z-]+$/ },
  p: { class: /^yk-(alert-kind|cut|quote)$/ },
  mark: { class: /^yk-mark$/ },
  details: { open: /^$/ },
  ol: { start: /^\d+$/ },
  li: { class: /^yk-(task|quote|task yk-quote)$/ },
  input: { type: /^checkbox$/, disabled: /^$/, checked: /^$/, "aria-label": /^\[[ x]\]$/ },
  th: { align: /^(left|center|right)$/ },
  td: { align: /^(left|center|right)$/ },
};
const allowed = new Set(["http:", "https:", "mailto:"]);

/** All ways in which a URL might be decoded again: none may give another scheme. @param {string} url */
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
    let next = current.replace(/%([0-9a-f]{2})/gi, (_, /** @type {string} */ hex) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
    next = /** @type {any} */ (parseFragment(next.replace(/</g, "")).childNodes[0])?.value ?? "";
    if (next === current) break;
    current = next;
  }
  return found;
}

/** What may not be in the output. @param {string} html */
function problems(html) {
  /** @type {string[]} */
  const found = [];
  const walk = (/** @type {any} */ node) => {
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
  for (const options of [
    [],
    ["--few-entities"],
    ["--remote-images"],
    ["--hard-breaks", "--prefix", 'p"><i>-', "--shift", "2"],
  ]) {
    const rendered = renderAll(hostile, ...options);
    /** @type {{ input: string, output: string, found: string[] }[]} */
    const failures = [];
    hostile.forEach((input, i) => {
      const found = problems(rendered[i]);
      if (found.length) failures.push({ input, output: rendered[i], found });
    });
    if (!options.includes("--prefix")) assert.deepEqual(failures.slice(0, 5), []);
    // A hostile prefix cannot leave its attribute either (ids then hold characters that the list above does not allow).
    else assert.deepEqual(failures.filter((f) => f.found.some((p) => !/\[id=/.test(p))).slice(0, 5), []);
  }
});

test("tags in any order, between Markdown of all kinds, give nothing that could run", { skip: missing }, () => {
  const documents = tagSoup(5000);
  for (const options of [[], ["--remote-images"], ["--quotes", "--prefix", "p-"]]) {
    const failures = renderAll(documents, ...options).flatMap((output, i) =>
      problems(output).length ? [{ input: documents[i], output, found: problems(output) }] : [],
    );
    assert.deepEqual(failures.slice(0, 5), []);
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
  for (const documents of [hostile, tagSoup(3000)]) {
    renderAll(documents).forEach((html, i) => assert.deepEqual(unbalanced(html), [], documents[i]));
  }
});

test("what is written is the tree that a browser makes of it", { skip: missing }, () => {
  for (const documents of [hostile, tagSoup(20000)]) {
    const rendered = renderAll(documents, "--remote-images");
    /** @type {Record<string, string>[]} */
    const failures = [];
    documents.forEach((document, i) => {
      const [written, seen] = [tags(rendered[i]), tree(parseFragment(rendered[i]))];
      if (written !== seen) failures.push({ document, html: rendered[i], written, seen });
    });
    assert.deepEqual(failures.slice(0, 3), [], `${failures.length} of ${documents.length} differ`);
  }
});

test("plain text holds what is seen", { skip: missing }, () => {
  const documents = tagSoup(20000);
  const [rendered, plain] = [renderAll(documents), renderAll(documents, "--plain")];
  const letters = (/** @type {string} */ text) => text.replace(/[^\p{L}\p{N}]/gu, "");
  documents.forEach((document, i) => {
    const seen = rendered[i]
      .replace(/<img [^>]*alt="([^"]*)"[^>]*>/g, "$1")
      .replace(/<sup>(<a class="yk-ref yk-note"[^>]*>)?\d+(<\/a>)?<\/sup>/g, "")
      // The host's name in the frame of an image.
      .replace(/(<(a|span) class="yk-image"[^>]*>[^<]*)<small>[^<]*<\/small>(?=<\/\2>)/g, "$1")
      .replace(/<[^>]*>|↩|&\w+;/g, "");
    assert.equal(letters(plain[i]), letters(seen), document);
  });
});

const empty = new Set(["br", "hr", "img", "input"]);

/** Tags that are not closed, or close another than the last one. @param {string} html */
function unbalanced(html) {
  const open = [];
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (empty.has(name)) continue;
    if (!slash) open.push(name);
    else if (open.pop() !== name) return [name];
  }
  return open;
}

/** The tags as they are written, and as a parser sees them. */
const tags = (/** @type {string} */ html) => [...html.matchAll(/<\/?[a-z0-9]+/g)].join("");
/** @param {any} node @returns {string} */
function tree(node) {
  const inner = (node.childNodes ?? []).map(tree).join("");
  if (!node.tagName) return inner;
  return `<${node.tagName}${inner}${empty.has(node.tagName) ? "" : `</${node.tagName}`}`;
}

/** Raw HTML in any order, open and closed, between Markdown of all kinds. @param {number} count */
function tagSoup(count) {
  const next = random(20260203);
  const pick = (/** @type {string[]} */ list) => list[next(list.length)];
  const names = (
    "b i u s em strong sub sup kbd mark small del ins code ruby rt rp span font p div center details summary " +
    "ul ol li dl dt dd table thead tbody tfoot tr td th caption blockquote pre h2 h3 hr br a img figure " +
    "strike x"
  ).split(" ");
  const attribute = () =>
    pick(["", "", "", ' class="c"', ' id="i1"', ' href="/u"', ' src="/i.png" alt="그림"', " align=left"]);
  const tag = () => {
    const name = pick(names);
    return pick([
      `<${name}${attribute()}>`,
      `<${name}${attribute()}>`,
      `</${name}>`,
      `<${name}${attribute()}>가</${name}>`,
    ]);
  };
  const markdown = [
    "가나",
    " ",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "*가*",
    "**나**",
    "**",
    "*",
    "[다](/u)",
    "[",
    "](/u)",
    "`라`",
    "\n- ",
    "\n> ",
    "\n1. ",
    "\n# ",
    "\n\n    ",
    "\n```\n",
    "\n|가|나|\n|-|-|\n|다|",
    "|",
    "==마==",
    "==",
    "<!-- 메모 -->",
    "[^1]",
    "\n[^1]: 주\n",
    "https://a.kr/b",
    "![가](/i)",
    "![나](//h/i)",
    "\n---\n",
    "$x$",
    "{: #i}",
    "  \n",
    "> [!NOTE]\n> ",
    "[[마]]",
    "[[#바|사]]",
    "![[아.png]]",
    "[1](#i1)",
  ];
  return Array.from({ length: count }, () => {
    let text = "";
    for (let n = 2 + next(14); n > 0; n--) text += next(5) < 3 ? tag() : pick(markdown);
    return text;
  });
}
