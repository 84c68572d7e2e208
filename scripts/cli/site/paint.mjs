// Draws shapes without fonts and without a graphics library: strokes, bars and digits, with smooth edges. There are a
// ground and a few inks; a pixel has one ink in one of five strengths. Only arithmetic that is exact in IEEE 754 is
// used, so every machine draws the same.

/** @typedef {[number, number, number, number]} Rgba */
/** @typedef {[number, number]} Point */
/** @typedef {{width: number, height: number, strengths: Uint8Array}} Stamp a shape that is drawn in many places */

const STRENGTHS = 5;

export class Canvas {
  /** @param {number} width @param {number} height */
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8Array(width * height);
  }

  /** Another with the same pixels. */
  copy() {
    const canvas = new Canvas(this.width, this.height);
    canvas.pixels.set(this.pixels);
    return canvas;
  }

  /**
   * Draws a shape where it is inside the canvas.
   * @param {Stamp} stamp @param {number} left @param {number} top whole numbers @param {number} ink from 0 on
   */
  stamp({ width, height, strengths }, left, top, ink) {
    const [from, to] = [Math.max(0, -left), Math.min(width, this.width - left)];
    for (let y = Math.max(0, -top); y < Math.min(height, this.height - top); y += 1) {
      const row = (top + y) * this.width + left;
      for (let x = from; x < to; x += 1) {
        const strength = strengths[y * width + x];
        if (strength) this.pixels[row + x] = ink * STRENGTHS + strength;
      }
    }
  }
}

/**
 * The colours of a canvas.
 * @param {Rgba} ground @param {{over: Rgba, colour: Rgba}[]} inks over: what is under its edges
 * @returns {Rgba[]}
 */
export const palette = (ground, inks) => [
  ground,
  ...inks.flatMap(({ over, colour }) =>
    Array.from({ length: STRENGTHS }, (_, at) => {
      const share = (at + 1) / STRENGTHS;
      return /** @type {Rgba} */ (over.map((each, n) => Math.round(each + (colour[n] - each) * share)));
    }),
  ),
];

/**
 * @param {number} width @param {number} height
 * @param {(x: number, y: number) => number} distance of a point to the edge, in pixels, negative inside
 * @returns {Stamp}
 */
function draw(width, height, distance) {
  const strengths = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const cover = 0.5 - distance(x + 0.5, y + 0.5);
      strengths[y * width + x] = Math.round(Math.min(1, Math.max(0, cover)) * STRENGTHS);
    }
  return { width, height, strengths };
}

/** A bar with round corners. @param {number} width @param {number} height @param {number} radius */
export const bar = (width, height, radius) =>
  draw(width, height, (x, y) => {
    const [a, b] = [Math.abs(x - width / 2) - width / 2 + radius, Math.abs(y - height / 2) - height / 2 + radius];
    const [dx, dy] = [Math.max(a, 0), Math.max(b, 0)];
    return Math.sqrt(dx * dx + dy * dy) + Math.min(0, Math.max(a, b)) - radius;
  });

/**
 * Lines through points, with round ends.
 * @param {Point[][]} lines @param {number} scale @param {number} thickness @param {Point} size of the drawing before it
 *   is scaled
 * @returns {Stamp} the drawing with half a thickness around it
 */
export function strokes(lines, scale, thickness, [width, height]) {
  const [edge, radius] = [Math.ceil(thickness / 2), thickness / 2];
  const at = (/** @type {Point} */ [x, y]) => /** @type {Point} */ ([x * scale + edge, y * scale + edge]);
  const segments = lines.flatMap((line) => line.slice(1).map((to, n) => [at(line[n]), at(to)]));
  const far = (/** @type {number} */ px, /** @type {number} */ py) => {
    let nearest = Infinity;
    for (const [[ax, ay], [bx, by]] of segments) {
      const [dx, dy] = [bx - ax, by - ay];
      const along = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1);
      const t = Math.min(1, Math.max(0, along));
      const [x, y] = [px - ax - t * dx, py - ay - t * dy];
      nearest = Math.min(nearest, x * x + y * y);
    }
    return Math.sqrt(nearest) - radius;
  };
  return draw(Math.ceil(width * scale) + 2 * edge, Math.ceil(height * scale) + 2 * edge, far);
}

/** The size of a digit before it is scaled. @type {Point} */
export const DIGIT = [60, 100];

/** Digits as SVG has paths, with absolute M, L and C only. */
const DIGITS = [
  "M30 0C52 0 60 22 60 50C60 78 52 100 30 100C8 100 0 78 0 50C0 22 8 0 30 0",
  "M12 22L36 0L36 100",
  "M2 27C2 11 14 0 30 0C46 0 57 11 57 27C57 42 48 51 38 61L1 100L60 100",
  "M3 20C7 8 17 0 30 0C45 0 56 10 56 24C56 38 45 47 30 47L24 47" +
    "M30 47C47 47 60 57 60 73C60 89 47 100 30 100C15 100 4 92 0 79",
  "M45 100L45 0L0 71L60 71",
  "M54 0L11 0L6 45C13 38 21 35 30 35C47 35 60 48 60 67C60 86 47 100 29 100C15 100 5 93 0 82",
  "M45 0C19 14 0 38 0 68C0 87 13 100 30 100C47 100 60 87 60 69C60 51 47 38 30 38C15 38 4 47 0 62",
  "M0 0L60 0L20 100",
  "M30 46C15 46 4 37 4 23C4 9 15 0 30 0C45 0 56 9 56 23C56 37 45 46 30 46" +
    "C13 46 0 57 0 73C0 89 13 100 30 100C47 100 60 89 60 73C60 57 47 46 30 46",
  "M15 100C41 86 60 62 60 32C60 13 47 0 30 0C13 0 0 13 0 31C0 49 13 62 30 62C45 62 56 53 60 38",
];
/** Lines that stand for a curve. */
const STEPS = 12;

/** @param {string} path @returns {Point[][]} */
function flatten(path) {
  /** @type {Point[][]} */
  const lines = [];
  for (const [, command, values] of path.matchAll(/([MLC])([^MLC]*)/g)) {
    const numbers = values.split(" ").map(Number);
    const points = numbers.flatMap((x, n) => (n % 2 ? [] : [/** @type {Point} */ ([x, numbers[n + 1]])]));
    const line = lines.at(-1) ?? [];
    if (command === "M") lines.push(points);
    else if (command === "L") line.push(...points);
    else line.push(...curve(/** @type {Point} */ (line.at(-1)), points));
  }
  return lines;
}

/** @param {Point} a @param {Point[]} others of a cubic Bézier curve @returns {Point[]} */
function curve(a, [b, c, d]) {
  return Array.from({ length: STEPS }, (_, n) => {
    const t = (n + 1) / STEPS;
    const s = 1 - t;
    const at = (/** @type {0 | 1} */ i) =>
      s * s * s * a[i] + 3 * s * s * t * b[i] + 3 * s * t * t * c[i] + t * t * t * d[i];
    return /** @type {Point} */ ([at(0), at(1)]);
  });
}

/** @param {string} digit @param {number} height @param {number} thickness of the strokes; it is outside the height */
export const digitStamp = (digit, height, thickness) =>
  strokes(flatten(DIGITS[Number(digit)]), height / DIGIT[1], thickness, DIGIT);
