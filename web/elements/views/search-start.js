// What the search shows before a query is typed: the user's last searches, what the user follows, the digests, topics
// and channels that most readers look for, and a few queries with operators.

import { html, nothing } from "lit";
import { formatDate } from "../../lib/format.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { emptyFilter } from "../../state/url-state.js";
import { followsOf } from "../../state/follows.js";
import { load, save } from "../../state/storage.js";

/** @typedef {import("../../state/app.js").App} App */

const RECENT = 8;
const DIGESTS = 5;
const CHANNELS = 10;
/** Operators that the first name of the site completes, and whole examples. */
const EXAMPLES = {
  ko: [
    ["채널:", "주제:"],
    ["날짜:P1W", "길이:>20분"],
  ],
  en: [
    ["channel:", "topic:"],
    ["date:P1W", "len:>20m"],
  ],
};

/** @param {App} app */
const recentKey = (app) => app.marks.prefix + "searches";

/** Saves a search whose result was opened. @param {App} app @param {string} q */
export function rememberSearch(app, q) {
  const earlier = load(recentKey(app), /** @type {string[]} */ ([])).filter((each) => each !== q);
  save(recentKey(app), [q, ...earlier].slice(0, RECENT));
}

/**
 * What the site has, for a start.
 * @typedef {{ examples: string[], channels: string[], digests: import("../../engine/types.d.ts").DigestRef[] }} Start
 */

/** @param {App} app @returns {Promise<Start>} what cannot be had is left out */
export async function loadStart(app) {
  const { open } = app.archive;
  const [named, others] = EXAMPLES[locale() === "ko" ? "ko" : "en"];
  const [entries, digests, ...names] = await Promise.all([
    open?.select({ limit: 1 }).catch(() => null),
    open?.digests({ limit: DIGESTS }).catch(() => null),
    ...named.map((query) => open?.complete({ query, limit: 1 }).catch(() => null)),
  ]);
  return {
    examples: [...named.flatMap((query, i) => names[i]?.names.map(({ text }) => query + text) ?? []), ...others],
    channels: [...(entries?.facets.channels ?? [])]
      .sort((a, b) => b.count - a.count)
      .slice(0, CHANNELS)
      .map(({ name }) => name),
    digests: digests?.digests ?? [],
  };
}

const languageOf = (/** @type {string} */ query) => (/[ㄱ-힣]/.test(query) ? "ko" : "en");

/**
 * @param {App} app @param {Start | null} start null: not there yet
 * @param {object} to @param {(q: string) => void} to.put @param {() => void} to.changed a search was forgotten
 */
export function searchStart(app, start, { put, changed }) {
  const { language } = app.archive;
  const recent = load(recentKey(app), /** @type {string[]} */ ([]));
  const forget = (/** @type {string[]} */ left) => {
    save(recentKey(app), left);
    changed();
  };
  const list = (/** @type {"topics" | "channels"} */ facet, /** @type {string} */ name) =>
    app.place.href({ view: "list", filter: { ...emptyFilter(), [facet]: [name] } });
  const links = (/** @type {string} */ title, /** @type {{ name: string, href: string }[]} */ all) =>
    all.length > 1
      ? html`<section class="yk-tier"><h2>${title}</h2><ul class="yk-chips">${all.map(
          ({ name, href }) => html`<li><a class="yk-chip" lang=${language} href=${href}><span>${name}</span></a></li>`,
        )}</ul></section>`
      : nothing;
  const follows = followsOf(app).list.filter(({ story }) => !story);
  return html`
    ${
      recent.length
        ? html`<section class="yk-tier"><h2>${t("search.recent")}</h2>
      <ul class="yk-chips yk-recent">${recent.map(
        (
          q,
        ) => html`<li><button type="button" class="yk-chip" @click=${() => put(q)}>${q}</button><button type="button" class="yk-tool"
        aria-label=${t("search.forget", { q })} title=${t("search.forget", { q })} @click=${() => forget(recent.filter((each) => each !== q))}>${icon("close")}</button></li>`,
      )}
        <li><button type="button" class="yk-action" @click=${() => forget([])}>${t("search.forgetAll")}</button></li></ul></section>`
        : nothing
    }
    ${
      follows.length
        ? html`<section class="yk-tier"><h2>${t("follow.title")}</h2><ul class="yk-chips">${follows.map(
            ({ name, filter }) =>
              html`<li><a class="yk-chip" lang=${language} href=${app.place.href({ view: filter.q ? "search" : "list", filter: { ...filter, searchOrder: "newest" } })}><span>${name}</span></a></li>`,
          )}</ul></section>`
        : nothing
    }
    ${
      start
        ? html`${links(
            t("search.days"),
            start.digests.map(({ id, date, topic }) => ({
              name: `${formatDate(date, "day", locale())} ${topic}`,
              href: app.place.href({ view: "digest", digest: id }),
            })),
          )}
    ${links(
      t("filter.topics"),
      app.archive.info.topics.map(({ name }) => ({ name, href: list("topics", name) })),
    )}
    ${links(
      t("filter.channels"),
      start.channels.map((name) => ({ name, href: list("channels", name) })),
    )}
    <section class="yk-tier"><h2>${t("search.examples")}</h2><ul class="yk-chips">${start.examples.map(
      (q) => html`<li><button type="button" class="yk-chip" lang=${languageOf(q)}
        @click=${() => put(q)}>${q}</button></li>`,
    )}</ul></section>`
        : nothing
    }`;
}
