// Colours of the settings as numbers, for pictures. Pages get the setting as it is.

/** @typedef {[number, number, number]} Rgb each 0 to 255 */

/** Names of CSS; gray is also grey. */
const NAMES = new Map(
  (
    "aliceblue f0f8ff, antiquewhite faebd7, aqua 00ffff, aquamarine 7fffd4, azure f0ffff, beige f5f5dc, " +
    "bisque ffe4c4, black 000000, blanchedalmond ffebcd, blue 0000ff, blueviolet 8a2be2, brown a52a2a, " +
    "burlywood deb887, cadetblue 5f9ea0, chartreuse 7fff00, chocolate d2691e, coral ff7f50, cornflowerblue 6495ed, " +
    "cornsilk fff8dc, crimson dc143c, cyan 00ffff, darkblue 00008b, darkcyan 008b8b, darkgoldenrod b8860b, " +
    "darkgray a9a9a9, darkgreen 006400, darkkhaki bdb76b, darkmagenta 8b008b, darkolivegreen 556b2f, " +
    "darkorange ff8c00, darkorchid 9932cc, darkred 8b0000, darksalmon e9967a, darkseagreen 8fbc8f, " +
    "darkslateblue 483d8b, darkslategray 2f4f4f, darkturquoise 00ced1, darkviolet 9400d3, deeppink ff1493, " +
    "deepskyblue 00bfff, dimgray 696969, dodgerblue 1e90ff, firebrick b22222, floralwhite fffaf0, " +
    "forestgreen 228b22, fuchsia ff00ff, gainsboro dcdcdc, ghostwhite f8f8ff, gold ffd700, goldenrod daa520, " +
    "gray 808080, green 008000, greenyellow adff2f, honeydew f0fff0, hotpink ff69b4, indianred cd5c5c, " +
    "indigo 4b0082, ivory fffff0, khaki f0e68c, lavender e6e6fa, lavenderblush fff0f5, lawngreen 7cfc00, " +
    "lemonchiffon fffacd, lightblue add8e6, lightcoral f08080, lightcyan e0ffff, lightgoldenrodyellow fafad2, " +
    "lightgray d3d3d3, lightgreen 90ee90, lightpink ffb6c1, lightsalmon ffa07a, lightseagreen 20b2aa, " +
    "lightskyblue 87cefa, lightslategray 778899, lightsteelblue b0c4de, lightyellow ffffe0, lime 00ff00, " +
    "limegreen 32cd32, linen faf0e6, magenta ff00ff, maroon 800000, mediumaquamarine 66cdaa, mediumblue 0000cd, " +
    "mediumorchid ba55d3, mediumpurple 9370db, mediumseagreen 3cb371, mediumslateblue 7b68ee, " +
    "mediumspringgreen 00fa9a, mediumturquoise 48d1cc, mediumvioletred c71585, midnightblue 191970, " +
    "mintcream f5fffa, mistyrose ffe4e1, moccasin ffe4b5, navajowhite ffdead, navy 000080, oldlace fdf5e6, " +
    "olive 808000, olivedrab 6b8e23, orange ffa500, orangered ff4500, orchid da70d6, palegoldenrod eee8aa, " +
    "palegreen 98fb98, paleturquoise afeeee, palevioletred db7093, papayawhip ffefd5, peachpuff ffdab9, " +
    "peru cd853f, pink ffc0cb, plum dda0dd, powderblue b0e0e6, purple 800080, rebeccapurple 663399, red ff0000, " +
    "rosybrown bc8f8f, royalblue 4169e1, saddlebrown 8b4513, salmon fa8072, sandybrown f4a460, seagreen 2e8b57, " +
    "seashell fff5ee, sienna a0522d, silver c0c0c0, skyblue 87ceeb, slateblue 6a5acd, slategray 708090, " +
    "snow fffafa, springgreen 00ff7f, steelblue 4682b4, tan d2b48c, teal 008080, thistle d8bfd8, tomato ff6347, " +
    "turquoise 40e0d0, violet ee82ee, wheat f5deb3, white ffffff, whitesmoke f5f5f5, yellow ffff00, " +
    "yellowgreen 9acd32"
  )
    .split(", ")
    .map((each) => /** @type {[string, string]} */ (each.split(" "))),
);

