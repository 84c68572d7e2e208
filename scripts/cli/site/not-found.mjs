// The page for addresses that do not exist. It is served for addresses of any depth, so it needs no other file. Old
// addresses contain a date: the script of the page looks for the digest of that day.
import { html, raw } from "../html.mjs";
import { labelsFor } from "./labels.mjs";
import { icon, safeColour } from "./page.mjs";

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
  for (const [id, to] of [["home", ""], ["search", "?view=search"]]) {
    const link = document.getElementById(id);
    link.href = root + to;
    link.hidden = false;
  }
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

/** The colours of web/styles/tokens.css. The page needs no other file. @param {string} accent */
const style = (accent) =>
  ":root{color-scheme:light dark;--paper:#fbfaf7;--ink:#22201c;--quiet:#5a564e;--line:#e2ded5;--accent:#0f5f5a}" +
  "@media(prefers-color-scheme:dark){" +
  ":root{--paper:#1b1a18;--ink:#e9e5dc;--quiet:#b3ada1;--line:#38352f;--accent:#7fc8bf}}" +
  "body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.7 system-ui,sans-serif;" +
  "word-break:keep-all}header{padding:.875rem 1.25rem;border-bottom:1px solid var(--line);font-weight:700}" +
  "main{max-width:34em;margin:12vh auto;padding:0 1.25rem}h1{margin:0 0 .5rem;font-size:1.75rem;line-height:1.3}" +
  "p{color:var(--quiet)}a{color:var(--accent)}header a{color:inherit;text-decoration:none}" +
  "nav{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem}nav a{display:inline-block;padding:.5rem 0}" +
  (accent && `:root{--accent:${accent}}`);

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
${icon(site)}<style>${raw(style(safeColour(site.accent)))}</style>
</head>
<body>
<header>${site.title}</header>
<main>
<h1>${words.notFound}</h1>
<p>${words.notFoundText}</p>
<nav><a id="day" href="#" hidden>${words.thatDay}</a><a id="home" href="${site.url || "#"}"${
    !site.url && raw(" hidden")
  }>${words.newest}</a><a id="search" href="${site.url ? `${site.url}?view=search` : "#"}"${
    !site.url && raw(" hidden")
  }>${words.search}</a></nav>
</main>
<script>${raw(SCRIPT)}</script>
</body>
</html>
`;
}
