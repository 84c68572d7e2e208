// The engine's public types: what the C ABI's JSON holds and what web/engine/engine.js offers. Written by hand; the
// boundary tests check real results against it.

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
  /** groups of words that mean the same, for search; absent where there are none */
  synonyms?: string[][];
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
}

export interface DigestRef {
  id: string;
  date: DateString;
  topic: string;
  title: string;
  entries: number;
  seconds: number;
}

/** A partition that could not be used; everything else goes on. */
export interface Problem {
  partition: string;
  file: string;
  code: string;
  message: string;
}

export interface DigestsRequest {
  from?: DateString;
  to?: DateString;
  topics?: string[];
  limit?: number;
  offset?: number;
  /**
   * Ask for one partition after the other, newest first, and for none once the page (`offset` and `limit`) is full. So
   * `{ limit: 1, partial: true }` is the newest digest, in one request. `total` then covers what is loaded, and
   * `complete` says whether that is all.
   */
  partial?: boolean;
}
export interface DigestsResult {
  total: number;
  digests: DigestRef[];
  complete: boolean;
  problems: Problem[];
}

export interface Selection {
  from?: DateString | undefined;
  to?: DateString | undefined;
  topics?: string[] | undefined;
  channels?: string[] | undefined;
  /** seconds, inclusive */
  minSeconds?: number | undefined;
  maxSeconds?: number | undefined;
  /** by the marks of setMarks() */
  unread?: boolean | undefined;
  read?: boolean | undefined;
  starred?: boolean | undefined;
  sort?: "newest" | "oldest" | "longest" | "shortest" | undefined;
  offset?: number;
  /** default 50 */
  limit?: number;
  /** as in DigestsRequest; in the order of "oldest", "longest" and "shortest" every partition is asked for */
  partial?: boolean;
}

export interface EntryRow {
  digest: string;
  id: string;
  date: DateString;
  topic: string;
  title: string;
  channel: string;
  /** "" where the URL is not safe to follow */
  url: string;
  videoId: string | null;
  publishedAt: string | null;
  /** null where the page gives none; 0 for live streams */
  seconds: number | null;
}

export interface Facet {
  name: string;
  count: number;
}

/** The core's JSON holds the counts alone; web/engine/facets.js names them. */
export interface Facets {
  topics: Facet[];
  channels: Facet[];
  /** name "YYYY-MM", oldest first; ignores from and to */
  months: Facet[];
  /** ranges of length in seconds, `to` exclusive, null for the last; entries without a length are in none */
  lengths: { from: number; to: number | null; count: number }[];
}

export interface SelectResult {
  /** entries under the selection */
  total: number;
  /** digests that hold at least one of them */
  digests: number;
  /** whole seconds of video */
  seconds: number;
  rows: EntryRow[];
  /** A facet's own selection does not narrow its own counts; every name of the archive is there, with 0 if need be. */
  facets: Facets;
  complete: boolean;
  problems: Problem[];
}

export interface SearchRequest extends Omit<Selection, "sort"> {
  /** in the language of docs/search.md; its filters and the selection's both hold */
  query: string;
  /** default relevance */
  sort?: Selection["sort"] | "relevance" | undefined;
  /** for date:P1W and the like; default: this machine's date */
  today?: DateString;
  /** characters of a snippet, 0 for none; default 140. Answers of more than 64 rows have none. */
  snippet?: number;
  /** what else may have been meant; default true */
  tiers?: boolean;
  /** the kind of one tier: the answer's rows, total and facets are then that tier's */
  tier?: SearchTier["kind"];
  /** rows of each tier, default 20; the first 60 of all tiers have snippets */
  tierLimit?: number;
}

/** A piece of text, and whether the query matches it. */
export interface Segment {
  text: string;
  hit: boolean;
}

export interface SearchRow extends EntryRow {
  /** higher is better; compares rows of one query */
  score: number;
  /** the title with its hits */
  titleParts?: Segment[];
  /** the best window of the entry's text; absent without snippets */
  snippet?: Segment[];
  /** of the tier "some": which of the words that were looked up the entry does not hold, as typed without particles */
  lacks?: string[];
}

