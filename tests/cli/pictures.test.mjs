// Icons and cards: PNG files that any program reads, in the colour of the site, the same bytes on every machine.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { crc32, inflateSync } from "node:zlib";
import { Cards, HEIGHT, WIDTH, lengthsOf } from "../../scripts/cli/site/card.mjs";
import { contrast, parseColour } from "../../scripts/cli/site/colour.mjs";
import { icons, webManifest } from "../../scripts/cli/site/icons.mjs";

/** Reads a PNG by the book. @param {Uint8Array} bytes */
function decode(bytes) {
  const file = Buffer.from(bytes);
  assert.deepEqual([...file.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  /** @type {Map<string, Buffer>} */
  const chunks = new Map();
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const [type, end] = [file.toString("latin1", at + 4, at + 8), at + 8 + length];
    if (crc32) assert.equal(file.readUInt32BE(end), crc32(file.subarray(at + 4, end)), type);
    chunks.set(type, file.subarray(at + 8, end));
    at = end + 4;
  }
  assert.equal([...chunks.keys()].at(-1), "IEND");
  const part = (/** @type {string} */ type) => /** @type {Buffer} */ (chunks.get(type));
  const head = part("IHDR");
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  assert.deepEqual([...head.subarray(8)], [4, 3, 0, 0, 0]);
  const rows = inflateSync(part("IDAT"));
  const stride = (width + 1) >> 1;
  assert.equal(rows.length, (stride + 1) * height);
  const pixel = (/** @type {number} */ x, /** @type {number} */ y) => {
    let byte = 0;
    for (let row = 0; row <= y; row += 1) byte = (byte + rows[row * (stride + 1) + 1 + (x >> 1)]) & 255;
    const colour = x % 2 ? byte & 15 : byte >> 4;
    const [r, g, b] = part("PLTE").subarray(colour * 3, colour * 3 + 3);
    return [r, g, b, chunks.get("tRNS")?.[colour] ?? 255];
  };
  return { width, height, pixel };
}
const site = { title: "", description: "", language: "ko", url: "", accent: "" };
const hash = (/** @type {Uint8Array} */ bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

test("colours of CSS are read in every common notation", () => {
  for (const [text, wanted] of /** @type {[string, number[] | null][]} */ ([
    ["#0f5f5a", [15, 95, 90]],
    ["#ABC", [170, 187, 204]],
    ["#abcd", [170, 187, 204]],
    [" Tomato ", [255, 99, 71]],
    ["slategrey", [112, 128, 144]],
    ["rgb(1 2 3 / 50%)", [1, 2, 3]],
    ["rgba(10%, 20%, 30%, 1)", [26, 51, 77]],
    ["hsl(120deg 100% 25%)", [0, 128, 0]],
    ["hsl(0.5turn, 50%, 50%)", [64, 191, 191]],
    ["hsl(-120, 100%, 50%)", [0, 0, 255]],
    ["oklch(62.8% 0.2577 29.23)", [255, 0, 0]],
    ["", null],
    ["constructor", null],
    ["rgb(1, 2)", null],
    ["rgb(a b c)", null],
    ["color-mix(in srgb, red, blue)", null],
  ]))
    assert.deepEqual(parseColour(text), wanted, text);
  assert.equal(Math.round(contrast([0, 0, 0], [255, 255, 255])), 21);
});

test("icons are in the accent, and their lines are seen on it", () => {
  for (const [accent, ground] of /** @type {[string, [number, number, number]][]} */ ([
    ["", [15, 95, 90]],
    ["#f4c430", [244, 196, 48]],
    ["var(--x)", [15, 95, 90]],
  ])) {
    const files = icons({ ...site, accent });
    const image = (/** @type {string} */ name) => decode(/** @type {Buffer} */ (files.get(name)));
    for (const [name, size] of /** @type {[string, number][]} */ ([
      ["icon-192.png", 192],
      ["icon-512.png", 512],
      ["icon-maskable-512.png", 512],
      ["apple-touch-icon.png", 180],
    ])) {
      const { width, height, pixel } = image(name);
      assert.deepEqual([width, height], [size, size]);
      const [middle, line] = [pixel(size / 2, size * 0.42), pixel(size / 2, size / 2)];
      assert.deepEqual(middle, [...ground, 255], name);
      assert.ok(contrast([line[0], line[1], line[2]], ground) >= 3, `${name}: ${line}`);
      const whole = !name.startsWith("icon-1") && name !== "icon-512.png";
      assert.equal(pixel(0, 0)[3], whole ? 255 : 0, `${name}: its corners`);
    }
    // Systems cut a circle of four fifths of the side out of a maskable icon: the lines must be inside.
    const { pixel } = image("icon-maskable-512.png");
    for (let angle = 0; angle < 360; angle += 3) {
      const [x, y] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
      assert.deepEqual(pixel(Math.round(256 + 204 * x), Math.round(256 + 204 * y)), [...ground, 255]);
    }
    assert.ok(String(files.get("icon.svg")).includes(accent === "#f4c430" ? "#f4c430" : "#0f5f5a"));
  }
});

test("the same icons on every machine, and small", () => {
  const files = icons(site);
  assert.deepEqual(
    [...files].map(([name, bytes]) => `${name} ${hash(Buffer.from(bytes))}`),
    [
      "icon-192.png deccb7111eb6da9b",
      "icon-512.png 0bb0fb67db5e2eb4",
      "icon-maskable-512.png 40dd971c7f24d042",
      "apple-touch-icon.png 08f731d13d7ba8a7",
      "icon.svg b1fb7b45169902bc",
    ],
  );
  assert.ok([...files.values()].reduce((sum, { length }) => sum + length, 0) < 8 << 10);
});

test("a card shows its date and its entries", () => {
  const cards = new Cards(site);
  const card = (/** @type {string} */ date, /** @type {number[]} */ lengths) => cards.ofDigest(date, lengths);
  const bytes = card("2026-11-29", [600, 60, 7200]);
  assert.ok(bytes.length < 16 << 10, `${bytes.length} bytes`);
  const { width, height, pixel } = decode(bytes);
  assert.deepEqual([width, height], [WIDTH, HEIGHT]);
  assert.deepEqual(pixel(0, 0), [15, 95, 90, 255]);
  // Bars stand on one line, and the longest is as high as there is room.
  const heights = [105, 201, 297].map((x) => {
    let top = 541;
    while (pixel(x, top - 1).join() !== "15,95,90,255") top -= 1;
    return 542 - top;
  });
  assert.deepEqual(
    heights.map((each, n) => each < (heights[n + 1] ?? Infinity)),
    [false, true, true],
  );
  assert.equal(heights[2], 130);
  for (const other of [
    card("2026-11-28", [600, 60, 7200]),
    card("2025-11-29", [600, 60, 7200]),
    card("2026-11-29", []),
  ])
    assert.notEqual(hash(other), hash(bytes));
  for (const lengths of [[], [0, 0], Array.from({ length: 400 }, (_, n) => n)]) decode(card("2026-01-02", lengths));
  for (let n = 0; n < 10; n += 1) decode(card(`${n}${n}${n}${n}-0${n}-0${n}`, [n]));
  decode(cards.ofSite([]));
});

test("a card is as long as the entries: by seconds, or by their text where there are none", () => {
  const row = (/** @type {number | null} */ seconds) => /** @type {any} */ ({ seconds });
  const loaded = (/** @type {(number | null)[]} */ ...all) =>
    /** @type {any} */ ({ info: { entryList: all.map(row) }, entries: all.map((_, n) => ({ html: "x".repeat(n) })) });
  assert.deepEqual(lengthsOf(loaded(5, null, 7)), [5, 0, 7]);
  assert.deepEqual(lengthsOf(loaded(null, null)), [0, 1]);
});

test("the same cards on every machine", () => {
  const cards = new Cards({ ...site, accent: "oklch(0.44 0.2 300)" });
  assert.equal(hash(cards.ofDigest("2026-11-29", [600, 60, 7200])), "4525294b7b9130f4");
  assert.equal(hash(cards.ofSite([3, 20, 17])), "e183f4df57a327c7");
});

test("the manifest names the app, its icons and its place", () => {
  const shell = { name: "Yoyak", short_name: "Yoyak", start_url: "./", icons: [] };
  const of = (/** @type {object} */ more) => JSON.parse(webManifest(shell, { ...site, ...more }));
  assert.deepEqual(Object.keys(of({})), ["name", "short_name", "start_url", "icons", "lang"]);
  const { icons: list, ...rest } = of({
    title: "날마다 읽는 기술 이야기 요약",
    description: "설명",
    url: "https://x.example/b/",
  });
  assert.deepEqual(rest, {
    name: "날마다 읽는 기술 이야기 요약",
    short_name: "날마다 읽는 기술",
    start_url: "./",
    id: "/b/",
    description: "설명",
    lang: "ko",
  });
  assert.equal(of({ title: "Abcdefghijklmnop" }).short_name, "Abcdefghijkl");
  assert.equal(of({ title: "Week 12 in AI" }).short_name, "Week 12 in");
  const files = icons(site);
  for (const { src, sizes, type } of list) {
    assert.ok(files.has(src), src);
    if (type === "image/png")
      assert.equal(sizes, `${decode(/** @type {Buffer} */ (files.get(src))).width}x${sizes.split("x")[1]}`);
  }
  assert.deepEqual([...new Set(list.map((/** @type {any} */ { purpose }) => purpose))].sort(), ["any", "maskable"]);
});
