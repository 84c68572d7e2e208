// What must exist once: each line of the table says how a copy would show, and where the only one is. A copy that this
// does not notice is still a copy.
import { lineAt } from "../dev/check.mjs";

/**
 * @typedef {object} Rule
 * @property {string} what
 * @property {RegExp} pattern how it shows in code
 * @property {RegExp} among files that are looked at
 * @property {RegExp} only files that may hold it
 * @property {string} remedy
 */

const CODE = /^(wasm|web|scripts)\/.*\.(cpp|hpp|inc|js|mjs|html)$/;

/** @type {Rule[]} */
const RULES = [
  {
    what: "a table of Korean particles",
    pattern: /에게서[\s"',+|-]+[가-힣]*[\s"',+|-]/,
    among: CODE,
    only: /^wasm\/text\/particles\.cpp$/,
    remedy: "ask text::without_particle, through the boundary if need be",
  },
  {
    what: "a content security policy",
    pattern: /default-src /,
    among: CODE,
    only: /^(web\/lib\/policy\.js|scripts\/check\/one-of-each\.mjs)$/,
    remedy: "build it in web/lib/policy.js",
  },
  {
    what: "a static server",
    pattern: /\bcreateServer\s*\(\s*[^\s)]/,
    among: /^(web|scripts|examples|tests\/(cli|e2e|boundary|bench|web))\/.*\.(js|mjs)$/,
    only: /^scripts\/cli\/serve\/(static|server)\.mjs$/,
    remedy: "use start() of scripts/cli/serve/static.mjs",
  },
  {
    what: "a reading of Range headers by a server",
    pattern: /headers\.range\b/,
    among: /^(scripts|examples)\/.*\.mjs$/,
    only: /^scripts\/(cli\/serve\/static|check\/one-of-each)\.mjs$/,
    remedy: "use answerFor() of scripts/cli/serve/static.mjs",
  },
  {
    what: "calendar arithmetic in the core",
    pattern: /\b(?:146097|719468|days_from_civil|civil_from_days)\b/,
    among: /^wasm\/.*\.(cpp|hpp)$/,
    only: /^wasm\/text\/calendar\.(cpp|hpp)$/,
    remedy: "use text/calendar.hpp, which rests on std::chrono",
  },
  {
    what: "calendar arithmetic in a host",
    pattern: /\b(?:setUTCDate|setUTCMonth|86_?400_?000|864e5)\b/,
    among: /^(web|scripts\/cli)\/.*\.(js|mjs)$/,
    only: /^web\/lib\/dates\.js$/,
    remedy: "use web/lib/dates.js",
  },
  {
    what: "a folding of text for comparison",
    pattern: /\.to(?:Locale)?LowerCase\(|\.localeCompare\(|\bIntl\.(?:Segmenter|Collator)\b/,
    among: /^web\/(elements|state|widget)\/.*\.js$/,
    only: /^$/,
    remedy: "ask the archive: complete() for names, search() for text",
  },
  {
    what: "a grammar of operators",
    pattern: /\b(?:channel\|채널|채널\|channel|topic\|주제|주제\|topic)/,
    among: /^(web|scripts\/cli)\/.*\.(js|mjs)$/,
    only: /^$/,
    remedy: "let the core read the query (search, complete)",
  },
  {
    what: "a list of what counts as Markdown",
    pattern: /\\\.\(\??:?md\|/,
    among: /^(web|scripts\/cli)\/.*\.(js|mjs)$/,
    only: /^web\/engine\/packing\.js$/,
    remedy: "use isPage() of web/engine/packing.js",
  },
  {
    what: "a regular expression over HTML",
    pattern:
      /(?:\(|=|&&|\|\||:|,)\s*\/(?:\\.|[^/\n])*<(?:\\\/)?(?:\(\?:)?(?:[a-z]+[1-6]?\b|\[a-z)(?:\\.|[^/\n])*\/[a-z]*\s*[,.)]/,
    among: /^(web|scripts\/cli)\/.*\.(js|mjs)$/,
    // The service worker has no parser, and puts the site's own front page, not a digest's HTML, under another address.
    only: /^web\/pwa\/sw-parts\.js$/,
    remedy: "let the renderer write it, or use the DOM",
  },
];

/** @param {import("../dev/check.mjs").Context} context */
export function check(context) {
  let files = 0;
  for (const file of context.files()) {
    const rules = RULES.filter(({ among, only }) => among.test(file) && !only.test(file));
    if (rules.length === 0) continue;
    files += 1;
    const text = context.read(file);
    for (const { what, pattern, remedy } of rules) {
      const match = pattern.exec(text);
      if (match) context.report(file, lineAt(text, match.index), `${what} beside the only one. Remedy: ${remedy}`);
    }
  }
  context.summary = `${files} files hold no second copy of ${RULES.length} things`;
}
