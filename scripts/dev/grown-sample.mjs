// The sample site, grown to the size of a real one: its own entries, dealt out anew to days of 35, by more and longer
// names of channels, under overviews that cite them as closely as real ones do. The same pages on every machine. For
// screenshots and for tests of what only a long day shows; tests/bench/generate.mjs makes archives for benchmarks.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const SAMPLE = resolve(fileURLToPath(new URL("../../data", import.meta.url)));
/** Entries a day, by topic. The first topic is the one of 35. */
const TOPICS = { "과학-자연": 35, "기술-AI": 12, "생활-경제": 8 };
/** Names as real channels have them: long ones, English ones, ones with signs. */
const FIRST = "산책 공방 연구소 실험실 작업실 수첩 창가 사전 지도 시계탑 온실 부엌 다락방 골목 나루 등대".split(" ");
const SECOND = "느린 작은 한밤의 주말 조용한 두꺼운 동네 푸른".split(" ");
const LONG = [
  "밤새 읽는 사람들의 아주 긴 이야기 : 세상의 모든 구조",
  "The Quarterly Review of Unfinished Software Projects",
  "Slow Science Television Network International",
  "경제를 쉽게 풀어 주는 세 사람의 저녁 식사 TV",
];
const CHANNELS = 60;

/** A generator of numbers below 2³², by integers only. @param {number} seed */
const numbers = (seed) => () => {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return (seed >>>= 0);
};

/** What the sample's pages have: entries, and sentences of overviews without their citations. */
function pool() {
  const folder = join(SAMPLE, "digests");
  const entries = [];
  const sentences = [];
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".md"))) {
    const text = readFileSync(join(folder, name), "utf8");
    for (const [, title, head, body] of text.matchAll(
      /^### \d+\. \[(.+)\]\(http\S+\)\n([^\n]+)\n\n((?:주요 내용|핵심)[^]*?)(?=<p align)/gm,
    )) {
      const length = /\d+분( \d+초)?|\d+시간.*$/.exec(head)?.[0];
      if (length) entries.push({ title, channel: head.split(", ")[0], length, body: body.trim() });
    }
    const overview = /\n## 일일 요약\n([^]*?)\n---/.exec(text)?.[1] ?? "";
    for (const sentence of overview.replace(/ ?<a [^]*?<\/a>,?/g, "").split(/(?<=[.다요]\.) |\n+/))
      if (/^[^[<|#>-].{30,}\.$/.test(sentence)) sentences.push(sentence);
  }
  return { entries, sentences, names: [...new Set(entries.map((each) => each.channel))] };
}

/** @param {number} wanted @param {string[]} own */
function channels(wanted, own) {
  const made = SECOND.flatMap((second) => FIRST.map((first) => `${second} ${first}`));
  return [...LONG, ...own, ...made].slice(0, wanted);
}

/**
 * Yields pages, oldest first.
 * @param {{ days?: number, until?: string }} [options]
 */
export function* grownSample({ days = 40, until = "2026-11-22" } = {}) {
  const { entries, sentences, names } = pool();
  const all = channels(CHANNELS, names);
  const next = numbers(20261122);
  const pick = (/** @type {any[]} */ list) => list[next() % list.length];
  for (let back = days - 1; back >= 0; back -= 1) {
    const date = new Date(Date.parse(`${until}T00:00Z`) - back * 864e5).toISOString().slice(0, 10);
    for (const [topic, count] of Object.entries(TOPICS)) {
      const rest = [...entries];
      const prefix = `yk${date.slice(2).replaceAll("-", "")}${Object.keys(TOPICS).indexOf(topic)}`;
      const rows = Array.from({ length: count }, (_, i) => ({
        ...rest.splice(next() % rest.length, 1)[0],
        channel: i % 9 === 2 ? pick(LONG) : pick(all),
        id: prefix + String(i + 1).padStart(2, "0"),
        time: `${date}T${String(6 + (next() % 17)).padStart(2, "0")}:${String(next() % 60).padStart(2, "0")}:00`,
      }));
      const cited = () => {
        const run = new Set(
          Array.from({ length: next() % 4 ? 1 + (next() % 2) : 3 + (next() % 5) }, () => next() % count),
        );
        return [...run]
          .sort((a, b) => a - b)
          .map((i) => `<a href="#${rows[i].id}">[${i + 1}]</a>`)
          .join(", ");
      };
      const overview = Array.from({ length: Math.ceil(count / 5) }, () =>
        Array.from({ length: 4 + (next() % 3) }, () => `${pick(sentences).slice(0, -1)} ${cited()}.`).join(" "),
      );
      yield { path: `${date}-${topic}.md`, text: page(date, topic, overview, rows) };
    }
  }
}

/** @param {string} date @param {string} topic @param {string[]} overview @param {any[]} rows */
const page = (date, topic, overview, rows) => `---
title: ${date} ${topic}
parent: 영상 요약
nav_order: -${date.replaceAll("-", "")}
---

# ${date} ${topic}

## 일일 요약

${overview.join("\n\n")}

---

## 개별 영상 요약

${rows.map(({ title, id, channel }, i) => `${i + 1}. [${title}](#${id}) - ${channel}`).join("\n")}

${rows
  .map(
    ({ title, id, channel, time, length, body }, i) => `<a id="${id}"></a>
### ${i + 1}. [${title}](https://www.youtube.com/watch?v=${id})
${channel}, ${time}, ${length}

${body}

---
`,
  )
  .join("\n")}`;

/** Writes the folder of such a site. @param {string} folder @param {Parameters<typeof grownSample>[0]} [options] */
export function writeGrownSample(folder, options) {
  mkdirSync(join(folder, "digests"), { recursive: true });
  const settings = JSON.parse(readFileSync(join(SAMPLE, "yoyak.config.json"), "utf8"));
  writeFileSync(join(folder, "yoyak.config.json"), JSON.stringify(settings));
  for (const { path, text } of grownSample(options)) writeFileSync(join(folder, "digests", path), text);
}
