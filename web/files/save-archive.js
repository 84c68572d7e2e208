// Saves an archive in memory as a ZIP file of its files, or as one HTML file that also contains the viewer and opens
// from disk. It uses only files of this site.

import { trustedHtml } from "../engine/trusted.js";
import { SINGLE_FILE_POLICY } from "../lib/policy.js";
import { inlineScript, inlineStyle } from "../lib/single-file.js";
import { zipOf } from "./zip-write.js";

const CHUNK = /chunk-[0-9A-Z]+\.js/gi;

/** @param {Map<string, Uint8Array>} files @returns {Blob} */
export function archiveAsZip(files) {
  return new Blob([zipOf([...files].map(([name, bytes]) => ({ name, bytes })))], { type: "application/zip" });
}

/** @param {Uint8Array} bytes @returns {Promise<string>} */
async function base64(bytes) {
  const reader = new FileReader();
  const done = new Promise((resolve, reject) => {
    reader.onload = () => resolve(undefined);
    reader.onerror = () => reject(reader.error);
  });
  reader.readAsDataURL(new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]));
  await done;
  return String(reader.result).replace(/^[^,]*,/, "");
}

/**
 * @param {Map<string, Uint8Array>} files archive.json and the partitions
 * @param {string} site address of the site's files
 * @param {string} title
 * @returns {Promise<Blob>}
 */
export async function archiveAsPage(files, site, title) {
  const get = async (/** @type {string} */ name) => {
    const response = await fetch(site + name);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  const text = async (/** @type {string} */ name) => new TextDecoder().decode(await get(name));
  const page = new DOMParser().parseFromString(trustedHtml(await text("index.html")), "text/html");
  for (const each of page.querySelectorAll(
    "link, script[src], script[type='application/ld+json'], meta[property], meta[name='description'], " +
      "meta[name^='twitter'], .yk-digest, meta[http-equiv], style:not([data-first])",
  ))
    each.remove();
  page.documentElement.dataset.base = "";
  page.title = title;
  const brand = /** @type {HTMLAnchorElement} */ (page.querySelector(".yk-brand"));
  brand.textContent = title;
  brand.href = "#";
  const add = (
    /** @type {Element} */ where,
    /** @type {string} */ tag,
    /** @type {Record<string, string>} */ attributes,
    /** @type {string} */ content,
  ) => {
    const element = page.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(content);
    where.append(element);
    return element;
  };
  page.head.prepend(
    add(page.head, "meta", { "http-equiv": "Content-Security-Policy", content: SINGLE_FILE_POLICY }, ""),
  );
  page.head.prepend(/** @type {Element} */ (page.querySelector("meta[charset]")));
  add(page.head, "style", {}, inlineStyle((await text("app.css")) + (await text("lazy.css"))));
  add(page.head, "script", { type: "importmap" }, inlineScript(JSON.stringify({ imports: await modules(text) })));
  for (const [name, bytes] of [
    ...files,
    ["reader.wasm", await get("reader.wasm")],
    ["worker.js", await get("worker.js")],
  ]) {
    add(
      page.body,
      "script",
      { type: "application/octet-stream;base64", "data-name": String(name) },
      await base64(/** @type {Uint8Array} */ (bytes)),
    );
  }
  add(page.body, "script", { type: "module" }, 'import "yoyak:app.js";');
  return new Blob(["<!doctype html>\n", page.documentElement.outerHTML], { type: "text/html" });
}

/**
 * Every module of the viewer as a data: address, by a name that an import map gives it: modules of such addresses
 * cannot name each other by path. @param {(name: string) => Promise<string>} text
 */
async function modules(text) {
  /** @type {Record<string, string>} */
  const imports = {};
  const queue = ["app.js"];
  for (let name = queue.shift(); name; name = queue.shift()) {
    if (`yoyak:${name}` in imports) continue;
    const code = await text(name);
    queue.push(...(code.match(CHUNK) ?? []));
    const named = code.replace(/(["'])\.\/(chunk-[0-9A-Z]+\.js)\1/gi, '"yoyak:$2"');
    imports[`yoyak:${name}`] = `data:text/javascript;base64,${await base64(new TextEncoder().encode(named))}`;
  }
  return imports;
}
