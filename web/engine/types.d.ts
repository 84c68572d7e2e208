// The engine's public types: the JSON of the C ABI, and the interface of an open archive. Queries and their answers are
// in queries.d.ts. Written by hand; the boundary tests check real results against it.

import type {
  CompleteRequest,
  CompleteResult,
  RelatedResult,
  SearchRequest,
  SearchResult,
  Segment,
  TallyRequest,
  TallyResult,
} from "./queries.d.ts";

export type * from "./queries.d.ts";

/** "YYYY-MM-DD" */
export type DateString = string;

export interface Site {
  title: string;
  description: string;
  /** BCP 47, for example "ko" */
  language: string;
  /** absolute address of the published site with a trailing slash, or "" where it is not known */
  url: string;
  /** CSS colour, or "" for the built-in accent */
  accent: string;
  /** "show": the site's own pages load images of other hosts unasked; otherwise absent */
  images?: "show";
  /** groups of words that mean the same, for search; absent where there are none */
  synonyms?: string[][];
  /** the same, mined from the pages: spellings of one name in Hangul and in Latin letters */
  names?: string[][];
}

export interface PartitionInfo {
  id: string;
  file: string;
  from: DateString;
  to: DateString;
  digests: number;
  entries: number;
  /** bytes of the file, of its head (enough to filter and search), of head and further columns (enough for lists) */
  size: number;
  head: number;
  columns: number;
  /** indices into ArchiveInfo.topics, ascending */
  topics: number[];
}

export interface ArchiveInfo {
  version: number;
  /** the file with the heads of all partitions but the newest; absent where there are few */
  heads?: { file: string; size: number };
  generator: string;
  site: Site;
  digests: number;
  entries: number;
  /** whole seconds of video in the archive */
  seconds: number;
  from: DateString;
  to: DateString;
  /** by number of entries, largest first */
  topics: { name: string; digests: number; entries: number }[];
  channels: { name: string; entries: number }[];
  /** newest first */
  partitions: PartitionInfo[];
  /**
   * Of several archives together (web/engine/combined.js); the rest of the info is about all of them, only `partitions`
   * and `heads` are those of the page's own site. `entries`: 0 while the site is not open
   */
  sites?: { name: string; base: string; own: boolean; entries: number }[];
  /** date of the newest digest of the page's own site, or "" */
  newest?: DateString;
}

export interface DigestRef {
  id: string;
  date: DateString;
  topic: string;
  title: string;
  /** what the title says besides date and topic; "" where that is nothing */
  headline: string;
  entries: number;
  seconds: number;
}

/** A partition, or one of several sites, that could not be used; the others still work. */
export interface Problem {
  partition: string;
  file: string;
  code: string;
  message: string;
  /** name of the site, if none of it could be used */
  site?: string;
}

export interface DigestsRequest {
  from?: DateString;
  to?: DateString;
  topics?: string[];
  limit?: number;
  offset?: number;
  /**
   * Loads one partition after the other, newest first, and stops when the page (`offset` and `limit`) is full. So `{
   * limit: 1, partial: true }` is the newest digest, in one request. `total` then covers the loaded partitions, and
   * `complete` says whether these are all.
   */
  partial?: boolean;
}
export interface DigestsResult {
  total: number;
  digests: DigestRef[];
  complete: boolean;
  problems: Problem[];
}

/** What the user does not want to see. Channels that a request asks for by name are shown. */
export interface Mute {
  channels?: string[];
  /** words of titles, found where a word begins; Latin letters and numbers as a whole (AI is not in THAILAND) */
  words?: string[];
}

export interface Selection {
  from?: DateString | undefined;
  to?: DateString | undefined;
  topics?: string[] | undefined;
  channels?: string[] | undefined;
  /** names of sites, where several archives are open as one */
  sites?: string[] | undefined;
  /** seconds, inclusive */
  minSeconds?: number | undefined;
  maxSeconds?: number | undefined;
  /** by the marks of setMarks() */
  unread?: boolean | undefined;
  read?: boolean | undefined;
  starred?: boolean | undefined;
  /** left out, and counted in `muted` of the result */
  mute?: Mute | undefined;
  sort?: "newest" | "oldest" | "longest" | "shortest" | undefined;
  offset?: number;
  /** default 50 */
  limit?: number;
  /** as in DigestsRequest; the orders "oldest", "longest" and "shortest" need every partition */
  partial?: boolean;
}

export interface EntryRow {
  digest: string;
  id: string;
  date: DateString;
  topic: string;
  title: string;
  channel: string;
  /** "" if the URL is not safe to follow */
  url: string;
  videoId: string | null;
  publishedAt: string | null;
  /** null if the page has none; 0 for live streams */
  seconds: number | null;
}

