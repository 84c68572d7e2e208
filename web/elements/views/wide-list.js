// What the list does on wide screens: a dense table, or the text of an entry beside the rows, and choosing several rows
// to mark, save or export them. Loaded when such a list is shown.

import { html, nothing } from "lit";
import { formatDate, monogram } from "../../lib/format.js";
import { icon } from "../../lib/icons.js";
import { textLabels } from "../../lib/article.js";
import { locale, t } from "../../lib/i18n.js";
import { inlineFiles } from "../../lib/inline-files.js";
import { load, save } from "../../state/storage.js";
import { dotted, languageOf, lengthText, markButtons } from "../parts/meta.js";
import { rowGroups } from "../parts/row-groups.js";
import { lazyStyles } from "../lazy-styles.js";

/** @typedef {import("../../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {import("./yoyak-list-view.js").ListView} ListView */

const LOOKS = /** @type {const} */ (["rows", "table", "pane"]);
const KEY = "yoyak:list";
/** Columns whose heading sorts: the order on the first click, and on the second. */
const ORDERS = /** @type {const} */ ({ date: ["newest", "oldest"], length: ["longest", "shortest"] });

/** @param {EntryRow} row */
const keyOf = (row) => row.digest + "#" + row.id;

export class WideList {
  #view;
  /** @type {typeof LOOKS[number]} */
  #look = LOOKS.find((look) => look === load(KEY, /** @type {string} */ ("rows"))) ?? "rows";
  /** The chosen rows. @type {Map<string, EntryRow>} */
  #chosen = new Map();
  /** Where a range begins. */
  #last = "";
  /** The entry beside the rows, and its text once it is there. @type {{ row: EntryRow, html: string | null } | null} */
  #reading = null;

