// Every component of the viewer in every state, drawn by the viewer's own code over the made-up archive.

import { html, nothing } from "lit";
import { chips } from "../../web/elements/parts/chips.js";
import { entryParts, partsOf } from "../../web/elements/parts/article-parts.js";
import { entryRow } from "../../web/elements/parts/entry-row.js";
import { LIT } from "../../web/elements/parts/meta.js";
import { digestSkeleton, emptyState, errorState, rowSkeleton } from "../../web/elements/parts/states.js";
import { dayNavigation, entry, topicTabs } from "../../web/lib/article.js";
import { icon } from "../../web/lib/icons.js";

/** @typedef {{ name: string, state: string, content: unknown }} Item */
/** @typedef {{ title: string, note?: string, wide?: boolean, items: Item[] }} Section */

const tool = (
  /** @type {{ pressed?: any, disabled?: boolean }} */ {
    pressed = /** @type {any} */ (nothing),
    disabled = false,
  } = {},
) => html`<button type="button" class="yk-tool yk-mark-star"
  aria-label="저장" aria-pressed=${pressed}
    ?disabled=${disabled}>${icon(pressed === "true" ? "starred" : "star")}</button>`;
const option = (
  /** @type {string} */ name,
  /** @type {number} */ count,
  on = false,
) => html`<ul><li><label class="yk-option" ?data-none=${count === 0}>
  <input type="checkbox" .checked=${on}><span>${name}</span><small>${count}</small></label></li></ul>`;

/** @returns {Section} */
export function controls() {
  return {
    title: "Controls",
    note:
      "Quiet until used. Hover and focus show where the pointer and the keyboard are; nothing to touch is " +
      "smaller than 24 px, and 40 for fingers.",
    items: [
      { name: "tool", state: "rest", content: tool() },
      { name: "tool", state: "pressed", content: tool({ pressed: "true" }) },
      { name: "tool", state: "disabled", content: tool({ disabled: true }) },
      {
        name: "action",
        state: "rest",
        content: html`<button type="button" class="yk-action">${icon("link")}<span>링크 복사</span></button>`,
      },
      { name: "button", state: "rest", content: html`<button type="button" class="yk-button">다시 시도</button>` },
      {
        name: "button",
        state: "primary",
        content: html`<button type="button" class="yk-button yk-primary">23개 보기</button>`,
      },
      {
        name: "button",
        state: "disabled",
        content: html`<button type="button" class="yk-button" disabled>다시 시도</button>`,
      },
      {
        name: "chip",
        state: "rest",
        content: html`<button type="button" class="yk-chip" aria-pressed="false">7일</button>`,
      },
      {
        name: "chip",
        state: "pressed",
        content: html`<button type="button" class="yk-chip" aria-pressed="true">7일</button>`,
      },
      { name: "option", state: "off", content: option("기술-AI", 56) },
      { name: "option", state: "on", content: option("기술-AI", 56, true) },
      { name: "option", state: "none left", content: option("사회", 0) },
      {
        name: "segments",
        state: "one of three",
        content: html`<div class="yk-segments" role="radiogroup"
          aria-label="화면">${["시스템", "밝게", "어둡게"].map(
            (name, i) => html`<label><input type="radio" name="c-theme"
            .checked=${i === 1}><span>${name}</span></label>`,
          )}</div>`,
      },
      {
        name: "find",
        state: "empty",
        content: html`<label class="yk-find">${icon("search")}<span class="yk-sr">채널 찾기</span><input type="search"
          placeholder="채널 찾기"></label>`,
      },
      {
        name: "find",
        state: "filled",
        content: html`<label class="yk-find">${icon("search")}<span class="yk-sr">채널 찾기</span><input type="search"
          value="반도체"></label>`,
      },
      {
        name: "select",
        state: "rest",
        content: html`<label class="yk-select"><span
          class="yk-sr">정렬</span><select><option>최신순</option><option>오래된순</option></select>${icon("down")}</label>`,
      },
      { name: "key", state: "rest", content: html`<kbd>j</kbd> <kbd>Esc</kbd>` },
    ],
  };
}

/** @param {import("../../web/state/app.js").App} app @returns {Section} */
export function filters(app) {
  return {
    title: "Filters",
    items: [
      { name: "chips", state: "date, topic, channel, length", content: chips(app) },
      { name: "calendar", state: "a day leads to its digest", content: html`<yoyak-calendar></yoyak-calendar>` },
      { name: "calendar", state: "a range", content: html`<yoyak-calendar range></yoyak-calendar>` },
      { name: "length", state: "from and to", content: html`<yoyak-length-range></yoyak-length-range>` },
    ],
  };
}