export interface SearchTier {
  /** "some": entries that hold most of the words; the others: all words, read otherwise (docs/search.md) */
  kind:
    | "unfinished"
    | "initials"
    | "keyboard"
    | "marks"
    | "particle"
    | "spacing"
    | "joint"
    | "number"
    | "name"
    | "synonym"
    | "some"
    | "slip";
  /** what was searched instead, in the language of queries; "" for unfinished and initials */
  label: string;
  /** entries that neither the query itself nor an earlier tier finds */
  total: number;
  /** the first of them; none where ten entries or more hold the words as typed (ask for them with `tier`) */
  rows: SearchRow[];
}

export interface SearchResult extends Omit<SelectResult, "rows" | "seconds"> {
  /** null where lengths are not loaded: searching does not ask for them */
  seconds: number | null;
  rows: SearchRow[];
  /** digests whose overview matches, the best three; none under a filter that concerns entries */
  overviews: {
    total: number;
    rows: (Omit<DigestRef, "seconds"> & { seconds: number | null; score: number; snippet: Segment[] })[];
  };
  tiers: SearchTier[];
  /** words that one slip would explain, where nothing was found */
  suggestions: string[];
  /** parts of the query that say nothing usable */
  notes: string[];
}

/** What the reader has marked: pairs of digest id and entry id. */
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
  entryList: (EntryRow & { characters: number; sections: { kind: SectionKind; label: string }[] })[];
  /** neighbours of the same topic by date; null at the ends */
  previous: DigestRef | null;
  next: DigestRef | null;
  /** all digests of that date, this one included, in topic order */
  sameDay: DigestRef[];
}

/** How a digest's parts are rendered. */
export interface RenderOptions {
  /** levels of the first heading that the rendered text may use, 1 to 6; default 3 in overviews, 4 in entries */
  levels?: { overview?: number; entry?: number };
  /** put before ids and fragment links: entries are linked as "#" + idPrefix + entry id; default "" */
  idPrefix?: string;
  /** labels for sections that have none, by kind; without it such sections get no label */
  labels?: Partial<Record<SectionKind, string>>;
  /** its hits are marked with <mark> */
  query?: string;
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
  /** default: the newest of the choice, for which no older partition is asked */
  digest?: string;
}

/** All that the page of a digest shows. */
export interface PageResult {
  info: DigestInfo;
  /** HTML; "" where there is no overview */
  overview: string;
  /** the beginning of the overview as plain text, up to 160 characters without headings: describes the page */
  summary: string;
  /** beside info.entryList: the HTML of an entry's sections, and its title where something in it is marked */
  entries: { html: string; titleParts?: Segment[] }[];
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
  /** what was given of a file, or of all, may have been bad: keep none of it, and ask no cache on the way for it */
  forget?(file?: string): void;
  /** the checksums of what was given are right: it may be kept for another visit */
  keep?(range: Range, bytes: Uint8Array): void;
  /** for counters */
  readonly stats: { requests: number; bytes: number };
}

/* Everything in web/engine throws YoyakError (web/engine/errors.js): `code` is one of wasm/base/result.hpp, or one
 * of the host's. */

export interface CallOptions {
  /** aborting rejects with code "aborted" and ends downloads that nobody else waits for */
  signal?: AbortSignal;
}

/** An open archive. The same interface whether the core runs in this thread or in a worker. */
export interface Archive {
  readonly info: ArchiveInfo;
  digests(request?: DigestsRequest, options?: CallOptions): Promise<DigestsResult>;
  select(selection?: Selection, options?: CallOptions): Promise<SelectResult>;
  /** Entries that a query finds. With `partial`, the newest partitions first; the full answer follows without it. */
  search(request: SearchRequest, options?: CallOptions): Promise<SearchResult>;
  /** Replaces the marks that `unread`, `starred` and `is:` go by. */
  setMarks(marks: Marks): Promise<void>;
  digest(id: string, options?: CallOptions): Promise<DigestInfo>;
  render(request: RenderRequest, options?: CallOptions): Promise<string>;
  /** All that the page of a digest shows. Parts in which `query` does not stand are marked by its other readings. */
  page(request?: PageRequest, options?: CallOptions): Promise<PageResult>;
  export(id: string, options?: CallOptions): Promise<object>;
  /** tries damaged or unreachable partitions again, of the newest archive that is published */
  retry(): Promise<void>;
  /**
   * Called when the archive was published anew while it was open, a file of the old one was missing, and the engine
   * went over to the new one: `info` is then the new one's. Answers before that stay right for what they said.
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
  /** name of a Cache (CacheStorage) in which ranges are kept whose checksums are right; default: none are kept */
  keep?: string;
  signal?: AbortSignal;
}
