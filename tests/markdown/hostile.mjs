// Hostile Markdown, written by hand and generated. The XSS tests use it, with a parser and in a browser.

const code = "alert(1)";

/** Spellings of a scheme that some decoder somewhere reads as `scheme:`. @param {string} scheme */
function spellings(scheme) {
  const [first, ...rest] = scheme;
  const tail = rest.join("");
  const hex = (/** @type {string} */ c) => Number(c.codePointAt(0)).toString(16);
  return [
    `${scheme}:`,
    `${scheme.toUpperCase()}:`,
    `${first.toUpperCase()}${tail}:`,
    `${scheme}&colon;`,
    `${scheme}&#58;`,
    `${scheme}&#x3A;`,
    `${scheme}&#0000058;`,
    `${scheme}&#58`,
    `${scheme}%3A`,
    `${scheme}%3a`,
    `${scheme}%253A`,
    `${scheme}%25253A`,
    `${scheme}&amp;colon;`,
    `${scheme}&amp;#58;`,
    `${scheme}&#38;colon;`,
    `${scheme}%26colon%3B`,
    `&#${first.codePointAt(0)};${tail}:`,
    `&#x${hex(first)};${tail}:`,
    `&#x${hex(first)}${tail}:`,
    `%${hex(first)}${tail}:`,
    `&amp;#${first.codePointAt(0)};${tail}:`,
    `%25${hex(first)}${tail}:`,
    `&Tab;${scheme}:`,
    `&NewLine;${scheme}:`,
    `${first}&Tab;${tail}:`,
    `${first}&NewLine;${tail}:`,
    `${first}&#9;${tail}:`,
    `${first}&#10;${tail}:`,
    `${first}&#x0D;${tail}:`,
    `${first}%09${tail}:`,
    `${first}%0A${tail}:`,
    `${first}%00${tail}:`,
    `\x01${scheme}:`,
    `\x00${scheme}:`,
    `\x1f${scheme}:`,
    `&#1;${scheme}:`,
    `&#32;${scheme}:`,
    `&nbsp;${scheme}:`,
    `\u00a0${scheme}:`,
    `\u2028${scheme}:`,
    `\ufeff${scheme}:`,
    `\u200b${scheme}:`,
    `${first}\u00ad${tail}:`,
    `${first}&shy;${tail}:`,
    `${first}&ZeroWidthSpace;${tail}:`,
    `${scheme}\\:`,
    `\\${scheme}:`,
    `${first}\\${tail}:`,
    `${scheme}\t:`,
    `${scheme}&Tab;:`,
    `${scheme}&#9;&#58;`,
    `./${scheme}:`,
    `${scheme}：`,
    `${scheme}&#xFF1A;`,
    [...scheme].map((c) => `&#${c.codePointAt(0)};`).join("") + "&#58;",
    [...scheme].map((c) => `%${hex(c)}`).join("") + "%3A",
    [...scheme].map((c) => `&#x${hex(c).padStart(6, "0")};`).join("") + ":",
  ];
}

/** @type {((url: string) => string)[]} */
const placements = [
  (url) => `[a](${url})`,
  (url) => `[a](<${url}>)`,
  (url) => `![a](${url})`,
  (url) => `![a](<${url}>)`,
  (url) => `<${url}>`,
  (url) => `[a]\n\n[a]: ${url}`,
  (url) => `[a][b]\n\n[b]: <${url}> "t"`,
  (url) => `![a]\n\n[a]: <${url}>`,
  (url) => url,
  (url) => `<a href="${url}">a</a>`,
  (url) => `<a href=${url}>a</a>`,
  (url) => `<a href="#" href="${url}">a</a>`,
  (url) => `[![a](${url})](${url})`,
  (url) => `**[a](<${url}> "**")**`,
  (url) => `| [a](${url}) |\n|---|\n| <${url}> |`,
  // Footnotes, alerts, wiki links, images as tags, and what stands beside them.
  (url) => `a[^1]\n\n[^1]: [b](${url}) <${url}>`,
  (url) => `[^${url}]\n\n[^${url}]: b`,
  (url) => `> [!NOTE] [a](${url})\n> <${url}>`,
  (url) => `[[${url}]] [[${url}|a]] [[#${url}]] ![[${url}.png]] ![[${url}|a.png]]`,
  (url) => `<img src="${url}" alt="a"> <img src=${url} title='">'>`,
  (url) => `<a href='${url}'><img src='https://i.example/${url}'></a>`,
  (url) => `<details id="${url}"><summary><a name="${url}">==${url}==</a></summary>$${url}$</details>`,
];

const schemes = ["javascript", "vbscript", "data", "file", "blob", "view-source", "jar", "livescript"];
/** @type {Record<string, string>} */
const bodies = { data: "text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==" };

/** @type {string[]} */
const generated = [];
schemes.forEach((scheme, s) => {
  spellings(scheme).forEach((prefix, p) => {
    const url = prefix + (bodies[scheme] ?? code);
    // Every spelling of javascript everywhere; for the others each spelling in a few places.
    placements.forEach((place, i) => {
      if (s === 0 || (p + i + s) % 5 === 0) generated.push(place(url));
    });
  });
});

