// Addresses of the site before, and of versions before, lead on.
import assert from "node:assert/strict";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, page, yoyak } from "./helpers.mjs";

const read = (/** @type {string} */ root, /** @type {string} */ name) => readFileSync(join(root, name), "utf8");

/** @param {string} site @param {string} name @returns {string | undefined} where a page leads, within the site */
function leadsTo(site, name) {
  if (!existsSync(join(site, name))) return undefined;
  const text = read(site, name);
  const [, href] = /<noscript><meta http-equiv="refresh" content="0; url=([^"]*)"><\/noscript>/.exec(text) ?? [];
  if (href === undefined) return undefined;
  assert.ok(text.includes(`<a href="${href}">`), "its link leads there too");
  const target = decodeURIComponent(
    new URL(href, `https://x/${name.split("/").map(encodeURIComponent).join("/")}`).pathname,
  );
  assert.ok(existsSync(join(site, target)), target);
  return target.slice(1);
}

/** @param {string[]} args */
async function good(...args) {
  const result = await yoyak(args);
  assert.equal(result.code, 0, result.stderr);
  return result;
}

const post = (/** @type {string} */ head, text = "Some words of the day.") =>
  `---\ntitle: A day\n${head}---\n\n${text}\n`;

test("a Jekyll site moves in with three commands, and all its addresses answer", async (context) => {
  const root = folder(context, {
    "_config.yml": "title: Harbour\nurl: https://example.org\nbaseurl: /blog\npermalink: /:categories/:year/:title/\n",
    "_posts/2026-03-01-boats.md": post("categories: [Sea, Daily life]\n"),
    "_posts/2026-03-02-gulls.md": post(
      "permalink: /special/gulls\n",
      "As in [boats]({{ site.baseurl }}{% post_url 2026-03-01-boats %}).",
    ),
    "_posts/2026-03-03-nets.md": post(
      "redirect_from: [/old/nets/, /old/nets.html]\n",
      "{% include ad.html %}\n\n{% raw %}{{ x }}{% endraw %}",
    ),
    "notes/2026-03-04.md": post("redirect_from: /index.html\n"),
  });
  await good("init", root, "--from-jekyll");
  const check = await good("check", root);
  assert.match(check.stdout, /2026-03-03-nets\.md:6:1: note: .*\[liquid\]/);
  const site = join(root, "_site");
  const { stderr } = await good("build", root, "--out", site);
  assert.match(stderr, /the old address index\.html of 2026-03-04\S* is already that of another file of the site/);
  for (const [old, id] of [
    ["sea/daily life/2026/boats/index.html", "2026-03-01-boats"],
    ["special/gulls.html", "2026-03-02-gulls"],
    ["2026/nets/index.html", "2026-03-03-nets"],
    ["old/nets/index.html", "2026-03-03-nets"],
    ["old/nets.html", "2026-03-03-nets"],
  ]) {
    assert.equal(leadsTo(site, old), `d/${id}.html`, old);
    assert.ok(read(site, old).includes(`<link rel="canonical" href="https://example.org/blog/d/${id}.html">`));
  }
  assert.match(leadsTo(site, "notes/2026-03-04/index.html") ?? "", /^d\/2026-03-04/);
  assert.match(read(site, "d/2026-03-02-gulls.html"), /<a [^>]*href="[^"]*2026-03-01-boats\.html"/);
  assert.match(read(site, "d/2026-03-03-nets.html"), /\{\{ x \}\}/);
  assert.doesNotMatch(read(site, "d/2026-03-03-nets.html"), /\{%/);
  // Without the setting there are no addresses but those that pages name.
  await good("build", root, "--out", join(root, "_plain"), "--config", writeConfig(root));
  assert.equal(leadsTo(join(root, "_plain"), "2026/nets/index.html"), undefined);
  assert.equal(leadsTo(join(root, "_plain"), "old/nets.html"), "d/2026-03-03-nets.html");
});

/** @param {string} root */
function writeConfig(root) {
  const path = join(root, "other.json");
  writeFileSync(path, "{}");
  return path;
}

const day = (/** @type {string} */ date, /** @type {string} */ topic, /** @type {string} */ id) =>
  page(date, topic, [{ title: `${date} 이야기`, channel: "채널", id }]);

test("a renamed topic: old addresses of digests, of its page and its feeds stay", async (context) => {
  const root = folder(context, {
    "2026-01-05-기술.md": day("2026-01-05", "기술", "AAAAAAAAAAA"),
    "2026-01-06-기술.md": day("2026-01-06", "기술", "BBBBBBBBBBB"),
    "2026-01-06-경제.md": day("2026-01-06", "경제", "CCCCCCCCCCC"),
  });
  const site = join(root, "_site");
  await good("build", root, "--out", site);
  /** @param {string} from @param {string} to */
  const rename = (from, to) => {
    for (const date of ["2026-01-05", "2026-01-06"]) {
      renameSync(join(root, `${date}-${from}.md`), join(root, `${date}-${to}.md`));
      const path = join(root, `${date}-${to}.md`);
      writeFileSync(path, readFileSync(path, "utf8").replaceAll(from, to));
    }
  };
  rename("기술", "테크");
  await good("build", root, "--out", site);
  assert.equal(leadsTo(site, "d/2026-01-05-기술.html"), "d/2026-01-05-테크.html");
  assert.equal(leadsTo(site, "t/기술.html"), "t/테크.html");
  assert.equal(read(site, "feeds/기술.xml"), read(site, "feeds/테크.xml"));
  rename("테크", "과학");
  await good("build", root, "--out", site);
  for (const old of ["기술", "테크"]) {
    assert.equal(leadsTo(site, `d/2026-01-06-${old}.html`), "d/2026-01-06-과학.html");
    assert.equal(leadsTo(site, `t/${old}.html`), "t/과학.html");
    assert.equal(read(site, `feeds/${old}.json`), read(site, "feeds/과학.json"));
  }
  assert.match((await good("build", root, "--out", site)).stdout, / 0 files written, \d+ unchanged, 0 removed/);
  rename("과학", "기술");
  await good("build", root, "--out", site);
  assert.equal(leadsTo(site, "d/2026-01-06-기술.html"), undefined, "an address that is used again leads nowhere else");
  assert.equal(leadsTo(site, "d/2026-01-06-과학.html"), "d/2026-01-06-기술.html");
  const archive = read(site, "archive.json");
  assert.ok(!archive.includes("과학"));
});
