// A progress line on stderr, only on a terminal. stdout is for results.

import { isQuiet } from "./say.mjs";

/** Redrawing more often makes the work slower and shows nothing more. */
const REDRAW_MS = 80;

/** Width of the bar; it is shorter on a short line. */
const WIDTH = 24;

/** @param {string} label @param {NodeJS.WriteStream} [stream] */
export function progress(label, stream = process.stderr) {
  if (!stream.isTTY || isQuiet() || process.env.TERM === "dumb") return { at: () => {}, done: () => {} };
  let last = 0;
  return {
    /** @param {number} done @param {number} total */
    at(done, total) {
      const now = Date.now();
      if (now - last < REDRAW_MS && done < total) return;
      last = now;
      const numbers = `${done} / ${total}`;
      // A wrapped line cannot be overwritten.
      const width = Math.min(WIDTH, (stream.columns || 80) - label.length - numbers.length - 3);
      if (width < 0) return;
      const filled = total ? Math.round((done / total) * width) : width;
      stream.write(`\r\x1b[K${label} ${"█".repeat(filled)}${"░".repeat(width - filled)} ${numbers}`);
    },
    done: () => void stream.write("\r\x1b[K"),
  };
}
