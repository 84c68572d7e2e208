// A generated archive in memory, for tests of the viewer that need no wasm. It implements web/engine/types.d.ts in the
// simplest way and is never part of a build.

import { addDays } from "../../../web/lib/dates.js";

const TOPICS = ["기술-AI", "경제-투자", "사회"];
const CHANNELS = [
  "느린 개발자",
  "코드 온실",
  "Paper Lantern",
  "반도체 산책",
  "새벽 시장",
  "숫자로 보는 하루",
  "골목 경제학",
  "데이터 부엌",
  "도시 관찰기",
  "The Quiet Lab",
  "한 권의 정책",
  "동네 과학자",
  "월급쟁이 노트",
];
const SUBJECTS = [
  "작은 모델로 긴 문서를 읽히는 법, 그리고 남는 문제",
  "에이전트 여덟을 한 달 돌려 본 기록",
  "금리 동결 이후 채권 시장이 말하는 것",
  "검색 증강 생성, 어디까지 믿을 것인가",
  "전세 시장의 조용한 변화",
  "데이터센터와 전력망: 3~4배의 수요",
  "How small teams ship (and why it works)",
  "반도체 재고는 왜 줄지 않나",
  "지방 도시의 버스 노선을 다시 그리다",
  "코드 리뷰를 기계에게 맡길 때 잃는 것",
];
const TEXT =
  "작은 모델은 한 번에 읽을 수 있는 글의 길이가 짧지만, 글을 어떻게 나누어 주느냐에 따라 결과가 크게 달라진다. " +
  "발표자는 문단의 경계를 지키는 것만으로 정확도가 열두 점 올랐다고 말하고, **나누는 규칙**이 모델보다 중요하다고 강조한다.";

const LENGTHS = [0, 5, 10, 15, 20, 30, 45, 60, 90, 120].map((minutes) => minutes * 60);

const html = (/** @type {string} */ text) => `<p>${text.replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>")}</p>`;

export class MockArchive {
  /**
   * @param {{
   *   days?: number, last?: string, delay?: number, search?: boolean, entries?: number, characters?: number
   * }} [options]
   *   entries: of each digest, whose overview is then as long as those of real days; 0 for a few of everything;
   *   characters: of each entry, as the digest says
   */
  constructor({
    days = 120,
    last = "2026-02-14",
    delay = 0,
    search = false,
    entries: perDay = 0,
    characters = 600,
  } = {}) {
    this.delay = delay;
    this.long = perDay > 0;
    this.characters = characters;
    if (search) {
      this.search = this.find;
      this.setMarks = async (/** @type {any} */ marks) => void (this.marks = marks);
    }
    /** @type {{ read?: [string, string][], starred?: [string, string][] }} */
    this.marks = {};
    /** @type {{ partition: string, file: string, code: string, message: string }[]} */
    this.problems = [];
    /** @type {any[]} */
    this.rows = [];
    /** @type {any[]} */
    this.list = [];
    for (let d = 0; d < days; d += 1) {
      const date = addDays(last, -d);
      TOPICS.forEach((topic, t) => {
        if ((d + t) % 7 === 6 && d > 0) return;
        const count = perDay || 4 + ((d * 5 + t * 3) % 9);
        const id = `${date}-${topic}`;
        const entries = Array.from({ length: count }, (_, i) => {
          const n = d * 7 + t * 3 + i;
          return {
            digest: id,
            id: `v${d}_${t}_${i}`,
            date,
            topic,
            title: SUBJECTS[n % SUBJECTS.length] + (i < SUBJECTS.length || !this.long ? "" : ` ${i + 1}`),
            channel: CHANNELS[(n * 3 + t) % CHANNELS.length],
            url: `https://www.youtube.com/watch?v=v${d}_${t}_${i}`,
            videoId: `v${d}_${t}_${i}`,
            publishedAt: `${date}T${String(8 + (i % 12)).padStart(2, "0")}:24:00`,
            seconds: i === 3 ? 0 : 300 + ((n * 397) % 5200),
          };
        });
        this.rows.push(...entries);
        this.list.push({
          id,
          date,
          topic,
          title: `${date} ${topic}`,
          entries: count,
          seconds: entries.reduce((s, e) => s + e.seconds, 0),
        });
      });
    }
    const count = (/** @type {string} */ key) => {
      const counts = new Map();
      for (const row of this.rows) counts.set(row[key], (counts.get(row[key]) ?? 0) + 1);
      return [...counts].sort((a, b) => b[1] - a[1]).map(([name, entries]) => ({ name, entries, digests: 0 }));
    };
    this.info = {
      version: 1,
      generator: "Yoyak 0.1.0",
      site: { title: "아침 요약", description: "", language: "ko", url: "", accent: "" },
      digests: this.list.length,
      entries: this.rows.length,
      seconds: this.rows.reduce((s, r) => s + r.seconds, 0),
      from: this.list.at(-1).date,
      to: last,
      topics: count("topic"),
      channels: count("channel"),
      partitions: [],
    };
  }

