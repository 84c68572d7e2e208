// The widget on a page of another origin: a built site on one port, host pages on another.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { SiteServer } from "../../scripts/cli/serve/server.mjs";
import { start } from "../../scripts/cli/serve/static.mjs";
import { folder, twoDays, yoyak } from "../cli/helpers.mjs";
import { closeShared, sharedBrowser } from "./support/browser.mjs";
import { becomes, eventually, matches } from "./support/eventually.mjs";

const root = folder(/** @type {any} */ ({ after }), twoDays);
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {SiteServer} */
let site;
/** @type {Awaited<ReturnType<typeof start>>} */
let host;
let siteUrl = "";
let hostUrl = "";
/**
 * Host pages by path; a function gets the response to set headers.
 * @type {Map<string, {html: string, headers?: Record<string, string> | undefined}>}
 */
const pages = new Map();
/** What the site was asked for. @type {string[]} */
const asked = [];

before(async () => {
  const built = await yoyak(["build", root, "--out", join(root, "site")]);
  assert.equal(built.code, 0, built.stderr);
  const files = new Map(
    readdirSync(join(root, "site"), { recursive: true })
      .map(String)
      .filter((name) => statSync(join(root, "site", name)).isFile())
      .map((name) => [name, new Uint8Array(readFileSync(join(root, "site", name)))]),
  );
  site = new SiteServer({ cors: true });
  site.server.prependListener("request", (request) => asked.push(request.url ?? ""));
  site.publish(files);
  siteUrl = `http://127.0.0.1:${await site.listen(0, true)}/`;
  host = await start((request, response) => {
    const page = pages.get(request.url?.split("?")[0] ?? "");
    response
      .writeHead(page ? 200 : 404, { "content-type": "text/html; charset=utf-8", ...page?.headers })
      .end(page?.html);
  });
  hostUrl = host.url.slice(0, -1);
  browser = await sharedBrowser();
});

after(async () => {
  await closeShared();
  site?.close();
  host?.close();
});

/** Opens a host page with this body. @param {string} body @param {Record<string, string>} [headers] */
async function open(body, headers) {
  pages.set("/", {
    html: `<!doctype html><html lang="ko"><title>host</title><link rel="icon" href="data:,"><script>
    window.heard = [];
    for (const type of ["yoyak-ready", "yoyak-select", "yoyak-error"])
      addEventListener(type, (event) => heard.push([type, event.detail]));
    </script><script type="module" src="${siteUrl}widget.js"></script><body>${body}</body></html>`,
    headers,
  });
  asked.length = 0;
  /** @type {string[]} */
  const problems = [];
  const page = Object.assign(await browser.newPage(), { problems });
  page.on("pageerror", (error) => page.problems.push(error.message));
  page.on(
    "console",
    (/** @type {import("playwright-core").ConsoleMessage} */ message) =>
      message.type() === "error" && page.problems.push(message.text()),
  );
  await page.goto(`${hostUrl}/`);
  return page;
}

const ready = (/** @type {import("playwright-core").Page} */ page, n = 1) =>
  page.waitForFunction(
    (/** @type {number} */ count) => window.heard.filter(([type]) => type === "yoyak-ready").length >= count,
    n,
  );

