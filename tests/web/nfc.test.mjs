import assert from "node:assert/strict";
import { test } from "node:test";
import { isSurelyNfc, toNfc } from "../../web/engine/nfc.js";

const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** Every character but the halves of surrogate pairs. */
function* characters() {
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (code < 0xd800 || code > 0xdfff) yield String.fromCodePoint(code);
  }
}

/** The characters that some other one takes in when both stand together: accents, the later letters of syllables. */
function takenIn() {
  const found = new Set();
  for (const character of characters()) {
    for (const part of [...character.normalize("NFD")].slice(1)) found.add(part);
  }
  return found;
}

test("no normalisation changes text that is surely in NFC, whatever stands beside it", () => {
  const taken = takenIn();
  const others = new Set(["\ufe0f"]); // the only marks that no order concerns: they vary an emoji
  for (const character of characters()) {
    if (!isSurelyNfc(utf8(character))) continue;
    const name = `U+${character.codePointAt(0)?.toString(16)}`;
    assert.equal(character.normalize("NFC"), character, name);
    assert.ok(!taken.has(character), `${name} composes with what stands before it`);
    assert.ok(others.has(character) || !/\p{M}/u.test(character), `${name} is a mark`);
  }
});

test("text that people write is surely in NFC", () => {
  for (const text of [
    "2025-12-01 기술·AI: “요약” — 왜? … 한국어로 쓴 글이다 → 끝",
    "これはペンです。ガラス、カタカナ・ひらがな（全角）！",
    "中文摘要：人工智能，《新闻》、第１２期。",
    "Größe, naïve café, Đường Nguyễn, Привет, ёлка, Ελλάδα",
    "• ① ✓ ★ ≠ ± € ™ ☀️ 🚀 👩‍💻 \ufeff",
  ])
    assert.ok(isSurelyNfc(utf8(text)), text);
});

test("text in another form becomes NFC, and what is none stays as it is", () => {
  for (const text of ["요약", "café", "ペン", "Å", "ό", "ệ"]) {
    assert.deepEqual(toNfc(utf8(text.normalize("NFD"))), utf8(text.normalize("NFC")), text);
  }
  for (const bytes of [Uint8Array.of(0x61, 0xcc), Uint8Array.of(0xc3, 0x28), Uint8Array.of(0xe2, 0x80), utf8("가")])
    assert.equal(toNfc(bytes), bytes);
});