const elements = [
  "script",
  "iframe",
  "object",
  "embed",
  "svg",
  "math",
  "form",
  "input",
  "button",
  "style",
  "link",
  "meta",
  "base",
  "template",
  "img",
  "video",
  "audio",
  "details",
  "marquee",
  "body",
  "html",
  "head",
  "title",
  "textarea",
  "noscript",
  "plaintext",
  "xmp",
  "listing",
  "select",
  "frameset",
  "applet",
  "isindex",
  "keygen",
  "a",
  "div",
  "br",
  "x",
  "slot",
  "portal",
  "dialog",
];
const handlers = [
  "onload",
  "onerror",
  "onclick",
  "onmouseover",
  "onfocus",
  "ontoggle",
  "onbegin",
  "style",
  "srcdoc",
  "formaction",
  "xlink:href",
];
for (const [i, element] of elements.entries()) {
  const handler = handlers[i % handlers.length];
  generated.push(
    `<${element} ${handler}="${code}" src=x>`,
    `<${element} ${handler}=${code}>x</${element}>`,
    `a <${element}/${handler}=${code}//`,
    `<${element.toUpperCase()}\n${handler}='${code}'\n>`,
    `<a id="x" ${handler}="${code}"></a>`,
    `<br ${handler}="${code}">`,
    `<a href="#x" ${handler}="${code}">a</a>`,
    `> <${element} ${handler}="${code}">\n\n- <${element}>`,
  );
}

const breakouts = [
  '"',
  "'",
  '">',
  "'>",
  "&quot;",
  "&#34;",
  "&#x22;>",
  '\\"',
  '" ',
  "`",
  "</a>",
  "-->",
  "]]>",
  '\u2028"',
  '\0"',
  "%22",
  '"\t',
  '"\n',
];
const payloads = [
  `onmouseover=${code} x=`,
  `><script>${code}</script>`,
  `><img src=x onerror=${code}>`,
  ` style=x:expression(${code})`,
];
for (const out of breakouts) {
  for (const [i, payload] of payloads.entries()) {
    const hostile = out + payload;
    generated.push(
      `[a](/b "${hostile}")`,
      `[a](/b '${hostile}')`,
      `![${hostile}](/b)`,
      `[${hostile}](/b)`,
      `[a](</b${hostile}>)`,
      `[a](/b${hostile})`,
      `# ${hostile}`,
      `# a {#${hostile}}`,
      `# a\n{: #x${hostile}}`,
      `\`\`\`${hostile}\nx\n\`\`\``,
      `~~~ ${hostile}\nx`,
      `<a id="x${hostile}"></a>`,
      `<a href="#${hostile}">a</a>`,
      `<http://a/${hostile}>`,
      `http://a.b/${hostile}`,
      `\`${hostile}\``,
      `| ${hostile} |\n|---|`,
      `[a]\n\n[a]: /b "${hostile}"`,
      `- [ ] ${hostile}`,
      `{: title="${hostile}"}`,
    );
    if (i > 1) generated.push(`**가${hostile}**나`, `~~${hostile}~~`);
  }
}

const written = [
  "<script>alert(1)</script>",
  "<scr<script>ipt>alert(1)</script>",
  "<<script>alert(1)//<</script>",
  "<script\n>alert(1)</script\n>",
  "<!--><script>alert(1)</script>-->",
  "<!-- --!><img src=x onerror=alert(1)>",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<?xml <script>alert(1)</script>?>",
  '<!DOCTYPE x [<!ENTITY y "<script>alert(1)</script>">]>',
  "</p><script>alert(1)</script>",
  "`</code><script>alert(1)</script>`",
  "    </code></pre><script>alert(1)</script>",
  "```\n</code></pre><script>alert(1)</script>\n```",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  "\\<script>alert(1)</script>",
  "\xff<script>alert(1)</script>",
  "<\0script>alert(1)</script>",
  "＜script＞alert(1)＜/script＞",
  "<script>alert(1)",
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<a href="#a" id="b" name="c" class="d" target="_blank">x</a>',
  "<a id=x><a id=y><a href=#z>",
  '<a href="#x">[a](javascript:alert(1))</a>',
  '[<a href="#x">b</a>](javascript:alert(1))',
  '![<a href="#x">](/y)',
  '<a href="#&quot;onclick=alert(1)">x</a>',
  '<a id="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"></a>',
  '<a id="constructor"></a><a id="__proto__"></a># toString',
  "# <script>alert(1)</script>",
  "# constructor\n# __proto__",
  "[a](//evil.example)",
  "[a](/\\evil.example)",
  "[a](\\\\\\\\evil.example)",
  "[a](https:evil.example)",
  "[a](http://a@evil.example/%0d%0aSet-Cookie:x)",
  '[a](mailto:x?subject="><script>alert(1)</script>)',
  '[a](https://example.com" onclick="alert(1))',
  '[a](<https://example.com\n" onclick="alert(1)>)',
  "[a]: javascript:alert(1)\n[a] ![a]",
  "[a](#javascript:alert(1))",
  "[a](?javascript:alert(1))",
  "[a](x:y)",
  "[a](:javascript:alert(1))",
  "[a](jav\u0000ascript:alert(1))",
  "[a](java\\\nscript:alert(1))",
  "<javascript&colon;alert(1)>",
  "<JAVASCRIPT:alert(1)@b.c>",
  "javascript:alert(1)//@b.cc",
  "[a](data:image/svg+xml,<svg onload=alert(1)>)",
  "![a](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)",
  '![a](https://x/y"onerror="alert(1))',
  '![a](x "y" onerror="alert(1)")',
  "\ufdd0[a](javas\ufdd0cript:alert(1)) **가(\ufdd0)**나",
  "[a](java\u{1d800}script:alert(1)) **가(나)**다 ~~x~~ ~",
  "[a](java~script:alert(1)) ~~x~~",
  "**[a](java**script:alert(1))**",
];

export const hostile = [...new Set([...written, ...generated])];
