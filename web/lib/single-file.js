// Code for the single HTML file, used by the command line (scripts/cli/site/single.mjs) and by the viewer when it saves
// the user's own files (web/files/save-archive.js).

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
