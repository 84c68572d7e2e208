// Counts with the right noun: not every entry is a video.

import { t } from "./i18n.js";

/** @typedef {Pick<import("../engine/types.d.ts").EntryRow, "videoId" | "seconds">} Kind */

/**
 * "영상 4개", "글 6개", or "항목 9개" if there are both.
 * @param {number} n
 * @param {{ rows?: Kind[], seconds?: number }} known the rows, or else their total length
 */
export function countText(n, { rows = [], seconds = 0 }) {
  const videos = rows.filter((row) => row.videoId !== null || row.seconds !== null).length;
  const kind =
    rows.length === 0
      ? seconds > 0
        ? "videos"
        : "posts"
      : videos === rows.length
        ? "videos"
        : videos === 0
          ? "posts"
          : "items";
  return t(`count.${kind}`, { n });
}
