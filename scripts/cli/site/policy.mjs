// The content security policies of a site's pages: only the site's own files run, no data is sent elsewhere, and HTML
// comes from one source. Inline scripts are allowed by their hash, so text of a page can never run as a script.
import { createHash } from "node:crypto";

/** @param {string} code as it stands between the tags */
const hashOf = (code) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`;

/** The inline scripts of a page, without JSON and other data. @param {string} page */
function inlineScripts(page) {
  return [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
}

/**
 * The policy of a page of the viewer. The viewer uses styles in attributes for lengths of bars and the like.
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

/** The policy of a page with links, and perhaps an inline script. @param {string} page its HTML */
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
 * Puts a policy into a page's head, before everything that it applies to.
 * @param {string} page @param {(page: string) => string} policy
 */
export function withPolicy(page, policy) {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(page)}">\n`;
  return page.replace(/<meta charset="utf-8">\n/, (charset) => charset + meta);
}
