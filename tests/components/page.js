// The page of all components: see docs/design.md. Made by scripts/components.

import { html, render } from "lit";
import { App } from "../../web/state/app.js";
import { provide } from "../../web/elements/app-element.js";
import { defineEager, need } from "../../web/elements/registry.js";
import { loadLaterMessages, useMessages } from "../../web/lib/i18n.js";
import { emptyFilter } from "../../web/state/url-state.js";
import first from "../../web/i18n/ko.js";
import later from "../../web/i18n/ko-later.js";
import { MockArchive } from "../web/support/mock-archive.js";
import { controls, digest, filters, layers, lists, plots, states } from "./sections.js";
import { tokens } from "./tokens.js";

useMessages("ko", { ...first, ...later });
await loadLaterMessages();
// The same on every day and device.
const app = new App("hash", location.href.split("#")[0], "2026-02-14");
await app.settings.set({ theme: "system", language: "ko", size: 1 });
provide(app, need);
const archive = new MockArchive();
// A visit before this one: what came since is new.
app.marks.beginVisit("2026-02-13", 0);
await app.open(async () => /** @type {any} */ (archive));
const info = await archive.digest("2026-02-13-기술-AI");
const overview = await archive.render({ digest: info.id });
const text = await archive.render({ digest: info.id, entry: info.entryList[0].id });
app.digest.show(/** @type {any} */ (info));
app.place.go({
  view: "digest",
  digest: info.id,
  entry: null,
  filter: {
    ...emptyFilter(),
    from: "2026-02-03",
    to: "2026-02-07",
    topics: ["기술-AI"],
    channels: ["느린 개발자"],
    min: 10,
    max: 45,
  },
});
app.marks.setRead(info.entryList[2], true);
app.marks.setStarred(info.entryList[3], true, "2026-02-13T00:00:00Z");
await app.days.load("2026-02");

const old = archive.rows.filter((row) => row.date === "2026-02-11");
const fresh = archive.rows.filter((row) => row.date === "2026-02-14");
const rows = [old[0], info.entryList[2], fresh[0], old[1], info.entryList[3], old[2], old[4]];
const sections = [
  tokens,
  controls(),
  filters(app),
  lists(app, rows),
  digest(app, /** @type {any} */ (info), { overview, text }),
  plots(),
  states(app),
  layers(),
];

defineEager();
await Promise.all(["yoyak-facets", "yoyak-months", "yoyak-menu", "yoyak-help"].map(need));

const theme = (/** @type {string} */ name) =>
  html`<button type="button" class="yk-chip" @click=${() => {
    if (name) document.documentElement.dataset.theme = name;
    else delete document.documentElement.dataset.theme;
  }}>${name || "system"}</button>`;

render(
  html`
  <header><h1>Components</h1><p lang="en">${theme("")} ${theme("light")} ${theme("dark")}</p></header>
  ${sections.map(
    (/** @type {import("./sections.js").Section} */ { title, note = "", wide = false, items }) => html`
    <section class="c-section" aria-labelledby="c-${title}">
      <h2 id="c-${title}" lang="en">${title}</h2>
      ${note ? html`<p lang="en">${note}</p>` : ""}
      <div class="c-items" ?data-wide=${wide}>${items.map(
        ({ name, state, content }) => html`
        <figure class="c-item" data-component=${name} data-state=${state}><figcaption
          lang="en"><b>${name}</b> · ${state}</figcaption><div class="c-stage">${content}</div></figure>`,
      )}</div>
    </section>`,
  )}`,
  /** @type {HTMLElement} */ (document.getElementById("components")),
);

await Promise.all(
  [
    ...document.querySelectorAll(
      "yoyak-calendar, yoyak-length-range, yoyak-text, yoyak-months, yoyak-menu, yoyak-help",
    ),
  ].map((element) => /** @type {any} */ (element).updateComplete),
);
// The menu takes the focus when it opens, as it should elsewhere.
/** @type {HTMLElement | null} */ (document.activeElement)?.blur();
scrollTo(0, 0);
document.documentElement.dataset.ready = "";
