// The contents of a digest as links, if there is no list beside it.

import { html } from "lit";
import { titleOf } from "./marked.js";
import { dotted, lengthText } from "./meta.js";
import { t } from "../../lib/i18n.js";

/** @param {import("../../state/app.js").App} app @param {import("../../engine/types.d.ts").PageResult} page */
export function contents(app, { info, entries }) {
  return html`
    <nav class="yk-contents" data-place="contents" aria-labelledby="yk-contents-title">
      <h2 id="yk-contents-title">${t("digest.contents")}</h2>
      <ol>${info.entryList.map(
        (row, i) => html`
        <li ?data-read=${app.marks.isRead(row)}><a href=${app.place.href({ digest: info.id, entry: row.id })}
          lang=${app.archive.language}>${titleOf({ ...row, titleParts: entries[i].titleParts })}</a><span class="yk-meta">${dotted(
            [
              row.channel ? html`<span lang=${app.archive.language}>${row.channel}</span>` : "",
              lengthText(row.seconds),
            ],
          )}</span></li>`,
      )}
      </ol>
    </nav>`;
}
