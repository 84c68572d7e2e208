// The one icon set: 20 × 20, one weight, current colour. Icons are decoration; the control around them has the name.

import { html, svg } from "lit";

const PATHS = {
  back: svg`<path d="M12.5 4.5 7 10l5.5 5.5"/>`,
  forward: svg`<path d="M7.5 4.5 13 10l-5.5 5.5"/>`,
  up: svg`<path d="M4.5 12.5 10 7l5.5 5.5"/>`,
  down: svg`<path d="M4.5 7.5 10 13l5.5-5.5"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  more: svg`<circle cx="4.5" cy="10" r=".9"/><circle cx="10" cy="10" r=".9"/><circle cx="15.5" cy="10" r=".9"/>`,
  search: svg`<circle cx="8.75" cy="8.75" r="5.25"/><path d="m12.75 12.75 4 4"/>`,
  filter: svg`<path d="M3 5.5h14M5.75 10h8.5M8.25 14.5h3.5"/>`,
  star: svg`<path d="m10 2.9 2.2 4.5 4.9.7-3.55 3.5.85 4.9L10 14.2l-4.4 2.3.85-4.9L2.9 8.1l4.9-.7z"/>`,
  starred: svg`<path fill="currentColor"
    d="m10 2.9 2.2 4.5 4.9.7-3.55 3.5.85 4.9L10 14.2l-4.4 2.3.85-4.9L2.9 8.1l4.9-.7z"/>`,
  unread: svg`<circle cx="10" cy="10" r="6.25"/>`,
  read: svg`<circle cx="10" cy="10" r="6.25"/><path d="m7.25 10.2 2 1.9 3.5-4"/>`,
  play: svg`<path d="M6.5 4.25v11.5L15.75 10z"/>`,
  pause: svg`<path d="M7 4.5v11M13 4.5v11"/>`,
  copy: svg`<rect x="7" y="7" width="9.5" height="9.5" rx="1.5"/><path
    d="M13 7V5a1.5 1.5 0 0 0-1.5-1.5H5A1.5 1.5 0 0 0 3.5 5v6.5A1.5 1.5 0 0 0 5 13h2"/>`,
  link: svg`<path d="M8.5 11.5a3 3 0 0 0 4.25 0l2.9-2.9a3 3 0 0 0-4.25-4.25L10.25 5.5
    M11.5 8.5a3 3 0 0 0-4.25 0l-2.9 2.9a3 3 0 0 0 4.25 4.25l1.15-1.15"/>`,
  calendar: svg`<path d="M4 5.5h12v11H4zM4 9h12M7.25 3.5v3M12.75 3.5v3"/>`,
  digest: svg`<path d="M4.5 3.5h11v13h-11zM7.25 7h5.5M7.25 10h5.5M7.25 13h3"/>`,
  list: svg`<path d="M7 5.5h9.5M7 10h9.5M7 14.5h9.5M3.5 5.5h.4M3.5 10h.4M3.5 14.5h.4"/>`,
  trends: svg`<path d="M3.5 16.5h13M5.5 13.5v-3M10 13.5v-8M14.5 13.5V8.5"/>`,
  help: svg`<circle cx="10" cy="10" r="7"/><path
    d="M7.9 8.1a2.15 2.15 0 1 1 3.2 1.9c-.7.4-1.1.8-1.1 1.6M10 13.9v.15"/>`,
  check: svg`<path d="m4.5 10.5 3.5 3.5 7.5-8"/>`,
  warn: svg`<circle cx="10" cy="10" r="7"/><path d="M10 6.25v4.5M10 13.5v.15"/>`,
  external: svg`<path d="M8 4.5H4.5v11h11V12M11 4h5v5M16 4l-7 7"/>`,
};

/** @typedef {keyof typeof PATHS} IconName */

/** @param {IconName} name */
export function icon(name) {
  return html`<svg class="yk-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;
}
