// Pathological shapes: the renderer's steps grow with the size of the document and no faster.
import assert from "node:assert/strict";
import test from "node:test";
import { growFast, missingSteps } from "./support.mjs";

const line = (unit) => (n) => unit.repeat(n);
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
  "line breaks": line("\n"),
  "hard breaks": line("a  \n"),
};

test("steps grow with size", { skip: missingSteps, timeout: 600_000 }, (t) => {
  // 8,000 is beyond every limit on how far something is looked for (2,000 bytes).
  const slow = growFast(shapes, 8000, [], (line) => t.diagnostic(line));
  t.diagnostic(`${Object.keys(shapes).length} shapes`);
  assert.deepEqual(slow, []);
});
