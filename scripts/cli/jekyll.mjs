// The settings of a Jekyll site that Yoyak has too. Only what people write in _config.yml is read: plain values, and
// the maps and lists of collections and defaults. Whatever is written in another way is left out.

/**
 * @typedef {object} Taken
 * @property {string} [title] @property {string} [description] @property {string} [url] @property {string} [language]
 * @property {string} [author]
 * @property {{permalink?: string, collections?: Record<string, string>}} jekyll
 */

/** @param {string} text of _config.yml @returns {Taken} */
export function jekyllSettings(text) {
  const lines = text.split(/\r\n|\n/).filter((line) => !/^\s*(#|$)/.test(line));
  const members = childrenOf(lines);
  const value = (/** @type {string} */ key) => scalar(members.get(key) ?? []);
  const [title, description, url, base] = ["title", "description", "url", "baseurl"].map(value);
  const author = value("author") || scalar(childrenOf(below(members.get("author"))).get("name") ?? []);
  const language = value("lang") || value("locale").replace("_", "-");
  const address = url && `${url.replace(/\/+$/, "")}/${base ? `${base.replace(/^\/+|\/+$/g, "")}/` : ""}`;
  const permalink = value("permalink") || permalinkOfPosts(below(members.get("defaults")));
  const collections = permalinks(below(members.get("collections")));
  return {
    ...(title && { title }),
    ...(description && { description }),
    ...(/^https?:\/\//.test(address) && { url: address }),
    ...(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) && { language }),
    ...(author && { author }),
    jekyll: { ...(permalink && { permalink }), ...(Object.keys(collections).length && { collections }) },
  };
}

/** The lines of each key, its own first. @param {string[]} lines of one level @returns {Map<string, string[]>} */
function childrenOf(lines) {
  /** @type {Map<string, string[]>} */
  const children = new Map();
  const indent = /^ */.exec(lines[0] ?? "")?.[0].length ?? 0;
  /** @type {string[] | null} */
  let open = null;
  for (const line of lines) {
    const [, spaces, key, rest] = /^( *)["']?([\w-]+)["']?:(?:[ \t]+(.*))?$/.exec(line) ?? [];
    if (key !== undefined && spaces.length === indent) children.set(key, (open = [rest ?? ""]));
    else open?.push(line);
  }
  return children;
}

/** What stands under a key. @param {string[] | undefined} lines */
const below = (lines) => lines?.slice(1) ?? [];

/** A text in one line or several. @param {string[]} lines */
function scalar([first = "", ...more]) {
  const text = first.trim();
  if (/^[>|][+-]?\d?$/.test(text) || text === "") {
    if (text === "" && more.some((line) => /^\s*(- |[\w-]+:)/.test(line))) return "";
    return more.map((line) => line.trim()).join(" ");
  }
  if (/^["']/.test(text)) {
    const end = text.indexOf(text[0], 1);
    return end > 0 ? text.slice(1, end) : "";
  }
  return /^[&*[{]/.test(text) ? "" : text.replace(/\s#.*$/, "").trim();
}

/** @param {string[]} lines under `collections` */
function permalinks(lines) {
  const found = [...childrenOf(lines)].map(([name, of]) => {
    const [, inline = ""] = /permalink:\s*([^,}]+)/.exec(of[0]) ?? [];
    return [name, inline.trim().replace(/^["']|["']$/g, "") || scalar(childrenOf(below(of)).get("permalink") ?? [])];
  });
  return Object.fromEntries(found.filter(([, permalink]) => permalink));
}

/** The permalink that defaults give to posts. @param {string[]} lines a list of scopes and values */
function permalinkOfPosts(lines) {
  /** @type {string[][]} */
  const items = [];
  for (const line of lines) {
    const start = /^\s*- /.exec(line);
    if (start) items.push([]);
    items.at(-1)?.push(start ? line.replace("- ", "  ") : line);
  }
  for (const item of items) {
    const text = item.join("\n");
    if (/\btype:\s*["']?(?!posts\b)\w/.test(text)) continue;
    const [, permalink = ""] = /\bpermalink:\s*["']?([^"'\s,}]+)/.exec(text) ?? [];
    if (permalink) return permalink;
  }
  return "";
}
