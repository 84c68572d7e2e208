// embed.html in frames of another origin: sandboxes, colours, heights, servers without CORS.
import { after, before, test } from "node:test";
import { folder, twoDays } from "../cli/helpers.mjs";
import { becomes, holds, matches } from "./support/eventually.mjs";
import { closeHosts, openHost, publish } from "./support/widget-host.mjs";

/** @type {Awaited<ReturnType<typeof publish>>} */
let site;
/** The same without permission for other origins. @type {Awaited<ReturnType<typeof publish>>} */
let closed;
before(async () => {
  const root = folder(/** @type {any} */ ({ after }), twoDays);
  site = await publish(root);
  closed = await publish(root, undefined, { cors: false });
});
after(closeHosts);

/** A page with a frame. @param {string} query @param {string} attributes @param {string} [base] */
const framed = (query, attributes, base = site.url, options = {}) =>
  openHost(
    `<iframe src="${base}embed.html?${query}" title="digests" ${attributes}></iframe>
     <script>
      window.heights = [];
      addEventListener("message", ({ source, origin, data }) => {
        if (source === document.querySelector("iframe").contentWindow) heights.push([origin, data.height]);
      });
     </script>`,
    {},
    options,
  );
const content = (/** @type {import("playwright-core").Page} */ page) =>
  page
    .frames()[1]
    .locator("yoyak-digest")
    .evaluate((/** @type {any} */ element) => element.shadowRoot.textContent);

test("embed.html: in a sandbox it tells its height from the origin null, and its links open", async () => {
  const page = await framed("view=latest&topic=경제", 'sandbox="allow-scripts allow-popups"');
  await matches(() => content(page), /시장 이야기/);
  await holds(() => page.evaluate(() => window.heights.some(([origin, height]) => origin === "null" && height > 100)));
  const opened = page.waitForEvent("popup");
  await page.frames()[1].locator("yoyak-digest .entry-title").click();
  const popup = await opened;
  await holds(() => popup.url().includes("#CCCCCCCCCCC"));
  await page.close();
});

test("embed.html: without any permission but scripts, entries open in the frame", async () => {
  const page = await framed("view=list&open=here", 'sandbox="allow-scripts"');
  await matches(() => content(page), /시장 이야기/);
  await page.frames()[1].locator("yoyak-digest .entry-title").first().click();
  await matches(() => content(page), /돌아가기[\s\S]*요점입니다/);
  await page.close();
});

test("embed.html: outside of a sandbox links replace the page that holds it", async () => {
  const page = await framed("view=list", "");
  await matches(() => content(page), /시장 이야기/);
  await page.frames()[1].locator("yoyak-digest .entry-title").first().click();
  await page.waitForURL(/CCCCCCCCCCC/);
  await page.close();
});

test("embed.html: a frame without referrer tells its height to the named origin", async () => {
  // The origin of the page is known when it is served, so that the page itself writes the frame.
  const page = await openHost(`<body data-site="${site.url}"><script>
      window.heights = [];
      addEventListener("message", ({ data }) => heights.push(data.height));
      const frame = document.createElement("iframe");
      frame.referrerPolicy = "no-referrer";
      frame.src = "${site.url}embed.html?origin=" + location.origin;
      document.body.append(frame);
    </script>`);
  await holds(() => page.evaluate(() => window.heights.some((height) => Number(height) > 100)));
  await page.close();
});

for (const theme of ["light", "dark"])
  test(`embed.html: theme=${theme} on a system of the other kind`, async () => {
    const other = theme === "light" ? "dark" : "light";
    const page = await framed(`theme=${theme}`, "", site.url, { colorScheme: other });
    await matches(() => content(page), /시장 이야기/);
    const frame = page.frames()[1];
    await becomes(() => frame.evaluate(() => getComputedStyle(document.documentElement).colorScheme), theme);
    await becomes(
      () =>
        frame
          .locator("yoyak-digest .frame")
          .evaluate((/** @type {Element} */ each) => getComputedStyle(each).backgroundColor),
      theme === "dark" ? "rgb(27, 26, 24)" : "rgb(251, 250, 247)",
    );
    await page.close();
  });

test("embed.html: without scripts, and in a sandbox without CORS, it has a link to the site", async () => {
  for (const [base, sandbox] of [
    [site.url, ""],
    [closed.url, "allow-scripts"],
  ]) {
    const page = await framed("", `sandbox="${sandbox}"`, base);
    const link = page.frameLocator("iframe").locator("a");
    await becomes(() => link.textContent(), "요약 보기 · Read the digests");
    await becomes(() => link.isVisible(), true);
    await page.close();
  }
});
