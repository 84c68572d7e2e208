// Queries as JSON of the C ABI: searching, counting over time, completing, relating. The other types: types.d.ts.

import type { DateString, DigestRef, EntryRow, Problem, Selection, SelectResult } from "./types.d.ts";

export interface SearchRequest extends Omit<Selection, "sort"> {
  /** in the language of docs/search.md; its filters and those of the selection both apply */
  query: string;
  /** default relevance */
  sort?: Selection["sort"] | "relevance" | undefined;
  /** used for date:P1W and the like; default: this machine's date */
  today?: DateString;
  /** characters of a snippet, 0 for none; default 140. Answers of more than 64 rows have none. */
  snippet?: number;
  /** rows that have a snippet at most, each costs bytes: first the rows, then those of overviews, then of tiers */
  snippets?: number;
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
  /**
   * the channels, topics, dates and lengths that the query itself asks for (not those that it excludes): slice(from,
   * to) of the query is the operator
   */
  named: { facet: "channels" | "topics" | "dates" | "lengths"; from: number; to: number; names: string[] }[];
  /** what the query's dates and lengths narrow it to: "" and null where it is open; lengths in seconds, inclusive */
  range: { from: DateString; to: DateString; minSeconds: number | null; maxSeconds: number | null };
  /** similar words (one typing error), if nothing was found */
  suggestions: string[];
  /** parts of the query that were ignored because they are invalid */
  notes: string[];
}

export interface TallyRequest extends Omit<Selection, "sort" | "offset" | "limit" | "partial" | "mute"> {
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
  /** its share among the entries lately, in tenths of its share before; 0 if it had none */
  tenths: number;
}

export interface TallyResult extends Sum {
  /** the time that is counted: that of the request within the archive's; "" where they do not meet */
  from: DateString;
  to: DateString;
  /** that have entries, oldest first */
  days: (Sum & { date: DateString })[];
  /** weeks from Sunday to Saturday, oldest first and without gaps; the first and the last within the time counted */
  weeks: (Sum & { from: DateString; to: DateString })[];
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

export interface CompleteRequest {
  /** what is typed so far, in the language of docs/search.md */
  query: string;
  /** where the cursor is, in UTF-16 units as in JavaScript; default: the end */
  cursor?: number;
  /** instead of a query, `query` is the beginning of the name of a channel or topic, or a part of it */
  names?: "channels" | "topics";
  /** default 8 */
  limit?: number;
}

export interface CompleteResult {
  /** what a name replaces: slice(from, to) of the query in NFC. From the cursor to the cursor if `names` is empty */
  from: number;
  to: number;
  /** the part of the name that is before the cursor */
  typed: string;
  /** the best first; `text` replaces the range: the name, quoted if needed, and a space. Absent for `names` */
  names: { name: string; text?: string }[];
}

export interface RelatedRow extends EntryRow {
  /** up to three words that both entries share, the most telling first */
  words: string[];
}

/** Entries that tell the same story as another; a daily programme has one row in each list. */
export interface RelatedResult {
  /** the most alike first */
  sameDay: RelatedRow[];
  /** of the 31 days before, the most alike first */
  earlier: RelatedRow[];
  /** the entries that have this one among their `earlier`, the next first; up to 8 */
  later: RelatedRow[];
  problems: Problem[];
}
