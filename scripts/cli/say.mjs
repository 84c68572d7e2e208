// What a command says about its work, on stdout: not its result, and nothing under --quiet. Errors and warnings go to
// stderr anyway.

let quiet = false;

/** @param {boolean} value */
export function setQuiet(value) {
  quiet = value;
}

export const isQuiet = () => quiet;

/** @param {string} text whole lines */
export function say(text) {
  if (!quiet) process.stdout.write(text);
}
