// examples/widget.html as it stands, beside a built site.
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { builtOnce } from "./support/built-once.mjs";
import { root, sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const example = join(root, "examples/widget.html");
const blog = {
  missing: sample.missing,
  build: async () => {
    const { folder: site } = await sample.build();
    const folder = await builtOnce("examples", [site, example], "", async (into) => {
      cpSync(site, join(into, "site"), { recursive: true });
      cpSync(example, join(into, "widget.html"));
    });
    return { folder };
  },
};

suite("examples", { of: blog }, ({ open }) => {
  test("a blog's page shows the newest digest, a list and a search", async () => {
    const { page, trouble } = await open("widget.html", { wait: "h2" });
    await page.waitForFunction(() => {
      const [latest, , search] = [...document.querySelectorAll("yoyak-digest")].map((each) => each.shadowRoot);
      return latest?.querySelector(".entry-title, .entries a") && search?.querySelector(".field");
    });
    await page.locator("yoyak-digest .field").fill("모델");
    await page.waitForFunction(() =>
      document.querySelector('yoyak-digest[view="search"]')?.shadowRoot?.querySelector(".entries mark"),
    );
    assert.deepEqual(trouble, []);
  });
});
