// A progress line on stderr, for people at a terminal only. Never on stdout, which belongs to the result.

/** Redrawing more often than this makes work slower and shows nothing more. */
const REDRAW_MS = 80;

/** @param {string} label @param {NodeJS.WriteStream} [stream] */
export function progress(label, stream = process.stderr) {
  if (!stream.isTTY) return { at: () => {}, done: () => {} };
  let last = 0;
  return {
    /** @param {number} done @param {number} total */
    at(done, total) {
      const now = Date.now();
      if (now - last < REDRAW_MS && done < total) return;
      last = now;
      const width = 24;
      const filled = total ? Math.round((done / total) * width) : width;
      stream.write(`\r\x1b[K${label} ${"█".repeat(filled)}${"░".repeat(width - filled)} ${done} / ${total}`);
    },
    done: () => void stream.write("\r\x1b[K"),
  };
}
