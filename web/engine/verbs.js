// The verbs of an open archive, with the request of each in the form of the core. The Reader calls the core in this
// thread, the WorkerArchive sends messages; both extend this class with their own ask().

import { YoyakError } from "./errors.js";

/** @typedef {import("./types.d.ts").Archive} Archive */
/** @typedef {import("./types.d.ts").CallOptions} CallOptions */
/** @typedef {import("./protocol.d.ts").Verb} Verb */

/**
 * The core's answer to each verb (wasm/bindings/abi.h): JSON, JSON with counts that facets.js names, HTML, or nothing.
 */
export const ANSWERS = /** @type {const} */ ({
  digests: "json",
  select: "counts",
  search: "counts",
  tally: "json",
  complete: "json",
  set_marks: "nothing",
  digest: "json",
  render: "html",
  page: "json",
  related: "json",
  export: "json",
});

/**
 * Normalises the query, because the core has no normalisation tables. @template {{query?: string}} T @param {T} request
 * @returns {T}
 */
const composed = (request) =>
  request.query === undefined ? request : { ...request, query: request.query.normalize("NFC") };

/** "YYYY-MM-DD" */
const today = () => new Date().toLocaleDateString("sv");

export class ArchiveVerbs {
  /**
   * @abstract @param {Verb} verb @param {object} _request plain values @param {CallOptions} [_options]
   * @returns {Promise<any>} the answer, read
   */
  async ask(verb, _request, _options) {
    throw new YoyakError("internal", `Nobody is there to ask for ${verb}.`);
  }

  /** @type {Archive["digests"]} */
  digests(request = {}, options) {
    return this.ask("digests", request, options);
  }

  /** @type {Archive["select"]} */
  select(selection = {}, options) {
    return this.ask("select", selection, options);
  }

  /** @type {Archive["search"]} */
  async search(request, options) {
    return this.ask("search", { today: today(), ...composed(request) }, options);
  }

  /** @type {Archive["tally"]} */
  tally(request = {}, options) {
    return this.ask("tally", { today: today(), ...composed(request) }, options);
  }

  /** @type {Archive["complete"]} */
  complete({ cursor, ...request }, options) {
    const before = cursor === undefined ? {} : { cursor: request.query.slice(0, cursor).normalize("NFC").length };
    return this.ask("complete", { ...composed(request), ...before }, options);
  }

  /** @type {Archive["setMarks"]} */
  setMarks({ read = [], starred = [] }) {
    return this.ask("set_marks", { read, starred });
  }

  /** @type {Archive["digest"]} */
  digest(id, options) {
    return this.ask("digest", { id }, options);
  }

  /** @type {Archive["render"]} */
  render(request, options) {
    return this.ask("render", composed(request), options);
  }

  /** @type {Archive["page"]} */
  page(request = {}, options) {
    return this.ask("page", composed(request), options);
  }

  /** @type {Archive["related"]} */
  related({ digest, entry }, options) {
    return this.ask("related", { digest, entry }, options);
  }

  /** @type {Archive["export"]} */
  export(id, options) {
    return this.ask("export", { id }, options);
  }
}
