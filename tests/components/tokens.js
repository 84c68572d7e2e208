// Shows the tokens of web/styles/tokens.css.

import { html } from "lit";

const COLOURS = [
  ["--yoyak-paper", "the page"],
  ["--yoyak-paper-2", "inset areas"],
  ["--yoyak-ink", "text"],
  ["--yoyak-ink-2", "labels and facts"],
  ["--yoyak-line", "hairlines"],
  ["--yoyak-line-2", "edges of controls"],
  ["--accent", "the one accent, corrected for the paper"],
  ["--accent-soft", "the ground of what is chosen"],
  ["--hover", "the ground under the pointer"],
  ["--yoyak-hit", "the ground under what a search found"],
];
const TYPE = [
  ["--font-text", "Text: 한 문단의 글은 이 크기로 놓입니다."],
  ["--font-ui", "Interface: 목록, 단추, 메뉴"],
  ["--font-small", "Small: 사실, 이름표, 날짜 2026. 2. 14."],
];

export const tokens = {
  title: "Tokens",
  note:
    "web/styles/tokens.css. A site or a host page may set those that begin with --yoyak; everything else is " +
    "mixed from them. Space is a grid of 4 px.",
  items: [
    ...COLOURS.map(([name, use]) => ({
      name,
      state: "colour",
      content: html`<div class="c-swatch"><i
        style="background:var(${name})"></i><span>${use}<code>${name}</code></span></div>`,
    })),
    ...TYPE.map(([name, text]) => ({
      name,
      state: "type",
      content: html`<p class="c-sample" style="font-size:var(${name})">${text}<code>${name}</code></p>`,
    })),
    {
      name: "--yoyak-radius",
      state: "form",
      content: html`<div class="c-swatch"><i
        style="border-radius:var(--yoyak-radius)"></i><span>one radius; twice that for dialogs<code
          >--yoyak-radius</code></span></div>`,
    },
    {
      name: "--yoyak-serif",
      state: "type",
      content: html`<p class="c-sample"
        style="font-family:var(--yoyak-serif);font-size:var(--font-text)">Serif, by choice: 명조로 읽는 글<code
          >--yoyak-serif</code></p>`,
    },
    {
      name: "--quick",
      state: "motion",
      content: html`<p class="c-sample">140 ms, and 0 where the reader asks for calm<code>--quick</code></p>`,
    },
  ],
};
