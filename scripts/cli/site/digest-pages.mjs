// What a site has of each digest: its page, its text for programs, its card; and facts about it, from which pages about
// several digests are made. What is known from the last build is not made again (kept.mjs).
import { relationsOf } from "../../../web/engine/story-entries.js";
import { html } from "../html.mjs";
import { article, digestLanguage, loadDigest, pageName } from "./article.mjs";
import { lengthsOf } from "./card.mjs";
import { contentHash } from "./changes.mjs";
import { embedName, oEmbed } from "./discovery.mjs";
import { hashOf } from "./kept.mjs";
import { siteNavigation } from "./lists.mjs";
import { cardAddress, cardName, isFileName, twinName } from "./names.mjs";
import { laterStyles, metadata, serverLinks, titleOf } from "./page.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").DigestRef} DigestRef */
/** @typedef {import("../../../web/engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {import("../../../web/engine/types.d.ts").TopEntry} TopEntry */
/** @typedef {import("./article.mjs").Loaded} Loaded */

/**
 * @typedef {object} Facts
 * @property {string} hash of what visitors see (changes.mjs) @property {string} language
 * @property {EntryRow[]} rows @property {TopEntry[]} top
 * @property {import("../../../web/engine/story-entries.js").Relation[][]} earlier
 */

/**
 * @typedef {object} Parts
 * @property {import("../archive/pack.mjs").OpenReader} reader
 * @property {import("./twins.mjs").TwinWriter} twins
 * @property {import("./kept.mjs").Kept} kept @property {import("./kept.mjs").Keys} keys
 * @property {import("../archive/settings.mjs").Settings} settings
 * @property {import("./card.mjs").Cards | null} cards @property {string} siteCard address of the site's card
 * @property {string} feedTitle @property {Parameters<typeof serverLinks>[3]} shell
 * @property {(parts: Parameters<typeof import("./page.mjs").fillTemplate>[1]) => string} viewerPage
 */

/** A digest, read when it is needed. */
export class DigestPages {
  #parts;
  #ref;
  /** @type {Promise<Loaded> | undefined} */
  #loaded;
  /** @type {Promise<any> | undefined} */
  #exported;

  /** @param {Parts} parts @param {DigestRef} ref */
  constructor(parts, ref) {
    this.#parts = parts;
    this.#ref = ref;
  }

  /** As its page shows it. */
  loaded() {
    return (this.#loaded ??= loadDigest(this.#parts.reader, this.#ref.id, { base: "../", top: true }));
  }

  /** As Reader.export() gives it. */
  exported() {
    return (this.#exported ??= this.#parts.reader.export(this.#ref.id));
  }

  /** @returns {Promise<Facts>} */
  facts() {
    const { reader, kept, keys } = this.#parts;
    const { id } = this.#ref;
    return kept.value(`facts ${id}`, keys.facts(this.#ref), async () => {
      const loaded = await this.loaded();
      const rows = loaded.info.entryList.map(({ sections, characters, headings, muted, ...row }) => row);
      return {
        hash: contentHash(await this.exported()),
        language: digestLanguage(loaded, reader.info.site),
        rows,
        top: loaded.top ?? [],
        earlier: await relationsOf(reader, id, rows),
      };
    });
  }

  /** The files of the digest. @param {{changed: string, language: string}} about changed: day of the last change */
  async files(about) {
    const { reader, cards, settings, kept, keys, siteCard } = this.#parts;
    const { id, date } = this.#ref;
    const key = keys.page(this.#ref, about.changed);
    const own = cards && settings.cards !== "site" ? cards : null;
    let made = false;
    const files = await kept.files(`page ${id}`, key, () => {
      made = true;
      return this.#pages(about, own ? null : siteCard);
    });
    kept.pages[made ? "made" : "kept"] += 1;
    if (!own) return files;
    // Drawing takes longer than all the rest, and most changes leave the lengths of entries as they are.
    const lengths = await kept.value(`lengths ${id}`, key, async () => lengthsOf(await this.loaded()));
    const drawn = await kept.files(`card ${id}`, key && hashOf(reader.info.site.accent, date, lengths), async () => {
      return new Map([[cardName(id), own.ofDigest(date, lengths)]]);
    });
    return new Map([...files, ...drawn]);
  }

  /** @param {{changed: string, language: string}} about @param {string | null} picture null: the digest's own */
  async #pages({ changed, language }, picture) {
    const { reader, twins, settings, feedTitle, shell, viewerPage } = this.#parts;
    const { site } = reader.info;
    const { id } = this.#ref;
    const loaded = await this.loaded();
    const card = picture ?? site.url + cardAddress(id);
    const description = loaded.info.description || loaded.summary;
    const page = viewerPage({
      site,
      base: "../",
      content: html`${article(loaded, site, "../")}${siteNavigation(site, "../")}`,
      foot: laterStyles("../"),
      head: [
        metadata({ site, base: "../", info: loaded.info, description, settings, card, changed, language }),
        serverLinks(site, "../", feedTitle, shell),
      ].join(""),
    });
    /** @type {[string, unknown][]} */
    const files = [
      [pageName(id), page],
      [twinName(id), twins.twin(await this.exported())],
    ];
    if (site.url) files.push([embedName(id), oEmbed(site, { id, name: titleOf(loaded.info), settings, card })]);
    return new Map(files.map(([name, text]) => [name, /** @type {Uint8Array} */ (Buffer.from(String(text)))]));
  }

  get hasPage() {
    return isFileName(this.#ref.id);
  }
}
