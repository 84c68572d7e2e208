import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import en from "../../web/i18n/en.js";
import ko from "../../web/i18n/ko.js";
import { chooseLanguage, t, useMessages } from "../../web/lib/i18n.js";

const web = fileURLToPath(new URL("../../web", import.meta.url));
/** Keys are written in full, or with their last part open: t(`view.${name}`). */
const USED = /\bt\(\s*(?:[^"`()]*\?\s*)?(?:"([^"]+)"|`([^`$]*)\$\{)/g;

/** @param {import("../../web/lib/i18n.js").Message} message */
const names = (message) =>
  [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

test("both languages have the same messages", () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(ko).sort());
});

test("both languages fill in the same values", () => {
  for (const key of Object.keys(ko)) assert.deepEqual(names(en[key]), names(ko[key]), key);
});

test("messages that count have a singular in English", () => {
  for (const [key, message] of Object.entries(en)) {
    if (typeof message !== "string") assert.deepEqual(Object.keys(message), ["one", "other"], key);
  }
});

test("every message that is asked for exists, and every one that exists is asked for", () => {
  const asked = new Set();
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

test("the reader's choice goes before the browser's, and English is the last resort", () => {
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
