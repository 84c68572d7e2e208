// A corpus for benchmarks: daily digests with a Zipf-distributed Korean and English vocabulary, the same bytes for the
// same options on every machine. Words are invented from common syllables; the distributions (word lengths, particles,
// compounds, sizes) are those of real digests, so that indexes of it behave like indexes of real ones.
//
//   node tests/bench/generate.mjs --digests 365 --out DIR [--seed 1] [--until 2026-01-31]
//
// 365, 3,650 and 18,250 digests are the sizes S, M and L of the benchmark: 5 topics a day, about 3 entries and 11.7 KB
// each.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const TOPICS = ["기술-AI", "경제-투자", "과학", "문화", "교육"];
const CHANNELS = 120;
const KOREAN_STEMS = 26000;
const ENGLISH_WORDS = 6000;

// Syllables by falling frequency in Korean nouns.
const SYLLABLES = [
  ...("이가사기지자인정시대원장전제주상수부과동성보구고연유조공도신미소방국문화모진일영" +
    "경세해비리선발무스라용실개업중계생안트교행회물로재체식여산금관임강의오반타분단설서통마내추권결초차현술파면" +
    "위만양책민호크합매적심직목환점나관치복투출물급역작입디데터력플품바다레프법석험광래변토건남구온료코감드네격우" +
    "배간담류략출천후버림담센빅클독벨델링케언어닭밸"),
];
const PARTICLES = [
  "",
  "",
  "",
  "",
  "을",
  "를",
  "이",
  "가",
  "은",
  "는",
  "의",
  "에",
  "에서",
  "으로",
  "로",
  "과",
  "와",
  "도",
  "만",
  "까지",
  "부터",
  "보다",
  "처럼",
  "에게",
  "라는",
  "이라는",
];
const ENDINGS = [
  "하는",
  "하고",
  "했다",
  "합니다",
  "할",
  "하며",
  "하여",
  "된",
  "되는",
  "될",
  "됩니다",
  "한다",
  "하기",
  "하지",
  "했습니다",
  "해야",
  "하면",
];
const COMMON = [
  "그리고",
  "하지만",
  "있는",
  "있습니다",
  "것",
  "것을",
  "수",
  "더",
  "이",
  "그",
  "등",
  "통해",
  "위한",
  "대한",
  "가장",
  "다양한",
  "새로운",
  "매우",
  "또한",
  "특히",
  "오늘",
  "지금",
  "우리",
  "모든",
  "많은",
  "중요한",
  "위해",
  "때문에",
  "따라",
  "함께",
];
const LETTERS_ON = [
  "b",
  "c",
  "d",
  "f",
  "g",
  "h",
  "l",
  "m",
  "n",
  "p",
  "r",
  "s",
  "t",
  "v",
  "st",
  "tr",
  "ch",
  "pl",
  "gr",
  "th",
];
const LETTERS_VO = ["a", "e", "i", "o", "u", "ai", "ea", "io"];
const LETTERS_CO = ["", "n", "r", "s", "t", "l", "m", "x", "ng", "ck", "d"];
const MIXED = [
  "GPT-5",
  "GPT-4o",
  "4.5",
  "C++",
  ".NET",
  "AT&T",
  "K-뷰티",
  "S&P500",
  "3D",
  "B2B",
  "R&D",
  "Node.js",
  "HBM3",
  "5G",
  "10%",
  "2,500만",
  "AI",
  "IT",
  "ETF",
  "CEO",
  "LLM",
  "API",
  "GPU",
  "Café",
  "naïve",
];

/** A 32-bit generator (xorshift, integers only: the same on every engine). */
class Random {
  #state;
  /** @param {number} seed */
  constructor(seed) {
    this.#state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) | 1;
    for (let i = 0; i < 8; i += 1) this.next();
  }
  next() {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return x >>> 0;
  }
  /** @param {number} n */
  below(n) {
    return this.next() % n;
  }
  /** @param {number} percent */
  chance(percent) {
    return this.below(100) < percent;
  }
  /** @param {any[]} list */
  pick(list) {
    return list[this.below(list.length)];
  }
}

