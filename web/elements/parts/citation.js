// What the links of an overview into its entries are about.

const BETWEEN = /^[\s,·;、，]*$/;

/** The entry, or a part of it, that a link within the page names. @param {Element} link */
export const idOf = (link) => decodeURIComponent(link.getAttribute("href")?.slice(1) ?? "");

/** The first lines of an entry that is on the page. @param {string} id */
export function firstLines(id) {
  const entry = document.getElementById(id);
  const body = entry?.querySelector('[data-kind="main"] .yk-body') ?? entry?.querySelector(".yk-body");
  return (body?.querySelector("p, li") ?? body)?.textContent?.trim().slice(0, 300) ?? "";
}

/** The citations that stand side by side with this one, in order. @param {Element} link */
export function runOf(link) {
  const run = [link];
  for (const side of /** @type {const} */ (["previousSibling", "nextSibling"])) {
    for (let at = link[side]; at; at = at[side]) {
      if (at instanceof Element && at.matches("a.yk-ref")) side === "nextSibling" ? run.push(at) : run.unshift(at);
      else if (!(at instanceof Text) || !BETWEEN.test(at.data)) break;
    }
  }
  return run;
}
