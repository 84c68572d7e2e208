// Code for the single HTML file, used by the command line (scripts/cli/site/single.mjs) and by the viewer when it saves
// the user's own files (web/files/save-archive.js).

/**
 * The content security policy of such a page: only scripts in the file run, and nothing is fetched. Only images in a
 * digest and a video that the user starts come from elsewhere.
 */
export const SINGLE_FILE_POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' data: blob:; worker-src blob:; " +
  "style-src 'unsafe-inline'; img-src data: blob: https:; font-src data:; " +
  "frame-src https://www.youtube-nocookie.com https://www.youtube.com; base-uri 'none'; form-action 'none'";

/**
 * Escapes a script or JSON, so that nothing in it ends the element or opens a comment. Such text occurs only in
 * strings, templates and regular expressions, where \u003c is the same character. @param {string} code
 */
export function inlineScript(code) {
  return code.replace(/<(?=\/script|script|!--)/gi, "\\u003c");
}

/** Escapes CSS, so that nothing in it ends the element. @param {string} css */
export function inlineStyle(css) {
  return css.replace(/<(?=\/style)/gi, "\\3c ");
}
