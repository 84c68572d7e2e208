// The bar of reading aloud. It is added to the page when the user asks for it, and leaves with the digest.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { Speech, sentencesOf } from "../../page/speech.js";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";

const RATES = [1, 1.25, 1.5, 1.75, 0.8];
/** The name of the highlight; styles/frame.css has its colour. */
const MARK = "yoyak-spoken";
const ACTIONS = /** @type {const} */ (["play", "pause", "nexttrack", "previoustrack", "stop"]);

export class Speaker extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "digest"];

  constructor() {
    super();
    /** @type {Speech | null} */
    this.speech = null;
    this.digest = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.speech?.pause();
    globalThis.CSS?.highlights?.delete(MARK);
    for (const action of ACTIONS) navigator.mediaSession?.setActionHandler(action, null);
  }

  /** Begins at the entry that the user reads. */
  begin() {
    const { app } = this;
    const article = document.querySelector("yoyak-digest-view[active] .yk-digest");
    const sentences = article ? sentencesOf(article, app.archive.language) : [];
    if (!sentences.length) return this.remove();
    this.digest = app.digest.info?.id ?? "";
    this.speech = new Speech(sentences, this.changed);
    const { entry } = app.digest;
    const part = (scrollY > 0 && entry && document.getElementById(entry)) || sentences[0].part;
    const handlers = {
      play: () => this.speech?.play(),
      pause: () => this.speech?.pause(),
      nexttrack: () => this.speech?.skip(1),
      previoustrack: () => this.speech?.skip(-1),
      stop: () => this.remove(),
    };
    for (const action of ACTIONS) navigator.mediaSession?.setActionHandler(action, handlers[action]);
    this.speech.from(part);
  }

  /** @param {string} [error] */
  changed = (error) => {
    if (error) this.app.surface.say(t("speech.failed"));
    const { sentence, speaking } = this.speech ?? {};
    const { highlights } = globalThis.CSS ?? {};
    if (highlights && sentence && speaking) highlights.set(MARK, new Highlight(sentence.range));
    else highlights?.delete(MARK);
    if (speaking && sentence) this.show(sentence.range);
    if (navigator.mediaSession) {
      navigator.mediaSession.playbackState = speaking ? "playing" : "paused";
      navigator.mediaSession.metadata = new MediaMetadata({
        title: this.title,
        album: this.app.archive.info.site.title,
      });
    }
    this.requestUpdate();
  };

  /** Scrolls only if the sentence has left the screen: who reads along is not moved. @param {Range} range */
  show(range) {
    const { top, bottom, height } = range.getBoundingClientRect();
    // Folded text has no place.
    if (height === 0 || (top > 80 && bottom < innerHeight - 140)) return;
    scrollBy({ top: top - innerHeight / 3, behavior: "smooth" });
  }

  willUpdate() {
    const { app } = this;
    const left = app.place.state.view !== "digest" || (app.digest.info && app.digest.info.id !== this.digest);
    if (left) queueMicrotask(() => this.remove());
  }

  /** Of what is read. */
  get title() {
    const part = this.speech?.sentence?.part;
    const heading = part?.querySelector("h2, h3")?.querySelector("a") ?? part?.querySelector("h2, h3");
    return heading?.textContent?.trim() ?? "";
  }

  nextRate = () => {
    const { speech } = this;
    if (!speech) return;
    speech.rate = RATES[(RATES.indexOf(speech.rate) + 1) % RATES.length];
    if (speech.speaking) speech.play();
    this.requestUpdate();
  };

  render() {
    const { speech } = this;
    if (!speech?.sentence) return nothing;
    const { parts, sentence, speaking } = speech;
    const at = parts.indexOf(sentence.part);
    const tool = (
      /** @type {string} */ name,
      /** @type {import("../../lib/icons.js").IconName} */ sign,
      /** @type {() => void} */ run,
      off = false,
    ) =>
      html`<button type="button" class="yk-tool" aria-label=${t(name)} title=${t(name)} ?disabled=${off} @click=${run}>${icon(sign)}</button>`;
    return html`<div class="yk-toast yk-speaker" role="region" aria-label=${t("speech.title")}>
      ${tool("speech.previous", "back", () => speech.skip(-1), at === 0)}
      ${tool(speaking ? "speech.pause" : "speech.play", speaking ? "pause" : "play", () => (speaking ? speech.pause() : speech.play()))}
      ${tool("speech.next", "forward", () => speech.skip(1), at === parts.length - 1)}
      <span class="yk-speaker-at">${t("speech.at", { n: at + 1, total: parts.length })} · ${this.title}</span>
      <button type="button" class="yk-tool" aria-label=${t("speech.rate", { rate: speech.rate })} @click=${this.nextRate}>${speech.rate}×</button>
      ${tool("close", "close", () => this.remove())}
    </div>`;
  }
}
