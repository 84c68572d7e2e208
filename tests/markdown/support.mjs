// Code that the tests of the Markdown renderer share: rendering many documents in one process, a normalised form of
// HTML, a seeded random number generator.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseFragment } from "parse5";

const builds = ["native-release", "native-debug", "native-asan"];
const candidates = builds.map((name) =>
  fileURLToPath(new URL(`../../build/${name}/tests/yoyak_render`, import.meta.url)),
);
export const renderer = process.env.YOYAK_RENDER ?? candidates.find(existsSync);
/** Reason to skip a test that needs the native renderer, or false. */
export const missing = renderer
  ? false
  : "yoyak_render is not built (cmake --build --preset native-debug --target yoyak_render)";

const counter = process.env.YOYAK_STEPS ?? renderer?.replace(/yoyak_render$/, "yoyak_steps");
/** Reason to skip a test that counts steps, or false. */
export const missingSteps =
  counter && existsSync(counter)
    ? false
    : "yoyak_steps is not built (cmake --build --preset native-debug --target yoyak_steps; Linux only)";

/** @typedef {string | Uint8Array} Document */

/**
 * How many steps rendering takes, for each document; with "pages", reading it as a page of a folder.
 * @param {Document[]} documents
 * @param {string[]} options
 */
export const stepsOf = (documents, ...options) => run(counter, documents, options).map(Number);

/**
 * What grows faster than its size, as lines of text. Every shape is tried at n, 2n and 4n: a linear one takes two and
 * four times the steps, a quadratic one four and sixteen times. Steps are counted, not timed
 * (tests/tools/steps.cpp), so the result is the same on a busy machine.
 * @param {Record<string, (n: number) => string | Uint8Array>} shapes
 * @param {number} n
 * @param {string[]} options for the counting program
 * @param {(line: string) => void} show told every line where YOYAK_SHOW is set
 */
export function growFast(shapes, n, options, show) {
  const names = Object.keys(shapes);
  const steps = stepsOf(
    names.flatMap((name) => [1, 2, 4].map((factor) => shapes[name](factor * n))),
    ...options,
  );
  return names.flatMap((name, i) => {
    const [once, twice, fourTimes] = steps.slice(3 * i, 3 * i + 3);
    const line =
      `${name}: ${once}, ${twice} (${(twice / once).toFixed(2)}), ` + `${fourTimes} (${(fourTimes / once).toFixed(2)})`;
    if (process.env.YOYAK_SHOW) show(line);
    return twice / once > 2.5 || fourTimes / once > 5.5 ? [line] : [];
  });
}

/** Gives as many strings as there are documents. @param {Document[]} documents @param {string[]} options */
export const renderAll = (documents, ...options) => run(renderer, documents, options);

/** @param {string | undefined} program @param {Document[]} documents @param {string[]} options */
function run(program, documents, options) {
  if (!program) throw new Error("the program is not built");
  const parts = [];
  for (const document of documents) {
    const bytes = typeof document === "string" ? Buffer.from(document) : Buffer.from(document);
    const head = Buffer.alloc(4);
    head.writeUInt32LE(bytes.length);
    parts.push(head, bytes);
  }
  const ended = spawnSync(program, options, { input: Buffer.concat(parts), maxBuffer: 1 << 30 });
  if (ended.status !== 0) throw new Error(`${program}: status ${ended.status} ${ended.signal ?? ""} ${ended.stderr}`);
  const results = [];
  for (let at = 0; at < ended.stdout.length;) {
    const size = ended.stdout.readUInt32LE(at);
    results.push(ended.stdout.toString("utf8", at + 4, at + 4 + size));
    at += 4 + size;
  }
  if (results.length !== documents.length)
    throw new Error(`${results.length} results for ${documents.length} documents`);
  return results;
}

/** @typedef {{ name: string, value: string }} Attribute */

const blocks = new Set([
  "article",
  "blockquote",
  "div",
  "dl",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "hr",
  "li",
  "ol",
  "p",
  "pre",
  "table",
  "tbody",
  "td",
  "th",
  "thead",
  "tr",
  "ul",
  "br",
]);

/**
 * The normalisation of CommonMark's own test program (test/normalize.py), on a real parser's tree: white space next to
 * block tags is dropped and other white space collapsed outside <pre>; attributes are sorted; entities and URLs are
 * compared as what they stand for.
 * @param {string} html
 * @param {(tag: string, name: string, value: string) => boolean} ignore names attributes to leave out
 */
export function normalise(html, ignore = () => false) {
  /** @type {{ text?: string, pre?: boolean, tag?: string, block?: boolean }[]} */
  const out = [];
  const walk = (/** @type {any} */ node, /** @type {boolean} */ pre) => {
    if (node.nodeName === "#text") {
      out.push({ text: pre ? node.value : node.value.replace(/[ \t\n\r\f]+/g, " "), pre });
      return;
    }
    if (node.nodeName === "#comment") {
      out.push({ text: `<!--${node.data}-->`, pre: true });
      return;
    }
    const name = node.tagName;
    // Yoyak lets tables scroll.
    if (
      name === "div" &&
      node.attrs.some((/** @type {Attribute} */ a) => a.name === "class" && a.value === "yk-scroll")
    ) {
      for (const child of node.childNodes) walk(child, pre);
      return;
    }
    if (name) {
      const attributes = node.attrs
        .filter((/** @type {Attribute} */ a) => !ignore(name, a.name, a.value))
        .map(
          (/** @type {Attribute} */ { name: key, value }) =>
            ` ${key}="${key === "href" || key === "src" ? decodeUrl(value) : value}"`,
        )
        .sort()
        .join("");
      out.push({ tag: `<${name}${attributes}>`, block: blocks.has(name) });
    }
    for (const child of node.childNodes ?? []) walk(child, pre || name === "pre");
    if (name) out.push({ tag: `</${name}>`, block: blocks.has(name) });
  };
  walk(parseFragment(html), false);
  let result = "";
  out.forEach((item, i) => {
    if (item.tag) {
      result += item.tag;
      return;
    }
    let { text = "" } = item;
    if (!item.pre) {
      if (!out[i - 1] || out[i - 1].block) text = text.trimStart();
      if (!out[i + 1] || out[i + 1].block) text = text.trimEnd();
    }
    result += text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  });
  return result;
}
/** @param {string} url */
function decodeUrl(url) {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/**
 * Attributes that Yoyak adds to the output of CommonMark (docs/markdown.md).
 * @param {string} tag
 * @param {string} name
 * @param {string} value
 */
export const added = (tag, name, value) =>
  (tag === "a" && name === "rel" && value === "noopener noreferrer") ||
  (tag === "a" && ((name === "class" && /^yk-ref( yk-cite)?$/.test(value)) || name === "data-ref")) ||
  (tag === "pre" && name === "tabindex" && value === "0") ||
  (tag === "img" && (name === "loading" || (name === "referrerpolicy" && value === "no-referrer")));

/** @typedef {(limit: number) => number} Random numbers in [0, limit) */

/** The same numbers in every run. @param {number} seed @returns {Random} */
export function random(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
}
