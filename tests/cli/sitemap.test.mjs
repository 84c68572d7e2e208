// The sitemap: a page's day is that of its last change, and many pages are divided by years.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Changes } from "../../scripts/cli/site/changes.mjs";
import { sitemaps } from "../../scripts/cli/site/sitemap.mjs";
import { folder, page, yoyak } from "./helpers.mjs";

const ROOT = "https://x.example/b/";
const rows = (/** @type {string} */ text) =>
  Object.fromEntries(
    [...text.matchAll(/<loc>([^<]*)<\/loc><lastmod>([^<]*)<\/lastmod>/g)].map(([, loc, day]) => [
      decodeURIComponent(loc.slice(ROOT.length)),
      day,
    ]),
  );
const day = (/** @type {string} */ date, text = "요점입니다.") =>
  page(date, "기술", [{ title: `${date} 이야기`, channel: "첫 채널", id: `v${date.replaceAll("-", "")}xx`, text }]);

test("sitemap: the day of a page is that of its last change, and stays over later builds", async (context) => {
  const files = { "2026-01-05-기술.md": day("2026-01-05"), "2026-02-01-기술.md": day("2026-02-01") };
  const root = folder(context, { ...files, "yoyak.config.json": JSON.stringify({ url: ROOT }) });
  const built = async (/** @type {string} */ on, out = "s") => {
    const env = { SOURCE_DATE_EPOCH: String(Date.parse(on) / 1000) };
    const { code, stderr } = await yoyak(["build", root, "--out", join(root, out)], { env });
    assert.equal(code, 0, stderr);
    return rows(readFileSync(join(root, out, "sitemap.xml"), "utf8"));
  };
  const first = await built("2026-03-01");
  assert.equal(first["d/2026-01-05-기술.html"], "2026-01-05");
  assert.equal(first[""], "2026-02-01");
  assert.deepEqual(await built("2026-03-02"), first, "a build without a change");

  writeFileSync(join(root, "2026-01-05-기술.md"), day("2026-01-05", "고친 요점입니다."));
  const edited = await built("2026-03-03");
  for (const name of ["d/2026-01-05-기술.html", "m/2026-01.html", "w/2026-01-04.html", "t/기술.html", "m/all.html", ""])
    assert.equal(edited[name], "2026-03-03", name);
  assert.equal(edited["d/2026-02-01-기술.html"], "2026-02-01");
  assert.equal(edited["m/2026-02.html"], "2026-02-01");
  assert.deepEqual(await built("2026-03-04"), edited, "the day of the edit is remembered");

  // Added late: it is new on the day of the build. Nobody knows in a new folder.
  writeFileSync(join(root, "2025-12-31-기술.md"), day("2025-12-31"));
  assert.equal((await built("2026-03-05"))["d/2025-12-31-기술.html"], "2026-03-05");
  const fresh = await built("2026-03-05", "fresh");
  assert.equal(fresh["d/2025-12-31-기술.html"], "2025-12-31");
  rmSync(join(root, "fresh"), { recursive: true });
  assert.deepEqual(await built("2026-04-01", "fresh"), fresh, "on another day, in a new folder");
});

test("sitemap: what a digest says decides, not what a later version adds", () => {
  const digest = { id: "2026-01-05-a", date: "2026-01-05", topic: "a", title: "", description: "", overview: "x" };
  const old = new Changes();
  assert.equal(old.day({ ...digest, entries: [] }), "2026-01-05");
  const noted = JSON.parse(JSON.stringify(old));
  const now = new Changes(noted, "2026-01-09");
  assert.equal(now.day({ ...digest, entries: [], later: 1 }), "2026-01-05");
  assert.equal(new Changes(noted, "2026-01-09").day({ ...digest, overview: "y", entries: [] }), "2026-01-09");
  // An edit before the digest's day, as where clocks differ.
  assert.equal(new Changes(noted, "2026-01-04").day({ ...digest, overview: "y", entries: [] }), "2026-01-05");
});

test("sitemap: many pages are a list of files, and a new page changes only its own", () => {
  const pages = (/** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => ({
      address: `d/${i}.html`,
      changed: "2025-02-03",
      year: "2025",
    })).reverse();
  const lists = [{ address: "", changed: "2026-01-02" }];
  const old = { address: "d/old&.html", changed: "2024-06-01", year: "2024" };
  assert.deepEqual([...sitemaps(ROOT, lists, pages(3), { alone: 4 }).keys()], ["sitemap.xml"]);
  const files = sitemaps(ROOT, lists, [...pages(5), old], { alone: 4, most: 2 });
  assert.deepEqual([...files.keys()].sort(), [
    "sitemap-2024.xml",
    "sitemap-2025-2.xml",
    "sitemap-2025-3.xml",
    "sitemap-2025.xml",
    "sitemap-pages.xml",
    "sitemap.xml",
  ]);
  const index = String(files.get("sitemap.xml"));
  assert.match(
    index,
    /^<\?xml version="1\.0" encoding="utf-8"\?>\n<sitemapindex xmlns="[^"]+sitemap\/0\.9">\n<sitemap>/,
  );
  assert.deepEqual(rows(index), {
    "sitemap-pages.xml": "2026-01-02",
    "sitemap-2025.xml": "2025-02-03",
    "sitemap-2025-2.xml": "2025-02-03",
    "sitemap-2025-3.xml": "2025-02-03",
    "sitemap-2024.xml": "2024-06-01",
  });
  const all = [...files].filter(([name]) => name !== "sitemap.xml").flatMap(([, text]) => Object.keys(rows(text)));
  assert.equal(all.length, 7);
  assert.equal(new Set(all).size, 7);
  assert.match(String(files.get("sitemap-2024.xml")), /old&amp;\.html/);
  const more = sitemaps(ROOT, lists, [...pages(6), old], { alone: 4, most: 2 });
  const changed = [...more].filter(([name, text]) => files.get(name) !== text).map(([name]) => name);
  assert.deepEqual(changed, ["sitemap-2025-3.xml"]);
});
