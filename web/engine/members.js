// The sites whose archives are open as one: opening them, what is wrong with those that cannot be opened, and what is
// known of all together. What they answer: combined.js.

import { YoyakError } from "./errors.js";
import { addCounts, sum } from "./merge.js";

/** @typedef {import("./types.d.ts").Archive} Archive */
/** @typedef {import("./types.d.ts").ArchiveInfo} ArchiveInfo */
/** @typedef {import("./types.d.ts").Problem} Problem */
/** @typedef {Error & {code?: string}} Trouble */

/**
 * `name`: of the site, without a colon · `base`: its address, with a slash at its end · `own`: the page's own site
 * @typedef {{name: string, base: string, own?: boolean, open: () => Promise<Archive>}} Source
 */
/**
 * `key`: what the ids of its digests begin with
 * @typedef {Source & {key: string, archive: Archive | null, error: Trouble | null, opening: Promise<void>}} Member
 */

/** The name of the site in the id of a digest; "" for the page's own. @param {string} id */
const siteOf = (id) => id.slice(0, Math.max(0, id.indexOf(":")));

export class Members {
  /** A site has come, or has a newer archive. @type {() => void} */
  onchange = () => {};
  /** @type {Member[]} */
  all;
  #patience;
  /** Ends when every site is open, has failed, or takes too long. @type {Promise<void>} */
  settled = Promise.resolve();
  /** Whether the page has learned of all sites. */
  #joined = false;
  /** @type {ArchiveInfo | null} */
  #info = null;

  /** @param {Source[]} sources @param {number} patience milliseconds that answers wait for a site */
  constructor(sources, patience) {
    this.#patience = patience;
    this.all = sources.map((source) => ({
      ...source,
      key: source.own ? "" : `${source.name}:`,
      archive: null,
      error: null,
      opening: Promise.resolve(),
    }));
  }

  /** Opens all sites. */
  async begin() {
    this.#openAll();
    const own = this.all.find((each) => each.own);
    if (own) await own.opening;
    if (!own?.archive) await this.settled;
    if (!this.open.length) throw (own ?? this.all[0]).error ?? late();
  }

