// Nothing that a page says is lost on the way to a site: each word and each link of every page of the specification is
// on the page that a site has for it, and in its Markdown twin.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse, parseFragment } from "parse5";
import { renderMarkdown } from "../../scripts/cli/api.mjs";
import { folder, yoyak } from "./helpers.mjs";

const spec = fileURLToPath(new URL("../spec/digest", import.meta.url));
/** @type {Record<string, string>} */
const SYMBOLS = { "␉": "\t", "␍": "\r", "␀": "\0", "␠": " " };

/**
 * Words that say what a line is for: names of facts and columns, headings that announce parts, ways back. The model
 * holds what they name as values, which a site shows in its own words. And what stands in tags and addresses without
 * scheme.
 */
const STRUCTURE = new Set(
  (
    "개별 영상 링크 채널 채널명 게시일 업로드 길이 재생 시간 주소 날짜 기사 매체 목 차례 Videos Top Back Table of Contents " +
    "Total Source URL Channel Duration Paper Title Package link 보기 요약 제목 チャンネル 公開日 動画URL 動画情報 원문 watch toc a href " +
    "TOC もくじ 목차 On this page 再生時間 标题 链接 论文链接 항목 내용 일일 Link Summary Repository arXiv"
  ).split(" "),
);
/** Numbers of entries, times and lengths: shown as a site shows them. */
const MEASURE = /\p{N}|^(h|min|hour|minutes|and|LIVE|라이브|Jan|오후|약|중|ㆍ|\uFE0F)$/u;

/** The pages of all cases, each case in a folder of its own. */
function pages() {
  /** @type {Record<string, string>} */
  const found = {};
  let number = 0;
  for (const file of readdirSync(spec).filter((name) => name.endsWith(".txt"))) {
    if (file === "private-pages.txt") continue; // heads that are none, pages in code
    for (const part of readFileSync(join(spec, file), "utf8").split(/^=== /m).slice(1)) {
      const [, options = "", rest = ""] = /^[^\n]*\n(?:options:([^\n]*)\n)?([^]*)$/.exec(part) ?? [];
      const line = /^-{3,}$/m.exec(rest)?.[0] ?? "";
      const input = (rest.split(`${line}\n`)[1] ?? "").replace(/[␉␍␀␠]/g, (symbol) => SYMBOLS[symbol]);
      const top = `c${(number += 1)}`;
      const several = input.split(/^@@ (.*)\n/m);
      if (several.length === 1) found[`${top}/${/\bpath=(\S+)/.exec(options)?.[1] ?? "2025-12-20-기술-AI.md"}`] = input;
      for (let i = 1; i < several.length; i += 2) found[`${top}/${several[i]}`] = several[i + 1];
    }
  }
  return found;
}

/** @param {string} text */
const wordsOf = (text) => text.normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** @param {string} text without addresses, which are links */
const wantedWords = (text) =>
  wordsOf(text.replace(/https?:\/\/\S+/g, " ")).filter((word) => !MEASURE.test(word) && !STRUCTURE.has(word));

/**
 * What a reader sees of HTML: its words and the targets of its links and images.
 * @param {any} node @param {{text: string, links: Set<string>}} [seen]
 */
function read(node, seen = { text: "", links: new Set() }) {
  if (["script", "style", "template"].includes(node.tagName)) return seen;
  if (node.nodeName === "#text") seen.text += node.value;
  else seen.text += " ";
  for (const { name, value } of node.attrs ?? []) {
    if (name === "alt" || name === "content") seen.text += ` ${value} `;
    if (name === "href" || name === "src" || name === "data-src") seen.links.add(decoded(value));
  }
  for (const child of node.childNodes ?? []) read(child, seen);
  return seen;
}

/** @param {string} address */
function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** @param {string} page */
const bodyOf = (page) =>
  page
    .replace(/^[\s\uFEFF]*---[^\n]*\n[^]*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/, "")
    .replace(/^\{\n[^]*?\n\}\n/, "")
    .replace(/^[\s\uFEFF]*\+\+\+\n[^]*?\n\+\+\+\n/, "")
    // A page in a fence, with its own head.
    .replace(/^```(?:markdown|md)\n(?:---\n[^]*?\n---\n)?([^]*?)\n```$/gm, "$1")
    // Tags of templates, which are filled in, and comments, which nobody reads.
    .replace(/\{%-?\s*comment\b[^]*?endcomment\s*-?%\}/g, "")
    .replace(/^%%\n[^]*?\n%%$/gm, "")
    .replace(/%%[^%\n`]+%%(?!`)/g, "")
    .replace(/\{\/\*[^]*?\*\/\}/g, "")
    // Statements of scripts before the text, and tags of components, whose titles are shown.
    .replace(/^(?:import \w+ from ".*|(?:import|export) [^;\n]*\{\n?[^}]*\}.*)$/gm, "")
    .replace(/<\/?[A-Z]\w*([^<>]*)>/g, (_, more) =>
      [...more.matchAll(/(?:label|title)="(.*?)"/g)].map((m) => m[1]).join(" "),
    )
    // Names of containers; their titles are shown.
    .replace(/^([ \t]*)(?::{3,}|!!!|\?\?\?)[ \t]*[a-z]+/gm, "$1")
    .replace(/\{\.\w+\}|\{title=(".*?")\}/g, "$1")
    .replace(/\{\{.*?\}\}|\{%[^]*?%\}/g, "");

test("a site has every word and every link of its pages, and so have the Markdown twins", async (context) => {
  const sources = pages();
  const root = folder(context, sources);
  const out = folder(context);
  const { code, stderr } = await yoyak(["build", root, "--out", out]);
  assert.equal(code, 0, stderr);
  const digests = JSON.parse((await yoyak(["export", root])).stdout);
  const missing = [];
  for (const { id, title, source_path: path } of digests) {
    const source = sources[path];
    const wanted = read(parseFragment(await renderMarkdown(bodyOf(source))));
    const html = read(parse(readFileSync(join(out, "d", `${id}.html`), "utf8")));
    const have = new Set(wordsOf(`${html.text} ${title}`));
    const twin = readFileSync(join(out, "d", `${id}.md`), "utf8");
    const rendered = read(parseFragment(await renderMarkdown(twin)));
    const inTwin = new Set(wordsOf(`${rendered.text} ${title}`));
    for (const word of new Set(wantedWords(wanted.text))) {
      if (!have.has(word)) missing.push(`${path} ${id}: ${word}`);
      if (!inTwin.has(word)) missing.push(`${path} ${id}.md: ${word}`);
    }
    for (const link of wanted.links) {
      if (!/^https?:/.test(link)) continue;
      if (!html.links.has(link)) missing.push(`${path} ${id}: link ${link}`);
      if (!rendered.links.has(link)) missing.push(`${path} ${id}.md: link ${link}`);
    }
  }
  assert.equal(missing.join("\n"), "");
});
