// What the benchmarks put into a page, so that functions that run there can say so.

declare global {
  /** Yoyak's archive. */
  var archive: any;
  /** Pagefind's module. */
  var engine: any;
}

export {};
