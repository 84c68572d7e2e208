// Reading a digest aloud with the voices of the device (Web Speech): the sentences of the page, one after the other.

/** @typedef {{ part: Element, range: Range, text: string, language: string }} Sentence */

/** Blocks of text; a block that holds others is not read itself. */
const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, td, th, dt, dd, .yk-label";
/** Not part of what was written: citations, tools, formulas of a page's frame. */
const SILENT = "a.yk-cite, .yk-sr, .yk-section-link, button, pre, .yk-meta, .yk-facts, footer, nav, [hidden]";

/**
 * The first voice of a language that the device has, or null: it has none, or does not know yet ("voiceschanged").
 * @param {string} language BCP 47
 */
export function voiceFor(language) {
  const [wanted] = language.toLowerCase().split("-");
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  const fitting = voices.filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === wanted);
  return fitting.find((voice) => voice.default) ?? fitting.find((voice) => voice.localService) ?? fitting[0] ?? null;
}

/**
 * The sentences of an article, in the order of the page. The parts are its overview and its entries.
 * @param {Element} article @param {string} language of texts that name none
 * @returns {Sentence[]}
 */
export function sentencesOf(article, language) {
  const parts = [...article.querySelectorAll(".yk-overview, .yk-entry")];
  return parts.flatMap((part) =>
    [...part.querySelectorAll(BLOCKS)]
      .filter((block) => !block.querySelector(BLOCKS) && !block.closest(SILENT))
      .flatMap((block) => sentencesIn(block, part, language)),
  );
}

/** @param {Element} block @param {Element} part @param {string} language @returns {Sentence[]} */
function sentencesIn(block, part, language) {
  const lang = block.closest("[lang]")?.getAttribute("lang") || language;
  /** @type {{ node: Text, at: number }[]} */
  const nodes = [];
  let text = "";
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest(SILENT)) continue;
    nodes.push({ node: /** @type {Text} */ (node), at: text.length });
    text += node.textContent;
  }
  const place = (/** @type {number} */ at) => {
    const { node, at: begin } = nodes.findLast((each) => each.at <= at) ?? nodes[0];
    return /** @type {const} */ ([node, Math.min(at - begin, node.length)]);
  };
  return [...new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text)]
    .filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment))
    .map(({ segment, index }) => {
      const range = document.createRange();
      range.setStart(...place(index));
      range.setEnd(...place(index + segment.trimEnd().length));
      return { part, range, text: segment.trim(), language: lang };
    });
}

/** Speaks one sentence after the other. Pausing stops the sentence; going on begins it again. */
export class Speech {
  #sentences;
  #tell;
  #at = 0;
  #speaking = false;
  /** Distinguishes the present utterance from one that was stopped. */
  #turn = 0;
  rate = 1;

  /**
   * @param {Sentence[]} sentences
   * @param {(error?: string) => void} tell after each change; with the engine's error, if it failed
   */
  constructor(sentences, tell) {
    this.#sentences = sentences;
    this.#tell = tell;
  }

  get speaking() {
    return this.#speaking;
  }

  get sentence() {
    return this.#sentences[this.#at] ?? null;
  }

  /** The parts in order, each once. */
  get parts() {
    return [...new Set(this.#sentences.map(({ part }) => part))];
  }

  /** Begins with a part of the article. @param {Element} part */
  from(part) {
    const at = this.#sentences.findIndex((each) => each.part === part);
    this.#go(Math.max(0, at));
  }

  /** @param {1 | -1} by parts */
  skip(by) {
    const { parts, sentence } = this;
    const part = parts[parts.indexOf(/** @type {Sentence} */ (sentence).part) + by];
    if (part) this.from(part);
  }

  play() {
    this.#go(this.#at);
  }

  pause() {
    this.#turn += 1;
    this.#speaking = false;
    speechSynthesis.cancel();
    this.#tell();
  }

  /** @param {number} at */
  #go(at) {
    const turn = (this.#turn += 1);
    this.#at = at;
    const { sentence } = this;
    speechSynthesis.cancel();
    this.#speaking = sentence !== null;
    if (!sentence) this.#at = 0;
    this.#tell();
    if (!sentence) return;
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    const voice = voiceFor(sentence.language);
    if (voice) utterance.voice = voice;
    utterance.lang = voice?.lang ?? sentence.language;
    utterance.rate = this.rate;
    utterance.onend = () => {
      if (turn === this.#turn) this.#go(at + 1);
    };
    utterance.onerror = ({ error }) => {
      if (turn !== this.#turn) return;
      this.#speaking = false;
      this.#tell(error);
    };
    speechSynthesis.speak(utterance);
  }
}