export interface Facet {
  name: string;
  count: number;
}

/** The core's JSON contains only the counts; web/engine/facets.js adds the names. */
export interface Facets {
  topics: Facet[];
  channels: Facet[];
  /** name "YYYY-MM", oldest first; ignores from and to */
  months: Facet[];
  /** where several archives are open as one */
  sites?: Facet[];
  /** ranges of length in seconds, `to` exclusive, null for the last; entries without a length are in none */
  lengths: { from: number; to: number | null; count: number }[];
}

export interface SelectResult {
  /** entries under the selection */
  total: number;
  /** entries that are left out because they are muted; absent where there are none */
  muted?: number;
  /** digests with at least one of them */
  digests: number;
  /** whole seconds of video */
  seconds: number;
  rows: EntryRow[];
  /**
   * The selection within a facet does not affect its own counts. Every name of the archive is included, even with 0.
   */
  facets: Facets;
  complete: boolean;
  problems: Problem[];
}

/** The user's marks: pairs of digest id and entry id. */
export interface Marks {
  read?: [string, string][];
  starred?: [string, string][];
}

export type SectionKind = "intent" | "main" | "key_sentences" | "messages" | "other";

export interface DigestInfo extends DigestRef {
  collection: string;
  description: string;
  sourcePath: string;
  /** characters of readable text, for a reading time */
  characters: number;
  /**
   * `muted`: by the request of the page. `headings`: of groups that begin at the entry, the outermost (depth 0) first;
   * absent where none does
   */
  entryList: (EntryRow & {
    characters: number;
    sections: { kind: SectionKind; label: string }[];
    muted?: true;
    headings?: { depth: number; text: string }[];
  })[];
  /** the previous or next digest of the same topic; null at the ends */
  previous: DigestRef | null;
  next: DigestRef | null;
  /** all digests of that date, this one included, in topic order */
  sameDay: DigestRef[];
  /** files that cannot be read; a neighbour or another topic of the day may be missing for that */
  problems: Problem[];
}

/** How a digest's parts are rendered. */
export interface RenderOptions {
  /** levels of the first heading that the rendered text may use, 1 to 6; default 3 in overviews, 4 in entries */
  levels?: { overview?: number; entry?: number };
  /** prefix of ids and fragment links: entries are linked as "#" + idPrefix + entry id; default "" */
  idPrefix?: string;
  /**
   * Labels for sections without a label, by kind; by default they get none. `image`: what the link in place of an
   * image of another host is called.
   */
  labels?: Partial<Record<SectionKind | "image", string>>;
  /** its hits are marked with <mark> */
  query?: string;
  /**
   * address of the site, "" or with a slash at its end: links to other digests and to files are below it. "#/" in a
   * document that holds the whole site; default ""
   */
  base?: string;
  /** images of other hosts are loaded at once; for pages of sites that want it (`site.images` is "show") */
  showImages?: boolean;
  /** files get no address but `data-file="f/NAME"`, for hosts that have their bytes */
  inlineFiles?: boolean;
}

export interface RenderRequest extends RenderOptions {
  digest: string;
  /** an entry's id; without it, the overview */
  entry?: string;
  /** the same as `levels`, for the part that is asked for */
  headingLevel?: number;
}

/** Which digest, and how its parts are rendered. */
export interface PageRequest extends RenderOptions, Pick<DigestsRequest, "from" | "to" | "topics"> {
  /** default: the newest of the selection; older partitions are not loaded for it */
  digest?: string;
  /** whether to say which entries count most; default false. Needs the relations of the digest's partition. */
  top?: boolean;
  /** entries of the result are marked by it, but not the one that `entry` names */
  mute?: Mute | undefined;
  entry?: string | undefined;
}

/** Why an entry counts. */
export interface TopEntry {
  /** index into info.entryList and entries */
  entry: number;
  /** how often the overview leads to it */
  citations: number;
  /** entries of the same day, of any topic, that tell the same story: as many as related() lists, up to 4 */
  related: number;
}

/** Everything that the page of a digest shows. */
export interface PageResult {
  info: DigestInfo;
  /** HTML; "" if there is no overview */
  overview: string;
  /** the beginning of the overview as plain text, up to 160 characters without headings: describes the page */
  summary: string;
  /** in the order of info.entryList: the HTML of an entry's sections, and its title if it has hits */
  entries: { html: string; titleParts?: Segment[] }[];
  /** with `top`: every entry of the digest, the most of citations and related entries together first */
  top?: TopEntry[];
}

