// Messages of a command about its work, on stdout; --quiet suppresses them. Results are not written here. Errors and
// warnings go to stderr.

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
