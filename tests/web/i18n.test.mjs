import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import enFirst from "../../web/i18n/en.js";
import enLater from "../../web/i18n/en-later.js";
import koFirst from "../../web/i18n/ko.js";
import koLater from "../../web/i18n/ko-later.js";
import { chooseLanguage, t, useMessages } from "../../web/lib/i18n.js";

const [ko, en] = [
  { ...koFirst, ...koLater },
  { ...enFirst, ...enLater },
];
const web = fileURLToPath(new URL("../../web", import.meta.url));
/** Keys are written in full, or with their last part open: t(`view.${name}`). */
const USED = /\bt\(\s*(?:[^"`()]*\?\s*)?(?:"([^"]+)"|`([^`$]*)\$\{)/g;

/** @param {import("../../web/lib/i18n.js").Message} message */
const names = (message) =>
  [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

test("both languages have the same messages", () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(ko).sort());
});

test("a message is in one file, and of both languages in the same", () => {
  for (const key of Object.keys(koFirst)) assert.ok(!(key in koLater), key);
  assert.deepEqual(Object.keys(enFirst).sort(), Object.keys(koFirst).sort());
  assert.deepEqual(Object.keys(enLater).sort(), Object.keys(koLater).sort());
});

/** The text of all modules that a page loads at its start. */
function eagerSource() {
  const seen = new Set();
  const queue = ["app.js"];
  let source = "";
  for (let file = queue.pop(); file; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = readFileSync(join(web, file), "utf8");
    source += text;
    const imports = /(?:^|\n)(?:import|export)\s[^;"']*?(?:from\s*)?"(\.[^"]+\.js)"/g;
    for (const [, path] of text.matchAll(imports)) queue.push(join(dirname(file), path));
  }
  return source;
}

test("messages of the first drawing are loaded first, and no others", () => {
  const source = eagerSource();
  const open = [...source.matchAll(USED)].map((match) => match[2]).filter(Boolean);
  const eager = (/** @type {string} */ key) =>
    source.includes(`"${key}"`) || open.some((start) => key.startsWith(start));
  for (const key of Object.keys(koLater)) assert.ok(!eager(key), `${key} is asked for at the start`);
  for (const key of Object.keys(koFirst)) assert.ok(eager(key), `${key} can come later`);
});

test("both languages fill in the same values", () => {
  for (const key of Object.keys(ko)) assert.deepEqual(names(en[key]), names(ko[key]), key);
});

test("messages that count have a singular in English", () => {
  for (const [key, message] of Object.entries(en)) {
    if (typeof message !== "string") assert.deepEqual(Object.keys(message), ["one", "other"], key);
  }
});

test("every message that is used exists, and every message is used", () => {
  const asked = new Set();
  /** @type {string[]} */
  const open = [];
  let source = "";
  for (const folder of ["elements", "state", "page", "files", "lib"]) {
    for (const file of readdirSync(join(web, folder), { recursive: true })) {
      if (String(file).endsWith(".js")) source += readFileSync(join(web, folder, String(file)), "utf8");
    }
  }
  source += readFileSync(join(web, "app.js"), "utf8");
  for (const [, whole, start] of source.matchAll(USED)) {
    if (whole) asked.add(whole);
    else open.push(start);
  }
  for (const key of asked) assert.ok(key in ko, `t("${key}")`);
  // Keys also stand in tables and choices, as plain strings.
  const unused = Object.keys(ko).filter(
    (key) => !asked.has(key) && !source.includes(`"${key}"`) && !open.some((start) => start && key.startsWith(start)),
  );
  assert.deepEqual(unused, []);
});

test("the user's choice comes before the browser's, and English is the last resort", () => {
  assert.equal(chooseLanguage("ko", ["en-US"]), "ko");
  assert.equal(chooseLanguage("auto", ["fr", "ko-KR", "en"]), "ko");
  assert.equal(chooseLanguage("auto", ["fr"]), "en");
  assert.equal(chooseLanguage("tlh", []), "en");
});

test("numbers are written as the language does, and counted", () => {
  useMessages("en", en);
  assert.equal(t("count.videos", { n: 1 }), "1 video");
  assert.equal(t("search.overviews", { n: 1 }), "1 overview mentions it");
  assert.equal(t("count.videos", { n: 2466 }), "2,466 videos");
  useMessages("ko", ko);
  assert.equal(t("count.videos", { n: 2466 }), "영상 2,466개");
});