test("widget: the latest digest of a topic on a page of another origin", async () => {
  const page = await open(
    `<yoyak-digest src="${siteUrl}archive.json" topic="기술-AI" view="latest">before</yoyak-digest>`,
  );
  await ready(page);
  const text = await page
    .locator("yoyak-digest")
    .evaluate((/** @type {any} */ element) => element.shadowRoot.textContent);
  assert.match(text, /2026년 1월 5일.*기술-AI/);
  assert.match(text, /오늘의 흐름은 이렇습니다/);
  assert.match(text, /모델 이야기[\s\S]*둘째 이야기/);
  assert.ok(!text.includes("시장 이야기"));
  await becomes(
    () => page.locator("yoyak-digest .entry-title").first().getAttribute("href"),
    `${siteUrl}d/${encodeURIComponent("2026-01-05-기술-AI")}.html#AAAAAAAAAAA`,
  );
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("widget: search answers while typing, marks what it found, and leads to pages that mark it", async () => {
  const page = await open(`<yoyak-digest src="${siteUrl}archive.json" view="search"></yoyak-digest>`);
  await ready(page);
  const field = page.locator("yoyak-digest .field");
  await field.pressSequentially("이야");
  await page.waitForFunction(
    () =>
      document.querySelector("yoyak-digest")?.shadowRoot?.querySelector("[role=status]")?.textContent ===
      "3개를 찾았습니다",
  );
  await field.fill("둘째 이야기");
  await page.waitForFunction(
    () =>
      document.querySelector("yoyak-digest")?.shadowRoot?.querySelector(".entry-title mark")?.textContent === "둘째",
  );
  // What is found literally comes first; entries with some of the words may follow.
  const found = page.locator("yoyak-digest .entry-title").first();
  await becomes(() => found.locator("mark").allInnerTexts(), ["둘째", "이야기"]);
  const href = await found.getAttribute("href");
  assert.equal(
    href,
    `${siteUrl}d/${encodeURIComponent("2026-01-05-기술-AI")}.html?q=${encodeURIComponent("둘째 이야기")}#BBBBBBBBBBB`,
  );
  await field.fill("ㅅㅈ ");
  // The answer to the query before may still stand, with a heading of its own ("일부 단어로 찾음").
  await page.waitForFunction(() =>
    /** @type {HTMLElement | null | undefined} */ (
      document.querySelector("yoyak-digest")?.shadowRoot?.querySelector(".entries")
    )?.innerText.startsWith("초성으로 찾음\n시장 이야기"),
  );
  await field.fill("");
  await page.waitForFunction(
    () => document.querySelector("yoyak-digest")?.shadowRoot?.querySelectorAll(".entry").length === 0,
  );
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("widget: a query given by the page begins the search, and narrows a list", async () => {
  const page = await open(
    `<yoyak-digest id="a" src="${siteUrl}archive.json" view="search" query="시장"></yoyak-digest>
     <yoyak-digest id="b" src="${siteUrl}archive.json" view="list" query="둘째"></yoyak-digest>`,
  );
  await ready(page, 2);
  await becomes(() => page.locator("#a .field").inputValue(), "시장");
  await becomes(() => page.locator("#a .entry-title").innerText(), "시장 이야기");
  await becomes(() => page.locator("#b .entry-title").allInnerTexts(), ["둘째 이야기"]);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("widget: nothing but its registration is loaded until it comes into view", async () => {
  const page = await open(
    `<div style="height: 5000px"></div>
     <yoyak-digest src="${siteUrl}archive.json"><a href="/x">before</a></yoyak-digest>`,
  );
  await page.waitForLoadState("networkidle");
  assert.deepEqual(
    asked.filter((url) => !/^\/(widget\.js|chunk-\w+\.js)$/.test(url)),
    [],
  );
  await becomes(() => page.locator("yoyak-digest a").isVisible(), true, "its own children show");
  await page.locator("yoyak-digest").scrollIntoViewIfNeeded();
  await ready(page);
  const modules = () => asked.filter((url) => url.includes(".wasm")).map((url) => url.split("?")[0]);
  assert.deepEqual(modules(), ["/lite.wasm"], "a digest needs no search");
  await page.locator("yoyak-digest").evaluate((widget) => widget.setAttribute("view", "search"));
  await page.locator("yoyak-digest input").fill("이야기");
  await becomes(modules, ["/lite.wasm", "/reader.wasm"], "a search loads the rest");
  await becomes(() => page.locator("yoyak-digest [role=status]").textContent(), "3개를 찾았습니다", "and finds");
  await page.close();
});

test("widget: at most 140 KB to the newest digest, its archive excluded", async () => {
  const page = await open(`<yoyak-digest src="${siteUrl}"></yoyak-digest>`);
  await ready(page);
  const loaded = [...new Set(asked.map((url) => url.slice(1)))].filter((name) => !/^(archive\.json$|p\/)/.test(name));
  const sizes = loaded.map((name) => gzipSync(readFileSync(join(root, "site", name)), { level: 9 }).length);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(bytes <= 140 * 1024, loaded.map((name, i) => `${name} ${sizes[i]}`).join(", "));
  await page.close();
});

test("widget: several share one engine; attributes change what one shows; removal cleans up", async () => {
  const page = await open(
    `<yoyak-digest id="a" src="${siteUrl}archive.json"></yoyak-digest>
     <yoyak-digest id="b" src="${siteUrl}archive.json" view="list" limit="1"></yoyak-digest>`,
  );
  await ready(page, 2);
  assert.equal(asked.filter((url) => url === "/archive.json").length, 1);
  await becomes(() => page.locator("#b .entry").count(), 1);
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.getElementById("b"));
    element.limit = 50;
    element.channel = "첫 채널";
  });
  await ready(page, 3);
  await becomes(() => page.locator("#b .entry-title").allTextContents(), ["시장 이야기", "모델 이야기"]);
  assert.equal(await page.evaluate(() => window.heard.length), 3, "two changes are one update");
  await page.evaluate(() => {
    document.body.append(/** @type {Element} */ (document.getElementById("a")));
    /** @type {any} */ (document.getElementById("b")).limit = 1;
  });
  await ready(page, 4);
  assert.equal(await page.evaluate(() => window.heard.length), 4, "a move draws nothing anew");
  await matches(
    () => page.locator("#a").evaluate((/** @type {any} */ element) => element.shadowRoot.textContent),
    /시장 이야기/,
  );
  const left = await page.evaluate(async () => {
    const element = /** @type {any} */ (document.getElementById("a"));
    element.remove();
    await Promise.resolve();
    return element.shadowRoot.innerHTML;
  });
  assert.equal(left, "<slot></slot>");
  await page.evaluate(() => (window.heard.length = 0));
  await page.evaluate((/** @type {any} */ src) => {
    document.body.innerHTML = `<yoyak-digest src="${src}"></yoyak-digest>`;
  }, `${siteUrl}archive.json`);
  await ready(page);
  await page.close();
});

test("widget: a click is told, and can be prevented", async () => {
  const page = await open(`<yoyak-digest src="${siteUrl}archive.json" topic="경제"></yoyak-digest>`);
  await ready(page);
  await page.evaluate(() => addEventListener("yoyak-select", (event) => event.preventDefault()));
  await page.locator("yoyak-digest .entry-title").click();
  const [, detail] = await page.evaluate(() => window.heard.find(([type]) => type === "yoyak-select") ?? ["", {}]);
  assert.deepEqual([detail.digest, detail.entry], ["2026-01-06-경제", "CCCCCCCCCCC"]);
  assert.equal(page.url(), `${hostUrl}/`);
  await page.close();
});

test("widget: styles neither leak in nor out; properties and parts reach it", async () => {
  const page = await open(`<style>
      p, a, li { color: rgb(255, 0, 0) !important; font-size: 50px }
      yoyak-digest { --yoyak-ink: rgb(1, 2, 3) }
      yoyak-digest::part(entry-title) { color: rgb(4, 5, 6) }
    </style>
    <p id="own" class="meta">own</p><yoyak-digest src="${siteUrl}archive.json"></yoyak-digest>`);
  await ready(page);
  const colour = (/** @type {string} */ selector) =>
    page
      .locator(selector)
      .first()
      .evaluate((/** @type {Element} */ element) => getComputedStyle(element).color);
  await becomes(() => colour("yoyak-digest .frame"), "rgb(1, 2, 3)");
  await becomes(() => colour("yoyak-digest .entry-title"), "rgb(4, 5, 6)");
  await eventually(
    () => colour("yoyak-digest .meta"),
    (value) => assert.notEqual(value, "rgb(255, 0, 0)"),
  );
  await becomes(
    () => page.locator("#own").evaluate((/** @type {Element} */ element) => getComputedStyle(element).fontSize),
    "50px",
  );
  await page.close();
});

test("widget: what cannot be had is told, and the element's own children stay", async () => {
  const page = await open(
    `<yoyak-digest src="${siteUrl}nothing/archive.json"><a href="/x">to the site</a></yoyak-digest>`,
  );
  await page.waitForFunction(() => window.heard.some(([type]) => type === "yoyak-error"));
  const [, detail] = await page.evaluate(() => window.heard[0]);
  assert.equal(detail.code, "network");
  await matches(
    () => page.locator("yoyak-digest").evaluate((/** @type {any} */ element) => element.shadowRoot.textContent),
    /불러오지 못했습니다/,
  );
  await becomes(() => page.locator("yoyak-digest > a").isVisible(), true);
  await page.close();
});

test("widget: works under a strict content security policy that allows what is documented", async () => {
  const origin = siteUrl.slice(0, -1);
  const page = await open(`<yoyak-digest src="${siteUrl}archive.json"></yoyak-digest>`, {
    "content-security-policy":
      `default-src 'none'; script-src 'unsafe-inline' ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; ` +
      "worker-src blob:; require-trusted-types-for 'script'; trusted-types yoyak",
  });
  await ready(page);
  await matches(
    () => page.locator("yoyak-digest").evaluate((/** @type {any} */ element) => element.shadowRoot.textContent),
    /시장 이야기/,
  );
  await page.close();
});

/** Colours of text and ground that a visitor sees in the widget. */
const looks = (/** @type {import("playwright-core").Page} */ page) =>
  page.locator("yoyak-digest .frame").evaluate((/** @type {Element} */ frame) => {
    const { color, backgroundColor, colorScheme, fontFamily, letterSpacing, textTransform, direction } =
      getComputedStyle(frame);
    return { color, backgroundColor, colorScheme, fontFamily, letterSpacing, textTransform, direction };
  });

for (const system of ["light", "dark"])
  test(`widget: it has the colours and the font of its host, on a ${system} system`, async () => {
    const widget = `<yoyak-digest src="${siteUrl}"></yoyak-digest>`;
    for (const [style, color] of [
      ["background: #fff; color: rgb(20, 20, 20)", "rgb(20, 20, 20)"],
      ["background: #111; color: rgb(238, 238, 238)", "rgb(238, 238, 238)"],
    ]) {
      const page = await open(
        `<div style="${style}; font-family: Georgia; letter-spacing: 3px; text-transform: uppercase; direction: rtl">
          ${widget}</div>`,
      );
      await page.emulateMedia({ colorScheme: /** @type {any} */ (system) });
      await ready(page);
      await becomes(() => looks(page), {
        color,
        backgroundColor: "rgba(0, 0, 0, 0)",
        colorScheme: "normal",
        fontFamily: "Georgia",
        letterSpacing: "normal",
        textTransform: "none",
        direction: "ltr",
      });
      await page.close();
    }
  });

test("widget: a theme of its own has its own ground", async () => {
  const page = await open(`<yoyak-digest src="${siteUrl}" theme="dark"></yoyak-digest>`);
  await ready(page);
  const { backgroundColor, color } = await looks(page);
  assert.deepEqual([backgroundColor, color], ["rgb(27, 26, 24)", "rgb(233, 229, 220)"]);
  await page.close();
});

test("widget: properties set before the script arrived hold", async () => {
  const page = await open(`<script>
      const early = document.createElement("yoyak-digest");
      Object.assign(early, { src: "${siteUrl}", view: "list", limit: 1 });
      document.body.append(early);
    </script>`);
  await ready(page);
  await becomes(() => page.locator("yoyak-digest .entry").count(), 1);
  await becomes(() => page.locator("yoyak-digest").getAttribute("view"), "list");
  await page.close();
});

test("widget: an element without a box of its own starts", async () => {
  const page = await open(`<yoyak-digest src="${siteUrl}" style="display: contents"></yoyak-digest>`);
  await ready(page);
  await page.close();
});

test("widget: visitors are told in their words, and can try again only where it helps", async () => {
  const page = await open(`<yoyak-digest src="${siteUrl}widget.js"><a href="/x">mine</a></yoyak-digest>`);
  await page.waitForFunction(() => window.heard.some(([type]) => type === "yoyak-error"));
  const shown = await page.locator("yoyak-digest").evaluate((/** @type {any} */ element) => ({
    text: element.shadowRoot.querySelector(".error").textContent,
    buttons: element.shadowRoot.querySelectorAll("button").length,
    link: element.shadowRoot.querySelector(".foot a")?.href,
  }));
  assert.doesNotMatch(shown.text, /http|JSON|Error/);
  await becomes(() => page.locator("yoyak-digest a").first().isVisible(), true);
  assert.ok(shown.link?.startsWith(siteUrl), String(shown.link));
  await page.close();
});

test("widget: a page that refuses the policy keeps the children, with one named event", async () => {
  const origin = siteUrl.slice(0, -1);
  const page = await open(`<yoyak-digest src="${siteUrl}"><a href="/x">mine</a></yoyak-digest>`, {
    "content-security-policy":
      `default-src 'none'; script-src 'unsafe-inline' ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; ` +
      "worker-src blob:; require-trusted-types-for 'script'; trusted-types other",
  });
  await page.waitForFunction(() => window.heard.some(([type]) => type === "yoyak-error"));
  const events = await page.evaluate(() => window.heard.map(([type, detail]) => [type, detail.code]));
  assert.deepEqual(events, [["yoyak-error", "trusted-types"]]);
  await becomes(() => page.locator("yoyak-digest > a").isVisible(), true);
  await page.close();
});

/** YOYAK_CYCLES=1000 asks for more. */
const CYCLES = Number(process.env.YOYAK_CYCLES ?? 100);

test(`widget: ${CYCLES} times added, moved and removed leaves nothing behind`, async () => {
  const page = await open(`<div id="a"></div><div id="b"></div>`);
  const workers = () => page.workers().length;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  /** What is left when all garbage is collected. */
  const left = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devtools.send("Performance.getMetrics");
    const value = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    return { nodes: value.Nodes, listeners: value.JSEventListeners, heap: value.JSHeapUsedSize };
  };
  const cycles = (/** @type {number} */ count) => page.evaluate(cycle, { src: siteUrl, count });
  const cycle = async (/** @type {any} */ { src, count }) => {
    for (let i = 0; i < count; i += 1) {
      const element = document.createElement("yoyak-digest");
      element.src = src;
      document.getElementById("a")?.append(element);
      document.getElementById("b")?.append(element);
      await Promise.resolve();
      if (i % 10 === 0) await new Promise((done) => element.addEventListener("yoyak-ready", done, { once: true }));
      element.remove();
    }
  };
  // The first ones load code and fill caches.
  await cycles(20);
  const before = await left();
  await cycles(CYCLES);
  await eventually(left, ({ nodes, listeners, heap }) => {
    assert.ok(nodes <= before.nodes + 20, `${nodes} nodes, ${before.nodes} before`);
    assert.ok(listeners <= before.listeners, `${listeners} listeners, ${before.listeners} before`);
    assert.ok(heap < before.heap + 500_000, `${heap} bytes, ${before.heap} before`);
  });
  if (CYCLES > 100) console.log(CYCLES, "cycles:", before, await left());
  assert.ok(workers() <= 1, `${workers()} workers`);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("widget: six archives of a page share two workers", async () => {
  const page = await open(
    [1, 2, 3, 4, 5, 6]
      .map((i) => `<yoyak-digest src="${siteUrl}archive.json?${i}" view="list" limit="${i}"></yoyak-digest>`)
      .join(""),
  );
  await ready(page, 6);
  assert.equal(asked.filter((url) => url.startsWith("/archive.json?")).length, 6);
  assert.equal(page.workers().length, 2);
  for (const i of [0, 1, 5])
    await becomes(() => page.locator("yoyak-digest").nth(i).locator(".entry").count(), Math.min(i + 1, 3));
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("embed.html: a frame that tells its height to the named origin only", async () => {
  const query = (/** @type {string | number | boolean} */ origin) =>
    `topic=${encodeURIComponent("경제")}&origin=${encodeURIComponent(origin)}`;
  const body = (
    /** @type {string} */ origin,
  ) => `<iframe src="${siteUrl}embed.html?${query(origin)}" style="width: 600px"></iframe>
    <script>
      window.heights = [];
      addEventListener("message", (event) => heights.push([event.origin, event.data]));
    </script>`;
  const page = await open(body(hostUrl));
  await page.waitForFunction(() => window.heights.some(([, data]) => data.height > 100));
  const [origin, data] = await page.evaluate(() => window.heights.at(-1) ?? ["", {}]);
  assert.equal(origin, siteUrl.slice(0, -1));
  assert.equal(data.type, "yoyak-height");
  const frame = page.frames()[1];
  await matches(
    () => frame.locator("yoyak-digest").evaluate((/** @type {any} */ element) => element.shadowRoot.textContent),
    /시장 이야기/,
  );
  await page.close();
  const stranger = await open(body("https://elsewhere.example"));
  await stranger
    .frames()[1]
    .waitForFunction(() => document.querySelector("yoyak-digest")?.shadowRoot?.querySelector(".frame"));
  // What the frame has said so far comes before this.
  await stranger.frames()[1].evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    parent.postMessage("last", "*");
  });
  await stranger.waitForFunction(() => window.heights.some(([, data]) => data === "last"));
  assert.deepEqual(await stranger.evaluate(() => window.heights.map(([, data]) => data)), ["last"]);
  await stranger.close();
});