  /** @param {ListView} view */
  constructor(view) {
    this.#view = view;
    void lazyStyles()?.then(() => view.requestUpdate());
    view.addEventListener("focusin", this.#onFocus);
    view.addEventListener("click", this.#onClick, true);
  }

  get look() {
    return this.#look;
  }

  /** @param {typeof LOOKS[number]} look */
  #wear(look) {
    this.#look = look;
    save(KEY, look);
    this.#view.requestUpdate();
  }

  looks() {
    return html`<div class="yk-segments yk-looks" role="radiogroup" aria-label=${t("look.label")}>${LOOKS.map(
      (look) => html`
      <label><input type="radio" name="yk-look" .checked=${look === this.#look} @change=${() => this.#wear(look)}><span>${t(`look.${look}`)}</span></label>`,
    )}</div>`;
  }

  /** @param {EntryRow[]} rows @param {boolean} byDay */
  body(rows, byDay) {
    const { app } = this.#view;
    const choice = this.#chosen.size ? this.#box : undefined;
    if (this.#look === "table") return this.#table(rows);
    if (this.#look === "rows") return rowGroups(app, rows, byDay, choice);
    const shown = rows.find((row) => this.#reading && keyOf(row) === keyOf(this.#reading.row)) ?? rows[0];
    if (shown && (!this.#reading || keyOf(shown) !== keyOf(this.#reading.row))) this.#read(shown);
    return html`<div class="yk-list-beside"><div>${rowGroups(app, rows, byDay, choice, this.#reading?.row)}</div>${this.#pane()}</div>`;
  }

  /* ---- table ---- */

  /** @param {EntryRow[]} rows */
  #table(rows) {
    const { app } = this.#view;
    const { language } = app.archive;
    const all = rows.every((row) => this.#chosen.has(keyOf(row)));
    return html`
      <div class="yk-scroll"><table class="yk-entries">
        <thead><tr>
          <th scope="col"><input type="checkbox" aria-label=${t("select.all")} .checked=${all} .indeterminate=${!all && this.#chosen.size > 0} @change=${() => this.#choose(all ? [] : rows)}></th>
          ${this.#head("date", t("filter.dates"))}<th scope="col">${t("table.title")}</th><th scope="col">${t("filter.channels")}</th>
          ${this.#head("length", t("filter.length"))}<th scope="col">${t("filter.topics")}</th><th scope="col"><span class="yk-sr">${t("filter.marks")}</span></th>
        </tr></thead>
        <tbody>${rows.map((row) => {
          const isNew = app.marks.isNew(row);
          const href = app.place.href({ view: "digest", digest: row.digest, entry: row.id, filter: app.place.filter });
          return html`<tr class="yk-row" .row=${row} data-place=${keyOf(row)} ?data-read=${app.marks.isRead(row)} ?data-new=${isNew} ?data-chosen=${this.#chosen.has(keyOf(row))}>
            <td>${this.#box(row)}</td>
            <td><time datetime=${row.date}>${formatDate(row.date, "dayWeek", locale())}</time></td>
            <th scope="row"><a class="yk-row-title" href=${href} lang=${languageOf(row.title, language)} data-row=${keyOf(row)}>${isNew ? html`<span class="yk-sr">${t("new")}: </span>` : nothing}${row.title}</a></th>
            <td lang=${language} title=${row.channel}>${row.channel}</td><td>${lengthText(row.seconds)}</td><td lang=${language}>${row.topic}</td>
            <td class="yk-tools">${markButtons(app, row)}</td></tr>`;
        })}</tbody>
      </table></div>`;
  }

  /** @param {keyof typeof ORDERS} column @param {string} name */
  #head(column, name) {
    const { app } = this.#view;
    const { filter } = app.place.state;
    const orders = /** @type {readonly string[]} */ (ORDERS[column]);
    const at = orders.indexOf(filter.listOrder);
    const falls = at === 0;
    const next = /** @type {typeof filter.listOrder} */ (orders[at === 0 ? 1 : 0]);
    return html`<th scope="col" aria-sort=${at < 0 ? nothing : falls ? "descending" : "ascending"}><button type="button" class="yk-sort"
      @click=${() => app.setFilter({ ...filter, listOrder: next })}>${name}<span aria-hidden="true">${at < 0 ? "" : falls ? " ↓" : " ↑"}</span></button></th>`;
  }

  /* ---- reading beside the rows ---- */

  /** @param {EntryRow} row */
  #read(row) {
    const { app } = this.#view;
    const reading = (this.#reading = { row, html: /** @type {string | null} */ (null) });
    const request = {
      digest: row.digest,
      entry: row.id,
      labels: textLabels(),
      base: app.place.mode === "hash" ? "#/" : app.place.base,
      inlineFiles: inlineFiles(),
      headingLevel: 3,
      ...(app.archive.canSearch && app.place.filter.q.trim() ? { query: app.place.filter.q } : {}),
    };
    // If it cannot be loaded, the row still leads to its digest, which says why.
    void app.archive.open
      ?.render(request)
      .catch(() => "")
      .then((text) => {
        reading.html = text;
        if (this.#reading !== reading) return;
        this.#view.requestUpdate();
        this.#view.querySelector(".yk-beside")?.scrollTo(0, 0);
      });
  }

  #pane() {
    const { app } = this.#view;
    const reading = this.#reading;
    if (!reading) return nothing;
    const { row, html: text } = reading;
    const { language } = app.archive;
    return html`
      <article class="yk-beside" tabindex="0" aria-label=${t("look.pane")} aria-busy=${text === null}>
        <div class="yk-tools">${markButtons(app, row)}</div>
        <h2 lang=${languageOf(row.title, language)}>${row.title}</h2>
        <p class="yk-meta">${dotted([
          row.channel
            ? html`<span class="yk-channel"><span class="yk-mono" aria-hidden="true">${monogram(row.channel)}</span><span lang=${language}>${row.channel}</span></span>`
            : "",
          lengthText(row.seconds),
          html`<time datetime=${row.date}>${formatDate(row.date, "dayWeek", locale())}</time>`,
        ])}</p>
        <p class="yk-beside-ways"><a class="yk-action" href=${app.place.href({ view: "digest", digest: row.digest, entry: row.id })}>${t("look.inDigest")}</a>
          ${row.url ? html`<a class="yk-action" href=${row.url} target="_blank" rel="noopener noreferrer">${t(row.videoId ? "entry.watch" : "entry.source")} ${icon("external")}</a>` : nothing}</p>
        <yoyak-text class="yk-text" lang=${languageOf(row.title, language)} .content=${text ?? ""}></yoyak-text>
      </article>`;
  }

  /** The row that gets the focus is the one beside. @param {Event} event */
  #onFocus = (event) => {
    const row = this.#rowOf(event);
    if (this.#look !== "pane" || !row || (this.#reading && keyOf(row) === keyOf(this.#reading.row))) return;
    this.#read(row);
    this.#view.requestUpdate();
  };

  /** Its title leads beside, not away, unless it is there or a new tab is wanted. @param {MouseEvent} event */
  #onClick = (event) => {
    const row = this.#rowOf(event);
    const title = /** @type {Element} */ (event.target).closest?.(".yk-row-title");
    if (this.#look !== "pane" || !row || !title || event.ctrlKey || event.metaKey || event.shiftKey || event.button)
      return;
    event.preventDefault();
    event.stopPropagation();
    this.#onFocus(event);
  };

  /** @param {Event} event @returns {EntryRow | undefined} */
  #rowOf(event) {
    return /** @type {any} */ (event.target).closest?.(".yk-row")?.row;
  }

  /* ---- choosing ---- */

  #box = (/** @type {EntryRow} */ row) =>
    html`<input type="checkbox" class="yk-choose" aria-label=${t("select.row", { title: row.title })} .checked=${this.#chosen.has(keyOf(row))}
      @click=${(/** @type {MouseEvent} */ event) => this.#toggle(row, event.shiftKey)}>`;

  /** @param {EntryRow[]} rows */
  #choose(rows) {
    this.#chosen = new Map(rows.map((row) => [keyOf(row), row]));
    this.#view.requestUpdate();
  }

  /** @param {EntryRow} row @param {boolean} range everything since the last one */
  #toggle(row, range) {
    const rows = /** @type {any[]} */ (this.#view.items()).map((item) => /** @type {EntryRow} */ (item.row));
    const [from, to] = [this.#last, keyOf(row)]
      .map((key) => rows.findIndex((each) => keyOf(each) === key))
      .sort((a, b) => a - b);
    if (range && from >= 0) for (const each of rows.slice(from, to + 1)) this.#chosen.set(keyOf(each), each);
    else if (!this.#chosen.delete(keyOf(row))) this.#chosen.set(keyOf(row), row);
    this.#last = keyOf(row);
    this.#view.app.surface.announce(t("select.chosen", { n: this.#chosen.size }));
    this.#view.requestUpdate();
  }

  /** x chooses the row with the focus, X everything up to it. @param {KeyboardEvent} event @returns {boolean} */
  key(event) {
    const letter = event.code === "KeyX" || /^x$/i.test(event.key);
    const row = /** @type {any} */ (document.activeElement?.closest(".yk-row"))?.row;
    if (!letter || !row || event.ctrlKey || event.metaKey || event.altKey) return false;
    this.#toggle(row, event.shiftKey);
    return true;
  }

  /** @returns {boolean} whether there was something to give up */
  clear() {
    const had = this.#chosen.size > 0;
    if (had) this.#choose([]);
    return had;
  }

  /** What can be done with the chosen rows. */
  bar() {
    const rows = [...this.#chosen.values()];
    if (rows.length === 0) return nothing;
    const { app } = this.#view;
    const { marks, surface } = app;
    const say = (/** @type {string} */ key, /** @type {EntryRow[]} */ changed, /** @type {() => void} */ undo) =>
      surface.say(t(key, { n: changed.length }), t("undo"), undo);
    const read = () => {
      const unread = rows.filter((row) => !marks.isRead(row));
      marks.setAllRead(rows, unread.length > 0);
      const changed = unread.length ? unread : rows;
      say(unread.length ? "read.some" : "select.unread", changed, () => marks.setAllRead(changed, unread.length === 0));
    };
    const star = () => {
      const at = new Date().toISOString();
      const fresh = rows.filter((row) => !marks.isStarred(row));
      for (const row of fresh) marks.setStarred(row, true, at);
      say("select.saved", fresh, () => fresh.forEach((row) => marks.setStarred(row, false, at)));
    };
    const chosen = () => this.#view.items().filter((item) => this.#chosen.has(keyOf(/** @type {any} */ (item).row)));
    return html`
      <div class="yk-chosen" role="toolbar" aria-label=${t("select.label")}>
        <strong>${t("select.chosen", { n: rows.length })}</strong>
        <button type="button" class="yk-action" @click=${read}>${t(rows.every((row) => marks.isRead(row)) ? "entry.markUnread" : "entry.markRead")}</button>
        <button type="button" class="yk-action" @click=${star}>${t("entry.star")}</button>
        <button type="button" class="yk-action" @click=${() => surface.show("export", chosen())}>${t("export.open")}</button>
        <button type="button" class="yk-tool" aria-label=${t("select.none")} title=${t("select.none")} @click=${() => this.clear()}>${icon("close")}</button>
      </div>`;
  }
}