  #openAll() {
    for (const member of this.all) if (!member.archive) this.#start(member);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const patience = new Promise((done) => (timer = setTimeout(done, this.#patience)));
    const all = Promise.all(this.all.map(({ opening }) => opening));
    this.#joined = false;
    this.settled = Promise.race([all, patience]).then(() => {
      clearTimeout(timer);
      for (const member of this.all) if (!member.archive) member.error ??= late();
      this.#joined = true;
      this.#changed();
    });
  }

  /** @param {Member} member */
  #start(member) {
    member.error = null;
    const opening = member.open().then(
      (archive) => {
        if (member.opening !== opening) return archive.dispose();
        member.archive = archive;
        member.error = null;
        archive.onchange = () => this.#changed();
        // One that comes after all others were shown is added to them.
        if (this.#joined) this.#changed();
      },
      (error) => void (member.error = error),
    );
    member.opening = opening;
  }

  #changed() {
    this.#info = null;
    if (this.open.length) this.onchange();
  }

  get open() {
    return this.all.filter((member) => member.archive !== null);
  }

  get info() {
    return (this.#info ??= this.#describe());
  }

  /** @returns {ArchiveInfo} */
  #describe() {
    const open = this.open.map((member) => ({ member, info: /** @type {Archive} */ (member.archive).info }));
    const own = open.find(({ member }) => member.own);
    const filled = open.filter(({ info }) => info.digests > 0).map(({ info }) => info);
    const most = (/** @type {{entries: number}} */ a, /** @type {{entries: number}} */ b) => b.entries - a.entries;
    const entries = (/** @type {"topics" | "channels"} */ key) =>
      addCounts(open.map(({ info }) => info[key].map((each) => ({ name: each.name, count: each.entries }))));
    const digests = new Map(
      addCounts(open.map(({ info }) => info.topics.map((each) => ({ name: each.name, count: each.digests })))).map(
        ({ name, count }) => [name, count],
      ),
    );
    const { partitions = [], heads } = own?.info ?? {};
    const ownName = this.all.find((member) => member.own)?.name;
    const { site } = (own ?? open[0]).info;
    return {
      ...(own ?? open[0]).info,
      // Without its own archive, the page keeps its name.
      site: own || !ownName ? site : { ...site, title: ownName },
      // Only the own files can be kept on the device.
      partitions,
      newest: own ? own.info.to : "",
      ...(heads ? { heads } : {}),
      digests: sum(filled.map((info) => info.digests)),
      entries: sum(filled.map((info) => info.entries)),
      seconds: sum(filled.map((info) => info.seconds)),
      from: filled.map((info) => info.from).sort()[0] ?? "",
      to:
        filled
          .map((info) => info.to)
          .sort()
          .at(-1) ?? "",
      topics: entries("topics")
        .map(({ name, count }) => ({ name, digests: digests.get(name) ?? 0, entries: count }))
        .sort(most),
      channels: entries("channels")
        .map(({ name, count }) => ({ name, entries: count }))
        .sort(most),
      sites: this.all.map(({ name, base, own = false, archive }) => ({
        name,
        base,
        own,
        entries: archive?.info.entries ?? 0,
      })),
    };
  }

  get own() {
    return this.all.find((member) => member.own);
  }

  /** Sites that cannot be shown, as problems. @returns {Problem[]} */
  get missing() {
    return this.all.flatMap((member) => (member.error && !member.archive ? [problemOf(member, member.error)] : []));
  }

  /** @param {string} id */
  memberOf(id) {
    const site = siteOf(id);
    const found = this.all.find((member) => !member.own && member.name === site);
    return found ?? this.all.find((member) => member.own);
  }

  /**
   * The archive of a digest, and the id of the digest there.
   * @param {string} id @returns {Promise<{member: Member, archive: Archive, inside: string}>}
   */
  async find(id) {
    const member = this.memberOf(id);
    if (!member) throw new YoyakError("not-found", `There is no site for ${id}.`);
    if (!member.archive) await Promise.race([member.opening, this.settled]);
    if (!member.archive) throw member.error ?? late();
    return { member, archive: member.archive, inside: id.slice(member.key.length) };
  }

  /**
   * The answers of the sites that give one, and what is wrong with the others.
   * @template T
   * @param {boolean | undefined} partial whether to wait for no site
   * @param {(archive: Archive, member: Member) => Promise<T>} ask
   * @returns {Promise<{answers: {member: Member, value: T}[], problems: Problem[], waiting: boolean}>}
   */
  async ask(partial, ask) {
    if (!partial) await this.settled;
    const open = this.open;
    const asked = await Promise.allSettled(open.map((member) => ask(/** @type {Archive} */ (member.archive), member)));
    /** @type {{member: Member, value: T}[]} */
    const answers = [];
    /** @type {{member: Member, error: Trouble}[]} */
    const failed = [];
    asked.forEach((answer, i) => {
      if (answer.status === "fulfilled") answers.push({ member: open[i], value: answer.value });
      else failed.push({ member: open[i], error: answer.reason });
    });
    const aborted = failed.find(({ error }) => error.code === "aborted");
    if (aborted || !answers.length) throw (aborted ?? failed[0])?.error ?? this.all[0].error ?? late();
    const waiting = this.all.some((member) => !member.archive && !member.error);
    return {
      answers,
      problems: [...this.missing, ...failed.map(({ member, error }) => problemOf(member, error))],
      waiting,
    };
  }

  /** @type {Archive["retry"]} */
  async retry() {
    const open = this.open;
    if (open.length < this.all.length) this.#openAll();
    await Promise.allSettled([this.settled, ...open.map((member) => member.archive?.retry())]);
    this.#info = null;
  }

  /** @type {Archive["stats"]} */
  async stats() {
    const all = await Promise.all(this.open.map((member) => /** @type {Archive} */ (member.archive).stats()));
    return {
      requests: sum(all.map(({ requests }) => requests)),
      bytes: sum(all.map(({ bytes }) => bytes)),
      memory: sum(all.map(({ memory }) => memory)),
    };
  }

  dispose() {
    for (const member of this.all) {
      member.opening = Promise.resolve();
      member.archive?.dispose();
    }
  }
}

const late = () => new YoyakError("network", "The site does not answer.");

/** @param {Member} member @param {Trouble} error @returns {Problem} */
const problemOf = ({ name, base }, error) => ({
  partition: name,
  file: `${base}archive.json`,
  code: error.code ?? "unknown",
  message: error.message,
  site: name,
});
