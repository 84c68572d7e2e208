// Types of the package entry `yoyak` (web/engine/api.js; under Node scripts/cli/api.mjs). Documented in docs/api.md.

import type { Archive, ByteSource, CallOptions, EntryRow, OpenOptions } from "./types.d.ts";

export type * from "./types.d.ts";

/**
 * Where an archive comes from:
 *  - an address: of a published site, of one of its pages, or of its archive.json
 *  - files by name: those of an archive ("archive.json" and "p/…"), or Markdown pages, which are packed in memory
 *  - a byte source of your own
 *  - under Node, a path or a file: address: a folder of a built site or archive, or of Markdown pages, or one page
 */
export type Source = string | URL | Map<string, Uint8Array | string> | Record<string, Uint8Array | string> | ByteSource;

export interface ApiOptions extends OpenOptions {
  /** address of packer.wasm, or its bytes; needed for Markdown, and for stories without files; default: its own */
  packer?: string | URL | Uint8Array;
  /** settings as in yoyak.config.json, for Markdown; default: the file of that name among the pages */
  config?: Record<string, unknown>;
}

/** A story that runs over three days or more. */
export interface StoryRef {
  /** stays when a day is added */
  id: string;
  /** its words as one text */
  title: string;
  /** what it is about, the most shared first */
  words: string[];
  /** "YYYY-MM-DD" of its first and its last entry */
  from: string;
  to: string;
  /** on which it has entries */
  days: number;
  /** how many */
  entries: number;
}

export interface StoryResult extends Omit<StoryRef, "entries"> {
  /** the oldest first; news: the sentence that says most that none before it said, or "" */
  entries: (EntryRow & { news: string })[];
}

/** What open() gives: an archive, and its stories. */
export interface OpenArchive extends Archive {
  /**
   * Stories, those with the newest entries first: from small files beside the archive, which the build of a site
   * writes. Where there are none, the whole archive is read once.
   */
  stories(options?: CallOptions): Promise<StoryRef[]>;
  /** One of them. The error "not-found" says that there is none with this id. */
  story(id: string, options?: CallOptions): Promise<StoryResult>;
}

/**
 * Opens an archive. It loads only the manifest at first. Dispose of the archive when you no longer need it.
 */
export function open(source: Source, options?: ApiOptions): Promise<OpenArchive>;

/** Converts Markdown to HTML that is safe to insert into a page. `keepBreaks`: single line breaks become `<br>`. */
export function renderMarkdown(
  markdown: string | Uint8Array,
  options?: { keepBreaks?: boolean; packer?: string | URL | Uint8Array },
): Promise<string>;

/** The class of all errors that are thrown. docs/api.md lists the codes. */
export class YoyakError extends Error {
  code: string;
  detail: unknown;
}
