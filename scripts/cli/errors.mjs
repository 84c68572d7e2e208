// Exit codes and errors of commands. Every failure that the user can fix is a CliError; any other error is a bug in
// Yoyak and exits with EXIT.internal.

export const EXIT = {
  ok: 0,
  /** the digests have errors, or warnings under --strict */
  problems: 1,
  /** unknown command or flag, missing argument */
  usage: 2,
  /** the input does not exist, cannot be read, contains no digests, or is a damaged or newer archive */
  input: 3,
  /** the output cannot be written, or no port is free */
  output: 4,
  internal: 70,
};

export class CliError extends Error {
  /**
   * @param {number} exit one of EXIT
   * @param {string} message one sentence
   * @param {string} [remedy] what to do, one sentence
   */
  constructor(exit, message, remedy = "") {
    super(message);
    this.exit = exit;
    this.remedy = remedy;
  }
}

/** The reason of a system error, in words. @param {any} error of node:fs @returns {string} */
export function reason(error) {
  /** @type {Record<string, string>} */
  const words = {
    ENOENT: "it does not exist",
    EACCES: "permission denied",
    EPERM: "not permitted",
    EISDIR: "it is a folder",
    ENOTDIR: "a part of the path is a file, not a folder",
    ENOSPC: "the disk is full",
    EROFS: "the disk is read-only",
    EMFILE: "too many files are open",
    ELOOP: "symbolic links lead in a circle",
    ENAMETOOLONG: "the name is too long",
    EEXIST: "it exists already",
  };
  return words[error?.code] ?? error?.message ?? String(error);
}

/** Error codes of the engine that mean that the input is wrong, not the program. */
const INPUT_CODES = new Set([
  "bad-config",
  "bad-manifest",
  "newer-format",
  "older-format",
  "damaged",
  "truncated",
  "too-large",
  "not-found",
  "network",
]);

/** @param {any} error @returns {CliError | null} null where it is a bug */
export function asCliError(error) {
  if (error instanceof CliError) return error;
  if (INPUT_CODES.has(error?.code)) return new CliError(EXIT.input, `${error.message} (${error.code})`);
  return null;
}
