// For programs and language models: each digest as Markdown beside its page, and llms.txt (llmstxt.org), which tells
// them where to begin.
import { Packer } from "../../../web/engine/packer.js";
import { distFile } from "../dist.mjs";
import { labelsFor } from "./labels.mjs";
import { ALL } from "./lists.mjs";
import { twinAddress } from "./names.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */
/** @typedef {import("./article.mjs").Loaded} Loaded */

/** Writes digests as Markdown that packs to the same digests. Dispose of it. */
export class TwinWriter {
  #packer;

  /** Use TwinWriter.create(). @param {Packer} packer */
  constructor(packer) {
    this.#packer = packer;
  }

  static async create() {
    return new TwinWriter(await Packer.create({ wasm: distFile("packer.wasm") }));
  }

  /** @param {object} exported a digest as Reader.export() gives it */
  twin(exported) {
    return this.#packer.toMarkdown([JSON.stringify(exported)]);
  }

  /** What a time was about: Packer.highlights(). @type {Packer["highlights"]} */
  highlights(digests, tops) {
    return this.#packer.highlights(digests, tops);
  }

  /** Stories over days: Packer.stories(). @type {Packer["stories"]} */
  stories(digests, related) {
    return this.#packer.stories(digests, related);
  }

  /** Names that entries mark: Packer.names(). @type {Packer["names"]} */
  names(digests, glossary) {
    return this.#packer.names(digests, glossary);
  }

  dispose() {
    this.#packer.dispose();
  }
}

/** The text of a link or a line, which has no line breaks and no brackets of Markdown. @param {string} text */
const line = (text) => text.replace(/\s+/g, " ").replace(/[[\]\\]/g, "\\$&");

/**
 * @param {Site} site @param {Loaded[]} recent newest first, all with valid file names @param {number} total of digests
 */
export function llmsText(site, recent, total) {
  const words = labelsFor(site.language);
  const link = (/** @type {string} */ name, /** @type {string} */ address, note = "") =>
    `- [${line(name)}](${site.url}${address})${note && `: ${line(note)}`}\n`;
  const head = [`# ${line(site.title)}\n`, site.description && `> ${line(site.description)}\n`].filter(Boolean);
  const digests = recent.map(({ info, summary }) =>
    link(`${info.date} · ${info.topic}${info.headline && ` · ${info.headline}`}`, twinAddress(info.id), summary),
  );
  return `${head.join("\n")}
${words.machines.text}

## ${words.feed}

${digests.join("")}
## ${words.archive}

${link(words.allDigests, ALL, words.count.digests(total))}${link("JSON Feed", "feed.json")}${link("Atom", "feed.xml")}`;
}