/**
 * @param {import("../../web/state/app.js").App} app
 * @param {import("../../web/engine/types.d.ts").EntryRow[]} rows
 * @returns {Section}
 */
export function lists(app, rows) {
  const list = (/** @type {unknown} */ row) => html`<ol class="yk-rows">${row}</ol>`;
  const snippet = html`<p class="yk-snippet">…글을 어떻게 나누어 주느냐에 따라 <mark>결과</mark>가 크게 달라진다…</p>`;
  const [rest, read, fresh, current, starred, hit, live] = rows;
  return {
    title: "Rows",
    items: [
      { name: "row", state: "rest", content: list(entryRow(app, rest, { date: true })) },
      { name: "row", state: "read", content: list(entryRow(app, read, { date: true })) },
      { name: "row", state: "new", content: list(entryRow(app, fresh, { date: true })) },
      {
        name: "row",
        state: "current",
        content: html`<div class="yk-pane"
          style="position:static;height:auto"
            >${list(entryRow(app, current, { current: true, tools: false, topic: false }))}</div>`,
      },
      { name: "row", state: "starred", content: list(entryRow(app, starred, { date: true })) },
      { name: "row", state: "found", content: list(entryRow(app, hit, { date: true, extra: snippet })) },
      { name: "row", state: "live", content: list(entryRow(app, { ...live, seconds: 0 }, { date: true })) },
    ],
  };
}

/**
 * @param {import("../../web/state/app.js").App} app
 * @param {import("../../web/engine/types.d.ts").DigestInfo} info
 * @param {{ overview: string, text: string }} texts
 * @returns {Section}
 */
export function digest(app, info, { overview, text }) {
  const [open, folded, read, starred, playing, grouped] = info.entryList;
  const nothingToDo = () => {};
  const parts = partsOf(app);
  const underOther = { ...grouped, sections: [{ kind: /** @type {const} */ ("other"), label: "묶음" }] };
  const closed = { folded: false, playing: false, fold: nothingToDo, play: nothingToDo, copyLink: nothingToDo };
  const card = (
    /** @type {typeof open} */ row,
    { more = {}, before = /** @type {typeof open | undefined} */ (undefined) } = {},
  ) => entry(LIT, row, { html: text, before }, { ...parts, entry: () => entryParts(app, row, { ...closed, ...more }) });
  return {
    title: "Digest",
    wide: true,
    items: [
      { name: "day navigation", state: "both ways", content: dayNavigation(LIT, info, parts) },
      { name: "tabs", state: "topics of the day", content: topicTabs(LIT, info, parts) },
      {
        name: "overview",
        state: "citations by number and by name",
        content: html`<section class="yk-overview"><yoyak-text lang="ko" .content=${overview}></yoyak-text></section>`,
      },
      {
        name: "hint",
        state: "of a citation",
        content: html`<div class="yk-hint" role="tooltip"
          style="--x:0px;--y:0px">${open.title}<small>${open.channel}</small></div>`,
      },
      {
        name: "way back",
        state: "after a citation",
        content: html`<div class="yk-way-back"><button type="button"
          class="yk-pill">${icon("up")}읽던 곳으로</button><button type="button" class="yk-pill yk-pill-close"
            aria-label="닫기">${icon("close")}</button></div>`,
      },
      {
        name: "hits",
        state: "the third of twelve",
        content: html`<nav class="yk-hits" style="position:static;transform:none;width:fit-content"
          aria-label="찾은 곳"><a href="#">${icon("back")}<span>검색 결과</span></a><button type="button"
            aria-label="이전 찾은 곳">${icon("up")}</button><output aria-live="off">3/12</output><button type="button"
              aria-label="다음 찾은 곳">${icon("down")}</button></nav>`,
      },
      { name: "entry", state: "open", content: card(open) },
      { name: "entry", state: "folded", content: card(folded, { more: { folded: true } }) },
      { name: "entry", state: "read", content: card(read, { more: { folded: true } }) },
      { name: "entry", state: "starred", content: card(starred, { more: { folded: true } }) },
      { name: "entry", state: "grouped", content: card(underOther, { before: underOther, more: { folded: true } }) },
      {
        name: "entry",
        state: "without a link",
        content: card({ ...playing, url: "", videoId: null, seconds: null }, { more: { folded: true } }),
      },
    ],
  };
}

