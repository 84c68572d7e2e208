// Makes one HTML file with everything in it. Script elements contain the archive, the engine and the worker as base64;
// the viewer finds them there (web/engine/sources/inline.js).
import { SINGLE_FILE_POLICY } from "../../../web/lib/policy.js";
import { inlineScript, inlineStyle } from "../../../web/lib/single-file.js";
import { distFile } from "../dist.mjs";
import { html, raw } from "../html.mjs";
import { allDigests, openFiles } from "../archive/pack.mjs";
import { article, loadDigest } from "./article.mjs";
import { accentStyle, fillTemplate, metadata } from "./page.mjs";

/** @param {string} name */
const text = (name) => Buffer.from(distFile(name)).toString("utf8");

/** @param {string} name @param {Uint8Array} bytes */
function member(name, bytes) {
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  return html`<script type="application/octet-stream;base64" data-name="${name}">${raw(base64)}</script>
`;
}

/** Bytes of one file that pages refer to, and of all of them: a page of more than 40 MB opens slowly everywhere. */
const LARGEST = 5 << 20;
const MOST = 25 << 20;

/**
 * The archive without the files that are too large for one document.
 * @param {Map<string, Uint8Array>} archive @returns {{files: Map<string, Uint8Array>, left: number}}
 */
export function withinLimits(archive) {
  let sum = 0;
  const files = new Map(
    [...archive].filter(([name, { length }]) => {
      if (!name.startsWith("f/")) return true;
      if (length > LARGEST || sum + length > MOST) return false;
      sum += length;
      return true;
    }),
  );
  return { files, left: archive.size - files.size };
}

/** @param {Map<string, Uint8Array>} archive its files by name @returns {Promise<string>} */
export async function singleFile(archive) {
  const reader = await openFiles(archive);
  try {
    const { site } = reader.info;
    const [newest] = await allDigests(reader);
    // Without JavaScript the page shows the newest digest. Its links to other days would not work here, so they are
    // left out.
    const loaded = await loadDigest(reader, newest.id, { base: "#/", inlineFiles: true });
    loaded.info = { ...loaded.info, previous: null, next: null, sameDay: [] };
    const head = html`<meta http-equiv="Content-Security-Policy" content="${SINGLE_FILE_POLICY}">
${metadata({ site: { ...site, url: "" }, base: "", info: null, description: site.description })}<style>${raw(
      inlineStyle(text("first.css") + text("app.css") + text("lazy.css")),
    )}</style>
${accentStyle(site)}`;
    const page = fillTemplate(text("index.html"), {
      site,
      base: "",
      home: "#",
      head,
      content: article(loaded, site, ""),
    });
    const engine = ["reader.wasm", "worker.js"].map((name) => member(name, distFile(name)));
    const members = [...archive].map(([name, bytes]) => member(name, bytes)).concat(engine);
    const scripts = html`${members}<script type="module">${raw(inlineScript(text("app.single.js")))}</script>
`;
    const end = page.lastIndexOf("</body>");
    return page.slice(0, end) + scripts + page.slice(end);
  } finally {
    reader.dispose();
  }
}
