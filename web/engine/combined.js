// Several archives as one: the same interface as one archive. Ids of digests carry the name of their site ("Name:ID");
// the page's own site needs none. The own site is open first and does not wait for the others; a site that cannot be
// opened is a problem of each answer, and the others go on.

import { YoyakError } from "./errors.js";
import { facetNames } from "./facets.js";
import { Members } from "./members.js";
import { inOrder, mergeCounts, mergeFacets, mergeSearch, orderOf, sum } from "./merge.js";

/** @typedef {import("./types.d.ts").Archive} Archive */
/** @typedef {import("./types.d.ts").Selection} Selection */
/** @typedef {import("./types.d.ts").Problem} Problem */
/** @typedef {import("./types.d.ts").SearchResult} SearchResult */
/** @typedef {import("./types.d.ts").SelectResult} SelectResult */
/** @typedef {import("./members.js").Source} Source */
/** @typedef {import("./members.js").Member} Member */

/** How long answers wait for a site that does not answer. It may still come later. */
const PATIENCE_MS = 8000;

/**
 * @param {Source[]} sources
 * @param {{addDays: (day: string, by: number) => string, patience?: number}} options
 * @returns {Promise<Combined>} when the page's own archive is open, or, if there is none, all that answer; throws the
 *   first error if none can be opened
 */
export async function openCombined(sources, { addDays, patience = PATIENCE_MS }) {
  const members = new Members(sources, patience);
  await members.begin();
  return new Combined(members, addDays);
}

/** @implements {Archive} */
export class Combined {
  /** @type {Archive["onchange"]} */
  onchange = null;
  #members;
  #addDays;
  /** Rows of the last list, so that its next page does not begin anew. */
  #pages = { key: "", rows: /** @type {Map<Member, any[]>} */ (new Map()) };
  #marked = 0;

  /** @param {Members} members @param {(day: string, by: number) => string} addDays */
  constructor(members, addDays) {
    this.#members = members;
    this.#addDays = addDays;
    members.onchange = () => {
      this.#pages.key = "";
      this.onchange?.(this.info);
    };
  }

  get info() {
    return this.#members.info;
  }

