// A search whose answer comes in steps, for fields that search as one types: what is at hand at once, then everything,
// then what takes longest. For viewer and widget alike; how a step is drawn is theirs.

/** @typedef {import("./types.d.ts").Archive} Archive */
/** @typedef {import("./types.d.ts").SearchRequest} SearchRequest */
/** @typedef {import("./types.d.ts").SearchResult} SearchResult */

/**
 * Yields the titles that are found in what is loaded; those of the whole archive, where that is more; and last the
 * answer as it was asked for, with excerpts and other readings of the query (where `snippet` and `tiers` do not say
 * otherwise). Each step replaces the one before. All but the last may be missing: a step that found nothing is left out
 * until it is certain, so that what stands need not make way for an empty list.
 *
 * Ends without a word when the signal aborts. A newer search makes this one void: abort it *after* the first next() of
 * the newer one, which asks at once, so that bytes which both need are not fetched twice.
 *
 * @param {Pick<Archive, "search">} archive @param {SearchRequest} request @param {{ signal?: AbortSignal }} [options]
 * @returns {AsyncGenerator<SearchResult, void, void>} throws YoyakError
 */
export async function* liveSearch(archive, request, { signal } = {}) {
  /** @param {Partial<SearchRequest>} more @returns {Promise<SearchResult | null>} null: nobody waits any more */
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
  // Each excerpt costs the text of a digest: a slow line must not hold back what is found.
  let found = await ask({ partial: true, snippet: 0 });
  if (!found) return;
  if (found.total > 0 || (titlesAreAll && found.complete)) yield found;
  if (!found.complete) {
    found = await ask({ snippet: 0, tiers: false });
    if (!found) return;
    if (found.total > 0 || titlesAreAll) yield found;
  }
  if (titlesAreAll) return;
  // What may have been meant is only in the full answer.
  found = await ask({});
  if (found) yield found;
}
