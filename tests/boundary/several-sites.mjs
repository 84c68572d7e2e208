// Generated pages, divided among several sites: what these find together is what one site with all pages finds.
import { page } from "../cli/helpers.mjs";

const WORDS = ["모델", "시장", "금리", "바다", "항로", "로봇", "배터리", "esbuild"];
const TOPICS = ["기술", "경제", "사회"];

/** A small generator of numbers below `n`, the same on every machine. @param {number} seed */
function dice(seed) {
  let state = seed;
  return (/** @type {number} */ n) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * n);
  };
}

/** Pages of some days, and the site of each. @param {number} seed */
export function archive(seed) {
  const roll = dice(seed);
  const word = () => WORDS[roll(WORDS.length)];
  /** @type {Record<string, string>[]} */
  const parts = Array.from({ length: 1 + roll(4) }, () => ({}));
  let entry = 0;
  for (let day = 1; day <= 6; day += 1)
    for (const topic of TOPICS.slice(0, 1 + roll(3))) {
      const date = `2026-02-0${day}`;
      const entries = Array.from({ length: 1 + roll(3) }, () => {
        entry += 1;
        const id = String(entry).padStart(11, "x");
        const length = roll(4) ? `${1 + roll(90)}분 ${roll(60)}초` : "라이브";
        return {
          title: `${word()} ${word()}`,
          channel: `채널 ${roll(3)}`,
          id,
          length,
          text: `${word()} 이야기입니다.`,
        };
      });
      parts[roll(parts.length)][`${date}-${topic}.md`] = page(date, topic, entries);
    }
  return parts.filter((part) => Object.keys(part).length);
}