/** A number, or a share of `whole` in percent. @param {string} text @param {number} whole */
const number = (text, whole) => (text.endsWith("%") ? (Number(text.slice(0, -1)) / 100) * whole : Number(text));

/** An angle in degrees. @param {string} text */
function degrees(text) {
  const [, value, unit = "deg"] = /^(-?[\d.]+)(deg|grad|rad|turn)?$/.exec(text) ?? ["", "NaN"];
  return Number(value) * { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 }[/** @type {"deg"} */ (unit)];
}

/** @type {Record<string, (parts: string[]) => Rgb>} */
const FUNCTIONS = {
  rgb: (parts) => /** @type {Rgb} */ (parts.map((each) => number(each, 255))),
  hsl: ([hue, s, l]) => {
    const [h, saturation, light] = [degrees(hue), number(s, 1), number(l, 1)];
    const at = (/** @type {number} */ n) => {
      const k = (((n + h / 30) % 12) + 12) % 12;
      return 255 * (light - saturation * Math.min(light, 1 - light) * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
    };
    return [at(0), at(8), at(4)];
  },
  // CSS Color 4, 9.4
  oklch: ([l, c, h]) => {
    const [light, chroma, hue] = [number(l, 1), number(c, 0.4), (degrees(h) * Math.PI) / 180];
    const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
    const [x, y, z] = [
      (light + 0.3963377774 * a + 0.2158037573 * b) ** 3,
      (light - 0.1055613458 * a - 0.0638541728 * b) ** 3,
      (light - 0.0894841775 * a - 1.291485548 * b) ** 3,
    ];
    const linear = [
      4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
      -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
      -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
    ];
    const gamma = (/** @type {number} */ v) => 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
    return /** @type {Rgb} */ (linear.map((v) => gamma(Math.max(0, v))));
  },
};

/**
 * The colour that a text in CSS means, without its transparency. Null for what is no colour, and for notations that
 * this does not know. @param {string} text @returns {Rgb | null}
 */
export function parseColour(text) {
  const word = text.trim().toLowerCase();
  const hex = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(
    word.startsWith("#") ? word : `#${NAMES.get(word.replace("grey", "gray"))}`,
  )?.[1];
  if (hex) {
    const digits = hex.length < 5 ? [...hex].map((digit) => digit + digit).join("") : hex;
    return /** @type {Rgb} */ ([0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16)));
  }
  const [, name = "", inside = ""] = /^(rgb|hsl|oklch)a?\(([^)]*)\)$/.exec(word) ?? [];
  const parts = inside.split(/[\s,/]+/).filter(Boolean);
  if (!name || parts.length < 3) return null;
  const colour = FUNCTIONS[name](parts.slice(0, 3));
  if (!colour.every(Number.isFinite)) return null;
  return /** @type {Rgb} */ (colour.map((each) => Math.round(Math.min(255, Math.max(0, each)))));
}

/** @param {Rgb} from @param {Rgb} to @param {number} share 0 to 1 @returns {Rgb} */
export const mix = (from, to, share) =>
  /** @type {Rgb} */ (from.map((each, at) => Math.round(each + (to[at] - each) * share)));

/** Relative luminance, 0 to 1 (WCAG 2). @param {Rgb} colour */
function luminance(colour) {
  const [r, g, b] = colour.map((each) => {
    const share = each / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** 1 to 21 (WCAG 2). @param {Rgb} a @param {Rgb} b */
export function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** "#0f5f5a". @param {Rgb} colour */
export const hexOf = (colour) => `#${colour.map((each) => each.toString(16).padStart(2, "0")).join("")}`;
