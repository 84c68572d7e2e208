// Finds the known word that a mistyped word probably stands for.

/** Words that differ in more letters are not suggested. */
const MOST = 2;

/** @param {string} word @param {readonly string[]} known @returns {string | null} the nearest one, if one is near */
export function closest(word, known) {
  /** @type {string | null} */
  let best = null;
  let least = Math.min(MOST, Math.floor(word.length / 2)) + 1;
  for (const each of known) {
    const distance = editDistance(word.toLowerCase(), each.toLowerCase());
    if (distance < least) [best, least] = [each, distance];
  }
  return best;
}

/** Letters to insert, remove or exchange (Levenshtein). @param {string} a @param {string} b */
function editDistance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
}
