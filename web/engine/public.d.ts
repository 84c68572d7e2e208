// Types of the package entry `yoyak` (web/engine/api.js; under Node scripts/cli/api.mjs). Documented in docs/api.md.

import type { Archive, ByteSource, OpenOptions } from "./types.d.ts";

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
  /** address of packer.wasm, or its bytes; needed for Markdown only; default: the package's own */
  packer?: string | URL | Uint8Array;
  /** settings as in yoyak.config.json, for Markdown; default: the file of that name among the pages */
  config?: Record<string, unknown>;
}

/**
 * Opens an archive. Nothing but the manifest is loaded until something is asked for. Dispose of it when it is no longer
 * needed.
 */
export function open(source: Source, options?: ApiOptions): Promise<Archive>;

/** Markdown to HTML that is safe to insert into a page. `keepBreaks`: single line breaks become `<br>`. */
export function renderMarkdown(
  markdown: string | Uint8Array,
  options?: { keepBreaks?: boolean; packer?: string | URL | Uint8Array },
): Promise<string>;

/** The one class of everything that is thrown. The codes are listed in docs/api.md. */
export class YoyakError extends Error {
  code: string;
  detail: unknown;
}
