// The widget's looks. As a constructed style sheet it needs no permission from the host page's content security policy.
// For host pages: --yoyak-* on the element or above it, and ::part(frame | header | title | overview | entries | entry
// | entry-title | meta | snippet | hit | search | label | field | tier | body | error | foot).

const CSS = `
:host { display: block; color-scheme: light dark; container-type: inline-size;
  --_text: var(--yoyak-color-text, light-dark(#26241f, #e6e2da));
  --_quiet: var(--yoyak-color-quiet, light-dark(#6a655c, #a39d92));
  --_paper: var(--yoyak-color-background, light-dark(#fffdf9, #1f1e1b));
  --_line: var(--yoyak-color-line, light-dark(#e2ddd3, #3a3833));
  --_accent: var(--yoyak-accent, light-dark(#0f5f5a, #7fc8bf)); }
:host([hidden]) { display: none; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
* { box-sizing: border-box; }
.frame {
  font: var(--yoyak-font, 1rem/1.65 system-ui, "Apple SD Gothic Neo", "Noto Sans KR", "Malgun Gothic", sans-serif);
  color: var(--_text); background: var(--_paper);
  border: 1px solid var(--_line); border-radius: var(--yoyak-radius, 8px);
  padding: var(--yoyak-padding, 1em 1.2em); word-break: keep-all; overflow-wrap: anywhere; text-align: start; }
a { color: var(--_accent); text-underline-offset: 0.2em; }
a:focus-visible, button:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; border-radius: 2px; }
h2, h3, h4 { line-height: 1.35; margin: 1.2em 0 0.4em; }
header h2 { margin: 0; font-size: 1.15em; }
.meta { color: var(--_quiet); font-size: 0.875em; margin: 0.1em 0 0; font-variant-numeric: tabular-nums; }
ol.entries { list-style: none; margin: 0.8em 0 0; padding: 0; }
.entry { border-top: 1px solid var(--_line); padding: 0.6em 0; }
.entry-title { font-weight: 600; color: inherit; text-decoration: none; }
.entry-title:hover { text-decoration: underline; }
.body :is(img, table) { max-width: 100%; }
.body pre { overflow-x: auto; }
.body h3, .body h4, .body h5, .yk-label { font-size: 1em; }
blockquote { margin: 0.6em 0; padding-inline-start: 0.9em; border-inline-start: 3px solid var(--_line); }
.snippet, .label, .tier { font-size: 0.875em; margin: 0.2em 0 0; }
.tier { color: var(--_quiet); border-top: 1px solid var(--_line); padding-top: 0.8em; }
.label { display: block; color: var(--_quiet); margin: 0 0 0.2em; }
.field, button {
  font: inherit; color: inherit; background: none; border: 1px solid var(--_line); border-radius: 6px;
}
.field { width: 100%; min-height: 2.75rem; padding: 0 0.8em; }
.field:focus-visible { outline: 2px solid var(--_accent); outline-offset: -1px; }
.search { margin-bottom: 0.4em; }
mark { color: inherit; background: var(--yoyak-color-hit, light-dark(#fbe8a6, #55481a)); border-radius: 2px; }
.foot { border-top: 1px solid var(--_line); margin-top: 0.6em; padding-top: 0.6em; font-size: 0.875em; }
.error { color: var(--_quiet); margin: 0 0 0.6em; }
button { padding: 0.25em 0.8em; cursor: pointer; }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

export function widgetSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
