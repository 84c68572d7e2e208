// Benchmark documents: the visible text of every entry and overview, independent of the index. Generated pages are
// parsed here by their own fixed form; other folders are rendered by Yoyak, and the text is read from the HTML, as a
// browser would show it.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fold } from "./reference.mjs";

/** Bytes of all Markdown below a folder. @param {string} folder */
export const markdownBytes = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => path.endsWith(".md"))
    .reduce((sum, path) => sum + statSync(path).size, 0);

const plain = (/** @type {string} */ text) =>
  text.replaceAll("**", "").replace(/<a href="[^"]*">(\[\d+\])<\/a>/g, "$1");

/** One generated page. @param {string} page */
export function readGenerated(page) {
  const [, date = "", topic = ""] = /^title: (\d{4}-\d\d-\d\d) (.*)$/m.exec(page) ?? [];
  const description = /^description: "(.*)"$/m.exec(page)?.[1] ?? "";
  const [, overview, list] = page.split(/^## (?:일일 요약|개별 영상 요약)$/m);
  const entries = list
    .split(/^<a id="/m)
    .slice(1)
    .map((part) => {
      const [, id = "", title = "", url = ""] = /^([\w-]+)"><\/a>\n### \d+\. \[(.*)\]\((\S+)\)$/m.exec(part) ?? [];
      const { channel, seconds } = channelLine(part);
      const body = part.slice(part.indexOf("주요 내용:\n")).split("<p align")[0];
      const blocks = body
        .split("\n")
        .filter((line) => line && !/^(주요 내용|핵심 문장|기타 메시지):$/.test(line))
        .map((line) => plain(line.replace(/^\d\. /, "")));
      return { id, title, url, channel, seconds, body: blocks };
    });
  return {
    date,
    topic,
    overview: `${description}\n${overview}`
      .split("\n")
      .filter((line) => line && line !== "---")
      .map(plain),
    entries,
  };
}

/** @param {string} part */
function channelLine(part) {
  const [whole = "", channel = "", minutes, seconds] =
    /^(.+), \d{4}-\d\d-\d\dT[\d:]+, (\d+)분 (\d+)초$/m.exec(part) ?? [];
  return { whole, channel, seconds: Number(minutes) * 60 + Number(seconds) };
}

/**
 * @typedef {{ id: string, url: string, text: string, plainTitle: string, seconds: number | null }} Shown
 * @typedef {import('./reference.mjs').Document & Shown} Entry
 * @typedef {Omit<Shown, "text" | "plainTitle"> & { title: string, channel: string, body: string[] }} Read
 */

/** @param {string} digest @param {Read} read @param {string} date @param {string} topic */
function entry(digest, { id, title, channel, url, seconds, body }, date, topic, folded = true) {
  const text = body.join("\n");
  return {
    key: `${digest}/${id}`,
    id,
    date,
    topic,
    channel,
    url,
    seconds,
    plainTitle: title,
    text,
    title: folded ? fold(title) : "",
    lines: folded ? [title, channel, ...body].map((line) => fold(line, true)).join("\n") : "",
  };
}

/**
 * @param {string} folder of generated pages, or a file that holds documents as JSON
 * @param {{ folded?: boolean }} [options] folded: whether brute force will look at them
 * @returns {{ entries: Entry[], overviews: import('./reference.mjs').Document[], bytes: number }}
 */
export function generatedDocuments(folder, { folded = true } = {}) {
  if (folder.endsWith(".json")) return JSON.parse(readFileSync(folder, "utf8"));
  const entries = [],
    overviews = [];
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".md"))
    .sort()) {
    const page = readFileSync(join(folder, name), "utf8");
    bytes += Buffer.byteLength(page);
    const { date, topic, overview, entries: list } = readGenerated(page);
    const digest = `${date}-${topic}`;
    for (const one of list) entries.push(entry(digest, one, date, topic, folded));
    if (folded)
      overviews.push({
        key: digest,
        date,
        topic,
        channel: "",
        title: "",
        lines: overview.map((line) => fold(line, true)).join("\n"),
      });
  }
  return { entries, overviews, bytes };
}

/** @type {Record<string, string>} */
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const BLOCK = /^(p|h[1-6]|li|ul|ol|td|th|tr|table|thead|tbody|blockquote|pre|div|section|hr|dl|dt|dd)$/;

/** Blocks of text of rendered HTML. @param {string} html @returns {string[]} */
export function textOfHtml(html) {
  let text = "";
  let at = 0;
  const decode = (/** @type {string} */ part) =>
    part.replace(
      /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
      (all, /** @type {string} */ hex, /** @type {string} */ number, /** @type {string} */ name) =>
        hex
          ? String.fromCodePoint(parseInt(hex, 16))
          : number
            ? String.fromCodePoint(Number(number))
            : (NAMED[name] ?? unknown(all)),
    );
  let lines = false; // preformatted text keeps its lines
  for (const tag of html.matchAll(/<(\/?)([a-z0-9]+)(?:\s[^>]*)?>/gi)) {
    const before = decode(html.slice(at, tag.index));
    text += lines ? before : before.replaceAll("\n", " ");
    at = tag.index + tag[0].length;
    const name = tag[2].toLowerCase();
    if (name === "pre") lines = !tag[1];
    if (name === "br") text += " ";
    else if (BLOCK.test(name)) text += "\n";
    else if (name === "img") text += decode(/alt="([^"]*)"/.exec(tag[0])?.[1] ?? "");
  }
  return (text + decode(html.slice(at))).split("\n").filter((line) => line.trim());
}

/** @param {any} entity */
function unknown(entity) {
  throw new Error(`the reference does not know ${entity}`);
}

/** Labels of known kinds are structure and not searched; only labels of other sections are text. */
const withoutLabels = (/** @type {string} */ html) =>
  html.replace(/(<section[^>]*data-kind="(?!other)[^"]*"[^>]*>)<h\d class="yk-label"[^>]*>.*?<\/h\d>/gs, "$1");

/** @param {import('../../web/engine/types.d.ts').Archive} reader */
export async function renderedDocuments(reader) {
  const entries = [],
    overviews = [];
  const { digests } = await reader.digests({ limit: reader.info.digests });
  for (const { id: digest, date, topic } of digests) {
    const info = await reader.digest(digest);
    for (const row of info.entryList) {
      const body = textOfHtml(withoutLabels(await reader.render({ digest, entry: row.id })));
      entries.push(entry(digest, { ...row, body }, date, topic));
    }
    // A page's description is searched as the beginning of its overview.
    const lines = [info.description, ...textOfHtml(await reader.render({ digest }))]
      .map((line) => fold(line, true))
      .join("\n");
    overviews.push({ key: digest, date, topic, channel: "", title: fold(info.headline, true), lines });
  }
  return { entries, overviews };
}
