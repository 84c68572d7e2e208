// The end of a digest's page: how much of it was read, and links to other digests.

import { html, nothing } from "lit";
import { t } from "../../lib/i18n.js";
import { footNavigation } from "./day-navigation.js";

/** @param {import("../../state/app.js").App} app @param {import("../../engine/types.d.ts").DigestInfo} info */
export function digestFoot(app, info) {
  const others = info.sameDay.filter(({ id }) => id !== info.id);
  const unread = info.entryList.filter((row) => !app.marks.isRead(row));
  const readAll = () => {
    app.marks.setAllRead(unread, true);
    app.surface.say(t("read.all"), t("undo"), () => app.marks.setAllRead(unread, false));
  };
  return html`<footer class="yk-digest-foot" data-place="foot">
    ${
      info.entryList.length
        ? html`<p class="yk-facts">${readText(app, info)}
      ${unread.length ? html`<button type="button" class="yk-action" @click=${readAll}>${t("read.markAll")}</button>` : nothing}</p>`
        : nothing
    }
    ${
      others.length
        ? html`<nav class="yk-others" aria-labelledby="yk-others"><h2 id="yk-others">${t("topics.others")}</h2>${others.map(
            (
              each,
            ) => html`<a href=${app.place.href({ digest: each.id })} @click=${() => app.marks.wantTopic(each.topic)}
        lang=${app.archive.language}>${each.topic || each.title}</a>`,
          )}</nav>`
        : nothing
    }
    ${footNavigation(app, info)}</footer>`;
}

/** "12 / 35 읽음". @param {import("../../state/app.js").App} app @param {import("../../engine/types.d.ts").DigestInfo} info */
export function readText(app, { id, entryList }) {
  return t("facts.read", { read: app.marks.readCount(id), total: entryList.length });
}