/** @returns {Section} */
export function plots() {
  const shares = [0.2, 0.5, 1, 0.8];
  return {
    title: "Plots",
    items: [
      {
        name: "heat map",
        state: "five shades",
        content: html`<div class="yk-heat" role="img"
          aria-label="글이 있는 날 4일">${[0, 1, 2, 3, 4].map(
            (shade) =>
              html`<div>${[0, 1, 2].map(
                () => html`<i
            data-shade=${shade}></i>`,
              )}</div>`,
          )}</div>`,
      },
      {
        name: "bars",
        state: "two",
        content: html`<ul class="yk-bars">${["2026년 1월", "2026년 2월"].map(
          (month, i) => html`<li><a
          href="#"><span>${month}</span><i
            style="--share:${shares[i + 1]}"></i><b>${i + 12}</b><small>4시간</small></a></li>`,
        )}</ul>`,
      },
      {
        name: "small multiple",
        state: "one channel",
        content: html`<ul class="yk-multiples"><li><a href="#"><span>느린 개발자</span><small>영상 12개</small><span
          class="yk-spark" aria-hidden="true">${shares.map(
            (share) => html`<i
            style="--share:${share}"></i>`,
          )}</span></a></li></ul>`,
      },
      {
        name: "months",
        state: "narrowed to one",
        content: html`<yoyak-months
          .months=${["2026-01", "2026-02", "2026-03", "2026-04"].map((name, i) => ({ name, count: shares[i] * 10 }))}
            ></yoyak-months>`,
      },
      {
        name: "table",
        state: "open",
        content: html`<details class="yk-table" open><summary>표로 보기</summary><div tabindex="0" role="region"
          aria-label="채널"><table><thead><tr><th scope="col">채널</th><th scope="col">개수</th></tr></thead><tbody><tr><th
            scope="row">느린 개발자</th><td>12</td></tr></tbody></table></div></details>`,
      },
    ],
  };
}

/** @param {import("../../web/state/app.js").App} app @returns {Section} */
export function states(app) {
  const error = (/** @type {string} */ code) =>
    errorState(app, Object.assign(new Error("made up for this page"), { code }), { inline: true, retry: () => {} });
  return {
    title: "States",
    note:
      "A skeleton comes after 150 ms. Empty says why and offers the nearest way out. An error says what " +
      "happened, what still works and what to do.",
    items: [
      { name: "skeleton", state: "of a digest", content: digestSkeleton() },
      { name: "skeleton", state: "of a list", content: rowSkeleton(3) },
      {
        name: "empty",
        state: "with a way out",
        content: emptyState(
          "조건에 맞는 글이 없습니다.",
          html`<button type="button" class="yk-button">모두 지우기</button>`,
        ),
      },
      ...[
        "network",
        "bad-manifest",
        "newer-format",
        "older-format",
        "damaged",
        "truncated",
        "no-wasm",
        "wrong-abi",
        "trap",
        "not-found",
        "unknown",
      ].map((code) => ({ name: "error", state: code, content: error(code) })),
      {
        name: "notice",
        state: "one part left out",
        content: html`<aside class="yk-notice"
          aria-label="알림">${icon("warn")}<details><summary>자료 1개를 읽지 못해 빼고 보여 줍니다</summary></details><button
            type="button" class="yk-action">다시 시도</button></aside>`,
      },
    ],
  };
}

/** @returns {Section} */
export function layers() {
  const dialog = (
    /** @type {string} */ kind,
    /** @type {unknown} */ foot,
  ) => html`<dialog open class="yk-dialog" data-kind=${kind} aria-label="필터"><div
    class="yk-dialog-box"><header><h3>필터</h3>
    <button type="button" class="yk-tool" aria-label="닫기">${icon("close")}</button></header><div
      class="yk-dialog-body"><p>여기에 내용이 들어갑니다.</p></div>${foot}</div></dialog>`;
  return {
    title: "Layers",
    note: "Only what floats has a shadow. One at a time; Esc closes.",
    items: [
      { name: "dialog", state: "window", content: dialog("window", nothing) },
      {
        name: "dialog",
        state: "sheet",
        content: dialog(
          "sheet",
          html`<footer><button type="button" class="yk-button yk-primary">23개 보기</button></footer>`,
        ),
      },
      { name: "menu", state: "open", content: html`<yoyak-menu></yoyak-menu>` },
      {
        name: "toast",
        state: "with an action",
        content: html`<div class="yk-toast"><span>필터를 모두 지웠습니다</span><button type="button">되돌리기</button></div>`,
      },
      { name: "help", state: "keys", content: html`<yoyak-help></yoyak-help>` },
    ],
  };
}
