// The site of a digest or an entry, where several archives are open as one.

/**
 * Its name; "" where there is only one site.
 * @param {import("../../state/app.js").App} app @param {string} digest id: that of another site begins with its name
 */
export function siteName(app, digest) {
  const { sites } = app.archive.info;
  if (!sites || sites.length < 2) return "";
  const site = digest.slice(0, Math.max(0, digest.indexOf(":")));
  return sites.find(({ name, own }) => (site ? name === site && !own : own))?.name ?? "";
}
