// The engine's public types: the JSON of the C ABI, and the interface of an open archive. Written by hand; the boundary
// tests check real results against it.

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
  /** what the title says besides date and topic; "" where that is nothing */
  headline: string;
  entries: number;
  seconds: number;
}

/** A partition that could not be used; the other partitions still work. */
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
  /** ranges of length in seconds, `to` exclusive, null for the last; entries without a length are in none */
  lengths: { from: number; to: number | null; count: number }[];
}

export interface SelectResult {
  /** entries under the selection */
  total: number;
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

export interface SearchRequest extends Omit<Selection, "sort"> {
  /** in the language of docs/search.md; its filters and those of the selection both apply */
  query: string;
  /** default relevance */
  sort?: Selection["sort"] | "relevance" | undefined;
  /** used for date:P1W and the like; default: this machine's date */
  today?: DateString;
  /** characters of a snippet, 0 for none; default 140. Answers of more than 64 rows have none. */
  snippet?: number;
  /** whether to include other readings of the query; default true */
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
  /** in the tier "some": the words that the entry does not contain, as typed but without particles */
  lacks?: string[];
}

export interface SearchTier {
  /** "some": entries that contain most of the words; the others: all words, in another reading (docs/search.md) */
  kind:
    | "address"
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
  /** the first of them; empty if ten or more entries contain the words as typed (request them with `tier`) */
  rows: SearchRow[];
}

export interface SearchResult extends Omit<SelectResult, "rows" | "seconds"> {
  /** null if lengths are not loaded: a search does not load them */
  seconds: number | null;
  rows: SearchRow[];
  /** the best three digests whose title, description or overview matches; none with a filter that applies to entries */
  overviews: {
    total: number;
    rows: (Omit<DigestRef, "seconds"> & {
      seconds: number | null;
      score: number;
      headlineParts: Segment[];
      snippet: Segment[];
    })[];
  };
  tiers: SearchTier[];
  /** similar words (one typing error), if nothing was found */
  suggestions: string[];
  /** parts of the query that were ignored because they are invalid */
  notes: string[];
}

export interface TallyRequest extends Omit<Selection, "sort" | "offset" | "limit" | "partial"> {
  /** count what this finds, in the language of docs/search.md */
  query?: string;
  /** for date:P1W and the like; default: this machine's date */
  today?: DateString;
  /** how many words that rise are wanted; default 0: no title is asked for */
  rising?: number;
}

/** Entries, and whole seconds of video. */
export interface Sum {
  count: number;
  seconds: number;
}

/** A word of titles, as it was first written. */
export interface RisingWord extends Sum {
  word: string;
  /** entries that have it before "lately" */
  before: number;
}

export interface TallyResult extends Sum {
  /** the time that is counted: that of the request within the archive's; "" where they do not meet */
  from: DateString;
  to: DateString;
  /** that have entries, oldest first */
  days: (Sum & { date: DateString })[];
  /** "YYYY-MM", oldest first and without gaps; `all`: entries of the month whether the query finds them or not */
  months: (Sum & { month: string; all: number })[];
  /** with entries, most first; `months` beside TallyResult.months */
  channels: (Sum & { name: string; months: Sum[] })[];
  topics: (Sum & { name: string; months: Sum[] })[];
  /**
   * words that come up more often since the date than before, the surest first; null where none are wanted or the time
   * is too short
   */
  rising: { since: DateString; words: RisingWord[] } | null;
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
  entryList: (EntryRow & { characters: number; sections: { kind: SectionKind; label: string }[] })[];
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
  /** labels for sections without a label, by kind; by default they get none */
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
  /** default: the newest of the selection; older partitions are not loaded for it */
  digest?: string;
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
  /** Replaces the marks that `unread`, `starred` and `is:` go by. */
  setMarks(marks: Marks): Promise<void>;
  digest(id: string, options?: CallOptions): Promise<DigestInfo>;
  render(request: RenderRequest, options?: CallOptions): Promise<string>;
  /** Everything that the page of a digest shows. In parts without `query`, hits of its other readings are marked. */
  page(request?: PageRequest, options?: CallOptions): Promise<PageResult>;
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
  signal?: AbortSignal;
}
