// The real digests: every span of bold text closes, and the output is well-formed. Skipped where the corpus is not at
// hand.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { parseFragment } from "parse5";
import { missing, renderAll } from "./support.mjs";

const corpus = fileURLToPath(new URL("../../../shared/corpus/youtube-digests", import.meta.url));
const absent = !existsSync(corpus) && "the corpus is not at ../shared/corpus";

/** @param {string} folder */
function pages(folder) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, "utf8").normalize("NFC") }));
}

/** @param {any} node @returns {string[]} */
function texts(node, inCode = false) {
  if (node.nodeName === "#text") return inCode ? [] : [node.value];
  return (node.childNodes ?? []).flatMap((/** @type {any} */ child) =>
    texts(child, inCode || node.tagName === "code" || node.tagName === "pre"),
  );
}

test("every bold span of the corpus closes", { skip: missing || absent }, (t) => {
  const all = pages(corpus);
  assert.ok(all.length >= 90);
  // Escaped structure of the first generation is the page reader's task: what is escaped is text here.
  const rendered = renderAll(all.map((page) => page.text));
  let strong = 0;
  /** @type {string[]} */
  const open = [];
  all.forEach((page, i) => {
    strong += rendered[i].split("<strong>").length - 1;
    assert.equal(rendered[i].split("<strong>").length, rendered[i].split("</strong>").length, page.name);
    const escaped = /\\\*/.test(page.text);
    for (const text of texts(parseFragment(rendered[i]))) {
      if (!escaped && text.includes("**"))
        open.push(`${page.name}: ${text.slice(Math.max(0, text.indexOf("**") - 40), text.indexOf("**") + 60)}`);
    }
  });
  t.diagnostic(`${all.length} pages, ${strong} bold spans, ${open.length} texts with asterisks`);
  assert.deepEqual(open, []);
});