  async wait() {
    if (this.delay) await new Promise((done) => setTimeout(done, this.delay));
  }

  /**
   * What cannot be read, though the manifest names it.
   * @param {string} from first day @param {boolean} [known] whether the entries are known, though not their titles
   */
  lose(from, known = false) {
    this.list = this.list.filter(({ date }) => date < from);
    if (known) for (const row of this.rows) if (row.date >= from) Object.assign(row, { title: "", seconds: 0 });
    if (!known) this.rows = this.rows.filter(({ date }) => date < from);
    const file = `p/${from}.yoyak`;
    const size = { digests: 0, entries: 0, size: 0, head: 0, columns: 0 };
    this.info.partitions = /** @type {any} */ ([{ id: from.slice(0, 7), file, from, to: this.info.to, ...size }]);
    this.problems = [{ partition: from.slice(0, 7), file, code: "network", message: "404 Not Found" }];
  }

  async digests(/** @type {any} */ { from = "", to = "9", topics = [], limit = 50, offset = 0 } = {}) {
    await this.wait();
    const found = this.list.filter(
      (d) => d.date >= from && d.date <= to && (!topics.length || topics.includes(d.topic)),
    );
    return {
      total: found.length,
      digests: found.slice(offset, offset + limit),
      complete: true,
      problems: this.problems,
    };
  }

  async select(/** @type {any} */ s = {}) {
    await this.wait();
    const has = (/** @type {[string, string][]} */ marks = [], /** @type {any} */ r) =>
      marks.some(([digest, id]) => digest === r.digest && id === r.id);
    const by = {
      date: (/** @type {any} */ r) => (!s.from || r.date >= s.from) && (!s.to || r.date <= s.to),
      topic: (/** @type {any} */ r) => !s.topics?.length || s.topics.includes(r.topic),
      channel: (/** @type {any} */ r) => !s.channels?.length || s.channels.includes(r.channel),
      marks: (/** @type {any} */ r) =>
        !(s.unread && has(this.marks.read, r)) && (!s.starred || has(this.marks.starred, r)),
      length: (/** @type {any} */ r) =>
        (s.minSeconds === undefined || r.seconds >= s.minSeconds) &&
        (s.maxSeconds === undefined || r.seconds <= s.maxSeconds),
    };
    const where = (/** @type {string} */ but) =>
      this.rows.filter((r) => Object.entries(by).every(([key, test]) => key === but || test(r)));
    const found = where("");
    if (s.sort === "oldest") found.reverse();
    if (s.sort === "longest") found.sort((a, b) => b.seconds - a.seconds);
    if (s.sort === "shortest") found.sort((a, b) => a.seconds - b.seconds);
    const facet = (/** @type {string[]} */ names, /** @type {any[]} */ rows, /** @type {(r: any) => string} */ key) =>
      names.map((name) => ({ name, count: rows.filter((r) => key(r) === name).length }));
    const months = [...new Set(this.rows.map((r) => r.date.slice(0, 7)))].sort();
    return {
      total: found.length,
      digests: new Set(found.map((r) => r.digest)).size,
      seconds: found.reduce((n, r) => n + r.seconds, 0),
      rows: found.slice(s.offset ?? 0, (s.offset ?? 0) + (s.limit ?? 50)),
      facets: {
        topics: facet(
          this.info.topics.map((t) => t.name),
          where("topic"),
          (r) => r.topic,
        ),
        channels: facet(
          this.info.channels.map((c) => c.name),
          where("channel"),
          (r) => r.channel,
        ),
        months: facet(months, where("date"), (r) => r.date.slice(0, 7)),
        lengths: LENGTHS.map((from, i) => ({
          from,
          to: LENGTHS[i + 1] ?? null,
          count: where("length").filter(
            (r) => r.seconds > 0 && r.seconds >= from && r.seconds < (LENGTHS[i + 1] ?? Infinity),
          ).length,
        })),
      },
      complete: true,
      problems: this.problems,
    };
  }

