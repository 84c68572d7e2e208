// Puts content security policies into pages. Scripts inside a page are allowed by their hash, so a page's text can
// never become one.
import { createHash } from "node:crypto";

const CHARSET = '<meta charset="utf-8">\n';

/** Hashes of the scripts that stand in a page; JSON and other data are no scripts. @param {string} page */
function hashes(page) {
  const codes = page.split("<script>").slice(1);
  return codes.map((code) => {
    const hash = createHash("sha256").update(code.slice(0, code.indexOf("</script>")));
    return `'sha256-${hash.digest("base64")}'`;
  });
}

/**
 * Puts a policy into a page's head, before anything that it is about.
 * @param {string} page @param {(scripts: string[]) => string} policy of web/lib/policy.js
 */
export function withPolicy(page, policy) {
  const at = page.indexOf(CHARSET) + CHARSET.length;
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(hashes(page))}">\n`;
  return page.slice(0, at) + meta + page.slice(at);
}
