// What a build keeps for the next one, so that pages whose digest did not change are neither read nor rendered again:
// facts about digests, what weeks and months were about, and which files a digest has. Everything is kept under a key,
// a hash of all that it was made of; another key means that it is made anew. Nothing here says what a page contains.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { addDays } from "../../../web/lib/dates.js";
import { distFile, distFiles } from "../dist.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").DigestRef} DigestRef */

/** How far back an entry's relations lead, in days (kRelatedDays in wasm/archive/format.hpp), and one more. */
const RELATED_DAYS = 32;
const FORMAT = "yoyak-kept 1";

/** @param {...unknown} parts strings, bytes, or what JSON can write @returns {string} */
export function hashOf(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) {
    const bytes = part instanceof Uint8Array ? part : Buffer.from(JSON.stringify(part) ?? "undefined");
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest("base64url").slice(0, 22);
}

/** @type {string | undefined} */
let program;
/**
 * Names the code that makes sites: the command line, what it uses of web/, the shell and wasm modules, and Node, whose
 * tables sort and format.
 */
function thisProgram() {
  if (program) return program;
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const code = ["scripts/cli", "web/engine", "web/lib", "web/i18n"].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.m?js$/.test(entry.name))
      .map((entry) => join(/** @type {any} */ (entry).parentPath ?? /** @type {any} */ (entry).path, entry.name))
      .sort(),
  );
  const { node, icu, unicode } = process.versions;
  const parts = [...code.map((path) => readFileSync(path)), ...distFiles().map(distFile)];
  return (program = hashOf(FORMAT, node, icu, unicode, ...parts));
}

/**
 * Gives a file of the last build again: its bytes, null where it stays in the folder as it is, undefined where it is
 * not there or is another. @callback TakeOver
 * @param {string} name @param {string} hash of its bytes @returns {Uint8Array | null | undefined}
 */

export class Kept {
  /** @type {Map<string, string>} */
  #before;
  /** @type {Map<string, string>} */
  #now = new Map();
  #take;
  /** Digests whose pages were made, and those whose pages were taken over. */
  pages = { made: 0, kept: 0 };

  /**
   * @param {Map<string, string>} [before] as lines() gave it @param {TakeOver} [take]
   */
  constructor(before = new Map(), take = () => undefined) {
    this.#before = before;
    this.#take = take;
  }

  /** For the next build. */
  lines() {
    return this.#now;
  }

  /**
   * What was kept under that name and key; else it is made, and kept.
   * @template T @param {string} name @param {string} key "" keeps nothing @param {() => T | Promise<T>} make gives what
   *   JSON can write
   * @returns {Promise<T>}
   */
  async value(name, key, make) {
    const known = this.recall(name, key);
    if (known !== undefined) return known;
    const value = await make();
    this.note(name, key, value);
    return value;
  }

  /** @param {string} name */
  forget(name) {
    this.#now.delete(name);
  }

  /** @param {string} name @param {string} key "" keeps nothing @param {unknown} value */
  note(name, key, value) {
    if (key) this.#now.set(name, `${key}\t${JSON.stringify(value)}`);
  }