  /** Without words that rise. @param {any} request */
  async tally({ rising: _, ...request } = {}) {
    const { rows, problems } = await this.select({ ...request, limit: Infinity });
    const whole = request.query ? await this.find({ ...request, limit: Infinity }) : { rows };
    const sum = (/** @type {any[]} */ of) => ({ count: of.length, seconds: of.reduce((n, r) => n + r.seconds, 0) });
    const values = (/** @type {(r: any) => string} */ key) => [...new Set(whole.rows.map(key))];
    const where = (/** @type {(r: any) => boolean} */ test) => whole.rows.filter(test);
    const months = [...new Set(rows.map((r) => r.date.slice(0, 7)))].sort();
    const named = (/** @type {(r: any) => string} */ key) =>
      values(key)
        .map((name) => ({
          name,
          ...sum(where((r) => key(r) === name)),
          months: months.map((month) => sum(where((r) => key(r) === name && r.date.startsWith(month)))),
        }))
        .sort((a, b) => b.count - a.count);
    return {
      ...sum(whole.rows),
      from: request.from ?? this.info.from,
      to: request.to ?? this.info.to,
      days: values((r) => r.date).map((date) => ({ date, ...sum(where((r) => r.date === date)) })),
      weeks: [],
      months: months.map((month) => ({
        month,
        ...sum(where((r) => r.date.startsWith(month))),
        all: rows.filter((r) => r.date.startsWith(month)).length,
      })),
      channels: named((r) => r.channel),
      topics: named((r) => r.topic),
      rising: null,
      complete: true,
      problems,
    };
  }

  /** Titles only, by plain containment; the second answer is the complete one. @param {any} request */
  async find({ query, partial = false, offset = 0, limit = 50, sort, ...selection }) {
    const { rows, facets, problems } = await this.select({
      ...selection,
      sort: sort === "relevance" ? undefined : sort,
      limit: Infinity,
    });
    const inTitle = (/** @type {string} */ words) =>
      rows.filter((row) => row.title.toLowerCase().includes(words.toLowerCase()));
    const found = inTitle(query.trim());
    const hits = (/** @type {any[]} */ list, /** @type {string} */ word) =>
      list.map((row) => {
        const at = row.title.toLowerCase().indexOf(word.toLowerCase());
        const titleParts = [
          { text: row.title.slice(0, at), hit: false },
          { text: row.title.slice(at, at + word.length), hit: true },
          { text: row.title.slice(at + word.length), hit: false },
        ];
        return { ...row, score: 1, titleParts, snippet: [{ text: TEXT.slice(0, 90), hit: false }] };
      });
    const names = (/** @type {{ name: string }[]} */ facet, /** @type {(r: any) => string} */ key) =>
      facet.map(({ name }) => ({ name, count: found.filter((r) => key(r) === name).length }));
    const tiers =
      query === "ㅂㄷㅊ"
        ? [{ kind: "initials", label: "", total: 3, rows: hits(inTitle("반도체").slice(0, 3), "반도체") }]
        : [];
    return {
      total: found.length,
      digests: new Set(found.map((r) => r.digest)).size,
      seconds: null,
      rows: hits(found, query.trim()).slice(offset, offset + limit),
      tiers,
      overviews: { total: 0, rows: [] },
      suggestions: query === "반도쳬" ? ["반도체"] : [],
      notes: [],
      problems,
      complete: !partial,
      facets: {
        topics: names(facets.topics, (r) => r.topic),
        channels: names(facets.channels, (r) => r.channel),
        months: names(facets.months, (r) => r.date.slice(0, 7)),
        lengths: facets.lengths,
      },
    };
  }

  /** By plain containment, for `channel:` at the end and for names of channels. @param {any} request */
  async complete({ query, names, limit = 8 }) {
    const from = names ? 0 : query.lastIndexOf(":") + 1;
    const typed = query.slice(from);
    const all = names || /(channel|채널):$/.test(query.slice(0, from)) ? this.info.channels : [];
    const plain = (/** @type {string} */ text) => text.toLowerCase().replaceAll(" ", "");
    const like = all.filter(({ name }) => plain(name).includes(plain(typed))).slice(0, limit);
    return { from, to: query.length, typed, names: like.map(({ name }) => ({ name, text: `${name} ` })) };
  }

  /** The entry before in the digest, and those of the same number on the days before and after. @param {any} request */
  async related({ digest, entry }) {
    await this.wait();
    const of = (/** @type {string} */ id) => this.rows.filter((/** @type {any} */ row) => row.digest === id);
    const same = this.list.filter((d) => d.topic === this.list.find((each) => each.id === digest)?.topic);
    const at = same.findIndex((d) => d.id === digest);
    const number = of(digest).findIndex((/** @type {any} */ row) => row.id === entry);
    const words = (/** @type {any} */ row) => (row ? [{ ...row, words: ["입력", "도구"] }] : []);
    return {
      sameDay: words(of(digest)[number - 1]),
      earlier: words(same[at + 1] && of(same[at + 1].id)[number]),
      later: words(same[at - 1] && of(same[at - 1].id)[number]),
      problems: [],
    };
  }

