// Pathological shapes of Markdown and of pages, each of any size. For tests that count steps (linear.test.mjs,
// linear-pages.test.mjs) and for the measurement of whole builds (tests/bench/growth.mjs).

/** @typedef {(n: number) => string | Uint8Array} Shape makes a document of about n times the shape */

/** @type {(unit: string) => (n: number) => string} */
const line = (unit) => (n) => unit.repeat(n);
/**
 * Those that matter to the renderer.
 * @type {Record<string, Shape>}
 */
export const shapes = {
  // The shapes that md4c and CommonMark publish.
  "nested strong emphasis": (n) => "*a **a ".repeat(n) + "b" + " a** a*".repeat(n),
  "emphasis closers": line("a_ "),
  "emphasis openers": line("_a "),
  "link closers": line("a]"),
  "link openers": line("[a"),
  "mismatched openers and closers": line("*a_ "),
  "openers and closers, multiple of three": (n) => `a**b${"c* ".repeat(n)}`,
  "link openers and emphasis closers": line("[ a_"),
  "nested brackets": (n) => `${"[".repeat(n)}a${"]".repeat(n)}`,
  "nested block quotes": (n) => "> ".repeat(Math.min(n, 2000)) + "a",
  "nested lists": (n) => Array.from({ length: Math.min(n, 300) }, (_, i) => `${" ".repeat(2 * i)}* a`).join("\n"),
  backslashes: line("\\"),
  "back ticks": (n) => Array.from({ length: Math.min(n, 400) }, (_, i) => `e${"`".repeat(i)}`).join(""),
  "unclosed links": line("[a](<b"),
  "unclosed links with parentheses": line("[a](b"),
  "unclosed comments": (n) => `</${"<!--".repeat(n)}`,
  "open tags": line("<a "),
  declarations: line("<!A "),
  instructions: line("<?"),
  CDATA: line("<![CDATA["),
  "angle brackets": line("<<a"),
  tables: (n) => `| a |\n|---|\n${"| b |\n".repeat(n)}`,
  columns: (n) => `|${"x|".repeat(Math.min(n, 100))}\n|${"-|".repeat(Math.min(n, 100))}\n${"|y|\n".repeat(n)}`,
  "reference definitions": (n) =>
    Array.from({ length: n }, (_, i) => `[r${i}]: /u`).join("\n") + "\n\n" + "[r1] ".repeat(n),
  "images in images": (n) => `${"![".repeat(n)}a${"](u)".repeat(n)}`,
  entities: line("&amp;"),
  "almost entities": line("&a"),
  "dots and addresses": line("a.b@c.d "),
  "bare URLs": line("www.a.b/c "),
  tildes: line("~~a ~b "),
  "tilde openers": line("~~a "),
  "empty headings": line("#\n"),
  rules: line("* * *\n"),
  // Ours.
  "equal headings": line("# a\n\n"),
  "different headings": (n) => Array.from({ length: n }, (_, i) => `# h${i}\n`).join(""),
  "numbered headings": (n) => Array.from({ length: n }, (_, i) => `# a-${i}\n# a\n`).join(""),
  "CJK runs": line("**가(나)**다 "),
  "CJK openers": line("가**( "),
  "CJK closers": line(")**가 "),
  "variation selectors": line("가\uFE00**_("),
  "escaped runs": line("가\\**("),
  "pipes beside runs": line("|**가**"),
  "table rows with runs": (n) => `|a|\n|-|\n${"|**가(나)**|\n".repeat(n)}`,
  "quotes beside runs": line(">**가 "),
  "lines of quotes": line(">**가(나)**다\n"),
  "attribute lists": line("{:.a}\n"),
  "open attribute lists": line("{:"),
  "attribute lists behind spans": line("*a*{:"),
  "headings with lists": line("# a {:.b}\n{: #c}\n"),
  "heading braces": (n) => `# ${"{#a} ".repeat(n)}`,
  "raw anchors": line('<a id="x">'),
  "raw references": line('<a href="#x">'),
  "raw ends": line("</a>"),
  "different anchors": (n) => Array.from({ length: n }, (_, i) => `<a id="x${i}"></a>`).join(""),
  "percent in a URL": (n) => `[a](java${"%25".repeat(n)}3a)`,
  "entities in a URL": (n) => `[a](java${"&amp;".repeat(n)}colon;)`,
  "semicolons in a URL": (n) => `[a](java%${";".repeat(n)})`,
  "unclosed targets": line('](a "'),
  "targets with stars": line("[a](b*c) "),
  "brackets before targets": (n) => `${"]".repeat(n)}${"](*a*) ".repeat(n)}`,
  "open titles": line('[a](b "*'),
  "one long line": line("가나다라 **마(바)**사 "),
  "many entries": line("### [a](https://youtu.be/x_y)\n\n글 **가(나)**다\n\n---\n\n"),
  "deep emphasis": (n) => `${"**a ".repeat(n)}${"b** ".repeat(n)}`,
  "invalid bytes": (n) => Buffer.alloc(n * 4, 0xff),
  NUL: (n) => Buffer.alloc(n * 4, 0),
  tabs: line("\t"),
  spaces: line(" "),
  "equal ids": line('<a id="x"></a>'),
  "ids that begin alike": (n) =>
    Array.from({ length: Math.sqrt(20 * n) }, (_, i) => `<a id="${"a".repeat(i + 1)}"></a>`).join(""),
  "links to headings": (n) => Array.from({ length: n }, (_, i) => `# h${i}\n\n[a](#h${i})\n`).join("\n"),
  // Addresses.
  "addresses in addresses": line("https://"),
  "addresses with bad hosts": line("https://a_b"),
  "hosts that end badly": line("https://a_"),
  "www in www": line("www."),
  "mail signs": line("a@"),
  "mail names": (n) => `${"a.".repeat(n)}@`,
  "mail domains": (n) => `a@${"b.".repeat(n)}`,
  "parentheses in an address": (n) => `https://a.b/${"(".repeat(n)}${")".repeat(2 * n)}`,
  "entities at an address": (n) => `https://a.b/${"&a;".repeat(n)}`,
  "stars in an address": (n) => `https://a.b/${"*a".repeat(n)}`,
  "particles behind slashes": (n) => `https://a.b${"/에서".repeat(n)}`,
  "one long address": (n) => `https://a.b/${"가".repeat(n)}`,
  "stops behind an address": (n) => `https://a.b/${".".repeat(n)}`,
  // Signs and formulas.
  dollars: line("$a "),
  "pairs of dollars": line("$$a "),
  "formulas that never end": line("\\(a_b "),
  "display formulas that never end": line("\\[a_b "),
  "dollars without spaces": line("$a"),
  "formulas with braces": line("$\\text{가}$ "),
  "highlight openers": line("==a "),
  highlights: line("==a== "),
  "wiki links": line("[[a]] "),
  "open wiki links": line("[[a "),
  "wiki link brackets": line("[["),
  // Tables.
  "tables below text": line("a\n|b|\n|-|\n|c|\n\n"),
  "delimiter rows": line("|-|\n"),
  pipes: line("|"),
  "rows with back ticks": (n) => `|a|\n|-|\n|${"`".repeat(n)}${"|``".repeat(n)}`,
  "surplus cells": (n) => `|a|\n|-|\n|${"b|".repeat(n)}`,
  "surplus cells in rows": (n) => `|a|\n|-|\n${"|b|c|**d**|\n".repeat(n)}`,
  "empty cells": (n) => `|a|\n|-|\n${"||||\n".repeat(n)}`,
  "tables in a comment": (n) => `<!--\n${"a\n|b|\n|-|\n\n".repeat(n)}-->`,
  // Comments and tags.
  "open comments": line("<!-- a\n"),
  "open comments in paragraphs": line("<!-- a\n\n"),
  comments: line("<!-- a -->\n"),
  "comments with text": line("<!-- a --> b\n"),
  "comments in one": (n) => `${"<!-- a\n".repeat(n)}-->`,
  "comments in one, and text": (n) => `${"<!-- a\n\n".repeat(n)}--> b`,
  "short comments": line("<!-->"),
  "open tags of a line": line("<b>"),
  "end tags": line("</b>"),
  "tags and emphasis": line("<b>*a</b>* "),
  "emphasis and end tags": (n) => `${"*a ".repeat(n)}<b>${"</i>".repeat(n)}`,
  "block tags": line("<div>"),
  items: line("<li>"),
  "lists of tags": line("<ul><li>a"),
  "cells of tags": line("<table><td>a"),
  "end tags of blocks": line("</ul></table>"),
  details: line("<details><summary>a</summary>\n\nb\n\n</details>\n\n"),
  attributes: (n) => `<b ${"a=b ".repeat(n)}>`,
  "a tag over lines": (n) => `<b\n${"a=b\n".repeat(n)}>`,
  "links of tags": line('<a href="/u">a'),
  "headings of tags": line("<h2>a"),
  "rejected links": line('<a href="x:y">a</a>'),
  // Footnotes.
  footnotes: (n) => Array.from({ length: n }, (_, i) => `a[^${i}]\n\n[^${i}]: b\n`).join("\n"),
  "one footnote": (n) => `${"a[^1] ".repeat(n)}\n\n[^1]: b`,
  "equal footnotes": line("[^1]: a\n"),
  "footnotes in footnotes": (n) => Array.from({ length: n }, (_, i) => `[^${i}]: [^${i + 1}]`).join("\n"),
  "empty lines in a footnote": (n) => `[^1]: a\n${"\n".repeat(n)}    b`,
  "spaces in a footnote": (n) => `[^1]: a\n${"  \n".repeat(n)}    b`,
  "almost footnotes": line("[^a"),
  "footnotes and definitions": (n) => Array.from({ length: n }, (_, i) => `[^${i}]: a [r${i}]\n[r${i}]: /u`).join("\n"),
  // References, images, alerts, headings.
  "one long definition": (n) => `${"[a] ".repeat(n)}\n\n[a]: ${"x".repeat(n)}`,
  "images of other hosts": line("![a](//b)"),
  alerts: line("> [!NOTE]\n> a\n\n"),
  "columns and short rows": (n) => `|${"x|".repeat(100)}\n|${"-|".repeat(100)}\n${"|y|\n".repeat(n)}`,
  "line breaks": line("\n"),
  "hard breaks": line("a  \n"),
};

const head = "---\ntitle: 2025-12-20 기술-AI\nparent: 유튜브 요약\n---\n\n# 2025-12-20 기술-AI\n{:.no_toc}\n\n";
const entry =
  "### [제목](https://www.youtube.com/watch?v=abcdefghijk)\n채널, 2025-12-20T21:30:59, 1분 2초\n\n" +
  "글 [채널] 글\n\n---\n\n";

/**
 * Those that matter to the reading of a page.
 * @type {Record<string, Shape>}
 */
export const pageShapes = {
  entries: line(entry),
  brackets: line("["),
  closing: line("[x]("),
  images: line("![["),
  backticks: line("`a``b"),
  fences: line("```x\n"),
  "open anchors": line("<a href="),
  "long line": line("가나다 [x] , : "),
  "heading with commas": (n) => `### ${"가, ".repeat(n)}[링크](https://a.b/c)\n`,
  "heading with brackets": (n) => `### ${"[a](".repeat(n)}\n`,
  numbers: line("1.\n\n2.\n\n"),
  labels: line("주요 내용:\n글\n\n"),
  contents: line("1. [제목](#abc) - 채널\n"),
  definitions: line("[a]: https://x.y\n[a]\n\n"),
  list: line("* [a](https://x.y)\n"),
  rules: line("---\n\n"),
  underlines: line("a\n===\n\n"),
  stars: line("**"),
  "broken links": line('<a href="#x">1</a> '),
  "broken links of their own": (n) => Array.from({ length: n }, (_, i) => `[a](#x${i}) `).join(""),
  "broken links on lines": line("[a](#x)\n"),
  names: line("[채널, 다른, 채널] "),
  colons: line("{:toc}\n* a\n"),
};

// Inside an entry, in an overview, and as a page without the profile's shapes.
/** @type {Record<string, (text: string) => string>} */
export const places = {
  "in an entry": (text) => head + entry + text,
  "in an overview": (text) => `${head}## 일일 요약\n\n${text}\n\n${entry}`,
  alone: (text) => text,
};

/** A word of its own for each number. @param {number} i @param {number} first @param {number} letters */
const word = (i, first, letters) => {
  let text = "";
  // Mixed, so that neighbours do not begin alike.
  for (let rest = (i * 2654435761) >>> 0, k = 0; k < 4; ++k, rest = Math.floor(rest / letters))
    text += String.fromCodePoint(first + (rest % letters));
  return text;
};
/** @type {(unit: (i: number) => string) => Shape} */
const each = (unit) => (n) => Array.from({ length: n }, (_, i) => unit(i)).join("");
/** A heading with a link to a video of its own. @param {number} i */
const linked = (i) => `### [a](https://youtu.be/${String(i).padStart(11, "a")})\n`;
/** @param {Shape} make @returns {Shape} */
const inEntry = (make) => (n) => head + entry + make(n);

/**
 * Whole pages, for what happens after reading: entries, digests, words of the index, facts of the front matter.
 * @type {Record<string, Shape>}
 */
export const wholePages = {
  "tiny entries": each((i) => `### a${i}\n\nb\n\n`),
  "tiny entries of one title": line("### a\n\n"),
  "entries with a channel each": each(
    (i) =>
      `### [제목 ${i}](https://youtu.be/${String(i).padStart(11, "a")})\n채널${i}, 2025-12-20T21:30:59, 1분\n\n글\n\n`,
  ),
  "entries that share words": each((i) => `${linked(i)}\n${word(i % 5, 97, 26)} ${word(i % 7, 97, 26)}\n\n`),
  "entries with a title of one": each(
    (i) => `${linked(i)}channel${i % 3}, 2025-12-20T21:30:59, 1분\n\nEmil Anna ${i % 9}\n\n`,
  ),
  "digests of a day each": each((i) => `# ${1000 + (i % 8999)}-01-02 a${i}\n\n## b\n\nc\n\n`),
  "headings of six levels": each((i) => `${"#".repeat(1 + (i % 6))} a\n\n`),
  "Latin words": inEntry(each((i) => `${word(i, 97, 26)} `)),
  "long Latin words": inEntry(each((i) => `${word(i, 97, 26)}${word(i + 1, 97, 26)}${word(i + 2, 97, 26)} `)),
  "Hangul words": inEntry(each((i) => `${word(i, 0xac00, 11172)} `)),
  "Hangul of common syllables": inEntry(each((i) => `${word(i, 0xac00, 40)} `)),
  "Hangul without spaces": inEntry(each((i) => word(i, 0xac00, 11172))),
  "Hangul of common syllables without spaces": inEntry(each((i) => word(i, 0xac00, 40))),
  "Chinese without spaces": inEntry(each((i) => word(i, 0x4e00, 20000))),
  "one-letter words": inEntry(each((i) => `${word(i, 97, 26)[0]} `)),
  numbers: inEntry(each((i) => `${i} `)),
  "digits without spaces": inEntry(line("7")),
  "one long Latin word": inEntry(line("a")),
  "one long Hangul word": inEntry(line("가")),
  "words on lines": inEntry(each((i) => `${word(i, 97, 26)}\n\n`)),
  "words as items": inEntry(each((i) => `- ${word(i, 97, 26)}\n`)),
  "words in cells": inEntry((n) => `|a|b|\n|-|-|\n${each((i) => `|${word(i, 97, 26)}|${i}|\n`)(n)}`),
  "words in headings": inEntry(each((i) => `#### ${word(i, 97, 26)}\n`)),
  "a title of words": (n) => `### ${each((i) => `${word(i, 97, 26)} `)(n)}\n\na\n`,
  "a title of Hangul": (n) => `### ${each((i) => `${word(i, 0xac00, 11172)} `)(n)}\n\na\n`,
  "titles of 1 KB": each((i) => `### ${`${word(i, 97, 26)} `.repeat(200)}\n\na\n\n`),
  "a channel of words": (n) =>
    `${head}### [a](https://youtu.be/abcdefghijk)\n${each((i) => word(i, 97, 26))(n)}, 2025-12-20T21:30:59, 1분\n\n글\n`,
  "links to files": inEntry(each((i) => `[a](f${i}.pdf) `)),
  "pictures beside the page": inEntry(each((i) => `![a](f${i}.png) `)),
  "wiki links to pages": inEntry(each((i) => `[[b${i}]] `)),
  "links to parts of the page": inEntry(each((i) => `[a](2025-12-20-news.md#p${i}) `)),
  "wiki links to parts of the page": inEntry(each((i) => `[[2025-12-20-news#p${i}]] `)),
  "entries with one long definition": (n) =>
    `${head}${each((i) => `${linked(i)}\n글 [r]\n\n`)(n)}[r]: /u "${"x".repeat(60 * n)}"\n`,
  "entries and definitions": (n) =>
    head + each((i) => `${linked(i)}\n글 [r${i}]\n\n`)(n) + each((i) => `[r${i}]: /u\n`)(n),
  "entries and notes": (n) => head + each((i) => `${linked(i)}\n글[^${i}]\n\n`)(n) + each((i) => `[^${i}]: b\n`)(n),
  "channels and names": (n) => {
    const names = each((i) => `[${word(i, 97, 26)}x] `)(4 * n);
    const entries = each((i) => `${linked(i)}${word(i, 98, 25)}${word(i + 1, 97, 26)}, 2025-12-20T21:30:59\n\n글\n\n`);
    return `${head}## 일일 요약\n\n${names}\n\n${entries(n)}`;
  },
  "highlights of Jekyll": inEntry((n) => `${"{% highlight a %} ".repeat(n)}\n{% endhighlight %}`),
  "back ticks before Liquid": inEntry((n) => `${"``` ` ".repeat(n / 4)}${"{{ site.a }} ".repeat(n)}`),
  "links to videos": inEntry(each((i) => `[a](https://youtu.be/${String(i).padStart(11, "b")}) `)),
  "times of a video": inEntry(each((i) => `[${i % 60}:${String(i % 60).padStart(2, "0")}] `)),
  citations: (n) => `${head}## 일일 요약\n\n${"글 [채널] 글 [제목, 채널] ".repeat(n)}\n\n${entry}`,
  "Liquid tags": inEntry(line("{% a %}{{ b }} ")),
  "Liquid loops": inEntry(line("{% for a in b %}{{ a }}{% endfor %}")),
  "Hugo shortcodes": inEntry(line('{{< figure src="a" >}} ')),
  "front matter of keys": (n) => `---\n${each((i) => `k${i}: v\n`)(n)}---\n\n# 2025-12-20 a\n\nb\n`,
  "front matter of tags": (n) => `---\ntags: [${each((i) => `t${i}, `)(n)}a]\n---\n\n# 2025-12-20 a\n\nb\n`,
  "front matter that nests": (n) => `---\na: ${"[".repeat(n)}${"]".repeat(n)}\n---\n\n# 2025-12-20 a\n\nb\n`,
  "front matter that never ends": (n) => `---\n${line("a: b\n")(n)}`,
  "front matter of a long text": (n) => `---\ntitle: ${line("가")(n)}\n---\n\n# 2025-12-20 a\n\nb\n`,
  "front matter of anchors": (n) => `---\n${each((i) => `k${i}: &a${i} v\nl${i}: *a${i}\n`)(n)}---\n\n# a\n\nb\n`,
  "nested quotes": inEntry((n) => `${">".repeat(n)} a`),
  "nested quotes on lines": inEntry(each((i) => `${"> ".repeat(i % 100)}a\n`)),
  "nested lists on lines": inEntry(each((i) => `${"  ".repeat(i % 50)}- a\n`)),
  "emphasis runs": inEntry(line("*".repeat(7) + "a")),
  "all entities": inEntry(line("&Aacute;&notin;&#x1F600;")),
  emoji: inEntry(line("👨‍👩‍👧‍👦 ")),
  "combining marks": inEntry(line("é́")),
  Jamo: inEntry(line("한글")),
  "code of words": inEntry((n) => `\`\`\`\n${each((i) => `${word(i, 97, 26)}\n`)(n)}\`\`\`\n`),
  "formulas of words": inEntry(each((i) => `$${word(i, 97, 26)}$ `)),
  "definition lists": inEntry(line("a\n: b\n\n")),
  "addresses of their own": inEntry(each((i) => `https://a.b/${word(i, 97, 26)} `)),
  "dates in text": inEntry(line("2025-12-20 ")),
  "CR line ends": inEntry(line("a\r")),
};

/**
 * The largest text of a shape within so many bytes, or nearly.
 * @param {Shape} make @param {number} bytes
 */
export function sized(make, bytes) {
  let [low, high] = [1, 2];
  const length = (/** @type {number} */ n) => Buffer.byteLength(make(n));
  while (high < bytes && length(high) < bytes) [low, high] = [high, high * 2];
  while (high - low > Math.max(1, low / 50)) {
    const middle = Math.floor((low + high) / 2);
    if (length(middle) <= bytes) low = middle;
    else high = middle;
  }
  return make(low);
}