  /**
   * The files that were kept under that name and key, if all of them are still there; else they are made, and kept.
   * @param {string} name @param {string} key @param {() => Promise<Map<string, Uint8Array>>} make
   * @returns {Promise<Map<string, Uint8Array | null>>}
   */
  async files(name, key, make) {
    /** @type {Record<string, string> | undefined} */
    const known = this.recall(name, key);
    const taken = Object.entries(known ?? {}).map(([file, hash]) => [file, this.#take(file, hash)]);
    if (known && taken.every(([, bytes]) => bytes !== undefined)) return new Map(/** @type {any} */ (taken));
    const files = await make();
    const hashes = Object.fromEntries([...files].map(([file, bytes]) => [file, hashOf(bytes)]));
    if (key) this.#now.set(name, `${key}\t${JSON.stringify(hashes)}`);
    return files;
  }

  /**
   * What was kept under that name and key, which stays kept.
   * @param {string} name @param {string} key @returns {any}
   */
  recall(name, key) {
    const line = this.#before.get(name);
    if (!key || line === undefined || !line.startsWith(`${key}\t`)) return undefined;
    try {
      const value = JSON.parse(line.slice(key.length + 1));
      this.#now.set(name, line);
      return value;
    } catch {
      return undefined; // damaged, so it counts as another
    }
  }
}

/** Where what is kept stands: beside the site, because all that is in it is published. @param {string} out */
export const keptFile = (out) => join(dirname(resolve(out)), `.${basename(resolve(out))}.yoyak-kept`);

/** @param {string} out folder of the site */
export function keptFor(out) {
  /** @type {Map<string, string>} */
  const before = new Map();
  try {
    const [program, ...lines] = readFileSync(keptFile(out), "utf8").split("\n");
    if (program !== thisProgram()) return new Kept();
    for (const line of lines) {
      const tab = line.indexOf("\t");
      if (tab > 0) before.set(decodeURIComponent(line.slice(0, tab)), line.slice(tab + 1));
    }
  } catch {
    return new Kept(); // it does not exist, or cannot be read
  }
  return new Kept(before, (name, hash) => {
    try {
      return hashOf(readFileSync(join(out, name))) === hash ? null : undefined;
    } catch {
      return undefined;
    }
  });
}

/**
 * After the site was written. Without it the next build is only slower, so an error is none.
 * @param {string} out @param {Kept} kept
 */
export function keep(out, kept) {
  const path = keptFile(out);
  const aside = `${path}-${process.pid}`;
  try {
    const lines = [...kept.lines()].map(([name, line]) => `${encodeURIComponent(name)}\t${line}\n`);
    writeFileSync(aside, `${thisProgram()}\n`);
    // In parts: a text of all may be longer than a string can be.
    for (let at = 0; at < lines.length; at += 1000)
      writeFileSync(aside, lines.slice(at, at + 1000).join(""), { flag: "a" });
    renameSync(aside, path);
  } catch {
    rmSync(aside, { force: true });
    rmSync(path, { force: true });
  }
}

/**
 * What is kept from one build of a process to the next, with the files in memory.
 * @param {Kept | null} before @param {Map<string, Uint8Array | null>} files of that build
 */
export const keptInMemory = (before, files) => new Kept(before?.lines(), (name) => files.get(name) ?? undefined);

/** The keys of a site's parts: each changes when something does that the part may depend on. */
export class Keys {
  /** Of what all parts may depend on. */
  #common;
  #known;
  /** By day. @type {Map<string, string>} */
  #days = new Map();
  /** @type {Map<string, [DigestRef | undefined, DigestRef | undefined]>} */
  #neighbours = new Map();
  /** @type {Map<string, string>} */
  #facts = new Map();

  /**
   * @param {unknown} common what all parts may depend on @param {DigestRef[]} digests newest first
   * @param {{id: string, key: string}[] | undefined} contents of Packer.contents(); undefined: nothing can be kept
   */
  constructor(common, digests, contents) {
    const own = new Map(contents?.map(({ id, key }) => [id, key]));
    this.#known = contents !== undefined && digests.every(({ id }) => own.has(id));
    this.#common = hashOf(common);
    if (!this.#known) return;
    for (const ref of digests) this.#days.set(ref.date, hashOf(this.#days.get(ref.date) ?? "", ref, own.get(ref.id)));
    /** @type {Map<string, DigestRef>} */
    const newer = new Map();
    for (const ref of digests) {
      const next = newer.get(ref.topic);
      if (next) /** @type {any} */ (this.#neighbours.get(next.id))[0] = ref;
      this.#neighbours.set(ref.id, [undefined, next]);
      newer.set(ref.topic, ref);
    }
  }

  /** Of what digests of these days say. @param {string} name @param {string} from @param {string} to */
  period(name, from, to) {
    return this.#known ? hashOf(this.#common, name, from, to, this.#between(from, to)) : "";
  }

  /** Of what a digest and its relations say. @param {DigestRef} ref */
  facts({ id, date }) {
    if (!this.#known) return "";
    const from = addDays(date, -RELATED_DAYS);
    let days = this.#facts.get(date);
    if (days === undefined) this.#facts.set(date, (days = hashOf(this.#common, this.#between(from, date))));
    return hashOf(id, days);
  }

  /** Of a digest's page. @param {DigestRef} ref @param {string} changed day of the last change */
  page(ref, changed) {
    return this.#known ? hashOf(this.facts(ref), this.#neighbours.get(ref.id), changed) : "";
  }

  /** @param {string} from @param {string} to both included */
  #between(from, to) {
    const keys = [];
    for (let day = to; day >= from; day = addDays(day, -1)) {
      const key = this.#days.get(day);
      if (key) keys.push([day, key]);
    }
    return keys;
  }
}
