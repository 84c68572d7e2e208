// The page for addresses that do not exist. It is served for addresses of any depth, so it needs no other file. Old
// addresses contain a date: the script of the page looks for the digest of that day.
import { html, raw } from "../html.mjs";
import { labelsFor } from "./labels.mjs";
import { icon } from "./page.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */

/**
 * Finds the root of the site, from the deepest folder up, and "2026-01-05-topic" in the address. Goes to the page of
 * that digest if it exists; otherwise links to the list of that day. It sends no request to other hosts.
 */
const SCRIPT = `(async () => {
  const path = decodeURI(location.pathname).normalize("NFC");
  const found = /(\\d{4})[-/](\\d{2})[-/](\\d{2})[-/]?([^/]*?)(?:\\.html?|\\.md|\\/)?$/.exec(path);
  const folders = path.split("/").slice(0, -1);
  const roots = folders.map((_, i) => folders.slice(0, folders.length - i).join("/") + "/");
  let root = null;
  for (const each of roots) {
    const answer = await fetch(each + "archive.json", { method: "HEAD" }).catch(() => null);
    if (answer && answer.ok && !/html/.test(answer.headers.get("content-type"))) { root = each; break; }
  }
  if (root === null) return;
  const home = document.getElementById("home");
  home.href = root;
  home.hidden = false;
  if (!found) return;
  const day = found.slice(1, 4).join("-");
  const names = [found[4] && day + "-" + found[4], day].filter(Boolean);
  for (const name of names) {
    const page = root + "d/" + encodeURIComponent(name) + ".html";
    const answer = await fetch(page, { method: "HEAD" }).catch(() => null);
    if (answer && answer.ok) return location.replace(page + location.hash);
  }
  const link = document.getElementById("day");
  link.href = root + "?view=list&from=" + day + "&to=" + day;
  link.hidden = false;
})();`;

const STYLE =
  ":root{color-scheme:light dark;font:18px/1.7 system-ui,sans-serif}" +
  "body{margin:20vh auto;max-width:30em;padding:0 1em;word-break:keep-all}a{margin-inline-end:1em}";

/** @param {Site} site */
export function notFound(site) {
  const words = labelsFor(site.language);
  return html`<!doctype html>
<html lang="${site.language || "ko"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.notFound} · ${site.title}</title>
${icon(site)}<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<p>${site.title}</p>
<h1>${words.notFound}</h1>
<p>${words.notFoundText}</p>
<p><a id="day" href="#" hidden>${words.thatDay}</a><a id="home" href="${site.url || "#"}"${
    !site.url && raw(" hidden")
  }>${words.home}</a></p>
</main>
<script>${raw(SCRIPT)}</script>
</body>
</html>
`;
}
