// The states loading, empty and error, drawn in the same way everywhere.

import { html, nothing } from "lit";
import { copyText } from "../../page/clipboard.js";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";

/** An earlier skeleton would flicker on fast answers. */
export const SKELETON_AFTER_MS = 150;

/** Errors with their own text; all others share "unknown". */
const KNOWN = new Set([
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
]);
/** Trying again cannot help if the browser is the problem. */
const FINAL = new Set(["no-wasm"]);

/**
 * What happened, what still works, what to do, and a detail to copy.
 * @param {import("../../state/app.js").App} app @param {Error & { code?: string, detail?: unknown }} error
 * @param {{ rest?: boolean, inline?: boolean, retry?: () => void }} [options] rest: something of the page can still be
 *   read; inline: the page has a title of its own
 */
export function errorState(app, error, { rest = false, inline = false, retry } = {}) {
  const code = error.code && KNOWN.has(error.code) ? error.code : "unknown";
  const detail = [
    error.code ?? error.name,
    error.message,
    error.detail ? JSON.stringify(error.detail) : "",
    location.href,
  ]
    .filter(Boolean)
    .join("\n");
  const title = html`${icon("warn")}<span>${t(`error.${code}.title`)}</span>`;
  const reload = code === "wrong-abi" || code === "trap" || code === "newer-format";
  return html`
    <section class="yk-state" role="alert" data-code=${code} ?data-rest=${rest}>
      ${rest || inline ? html`<h2>${title}</h2>` : html`<h1>${title}</h1>`}
      <p>${t(`error.${code}.text`)}${rest ? html` ${t("error.rest")}` : nothing}</p>
      ${
        FINAL.has(code)
          ? nothing
          : html`<p class="yk-state-actions">
        <button type="button" class="yk-button" @click=${reload ? () => location.reload() : retry}>${t(reload ? "reload" : "retry")}</button>
        ${code === "network" && app.surface.offline && app.archive.open ? html`<a class="yk-button" href=${app.place.href({ view: "digest", digest: null })}>${t("offline.here")}</a>` : nothing}
        ${code === "not-found" ? html`<a class="yk-button" href=${app.place.href({ view: "digest", digest: null })}>${t("digest.newest")}</a>` : nothing}
      </p>`
      }
      <details>
        <summary>${t("error.detail")}</summary>
        <pre tabindex="0">${detail}</pre>
        <button type="button" class="yk-action" @click=${async () => app.surface.say(t((await copyText(detail)) ? "copied" : "copyFailed"))}>${icon("copy")}${t("error.copy")}</button>
      </details>
    </section>`;
}

/** @param {string} text @param {unknown} [ways] links and buttons that lead out */
export function emptyState(text, ways = nothing) {
  return html`<section class="yk-state"><p>${text}</p>${ways === nothing ? nothing : html`<p class="yk-state-actions">${ways}</p>`}</section>`;
}

/** A grey placeholder in the shape of a digest. */
export function digestSkeleton() {
  return html`
    <div class="yk-skeleton" aria-hidden="true">
      <i style="width:11em;height:1.75rem"></i><i style="width:14em"></i>
      <b></b><i></i><i></i><i style="width:92%"></i><i></i><i style="width:64%"></i>
      <b></b><i style="width:70%;height:1.25rem"></i><i style="width:12em"></i><i></i><i></i><i style="width:80%"></i>
    </div>`;
}

/** A grey placeholder in the shape of a list. @param {number} rows */
export function rowSkeleton(rows) {
  return html`<div class="yk-skeleton yk-row-skeleton" aria-hidden="true">${Array.from({ length: rows }, () => html`<b></b><i style="width:78%"></i><i style="width:9em"></i>`)}</div>`;
}
