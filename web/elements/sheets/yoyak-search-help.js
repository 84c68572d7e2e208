// The query language by example. A click on an example tries it.

import { html } from "lit";
import { AppElement } from "../app-element.js";
import { locale, t } from "../../lib/i18n.js";

/** The names of the operators in each language (docs/search.md). */
const EXAMPLES = {
  ko: [
    ["모델 실적", "words"],
    ['"언어 모델"', "phrase"],
    ["모델 -광고", "without"],
    ["금리 OR 환율", "or"],
    ["채널:이름", "channel"],
    ["주제:이름", "topic"],
    ["위치:제목 모델", "in"],
    ["날짜:2026-11", "date"],
    ["날짜:P1W", "week"],
    ["길이:>20분", "length"],
    ["상태:안읽음", "is"],
    ["ㅅㅋㅇㄹ", "initials"],
  ],
  en: [
    ["model earnings", "words"],
    ['"language model"', "phrase"],
    ["model -ads", "without"],
    ["rates OR prices", "or"],
    ["channel:name", "channel"],
    ["topic:name", "topic"],
    ["in:title model", "in"],
    ["date:2026-11", "date"],
    ["date:P1W", "week"],
    ["len:>20m", "length"],
    ["is:unread", "is"],
    ["ㅅㅋㅇㄹ", "initials"],
  ],
};

export class SearchHelp extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place"];

  render() {
    const { app } = this;
    const examples = EXAMPLES[locale() === "ko" ? "ko" : "en"];
    return html`<p>${t("search.help.text")}</p>
      <dl class="yk-search-help">${examples.map(
        ([q, what]) => html`<div><dt><a class="yk-chip" lang=${/[ㄱ-힣]/.test(q) ? "ko" : "en"}
        href=${app.place.href({ view: "search", digest: null, entry: null, filter: { ...app.place.filter, q } })}>${q}</a></dt><dd>${t(`search.help.${what}`)}</dd></div>`,
      )}</dl>`;
  }
}
