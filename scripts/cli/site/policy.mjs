// The content security policies of a site's pages: only the site's own files run, nothing is sent anywhere, and HTML
// comes from one place. Scripts inside a page are allowed by their hash, so a page's text can never become one.
import { createHash } from "node:crypto";

/** @param {string} code as it stands between the tags */
const hashOf = (code) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`;

/** Scripts that stand in a page; JSON and other data are no scripts. @param {string} page */
function inlineScripts(page) {
  return [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
}

/**
 * The policy of a page of the viewer. Styles in attributes are the viewer's own: lengths of bars and the like.
 * @param {string} page its HTML
 */
export function pagePolicy(page) {
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...inlineScripts(page).map(hashOf)].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "frame-src https://www.youtube-nocookie.com https://www.youtube.com",
    "base-uri 'self'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types yoyak lit-html",
  ].join("; ");
}

/** The policy of a page that has links, and perhaps a script of its own. @param {string} page its HTML */
export function plainPolicy(page) {
  const scripts = inlineScripts(page).map(hashOf);
  return [
    "default-src 'none'",
    ...(scripts.length ? [`script-src ${scripts.join(" ")}`, "connect-src 'self'"] : []),
    "style-src 'unsafe-inline'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/**
 * Puts a policy into a page's head, before anything that it is about.
 * @param {string} page @param {(page: string) => string} policy
 */
export function withPolicy(page, policy) {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(page)}">\n`;
  return page.replace(/<meta charset="utf-8">\n/, (charset) => charset + meta);
}
