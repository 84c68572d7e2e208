// A search whose answer comes in steps, for fields that search while the user types: first loaded titles, then all
// titles, then the first page with its excerpts, then everything. The viewer and the widget use it,
// and each draws the steps in its own way.

/** @typedef {import("./types.d.ts").CallOptions} CallOptions */
/** @typedef {import("./types.d.ts").SearchRequest} SearchRequest */
/** @typedef {import("./types.d.ts").SearchResult} SearchResult */

/** Excerpts that are loaded first: what the first screen shows. The others follow when these are there. */
const FIRST_PAGE = 10;

/**
 * Yields first the hits in loaded titles, then the hits in titles of the whole archive if there are more, then the
 * full answer with the excerpts of the first page, and last all excerpts if there are more (unless `snippet` and
 * `tiers` say otherwise). Each step replaces the one before. All but the last may be missing: a step without results
 * is skipped until it is certain, so that existing results are not replaced by an empty list.
 *
 * Ends silently when the signal aborts. A newer search replaces this one: abort this one *after* the first next() of
 * the newer one. That call sends its request at once, so bytes that both need are not fetched twice.
 *
 * @template {SearchResult} Result
 * @param {{search: (request: SearchRequest, options?: CallOptions) => Promise<Result>}} archive
 * @param {SearchRequest} request @param {CallOptions} [options]
 * @returns {AsyncGenerator<Result, void, void>} throws YoyakError
 */
export async function* liveSearch(archive, request, { signal } = {}) {
  /** @param {Partial<SearchRequest>} more @returns {Promise<Result | null>} null: the search was aborted */
  const ask = async (more) => {
    try {
      const found = await archive.search({ ...request, ...more }, signal ? { signal } : {});
      return signal?.aborted ? null : found;
    } catch (error) {
      if (signal?.aborted) return null;
      throw error;
    }
  };
  const titlesAreAll = request.snippet === 0 && request.tiers === false;
  // Each excerpt needs the text of a digest. On a slow connection, excerpts must not delay the results.
  let found = await ask({ partial: true, snippet: 0 });
  if (!found) return;
  if (found.total > 0 || (titlesAreAll && found.complete)) yield found;
  if (!found.complete) {
    found = await ask({ snippet: 0, tiers: false });
    if (!found) return;
    if (found.total > 0 || titlesAreAll) yield found;
  }
  if (titlesAreAll) return;
  // Other readings are only in the full answer.
  found = await ask({ snippets: FIRST_PAGE });
  if (!found) return;
  yield found;
  if (!lacksExcerpts(found, request)) return;
  found = await ask({});
  if (found) yield found;
}

/** @param {SearchResult} found @param {SearchRequest} request */
function lacksExcerpts({ rows, overviews, tiers }, { snippet }) {
  const shown = [...rows, ...overviews.rows, ...tiers.flatMap((tier) => tier.rows)];
  return snippet !== 0 && shown.length > FIRST_PAGE && shown.slice(0, FIRST_PAGE).some((row) => row.snippet);
}
