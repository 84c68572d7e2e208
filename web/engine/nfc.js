// Brings text to one form (NFC) before the core sees it, which has no tables for this. Nearly all text has the form
// already, and making a string of it to find out takes as long as reading the page. So its bytes are looked at first.

/**
 * Whether UTF-8 certainly is in NFC: it has only characters that no normalisation changes, whatever stands beside
 * them. False for rarer scripts, too. Bytes that are not UTF-8 get either answer.
 * @param {Uint8Array} bytes
 */
export function isSurelyNfc(bytes) {
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i];
    if (lead < 0xcc) continue; // ASCII, Latin, and the later bytes of characters
    if (!isSafe(lead, bytes[i + 1], bytes[i + 2])) return false;
    if (lead >= 0xe0) i += 2;
  }
  return true;
}

/**
 * A character by its first three bytes.
 * @param {number} lead at least 0xCC @param {number | undefined} second @param {number | undefined} third
 */
function isSafe(lead, second = 0, third = 0) {
  if (lead >= 0xe4 && lead <= 0xec) return lead !== 0xea || second >= 0xb0; // Han and most of Hangul
  switch (lead) {
    case 0xed:
      return second <= 0x9d || (second === 0x9e && third <= 0xa3); // Hangul
    case 0xe3: // Kana, without the marks that a keyboard writes behind a letter
      return second === 0x80 ? third < 0xaa || third > 0xaf : second !== 0x82 || (third !== 0x99 && third !== 0x9a);
    case 0xe2: // punctuation, arrows, mathematics
      if (second === 0x80) return third > 0x81;
      if (second === 0x84) return third !== 0xa6 && third !== 0xaa && third !== 0xab;
      return second <= 0xaa && second !== 0x83 && second !== 0x8c;
    case 0xef: // full-width forms, the byte order mark, the variation of an emoji
      return second >= 0xbc || (second === 0xbb && third === 0xbf) || (second === 0xb8 && third === 0x8f);
    case 0xf0:
      return second === 0x9f; // emoji
    case 0xe1:
      return second >= 0xb8 && second <= 0xbb; // Vietnamese
    case 0xce:
      return second !== 0x87; // Greek
    default: // Greek, Cyrillic, Armenian
      return lead >= 0xcf && lead <= 0xd5 && lead !== 0xd2;
  }
}

/**
 * Text in NFC if the bytes are valid UTF-8. Other bytes stay as they are, and the core reports them.
 * @param {Uint8Array} bytes @returns {Uint8Array}
 */
export function toNfc(bytes) {
  if (isSurelyNfc(bytes)) return bytes;
  let decoded;
  try {
    decoded = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
  const composed = decoded.normalize("NFC");
  return composed === decoded ? bytes : new TextEncoder().encode(composed);
}