  async digest(/** @type {string} */ id) {
    await this.wait();
    const ref = this.list.find((d) => d.id === id);
    if (!ref) throw Object.assign(new Error(`There is no digest ${id}.`), { code: "not-found" });
    const same = this.list.filter((d) => d.topic === ref.topic);
    const at = same.indexOf(ref);
    return {
      ...ref,
      collection: "",
      description: "",
      sourcePath: "",
      characters: 2600 + ref.entries * this.characters,
      previous: same[at + 1] ?? null,
      next: same[at - 1] ?? null,
      sameDay: this.list.filter((d) => d.date === ref.date),
      problems: [],
      entryList: this.rows
        .filter((r) => r.digest === id)
        .map((r) => ({ ...r, characters: this.characters, sections: [] })),
    };
  }

  async page(/** @type {any} */ { digest = this.list[0].id, query = "", top = false } = {}) {
    const info = await this.digest(digest);
    const found = query && this.search ? await this.find({ query, from: info.date, to: info.date, limit: 1000 }) : null;
    const hits = [...(found?.rows ?? []), ...(found?.tiers ?? []).flatMap((/** @type {any} */ tier) => tier.rows)];
    const entries = info.entryList.map(async (/** @type {any} */ { id }) => {
      const titleParts = hits.find((row) => row.id === id)?.titleParts;
      return { html: await this.render({ digest, entry: id }), ...(titleParts ? { titleParts } : {}) };
    });
    const page = { info, overview: await this.render({ digest }), summary: "", entries: await Promise.all(entries) };
    // The second is cited most, the third has most related entries, the others count nothing.
    const order = info.entryList.map((/** @type {any} */ _, /** @type {number} */ entry) => ({
      entry,
      citations: entry === 1 ? 4 : entry === 2 ? 1 : 0,
      related: entry === 2 ? 2 : 0,
    }));
    order.sort(
      (/** @type {{ citations: number, related: number }} */ a, /** @type {{ citations: any, related: any }} */ b) =>
        b.citations + b.related - a.citations - a.related,
    );
    return top ? { ...page, top: order } : page;
  }

  async render(/** @type {any} */ { digest, entry = "" }) {
    const rows = this.rows.filter((r) => r.digest === digest);
    const section = (/** @type {string} */ kind, /** @type {string} */ label, /** @type {string} */ body) =>
      `<section class="yk-section" data-kind="${kind}" id="${entry}~${kind}"><h4 class="yk-label">${label}</h4>` +
      `<div class="yk-body">${body}</div></section>`;
    if (entry) {
      return (
        section(
          "intent",
          "의도",
          html("긴 글을 다루는 사람이 도구를 고르기 전에 무엇을 먼저 정해야 하는지 보여 주려 한다."),
        ) +
        section(
          "main",
          "주요 내용",
          html(TEXT) +
            "<ul><li><strong>나누기</strong>: 문단, 표, 목록의 경계를 지킨다.</li>" +
            "<li><strong>되짚기</strong>: 답마다 근거가 된 문장을 함께 낸다.</li></ul>",
        ) +
        section(
          "key_sentences",
          "핵심 문장",
          `<p class="yk-quote">모델을 바꾸기 전에 글을 나누는 법을 바꿔 보세요.</p>` +
            `<p class="yk-quote">근거를 보여 주지 않는 요약은 요약이 아니라 주장입니다.</p>`,
        ) +
        section(
          "messages",
          "메시지",
          "<ul><li>도구보다 입력을 먼저 고친다.</li><li>정확도는 한 숫자로 말할 수 없다.</li></ul>",
        )
      );
    }
    const cite = rows.slice(0, 4).map((r, i) => `<a class="yk-ref yk-cite" href="#${r.id}">[${i + 1}]</a>`);
    return (
      html(
        `오늘은 **도구보다 입력**을 먼저 고치자는 이야기가 여러 채널에서 나왔다 ${cite[0]}. ${TEXT} ${cite[1] ?? ""}`,
      ) +
      html(
        `<a class="yk-ref" href="#${rows[0].id}">[${rows[0].channel}]</a>은 같은 문제를 다른 쪽에서 본다. ${TEXT} ${cite[2] ?? ""}`,
      ) +
      html(`**종합 및 시사점**`) +
      html(TEXT + " " + (cite[3] ?? "")) +
      (this.long ? Array.from({ length: 9 }, (_, i) => html(`${i + 2}. ${TEXT} ${TEXT}`)).join("") : "")
    );
  }

  async export() {
    return {};
  }

  async retry() {
    this.problems = [];
  }

  async stats() {
    return { requests: 0, bytes: 0, memory: 0 };
  }

  dispose() {}
}
