// The pictures that messengers show beside a link (og:image): the date of a digest and a bar for each entry, in the
// colour of the site. There are no letters, because there are no fonts.
import { mix } from "./colour.mjs";
import { coloursOf, MARK } from "./icons.mjs";
import { bar, Canvas, digitStamp, palette, strokes } from "./paint.mjs";
import { png } from "./png.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */
/** @typedef {import("./paint.mjs").Stamp} Stamp */
/** @typedef {import("./paint.mjs").Rgba} Rgba */

export const SITE_CARD = "card.png";
export const WIDTH = 1200;
export const HEIGHT = 630;
const MARGIN = 88;
const BASE = HEIGHT - MARGIN;
/** Inks, by their numbers. */
const [STRONG, SOFT, FAINT] = [0, 1, 2];
/** Bars of a card, and pixels. More bars than this would be too thin to tell apart. */
const BARS = { most: 48, width: 34, step: 96, highest: 130 };

/**
 * What the bars of a digest show: the length of its videos, or else of its texts.
 * @param {import("./article.mjs").Loaded} loaded
 */
export function lengthsOf({ info, entries }) {
  const seconds = info.entryList.map((row) => row.seconds ?? 0);
  return seconds.some(Boolean) ? seconds : entries.map(({ html }) => html.length);
}

/** Draws the cards of a site. Shapes that recur are drawn once. */
export class Cards {
  /** @type {Map<string, Stamp>} */
  #stamps = new Map();
  #ground;
  #palette;

  /** @param {Site} site */
  constructor(site) {
    const { ground, ink } = coloursOf(site);
    const opaque = (/** @type {import("./colour.mjs").Rgb} */ colour) => /** @type {Rgba} */ ([...colour, 255]);
    const over = opaque(ground);
    this.#palette = palette(
      over,
      [1, 0.62, 0.3].map((share) => ({ over, colour: opaque(mix(ground, ink, share)) })),
    );
    this.#ground = new Canvas(WIDTH, HEIGHT);
    const mark = strokes(MARK, 4, 8, [16, 16]);
    this.#ground.stamp(mark, WIDTH - MARGIN - mark.width + 12, MARGIN - 16, STRONG);
  }

  /**
   * The card of a digest. @param {string} date "YYYY-MM-DD" @param {number[]} lengths of its entries: seconds, or what
   *   else tells long ones from short ones
   */
  ofDigest(date, lengths) {
    const canvas = this.#ground.copy();
    const [year, month, day] = date.split("-");
    this.#number(canvas, year, { left: MARGIN, top: MARGIN, height: 52, thickness: 8, gap: 20, ink: SOFT });
    const large = { top: MARGIN + 92, height: 172, thickness: 24, gap: 44, ink: STRONG };
    const dot = this.#number(canvas, month, { left: MARGIN, ...large });
    canvas.stamp(this.#bar(30, 30), dot, large.top + large.height - 18, SOFT);
    this.#number(canvas, day, { left: dot + 74, ...large });
    this.#bars(canvas, lengths, FAINT);
    return png(canvas, this.#palette);
  }

  /** The card of the site. @param {number[]} lengths of its months, oldest first */
  ofSite(lengths) {
    const canvas = this.#ground.copy();
    const mark = strokes(MARK, 22, 36, [16, 16]);
    canvas.pixels.fill(0);
    canvas.stamp(mark, MARGIN - 66, MARGIN - 66, STRONG);
    this.#bars(canvas, lengths, FAINT);
    return png(canvas, this.#palette);
  }

  /**
   * @param {Canvas} canvas @param {string} digits
   * @param {{left: number, top: number, height: number, thickness: number, gap: number, ink: number}} style
   * @returns {number} where the next begins
   */
  #number(canvas, digits, { left, top, height, thickness, gap, ink }) {
    for (const digit of digits) {
      const stamp = this.#once(`${digit} ${height}`, () => digitStamp(digit, height, thickness));
      canvas.stamp(stamp, left, top, ink);
      left += stamp.width + gap - thickness;
    }
    return left;
  }

  /** A bar for each, from the left. @param {Canvas} canvas @param {number[]} lengths @param {number} ink */
  #bars(canvas, lengths, ink) {
    const shown = lengths.slice(0, BARS.most);
    const most = Math.max(...shown, 1);
    const room = WIDTH - 2 * MARGIN;
    const step = Math.min(BARS.step, room / Math.max(shown.length, 1));
    const width = Math.round(Math.min(BARS.width, step / 1.7));
    for (const [at, length] of shown.entries()) {
      // A square root, so that an hour does not make minutes invisible.
      const share = Math.sqrt(Math.max(0, length) / most);
      const height = Math.max(width, Math.round(BARS.highest * share));
      canvas.stamp(this.#bar(width, height), MARGIN + Math.round(at * step), BASE - height, ink);
    }
  }

  /** @param {number} width @param {number} height */
  #bar(width, height) {
    return this.#once(`${width}x${height}`, () => bar(width, height, width / 2));
  }

  /** @param {string} name @param {() => Stamp} make */
  #once(name, make) {
    const known = this.#stamps.get(name);
    if (known) return known;
    const stamp = make();
    this.#stamps.set(name, stamp);
    return stamp;
  }
}
