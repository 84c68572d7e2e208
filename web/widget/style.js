// The widget's styles. A constructed style sheet needs no permission from the host page's content security policy.
// Font, colour and colour scheme come from the host page, and the background is transparent. Lighter and darker colours
// are mixed from the text colour, so that they fit any background. No other styles of the host affect the widget. For
// host pages: tokens of the viewer (styles/tokens.css) on the element or above it, and ::part(frame | header | title |
// overview | entries | entry | entry-title | meta | snippet | hit | search | label | field | tier | body | error |
// foot | back | button | source | sites | site | count).

const CSS = `
:host { all: initial; display: block; container-type: inline-size;
  font: inherit; color: inherit; color-scheme: inherit; }
:host([hidden]) { display: none; }
/* A theme of its own has a ground of its own: the host's may be the other one. */
:host([theme="light"]) { color-scheme: light; --_ink: #22201c; --_ground: #fbfaf7; }
:host([theme="dark"]) { color-scheme: dark; --_ink: #e9e5dc; --_ground: #1b1a18; }
* { box-sizing: border-box; }
/* Rules of the host page for every element, such as * { letter-spacing: 1px }, are stronger than :host. */
.frame {
  all: initial; display: block; box-sizing: border-box; font: inherit; color-scheme: inherit;
  --_quiet: var(--yoyak-ink-2, color-mix(in srgb, currentColor 72%, transparent));
  --_line: var(--yoyak-line, color-mix(in srgb, currentColor 20%, transparent));
  --_accent: var(--yoyak-accent, color-mix(in oklab, #12958b 55%, currentColor));
  font-family: var(--yoyak-sans, inherit); line-height: 1.65;
  color: var(--yoyak-ink, var(--_ink, inherit)); background: var(--yoyak-paper, var(--_ground, transparent));
  border: 1px solid var(--_line); border-radius: var(--yoyak-radius, 6px);
  padding: var(--yoyak-padding, 1em 1.2em); word-break: keep-all; overflow-wrap: anywhere; text-align: start; }
a { color: var(--_accent); text-underline-offset: 0.2em; }
a:focus-visible, button:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; border-radius: 2px; }
h2:focus { outline: none; }
.back { margin: 0 0 0.8em; }
.sites { border: 0; margin: 0 0 0.6em; padding: 0; font-size: 0.875em; }
.site { display: inline-block; margin-inline-end: 1em; }
.site input { accent-color: var(--_accent); }
.count { color: var(--_quiet); }
h2, h3, h4 { line-height: 1.35; margin: 1.2em 0 0.4em; }
header h2 { margin: 0; font-size: 1.15em; }
.meta { color: var(--_quiet); font-size: 0.875em; margin: 0.1em 0 0; font-variant-numeric: tabular-nums; }
.list > h2:first-child { margin-top: 0; }
.entry h3 { margin: 0; font-size: 1em; }
ol.entries { list-style: none; margin: 0.8em 0 0; padding: 0; }
.entry { border-top: 1px solid var(--_line); padding: 0.6em 0; }
.entry-title { font-weight: 600; color: inherit; text-decoration: none; }
.entry-title:hover { text-decoration: underline; }
.body :is(img, table) { max-width: 100%; }
.body img { height: auto; }
.body :is(pre, .yk-scroll) { overflow-x: auto; }
.yk-alert { border-color: var(--_accent); }
.yk-alert-kind { font-size: 0.8125em; font-weight: 600; }
.yk-image { display: inline-block; padding: 0.4em 0.8em; border: 1px dashed var(--_line); border-radius: 6px; }
.yk-notes { margin-top: 1em; border-top: 1px solid var(--_line); font-size: 0.875em; }
sup { line-height: 0; }
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
mark { color: inherit; background: var(--yoyak-hit, #f5c51859); border-radius: 2px; }
.foot { border-top: 1px solid var(--_line); margin-top: 0.6em; padding-top: 0.6em; font-size: 0.875em; }
.error { color: var(--_quiet); margin: 0 0 0.6em; }
button { padding: 0.25em 0.8em; cursor: pointer; }
.wait i { display: block; height: 0.8em; margin: 0.6em 0; border-radius: 4px; background: var(--_line); }
.wait i:nth-child(3n + 2) { width: 85%; }
.wait i:nth-child(3n) { width: 60%; }
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
