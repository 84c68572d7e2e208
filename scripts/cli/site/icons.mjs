// The icons of a site, in its colour: lines of a page. Home screens want them as PNG.
import { contrast, hexOf, parseColour } from "./colour.mjs";
import { bar, Canvas, palette, strokes } from "./paint.mjs";
import { png } from "./png.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */
/** @typedef {import("./colour.mjs").Rgb} Rgb */
/** @typedef {import("./paint.mjs").Point} Point */

/** Colours of web/styles/tokens.css. @type {Record<"accent" | "paper" | "ink", Rgb>} */
const TOKENS = { accent: [0x0f, 0x5f, 0x5a], paper: [0xfb, 0xfa, 0xf7], ink: [0x22, 0x20, 0x1c] };

/** The mark: three lines in a square of 16. @type {Point[][]} */
export const MARK = [
  [
    [3, 4],
    [13, 4],
  ],
  [
    [3, 8],
    [13, 8],
  ],
  [
    [3, 12],
    [9, 12],
  ],
];

/**
 * The colour of pictures, and one that is seen on it. @param {Site} site @returns {{ground: Rgb, ink: Rgb}}
 */
export function coloursOf({ accent }) {
  const ground = parseColour(accent) ?? TOKENS.accent;
  const { paper, ink } = TOKENS;
  // Light accents, such as yellow, have dark lines.
  return { ground, ink: contrast(paper, ground) >= 3 || contrast(paper, ground) > contrast(ink, ground) ? paper : ink };
}

/** Names of files, sizes in pixels, and what manifests say of them; apple-touch-icon.png is linked in pages. */
const SIZES = [
  { name: "icon-192.png", size: 192, purpose: "any", round: true },
  { name: "icon-512.png", size: 512, purpose: "any", round: true },
  { name: "icon-maskable-512.png", size: 512, purpose: "maskable", round: false },
  { name: "apple-touch-icon.png", size: 180, purpose: null, round: false },
];

/** What the manifest says of the icons. */
export const iconList = [
  ...SIZES.filter(({ purpose }) => purpose).map(({ name, size, purpose }) => ({
    ...{ src: name, sizes: `${size}x${size}`, type: "image/png", purpose },
  })),
  { src: "icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
];

/** @param {Site} site @returns {Map<string, Uint8Array | string>} by name */
export function icons(site) {
  const { ground, ink } = coloursOf(site);
  /** @type {Map<string, Uint8Array | string>} */
  const files = new Map();
  for (const { name, size, round } of SIZES) {
    const canvas = new Canvas(size, size);
    // The drawing keeps to the middle: systems cut maskable icons to a circle of four fifths of the side.
    const scale = size / 24;
    const mark = strokes(MARK, scale, scale * 1.6, [16, 16]);
    canvas.stamp(bar(size, size, round ? size * 0.22 : 0), 0, 0, 0);
    const at = Math.round((size - mark.width) / 2);
    canvas.stamp(mark, at, at, 1);
    const clear = /** @type {[number, number, number, number]} */ ([...ground, round ? 0 : 255]);
    const full = /** @type {typeof clear} */ ([...ground, 255]);
    const colours = palette(clear, [
      { over: clear, colour: full },
      { over: full, colour: [...ink, 255] },
    ]);
    files.set(name, png(canvas, colours));
  }
  const path = MARK.map(([[x, y], [to]]) => `M${x + 4} ${y + 4}H${to + 4}`).join("");
  files.set(
    "icon.svg",
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5.28" ` +
      `fill="${hexOf(ground)}"/><path d="${path}" stroke="${hexOf(ink)}" stroke-width="1.6" stroke-linecap="round"/>` +
      `</svg>\n`,
  );
  return files;
}

/** Characters of a name under an icon; systems cut longer ones anywhere. */
const SHORT = 12;

/** The words that fit, or the beginning of the first. @param {string} title @param {number} most characters */
export function shortName(title, most) {
  const characters = [...title.trim()];
  if (characters.length <= most) return characters.join("");
  const words = characters.slice(0, most + 1).join("");
  return /^(.*\S)\s+\S*$/.exec(words)?.[1] ?? characters.slice(0, most).join("");
}

/**
 * The manifest of a site as an app. @param {any} shell what is the same for all sites @param {Site} site
 */
export function webManifest(shell, site) {
  const { title, description, language, url } = site;
  const own = {
    // Without an id, the address of the start page is one. Browsers would resolve a relative id against the origin,
    // where other sites may be.
    ...(url ? { id: new URL(url).pathname } : {}),
    ...(title ? { name: title, short_name: shortName(title, SHORT) } : {}),
    ...(description ? { description } : {}),
    lang: language || "ko",
    icons: iconList,
  };
  return `${JSON.stringify({ ...shell, ...own }, null, 2)}\n`;
}
