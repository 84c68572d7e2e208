// What holds for every built site, by the rules of others: HTML, links, and no request to another host.
import { readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { HtmlValidate } from "html-validate";
import { parse } from "parse5";

/** All elements below a node of parse5, as {tag, …attributes}. @param {any} node @returns {Generator<any>} */
export function* elements(node) {
  if (node.attrs) {
    const attributes = node.attrs.map((/** @type {any} */ { name, value }) => [name, value]);
    yield { ...Object.fromEntries(attributes), tag: node.tagName };
  }
  for (const child of [...(node.childNodes ?? []), ...(node.content ? [node.content] : [])]) yield* elements(child);
}

/** A site in a folder. */
export class BuiltSite {
  /** @param {string} folder @param {string} address with a slash at its end */
  constructor(folder, address) {
    this.folder = folder;
    this.address = address;
  }

  /** @param {string} name */
  read(name) {
    return readFileSync(join(this.folder, name), "utf8");
  }

  names() {
    return readdirSync(this.folder, { recursive: true }).map((name) => String(name).split(sep).join("/"));
  }

  pages() {
    return this.names().filter((name) => name.endsWith(".html"));
  }

  /** @param {string} name */
  elementsOf(name) {
    return [...elements(parse(this.read(name)))];
  }

  /** What is no valid HTML. @returns {Promise<string[]>} */
  async htmlErrors() {
    const found = [];
    for (const name of this.pages()) found.push(...(await htmlErrors(this.read(name), name)));
    return found;
  }

  /** Links to what the site does not have. @returns {string[]} */
  brokenLinks() {
    const all = new Set(this.names());
    const ids = new Map(this.pages().map((name) => [name, new Set(this.elementsOf(name).map(({ id }) => id))]));
    const root = new URL(this.address).pathname;
    const broken = [];
    // The page for missing addresses is served everywhere, and its script sets its links.
    for (const name of this.pages().filter((each) => each !== "404.html")) {
      for (const { href, src } of this.elementsOf(name)) {
        const link = href ?? src;
        if (link === undefined) continue;
        const to = new URL(link, this.address + name.split("/").map(encodeURIComponent).join("/"));
        if (!to.href.startsWith(this.address)) continue;
        const target = decodeURIComponent(to.pathname.slice(root.length)) || "index.html";
        const place = decodeURIComponent(to.hash.slice(1));
        if (!all.has(target)) broken.push(`${name}: ${link}`);
        else if (place && !ids.get(target)?.has(place)) broken.push(`${name}: no such place: ${link}`);
      }
    }
    return broken;
  }

  /** What pages load from other hosts. @returns {string[]} */
  foreignLoads() {
    const loads =
      /^(stylesheet|icon|apple-touch-icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest)$/;
    const foreign = [];
    for (const name of this.pages()) {
      for (const { tag, href, src, srcset, poster, data, rel = "", style = "" } of this.elementsOf(name)) {
        const linked = tag === "link" && rel.split(" ").some((/** @type {any} */ each) => loads.test(each)) ? href : "";
        for (const each of [src, srcset, poster, data, linked])
          if (/^([a-z]+:)?\/\//i.test(each ?? "")) foreign.push(`${name}: <${tag}> ${each}`);
        if (/url\(/i.test(style)) foreign.push(`${name}: <${tag} style="${style}">`);
      }
    }
    return foreign;
  }
}

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  // GitHub's specification of Markdown has `align` in tables.
  rules: { "no-deprecated-attr": "off" },
});

/** @param {string} text @param {string} name of the page, for messages */
export const htmlErrors = async (text, name) =>
  (await validator.validateString(text, name)).results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${name}:${line}: ${message} (${ruleId})`),
  );