  /**
   * The page of a list that is asked for, out of the rows of all sites.
   * @template {{offset?: number, limit?: number, sites?: string[] | undefined}} R
   * @template {{total: number, rows: any[]}} T
   * @param {R} request @param {import("./merge.js").Order} order
   * @param {(archive: Archive, request: any) => Promise<T>} ask
   * @param {object} [counting] what a request is besides, if only the number of entries is wanted
   */
  async #list({ sites, offset = 0, limit = 50, ...rest }, order, ask, counting = {}) {
    const wanted = /** @type {any} */ (rest);
    const key = JSON.stringify([wanted, sites, this.#marked]);
    if (key !== this.#pages.key || offset === 0) this.#pages = { key, rows: new Map() };
    const { rows } = this.#pages;
    const end = offset + limit;
    const { answers, problems, waiting } = await this.#members.ask(wanted.partial, async (archive, member) => {
      const chosen = !sites?.length || sites.includes(member.name);
      const known = rows.get(member) ?? [];
      const value = await ask(archive, {
        ...wanted,
        ...(chosen ? { offset: known.length, limit: Math.max(0, end - known.length) } : { ...counting, limit: 0 }),
      });
      const { key: prefix } = member;
      rows.set(member, [...known, ...value.rows.map((row) => ({ ...row, digest: prefix + row.digest }))]);
      return { value, chosen };
    });
    const chosen = answers.filter(({ value }) => value.chosen);
    const all = inOrder(
      chosen.map(({ member }) => rows.get(member) ?? []),
      order,
    );
    return {
      // Of sites that exist, none may be chosen, or none that answers.
      values: chosen.map(({ member, value }) => ({ member, value: value.value })),
      any: answers[0].value.value,
      rows: all.slice(offset, end),
      problems,
      waiting,
      sites: this.#members.all.map(({ name }) => ({
        name,
        count: answers.find(({ member }) => member.name === name)?.value.value.total ?? 0,
      })),
    };
  }

  /** @param {{value: SelectResult | SearchResult}[]} values @param {{name: string, count: number}[]} sites */
  #facets(values, sites) {
    const facets = mergeFacets(
      values.map(({ value }) => value.facets),
      facetNames(this.info),
    );
    return { ...facets, sites };
  }

  /** @type {Archive["digests"]} */
  async digests({ offset = 0, limit = 50, ...request } = {}, options) {
    const { answers, problems, waiting } = await this.#members.ask(request.partial, (archive) =>
      archive.digests({ ...request, limit: offset + limit }, options),
    );
    return {
      total: sum(answers.map(({ value }) => value.total)),
      digests: inOrder(
        answers.map(({ member, value }) => value.digests.map((ref) => ({ ...ref, id: member.key + ref.id }))),
        orderOf("newest", "newest"),
      ).slice(offset, offset + limit),
      complete: !waiting && answers.every(({ value }) => value.complete),
      problems: [...problems, ...answers.flatMap(({ value }) => value.problems)],
    };
  }

  /** @type {Archive["select"]} */
  async select(selection = {}, options) {
    const order = orderOf(selection.sort, "newest");
    const found = await this.#list(selection, order, (archive, wanted) => archive.select(wanted, options));
    const all = found.values.map(({ value }) => value);
    const counts = mergeCounts(all);
    return {
      ...counts,
      seconds: sum(all.map(({ seconds }) => seconds)),
      rows: found.rows,
      facets: this.#facets(found.values.length ? found.values : [{ value: none(found.any) }], found.sites),
      complete: counts.complete && !found.waiting,
      problems: [...found.problems, ...counts.problems],
    };
  }

  /** @type {Archive["search"]} */
  async search(request, options) {
    const order = orderOf(request.sort, "relevance");
    const found = await this.#list(request, order, (archive, wanted) => archive.search(wanted, options), {
      tiers: false,
      snippet: 0,
    });
    const all = found.values.map(({ member, value }) => named(value, member));
    const values = all.length ? all : [{ ...none(found.any), ...nothingFound }];
    const counts = mergeCounts(values);
    return {
      ...counts,
      ...mergeSearch(values, order),
      rows: found.rows,
      facets: this.#facets(
        values.map((value) => ({ value })),
        found.sites,
      ),
      complete: counts.complete && !found.waiting,
      problems: [...found.problems, ...counts.problems],
    };
  }

  /** @type {Archive["tally"]} */
  async tally({ sites, ...request } = {}, options) {
    const chosen = (/** @type {Member} */ member) => !sites?.length || sites.includes(member.name);
    const [{ answers, problems }, { mergeTally }] = await Promise.all([
      this.#members.ask(false, async (archive, member) => (chosen(member) ? archive.tally(request, options) : null)),
      import("./merge-tally.js"),
    ]);
    const values = answers.flatMap(({ value }) => value ?? []);
    const tally = mergeTally(values.length ? values : [nothingCounted], this.#addDays, request.rising ?? 0);
    return { ...tally, problems: [...problems, ...tally.problems] };
  }

  /** @type {Archive["complete"]} */
  async complete(request, options) {
    const { answers } = await this.#members.ask(true, (archive) => archive.complete(request, options));
    const results = answers.map(({ value }) => value);
    const first = results.find(({ names }) => names.length) ?? results[0];
    /** @type {Map<string, typeof first.names[number]>} */
    const names = new Map();
    const longest = Math.max(...results.map((each) => each.names.length));
    // The best of each site, then the second best.
    for (let rank = 0; rank < longest; rank += 1)
      for (const each of results) {
        const name = each.names[rank];
        if (name && !names.has(name.name)) names.set(name.name, name);
      }
    return { ...first, names: [...names.values()].slice(0, request.limit ?? 8) };
  }

  /** @type {Archive["setMarks"]} */
  async setMarks({ read = [], starred = [] }) {
    this.#marked += 1;
    const of = (/** @type {[string, string][]} */ pairs, /** @type {Member} */ member) =>
      pairs
        .filter(([digest]) => this.#members.memberOf(digest) === member)
        .map(([digest, id]) => /** @type {[string, string]} */ ([digest.slice(member.key.length), id]));
    await this.#members.settled;
    await Promise.allSettled(
      this.#members.open.map((member) =>
        member.archive?.setMarks({ read: of(read, member), starred: of(starred, member) }),
      ),
    );
  }

  /** @type {Archive["digest"]} */
  async digest(id, options) {
    const { member, archive, inside } = await this.#members.find(id);
    return outward(await archive.digest(inside, options), member);
  }

  /** @type {Archive["render"]} */
  async render(request, options) {
    const { member, archive, inside } = await this.#members.find(request.digest);
    return archive.render({ ...request, ...where(member), digest: inside }, options);
  }

  /** @type {Archive["page"]} */
  async page(request = {}, options) {
    const { member, archive, inside } = await this.#members.find(request.digest ?? (await this.#newest(request)));
    const digest = inside ? { digest: inside } : {};
    const page = await archive.page({ ...request, ...where(member), ...digest }, options);
    const info = outward(page.info, member);
    return { ...page, info: { ...info, problems: [...this.#members.missing, ...info.problems] } };
  }

  /**
   * The newest digest is that of the page's own site, as on its front page. "" there: it is found with the page.
   * @param {import("./types.d.ts").PageRequest} request
   */
  async #newest({ from, to, topics }) {
    const own = this.#members.own?.archive;
    if (own && own.info.digests > 0) return "";
    const wanted = { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(topics ? { topics } : {}) };
    const { digests } = await this.digests({ ...wanted, limit: 1 });
    if (!digests.length) throw new YoyakError("not-found", "There is no such digest.");
    return digests[0].id;
  }

  /** @type {Archive["related"]} */
  async related({ digest, entry }, options) {
    const { member, archive, inside } = await this.#members.find(digest);
    const found = await archive.related({ digest: inside, entry }, options);
    const rows = (/** @type {typeof found.earlier} */ all) =>
      all.map((row) => ({ ...row, digest: member.key + row.digest }));
    return { ...found, sameDay: rows(found.sameDay), earlier: rows(found.earlier), later: rows(found.later) };
  }

  /** @type {Archive["export"]} */
  async export(id, options) {
    const { archive, inside } = await this.#members.find(id);
    return archive.export(inside, options);
  }

  /** @type {Archive["retry"]} */
  async retry() {
    this.#pages.key = "";
    await this.#members.retry();
  }

  stats() {
    return this.#members.stats();
  }

  dispose() {
    this.#members.dispose();
  }
}

/** The links of another site lead there, and it does not decide what this page loads. @param {Member} member */
const where = ({ own, base }) => (own ? {} : { base, showImages: false, inlineFiles: false });

/** @template {import("./types.d.ts").DigestInfo} T @param {T} info @param {Member} member @returns {T} */
function outward(info, { key }) {
  if (!key) return info;
  const named = (/** @type {any} */ ref) => ref && { ...ref, id: key + ref.id };
  return {
    ...info,
    id: key + info.id,
    entryList: info.entryList.map((row) => ({ ...row, digest: key + row.digest })),
    previous: named(info.previous),
    next: named(info.next),
    sameDay: info.sameDay.map(named),
  };
}

/** @param {SearchResult} value @param {Member} member @returns {SearchResult} */
function named(value, { key }) {
  if (!key) return value;
  return {
    ...value,
    overviews: { ...value.overviews, rows: value.overviews.rows.map((row) => ({ ...row, id: key + row.id })) },
    tiers: value.tiers.map((tier) => ({
      ...tier,
      rows: tier.rows.map((row) => ({ ...row, digest: key + row.digest })),
    })),
  };
}

/**
 * The answer of a site that is not chosen, without what it found.
 * @template {SelectResult | SearchResult} T @param {T} value @returns {T}
 */
const none = (value) => ({
  ...value,
  total: 0,
  muted: 0,
  digests: 0,
  seconds: 0,
  rows: [],
  facets: {
    ...value.facets,
    topics: [],
    channels: [],
    months: [],
    lengths: value.facets.lengths.map((each) => ({ ...each, count: 0 })),
  },
  problems: [],
});
const nothingFound = { overviews: { total: 0, rows: [] }, tiers: [], suggestions: [] };

/** @type {import("./types.d.ts").TallyResult} */
const nothingCounted = {
  ...{ count: 0, seconds: 0, from: "", to: "", days: [], weeks: [], months: [], channels: [], topics: [] },
  ...{ rising: null, complete: true, problems: [] },
};