/* The HTML of an overview is plain flow content. The HTML of an entry is one block per section:
 *   <section class="yk-section" data-kind="main" id="ENTRYID~main"><h4 class="yk-label">주요 내용</h4>
 *     <div class="yk-body">…</div></section>
 * Where an entry has several sections of a kind, the later ids count: "ENTRYID~main-2". In sections of key sentences
 * each sentence is an element with class="yk-quote". Links within the page are <a class="yk-ref" href="#ENTRYID">…</a>;
 * those whose text is a number are citations, class="yk-ref yk-cite". */

export interface Range {
  file: string;
  offset: number;
  length: number;
}

/** Where an archive's bytes come from. */
export interface ByteSource {
  /** the whole of archive.json */
  manifest(signal?: AbortSignal): Promise<Uint8Array>;
  /** exactly `length` bytes (fewer only at the end of a shorter, damaged file) */
  read(range: Range, signal?: AbortSignal): Promise<Uint8Array>;
  /** the bytes of a file, or of all files, may be damaged: drop them, and bypass caches from now on */
  forget?(file?: string): void;
  /** the checksums of the bytes are valid: they may be stored for another visit */
  keep?(range: Range, bytes: Uint8Array): void;
  /** for counters */
  readonly stats: { requests: number; bytes: number };
}

/* Everything in web/engine throws YoyakError (web/engine/errors.js): `code` is one of wasm/base/result.hpp, or one
 * of the host's. */

export interface CallOptions {
  /** aborting rejects with code "aborted" and ends downloads that no other call needs */
  signal?: AbortSignal;
}

/** An open archive. The same interface whether the core runs in this thread or in a worker. */
export interface Archive {
  readonly info: ArchiveInfo;
  digests(request?: DigestsRequest, options?: CallOptions): Promise<DigestsResult>;
  select(selection?: Selection, options?: CallOptions): Promise<SelectResult>;
  /** Entries that a query finds. With `partial`, the newest partitions first; the full answer follows without it. */
  search(request: SearchRequest, options?: CallOptions): Promise<SearchResult>;
  /** Entries counted over time, and the words of their titles that rise. */
  tally(request?: TallyRequest, options?: CallOptions): Promise<TallyResult>;
  /** Names of channels or topics for the operator at the cursor (`channel:`), for completion as the user types. */
  complete(request: CompleteRequest, options?: CallOptions): Promise<CompleteResult>;
  /** Replaces the marks that `unread`, `starred` and `is:` go by. */
  setMarks(marks: Marks): Promise<void>;
  digest(id: string, options?: CallOptions): Promise<DigestInfo>;
  render(request: RenderRequest, options?: CallOptions): Promise<string>;
  /** Everything that the page of a digest shows. In parts without `query`, hits of its other readings are marked. */
  page(request?: PageRequest, options?: CallOptions): Promise<PageResult>;
  /** Entries that tell the same story: of the same day, of days before and of days after. */
  related(entry: { digest: string; entry: string }, options?: CallOptions): Promise<RelatedResult>;
  export(id: string, options?: CallOptions): Promise<object>;
  /** tries damaged or unreachable partitions again, in the newest published archive */
  retry(): Promise<void>;
  /**
   * Called when a newer archive was published, a file of the old one was missing, and the engine switched to the new
   * one. `info` then describes the new archive. Earlier answers stay valid for the old one.
   */
  onchange: ((info: ArchiveInfo) => void) | null;
  stats(): Promise<{ requests: number; bytes: number; memory: number }>;
  dispose(): void;
}

/** Of openArchive (web/engine/open.js). */
export interface OpenOptions {
  /** address of reader.wasm, or its bytes; default: beside the script */
  wasm?: string | URL | Uint8Array;
  /** "auto" (default): a worker where there is one, else this thread; "never": this thread */
  worker?: "auto" | "never";
  /** address of worker.js; default: beside the script */
  workerUrl?: string | URL;
  /** name of a Cache (CacheStorage) that stores ranges with valid checksums; default: none are stored */
  keep?: string;
  /** workers that several archives share; only for archives that are fetched from an address */
  pool?: WorkerPool;
  signal?: AbortSignal;
}

/** The part of Worker that is used. */
export interface WorkerLike {
  postMessage(message: any): void;
  terminate(): void;
  onmessage: any;
  onerror: any;
  onmessageerror: any;
}

/** Gives each archive what looks like a worker of its own. */
export interface WorkerPool {
  /** `start` makes a worker; it is called only if no other is to be shared */
  connect(start: () => WorkerLike): WorkerLike;
}
