// What embed.html makes of its address. The page itself is tested in tests/e2e.
import assert from "node:assert/strict";
import { test } from "node:test";

// The module is the script of a page.
const element = { setAttribute() {}, settings: { theme: "auto" } };
Object.assign(globalThis, {
  location: { search: "", href: "https://site.example/embed.html" },
  document: { documentElement: { style: {} }, querySelector: () => element, referrer: "" },
  window: globalThis,
  parent: globalThis,
  self: globalThis,
  ...("navigator" in globalThis ? {} : { navigator: { language: "en" } }),
});
const { archiveAddress, linkTarget, parentOrigin } = await import("../../web/widget/embed.js");

test("heights go to the named origin, unless the browser reports another one", () => {
  for (const [named, reported, want] of /** @type {[string | null, string[], string][]} */ ([
    [null, ["", ""], ""],
    [null, ["", "https://host.example/page"], "https://host.example"],
    [null, ["https://host.example", ""], "https://host.example"],
    ["https://host.example", ["null", ""], "https://host.example"],
    ["https://host.example/page", ["https://host.example", ""], "https://host.example"],
    ["https://host.example", ["https://other.example", ""], ""],
    ["https://host.example", ["", "https://other.example/"], ""],
    ["*", ["", ""], ""],
    ["javascript:alert(1)", ["", ""], ""],
  ]))
    assert.equal(parentOrigin(named, ...reported), want, `${named} ${reported}`);
});

test("links replace the host page, or open a tab in a sandbox", () => {
  assert.equal(linkTarget(null, false), "_top");
  assert.equal(linkTarget(null, true), "_blank");
  assert.equal(linkTarget("_blank", false), "_blank");
  assert.equal(linkTarget("_top", true), "_top");
  assert.equal(linkTarget("name", false), "_top");
});

test("the archive is of the frame's own origin", () => {
  const own = "https://site.example/digests/archive.json";
  for (const [named, want] of [
    [null, own],
    ["../other/", "https://site.example/other/"],
    ["https://evil.example/archive.json", own],
    ["//evil.example/archive.json", own],
    ["https://[", own],
  ])
    assert.equal(archiveAddress(named, "https://site.example/digests/embed.html"), want, String(named));
});
