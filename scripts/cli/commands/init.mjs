// yoyak init
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { CliError, EXIT } from "../errors.mjs";
import { CONFIG } from "../archive/input.mjs";
import { version } from "../main.mjs";
import { writeFile } from "../output.mjs";

export const usage = "init [DIR] [--force]";
export const help = `Writes two files into DIR (default: the current folder), for a repository that publishes digests:

  ${CONFIG}             title, language and address of the site
  .github/workflows/yoyak.yml   builds the site on every push and publishes it on GitHub Pages

  --force  overwrite them where they exist
`;
export const options = /** @type {const} */ ({ force: { type: "boolean" } });
/** @type {[number, number]} */
export const positionals = [0, 1];

const settings = { title: "요약", description: "", language: "ko", url: "", accent: "", synonyms: [] };
const config = `${JSON.stringify(settings, null, 2)}\n`;

const workflow = `# Builds the digests of this repository with Yoyak and publishes them on GitHub Pages.
# Settings → Pages → Source: GitHub Actions
name: Publish digests
on:
  push:
    branches: [main]
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
  cancel-in-progress: true
jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      - run: npx --yes yoyak@${version} build . --out _site
      - uses: actions/configure-pages@v5
      - uses: actions/upload-pages-artifact@v3
        with:
          path: _site
      - id: deployment
        uses: actions/deploy-pages@v4
`;

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [dir = "."] }) {
  if (existsSync(dir) && !statSync(dir).isDirectory()) throw new CliError(EXIT.input, `${dir} is not a folder.`);
  const files = { [CONFIG]: config, ".github/workflows/yoyak.yml": workflow };
  const present = Object.keys(files).filter((name) => existsSync(join(dir, name)));
  if (present.length && !values.force) {
    const names = present.map((name) => join(dir, name)).join(" and ");
    throw new CliError(
      EXIT.output,
      `${names} ${present.length > 1 ? "exist" : "exists"} already; nothing was written.`,
      "add --force to overwrite",
    );
  }
  for (const [name, text] of Object.entries(files)) {
    writeFile(join(dir, name), text);
    process.stdout.write(`wrote ${join(dir, name)}\n`);
  }
}