/** Picks ranks 0 … n-1 with probability falling as 1 / (rank + shift). */
class Zipf {
  #ends;
  #total;
  /**
   * @param {number} n
   * @param {number} shift
   */
  constructor(n, shift) {
    let total = 0;
    this.#ends = new Float64Array(n);
    for (let i = 0; i < n; i += 1) {
      total += Math.floor(1e6 / (i + shift));
      this.#ends[i] = total;
    }
    this.#total = total;
  }
  /** @param {Random} random */
  pick(random) {
    const at = random.next() % this.#total;
    let low = 0;
    let high = this.#ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle] > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** @param {Random} random */
function makeVocabulary(random) {
  const syllable = new Zipf(SYLLABLES.length, 12);
  const unique = (/** @type {number} */ count, /** @type {(made: number) => any} */ make) => {
    const seen = new Set();
    while (seen.size < count) seen.add(make(seen.size));
    return [...seen];
  };
  const korean = unique(KOREAN_STEMS, (/** @type {number} */ made) => {
    const length = made < 2000 ? 2 + (random.chance(20) ? 1 : 0) : 2 + random.below(3);
    let word = "";
    for (let i = 0; i < length; i += 1) word += SYLLABLES[syllable.pick(random)];
    return word;
  });
  const english = unique(ENGLISH_WORDS, () => {
    let word = "";
    for (let i = 1 + random.below(3); i > 0; i -= 1)
      word += random.pick(LETTERS_ON) + random.pick(LETTERS_VO) + random.pick(LETTERS_CO);
    return random.chance(50) ? word[0].toUpperCase() + word.slice(1) : word;
  });
  const channels = unique(CHANNELS, (/** @type {number} */ made) => {
    const name = made % 3 === 0 ? random.pick(english) : random.pick(korean);
    return made % 3 === 1 ? `${name}TV` : made % 3 === 2 ? `${name} ${random.pick(english)}` : name;
  });
  return { korean, english, channels };
}

class Writer {
  /** @param {number} seed */
  constructor(seed) {
    this.random = new Random(seed);
    this.words = makeVocabulary(this.random);
    this.koreanRank = new Zipf(this.words.korean.length, 3);
    this.englishRank = new Zipf(this.words.english.length, 3);
    this.channelRank = new Zipf(CHANNELS, 6);
  }

  noun() {
    const stem = this.words.korean[this.koreanRank.pick(this.random)];
    return this.random.chance(9) ? stem + this.words.korean[this.koreanRank.pick(this.random)] : stem;
  }

  word() {
    const { random } = this;
    const kind = random.below(100);
    if (kind < 14) return random.pick(COMMON);
    if (kind < 19) return this.words.english[this.englishRank.pick(random)] + random.pick(PARTICLES);
    if (kind < 22) return random.pick(MIXED) + random.pick(PARTICLES);
    if (kind < 24) return `${1 + random.below(9999)}${random.pick(["억", "만", "%", "년", "개", ""])}`;
    if (kind < 42) return this.noun() + random.pick(ENDINGS);
    return this.noun() + random.pick(PARTICLES);
  }

  /** @param {number} count */
  words_(count) {
    const out = [];
    for (let i = 0; i < count; i += 1) out.push(this.word());
    return out;
  }

  sentence() {
    const { random } = this;
    const words = this.words_(7 + random.below(14));
    if (random.chance(45)) words[random.below(words.length)] += ",";
    if (random.chance(12))
      words[random.below(words.length)] += `(${this.words.english[this.englishRank.pick(random)]})`;
    if (random.chance(30)) {
      const at = random.below(words.length);
      words[at] = `**${words[at]}**`;
    }
    return `${words.join(" ")}${random.pick(["다.", "습니다.", "요.", "음.", "."])}`;
  }

  /** @param {number} count */
  sentences(count) {
    const out = [];
    for (let i = 0; i < count; i += 1) out.push(this.sentence());
    return out.join(" ");
  }

  title() {
    const words = this.words_(4 + this.random.below(6)).map((word) => word.replaceAll("[", "").replaceAll("]", ""));
    return words.join(" ") + this.random.pick(["", "", "", "?", "!", " | 1부", " (feat. " + this.noun() + ")"]);
  }

  videoId() {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let id = "";
    for (let i = 0; i < 11; i += 1) id += letters[this.random.below(64)];
    return id;
  }

  /**
   * @param {string} date
   * @param {string} topic
   */
  digest(date, topic) {
    const { random } = this;
    const entries = [];
    for (let i = 1 + random.below(5); i > 0; i -= 1) {
      entries.push({
        id: this.videoId(),
        title: this.title(),
        channel: this.words.channels[this.channelRank.pick(random)],
        time: `${date}T${[24, 60, 60].map((below) => String(random.below(below)).padStart(2, "0")).join(":")}`,
        minutes: 3 + random.below(60),
        seconds: random.below(60),
      });
    }
    const lines = [
      "---",
      `title: ${date} ${topic}`,
      "parent: 유튜브 요약",
      `nav_order: -${date.replaceAll("-", "")}`,
      `description: "${this.sentences(1).replaceAll('"', "").replaceAll("*", "")}"`,
      "---",
      "",
      `# ${date} ${topic}`,
      "{:.no_toc}",
      "",
      "## 목차",
      "{:.no_toc}",
      "",
      "1. TOC",
      "{:toc}",
      "",
      "---",
      "",
      "## 일일 요약",
      "",
    ];
    for (let i = 3; i > 0; i -= 1) {
      const cited = 1 + random.below(entries.length);
      lines.push(`${this.sentences(4)} <a href="#${entries[cited - 1].id}">[${cited}]</a>`, "");
    }
    lines.push("---", "", "## 개별 영상 요약", "");
    entries.forEach((entry, i) => lines.push(`${i + 1}. [${entry.title}](#${entry.id}) - ${entry.channel}`));
    lines.push("", '<div style="page-break-before: always;"></div>', "");
    entries.forEach((entry, i) => {
      lines.push(
        `<a id="${entry.id}"></a>`,
        `### ${i + 1}. [${entry.title}](https://www.youtube.com/watch?v=${entry.id})`,
        `${entry.channel}, ${entry.time}, ${entry.minutes}분 ${entry.seconds}초`,
        "",
        "주요 내용:",
        this.sentences(5 + random.below(5)),
        "",
        "핵심 문장:",
      );
      for (let n = 1; n <= 5; n += 1) lines.push(`${n}. ${this.sentences(1)}`);
      lines.push(
        "",
        "기타 메시지:",
        this.sentences(2 + random.below(3)),
        "",
        '<p align="right"><a href="#">↑ Top</a></p>',
        "",
        "---",
        "",
      );
    });
    return `${lines.join("\n")}\n`;
  }
}

/**
 * Yields {path, text} of `digests` pages, oldest first, ending on day `until`.
 * @param {{ digests: number, seed?: number, until?: string }} options
 */
export function* generateDigests({ digests, seed = 1, until = "2026-01-31" }) {
  const writer = new Writer(seed);
  const days = Math.ceil(digests / TOPICS.length);
  const last = Date.parse(`${until}T00:00:00Z`);
  let made = 0;
  for (let day = days - 1; day >= 0; day -= 1) {
    const date = new Date(last - day * 86400000).toISOString().slice(0, 10);
    for (const topic of TOPICS) {
      if (made === digests) return;
      made += 1;
      yield { path: `${date.slice(0, 4)}/${date}-${topic}.md`, text: writer.digest(date, topic) };
    }
  }
}

/** @param {string[]} args */
function main(args) {
  const option = (/** @type {string} */ name, fallback = "") =>
    args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : fallback;
  const digests = Number(option("digests"));
  const out = option("out");
  if (!Number.isInteger(digests) || digests < 1 || !out) {
    console.error("usage: node tests/bench/generate.mjs --digests N --out DIR [--seed N] [--until YYYY-MM-DD]");
    process.exit(2);
  }
  const folders = new Set();
  let bytes = 0;
  for (const page of generateDigests({
    digests,
    seed: Number(option("seed", "1")),
    until: option("until", "2026-01-31"),
  })) {
    const folder = join(out, page.path.slice(0, 4));
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(join(out, page.path), page.text);
    bytes += Buffer.byteLength(page.text);
  }
  console.log(JSON.stringify({ digests, bytes, bytesPerDigest: Math.round(bytes / digests) }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
