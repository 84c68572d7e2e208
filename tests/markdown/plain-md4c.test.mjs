// Where none of Yoyak's own rules applies, its HTML is that of md4c's own renderer: on generated Markdown and on the
// blocks of the corpus without raw HTML, attribute lists, and emphasis beside CJK and punctuation.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { added, missing, normalise, random, renderAll } from "./support.mjs";

const corpus = fileURLToPath(new URL("../../../shared/corpus", import.meta.url));
const absent = !existsSync(corpus) && "the corpus is not at ../shared/corpus";

/**
 * Task lists are marked up in each renderer's own way; a space stands behind our box.
 * @type {typeof added}
 */
const ignored = (tag, name, value) =>
  added(tag, name, value) ||
  ((tag === "li" || tag === "input") && name === "class") ||
  (tag === "input" && name === "aria-label");

/** @param {string[]} documents */
function compare(documents) {
  const ours = renderAll(documents, "--no-ids", "--remote-images");
  const theirs = renderAll(documents, "--md4c");
  const failures = documents
    .map((document, i) => ({
      document,
      expected: normalise(theirs[i], ignored),
      actual: normalise(ours[i].replace(/(<input [^>]*>) /g, "$1"), ignored),
    }))
    .filter(({ expected, actual }) => expected !== actual);
  assert.deepEqual(
    failures.slice(0, +(process.env.YOYAK_SHOW ?? 5)),
    [],
    `${failures.length} of ${documents.length} differ`,
  );
}

const words = [
  "word",
  "two words",
  "é",
  "Ω",
  "1",
  "3.5",
  "a_b",
  "x*y",
  "2 * 3",
  "C++",
  "가나다",
  "中文",
  "テスト",
  "“quoted”",
  "(in brackets)",
  "end.",
  "a|b",
  "#1",
  "=",
  "😀",
];
const spans = [
  "*em*",
  "**strong**",
  "***both***",
  "_em_",
  "__strong__",
  "*a **b** c*",
  "`code`",
  "``a ` b``",
  "[text](/url)",
  '[text](/url "title")',
  "[text](<a b> 'title')",
  '![alt *em*](/i.png "t")',
  "[ref]",
  "[text][ref]",
  "[ref][]",
  "[none]",
  "\\*",
  "\\[",
  "\\",
  "&amp;",
  "&copy;",
  "&#35;",
  "&nope;",
  "~~gone~~",
  "*",
  "**",
  "_",
  "`",
  "[",
  "]",
  "](",
  "!",
  "&",
  "*a",
  "b*",
  "**a",
  '"',
  ">",
];
const nexts = [" ", " ", " ", "\n", "  \n", "\\\n", ""];
const lines = [
  "# heading",
  "## heading ##",
  "### ",
  "text\n===",
  "text\n---",
  "---",
  "* * *",
  "```js\ncode *x*\n```",
  "~~~\nfence\n~~~",
  "    indented",
  "\ttab",
  "| a | b |\n|---|:-:|\n| *c* | d \\| e |",
  "a | b\n--|--\nc | d",
  "- [ ] open\n- [x] done",
  "1. one\n2. two",
  "7) seven",
  "- a\n\n- b",
  "- a\n  - b\n    - c",
  "> quote",
  "> - a\n> - b\n\ntext",
  '[ref]: /ref "Title"',
  "[ref]: <b c>",
  "***",
  "+ plus",
  "1. a\n\n   b\n2. c",
  ">\n> x",
  "-",
  "1.",
  "- ",
  "\u00A0",
];

test("generated Markdown: equal to md4c", { skip: missing }, () => {
  const next = random(20260115);
  const pick = (/** @type {string[]} */ list) => list[next(list.length)];
  // A run of delimiters with CJK on one side and punctuation on the other is what the amendments are about; a sign
  // between words of any script keeps such runs apart from CJK here.
  const cjk = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}😀]/u;
  const inline = () => {
    let text = "";
    for (let n = 1 + next(8); n > 0; n--) {
      const piece = next(2) ? pick(words) : pick(spans);
      text += (cjk.test(piece) || cjk.test(text.slice(-2)) ? " " : "") + piece + pick(nexts);
      if (cjk.test(piece)) text += " x ";
    }
    return text;
  };
  const documents = [];
  while (documents.length < 20000) {
    const blocks = [];
    for (let n = 1 + next(5); n > 0; n--) {
      const block = next(3) ? inline() : pick(lines);
      blocks.push(next(6) ? block : pick(["> ", "- ", "1. ", "# "]) + block.replaceAll("\n", "\n  "));
    }
    const document = blocks.join(pick(["\n", "\n\n", "\n\n"])) + pick(["", "\n"]);
    if (!skipped.some(([pattern]) => pattern.test(document))) documents.push(document);
  }
  compare(documents);
});

// Intended differences, documented in docs/markdown.md.
/** @type {[RegExp, string][]} */
const skipped = [
  [/[\0\uFFFD]/, "NUL and bytes that are not UTF-8 are replaced before anything else"],
  [/[<{]/, "raw HTML is rewritten; attribute lists are structure"],
  [/:\/\/|www\.|@/, "bare addresses are found by rules of our own"],
  [/\$[^]*\$|\\[[(]/, "formulas are text"],
  [/==[^]*==|\[\[|\[\^/, "highlights, wiki links and footnotes"],
  [/^.*[^ \t\r\n>].*\n.*\|.*\n[\s>|:-]*-[\s>|:-]*$/m, "a table may stand directly below a line of text"],
  [/\|\|/, "an empty cell is a cell"],
  [/^(> ?)+\[!/m, "alerts"],
  [/(^|[^~])~([^~]|$)/m, "a single tilde is text"],
  [/\]\([^)\n]*[*_]|\]:.*[*_]/, "delimiters in destinations and titles are counted wrongly by md4c"],
];

test("the corpus: blocks without rules of our own are equal to md4c", { skip: missing || absent }, (t) => {
  const besideCjk = /[\p{P}\p{S}\uFE00-\uFE0F][*_]+\p{L}|\p{L}[*_]+[\p{P}\p{S}]/u;
  const all = readdirSync(corpus, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .flatMap((name) =>
      readFileSync(`${corpus}/${name}`, "utf8")
        .replaceAll("\r\n", "\n")
        .split(/\n{2,}/),
    );
  const blocks = all.filter((block) => !besideCjk.test(block) && !skipped.some(([pattern]) => pattern.test(block)));
  t.diagnostic(`${blocks.length} of ${all.length} blocks`);
  assert.ok(blocks.length > 5000);
  compare(blocks);
});
