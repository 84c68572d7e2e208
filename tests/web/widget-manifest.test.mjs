// The widget's descriptions agree: custom-elements.json, types, styles and the document.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { withTables } from "../../scripts/dev/widget-docs.mjs";
import { ATTRIBUTES } from "../../web/widget/attributes.js";

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const [{ declarations }] = JSON.parse(read("web/widget/custom-elements.json")).modules;
const [element] = declarations;
const names = (/** @type {{ name: any }[]} */ list) => list.map(({ name }) => name).sort();

test("the manifest has the widget's attributes, and so have the types", () => {
  assert.deepEqual(names(element.attributes), [...ATTRIBUTES].sort());
  const types = read("web/widget/widget.d.ts");
  for (const name of ATTRIBUTES) assert.match(types, new RegExp(`^  ${name}: `, "m"), name);
});

test("the manifest has the custom properties that the styles read, and the document names them", () => {
  const used = [
    ...new Set([...read("web/widget/style.js").matchAll(/var\((--yoyak-[\w-]+)/g)].map((match) => match[1])),
  ];
  assert.deepEqual(names(element.cssProperties), used.sort());
  const document = read("docs/widget.md");
  for (const name of [...used, ...names(element.cssParts), ...names(element.events), ...ATTRIBUTES])
    assert.ok(document.includes(`\`${name}\``), name);
});

test("the tables of the document are those of the manifest", () => {
  const document = read("docs/widget.md");
  assert.equal(document, withTables(document), "run node scripts/dev/widget-docs.mjs");
});

test("the manifest has every part that the widget sets", () => {
  const code = ["draw", "inside", "nodes", "search", "views"].map((name) => read(`web/widget/${name}.js`)).join("\n");
  const set = [...code.matchAll(/make\("\w+", "([\w-]+)"/g), ...code.matchAll(/setAttribute\("part", "([\w-]+)"\)/g)]
    .map((match) => match[1])
    .concat("source", "entry-title"); // by anchor() and pageLink()
  const parts = names(element.cssParts);
  assert.deepEqual(
    [...new Set(set)].filter((name) => !parts.includes(name) && !["wait", "list"].includes(name)),
    [],
  );
});

test("the custom properties are the viewer's tokens, but for the frame's own", () => {
  const tokens = /** @type {string[]} */ (read("web/styles/tokens.css").match(/--yoyak-[\w-]+(?=:)/g) ?? []);
  const own = names(element.cssProperties).filter((/** @type {string} */ name) => !tokens.includes(name));
  assert.deepEqual(own, ["--yoyak-padding"]);
});

test("on a server the widget can be imported, and does nothing", async () => {
  const { YoyakDigest } = await import("../../web/widget/widget.js");
  assert.equal(typeof YoyakDigest, "function");
});
