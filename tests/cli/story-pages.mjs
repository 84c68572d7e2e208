// Pages that tell a story over days, for tests.
import { page } from "./helpers.mjs";

export const id = (/** @type {number} */ day, /** @type {number} */ n) => `${String(day).padStart(2, "0")}-${n}AAAAAAA`;
export const date = (/** @type {number} */ day) => `2026-01-${String(day).padStart(2, "0")}`;
/** Words that no two days share. @param {number} day */
const own = (day) => [..."가나다라마바사아자차"].map((each) => `${each}${"강산들바람물불"[day % 7]}${day}결`).join(" ");

/** What is told of a lighthouse, by day. @type {Record<number, {channel: string, title: string, text: string}>} */
export const LIGHTHOUSE = {
  5: { channel: "포구 신문", title: "등대를 옮기려는 마을", text: "마을이 등대를 절벽 위로 옮기기로 했습니다." },
  6: {
    channel: "바다 소식",
    title: "등대 이전에 맞선 마을 어부",
    text: "어부들은 등대가 절벽으로 가면 길을 잃는다고 합니다.",
  },
  8: { channel: "섬 방송", title: "등대와 절벽, 마을 투표", text: "마을 투표에서 등대를 남기자는 쪽이 이겼습니다." },
  9: {
    channel: "포구 신문",
    title: "마을 투표 뒤의 등대와 절벽",
    text: "절벽 공사는 멈추고 마을 등대에는 투표를 기리는 새 불빛이 켜졌습니다.",
  },
};

/** @param {number} from @param {number} to @returns {Record<string, string>} */
export const days = (from, to) =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, i) => {
      const day = from + i;
      const others = [1, 2, 3, 4, 5, 6].map((n) => ({
        title: `${own(day * 6 + n).split(" ")[n]} 소개`,
        channel: `채널 ${n}`,
        id: id(day, n),
        text: `${own(day * 6 + n)}입니다.`,
      }));
      const told = LIGHTHOUSE[day];
      return [
        `${date(day)}-마을.md`,
        page(date(day), "마을", told ? [{ ...told, id: id(day, 0) }, ...others] : others),
      ];
    }),
  );
