// The page of all components against what is written down of it: names and states as assistive technology hears them,
// and the computed colours, edges and weights of each state, hover and focus included. No pixels and no fonts, so that
// every machine agrees. UPDATE_SNAPSHOTS=1 writes down anew; the change is then read as a diff.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { buildComponents } from "../../scripts/dev/components.mjs";
import { axe } from "./support/browser.mjs";
import { becomes } from "./support/eventually.mjs";
import { suite } from "./support/suite.mjs";

const FILE = fileURLToPath(new URL("./snapshots/components.txt", import.meta.url));
/** What hover and focus are shown of: the first of each in a stage. */
const TOUCHED = "button, a, summary, input, select";
const PSEUDO = { rest: [], hover: ["hover"], focus: ["focus", "focus-visible"] };

suite("components", {}, ({ blank }) => {
  const folder = mkdtempSync(join(tmpdir(), "yoyak-components-"));

  before(() => buildComponents(join(folder, "components.html")));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** @param {import("./support/suite.mjs").PageOptions} [options] */
  async function open(options) {
    const opened = await blank(options);
    await opened.page.goto("file://" + join(folder, "components.html"));
    await opened.page.waitForSelector("html[data-ready]");
    return opened;
  }

  for (const dark of [false, true])
    for (const width of [360, 768, 1440]) {
      test(`axe finds nothing, nothing is wider than the page: ${width} px, ${dark ? "dark" : "light"}`, async () => {
        const { page, trouble, close } = await open({ width, dark, touch: width === 360 });
        assert.deepEqual(await axe(page), []);
        await becomes(() => page.evaluate(() => document.documentElement.scrollWidth), width);
        assert.deepEqual(trouble, []);
        await close();
      });
    }

  test("every component in every state is as it was written down", async () => {
    /** @type {string[]} */
    const lines = [];
    const { page, close } = await open();
    for (const item of await page.locator('[data-component]:not([data-component^="--"])').all()) {
      const [name, state] = await Promise.all([item.getAttribute("data-component"), item.getAttribute("data-state")]);
      lines.push(`## ${name} · ${state}`, (await item.locator(".c-stage").ariaSnapshot()).trimEnd());
    }
    await close();
    for (const dark of [false, true]) lines.push("", `# ${dark ? "Dark" : "Light"}`, ...(await looks(dark)));
    const got = lines.join("\n") + "\n";
    if (process.env.UPDATE_SNAPSHOTS || !existsSync(FILE)) writeFileSync(FILE, got);
    assert.equal(got, readFileSync(FILE, "utf8"));
  });

  /** One line for each control and state. @param {boolean} dark */
  async function looks(dark) {
    const { page, close } = await open({ dark });
    const session = await page.context().newCDPSession(page);
    await session.send("DOM.enable");
    await session.send("CSS.enable");
    const { root } = await session.send("DOM.getDocument", { depth: 0 });
    const stages = await page.locator("[data-component]").evaluateAll(
      (all, touched) =>
        all.map((each) => ({
          name: `${each.getAttribute("data-component")} · ${each.getAttribute("data-state")}`,
          has: each.querySelector(`.c-stage :is(${touched})`) !== null,
        })),
      TOUCHED,
    );
    /** @type {string[]} */
    const lines = [];
    for (const [index, { name, has }] of stages.entries()) {
      if (!has) continue;
      await page.evaluate(
        ([at, touched]) => {
          document.getElementById("c-probe")?.removeAttribute("id");
          const element = document
            .querySelectorAll("[data-component]")
            [Number(at)].querySelector(`.c-stage :is(${touched})`);
          if (element && !element.id) element.id = "c-probe";
        },
        [index, TOUCHED],
      );
      const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector: "#c-probe" });
      if (!nodeId) continue;
      for (const [state, forcedPseudoClasses] of Object.entries(PSEUDO)) {
        await session.send("CSS.forcePseudoState", { nodeId, forcedPseudoClasses });
        lines.push(`${name} · ${state}: ${await page.evaluate(describeLook)}`);
      }
      await session.send("CSS.forcePseudoState", { nodeId, forcedPseudoClasses: [] });
    }
    await close();
    return lines;
  }
});

/** Runs in the page. Colours as they are drawn, so that the way in which they are written does not matter. */
function describeLook() {
  const style = getComputedStyle(/** @type {Element} */ (document.getElementById("c-probe")));
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  const colour = (/** @type {string} */ text) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = text;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
    return a === 0
      ? "none"
      : `#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}` +
          (a < 255 ? `/${Math.round((a / 255) * 100)}%` : "");
  };
  const edge = (/** @type {string} */ width, /** @type {string} */ kind, /** @type {string} */ ink) =>
    kind === "none" || width === "0px" ? "none" : `${width} ${kind} ${colour(ink)}`;
  return [
    `ink ${colour(style.color)}`,
    `ground ${colour(style.backgroundColor)}`,
    `edge ${edge(style.borderTopWidth, style.borderTopStyle, style.borderTopColor)}`,
    `outline ${edge(style.outlineWidth, style.outlineStyle, style.outlineColor)}`,
    `weight ${style.fontWeight}`,
    `at least ${style.minHeight}`,
    ...(style.opacity === "1" ? [] : [`opacity ${style.opacity}`]),
  ].join(", ");
}
