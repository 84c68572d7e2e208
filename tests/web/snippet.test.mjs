// The lines that show a part of a site on another page.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { parseFragment } from "parse5";
import { attributesOf, frameAddress, hostPolicy, losesSome, pin, snippet, sourcesOf } from "../../web/lib/snippet.js";
import { emptyFilter } from "../../web/state/url-state.js";
import { names, readAttributes } from "../../web/widget/attributes.js";

const site = "https://site.example/digests/";
const NASTY = ["기술, AI", 'a"b', "back\\slash", "<b>&amp;", "x,y\\,z"];

/** Attributes of the elements of a snippet, by tag. @param {string} html */
function read(html) {
  const found = /** @type {Record<string, Record<string, string>>} */ ({});
  const walk = (/** @type {any} */ node) => {
    if (node.tagName)
      found[node.tagName] = Object.fromEntries(node.attrs.map((/** @type {any} */ each) => [each.name, each.value]));
    node.childNodes?.forEach(walk);
  };
  walk(parseFragment(html));
  return found;
}

test("what the widget reads from a snippet is the selection of the viewer, in both forms", () => {
  for (const name of NASTY) {
    const filter = { ...emptyFilter(), topics: [name, "경제"], channels: [name], from: "2026-01-01", q: `"${name}"` };
    const attributes = attributesOf(filter, { view: "list", limit: 5, theme: "dark" });
    const common = { site, title: name, link: `${site}index.html?view=list&topic=x`, attributes };
    const element = read(snippet({ form: "element", ...common }));
    const frame = new URL(read(snippet({ form: "frame", ...common })).iframe.src);
    for (const get of [
      (/** @type {string} */ key) => element["yoyak-digest"][key] ?? null,
      (/** @type {string} */ key) => frame.searchParams.get(key),
    ]) {
      const settings = readAttributes(get);
      assert.deepEqual(names(settings.topic), [name, "경제"]);
      assert.deepEqual(names(settings.channel), [name]);
      assert.deepEqual([settings.query, settings.from, settings.to], [filter.q, "2026-01-01", ""]);
      assert.deepEqual([settings.view, settings.limit, settings.theme], ["list", 5, "dark"]);
    }
    assert.equal(element["yoyak-digest"].src, site);
    assert.equal(element.a.href, common.link);
    assert.equal(frame.origin + frame.pathname, `${site}embed.html`);
  }
});

test("defaults are not written, and what the widget cannot filter by is noticed", () => {
  assert.deepEqual(attributesOf(emptyFilter(), { view: "latest", limit: 10, theme: "auto" }), []);
  assert.equal(frameAddress(site, []), `${site}embed.html`);
  assert.equal(losesSome(emptyFilter()), false);
  for (const part of [{ min: 0 }, { max: 20 }, { unread: true }, { starred: true }])
    assert.equal(losesSome({ ...emptyFilter(), ...part }), true);
});

test("of several sites, those that the filter shows are written, and the policy names their origins", () => {
  const sites = [
    { name: "a", base: site },
    { name: "b", base: "https://b.example/x%20y/" },
    { name: "c", base: "https://b.example/c/" },
  ];
  const chosen = (/** @type {string[]} */ names) => sourcesOf({ sites }, { ...emptyFilter(), sites: names }, site);
  assert.deepEqual(sourcesOf({}, emptyFilter(), site), [site]);
  assert.deepEqual(
    chosen([]),
    sites.map(({ base }) => base),
  );
  assert.deepEqual(chosen(["c"]), ["https://b.example/c/"]);
  assert.deepEqual(chosen(["nowhere"]), [site]);
  const lines = snippet({ form: "element", site, title: "t", link: site, attributes: [], sources: chosen([]) });
  assert.ok(lines.includes(`src="${site} https://b.example/x%20y/ https://b.example/c/"`), lines);
  assert.match(
    hostPolicy("element", site, chosen(["b", "c"])),
    /connect-src https:\/\/site\.example https:\/\/b\.example;/,
  );
});

test("a pinned script names its version and its hash; the policy fits the form", async () => {
  const bytes = new TextEncoder().encode("export {};\n");
  const pinned = await pin(bytes);
  assert.equal(pinned.integrity, `sha384-${createHash("sha384").update(bytes).digest("base64")}`);
  const { script } = read(snippet({ form: "element", site, title: "t", link: site, attributes: [], pinned }));
  assert.deepEqual(script, {
    type: "module",
    src: `${site}widget.js?v=${pinned.version}`,
    integrity: pinned.integrity,
    crossorigin: "anonymous",
  });
  assert.equal(
    hostPolicy("element", site),
    "script-src https://site.example 'wasm-unsafe-eval'; connect-src https://site.example; worker-src blob:",
  );
  assert.equal(hostPolicy("frame", site), "frame-src https://site.example");
});
