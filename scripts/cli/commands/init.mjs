// yoyak init
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { CONFIG, findPages } from "../archive/input.mjs";
import { guess } from "../archive/pack.mjs";
import { CliError, EXIT } from "../errors.mjs";
import { say, setQuiet } from "../say.mjs";
import { version } from "../main.mjs";
import { writeFile } from "../output.mjs";
import { jekyllSettings } from "../jekyll.mjs";
import { pagesAddress, repositoryOf } from "../repository.mjs";
import { workflow } from "../workflow.mjs";

export const usage = "init [DIR] [--url URL] [--from-jekyll] [--force] [--json]";
export const help = `Prepares a repository to publish the digests in DIR (default: the current folder) on GitHub Pages.
It asks no questions: title, language, address and branch come from the repository and the pages.

  ${CONFIG}             title, language and address of the site, beside the digests
  .github/workflows/yoyak.yml   checks and builds the site on every push, and publishes it
  .github/yoyak/yoyak-${version}.tgz   this version of Yoyak, which the workflow installs, pinned by its SHA-256.
                                A repository whose package-lock.json has Yoyak needs no copy

  --url URL      address of the published site (default: from CNAME, or else from the git remote)
  --from-jekyll  take title, description, author, language, address and permalinks from _config.yml, so that all old
                 addresses lead to the digests
  --force        overwrite existing files
  --json         print what was done as JSON: {"written","settings","branch","folder","repository"}

Examples:
  yoyak init
  yoyak init news --url https://example.org/news/
  yoyak init --from-jekyll
`;
export const options = /** @type {const} */ ({
  url: { type: "string" },
  "from-jekyll": { type: "boolean" },
  force: { type: "boolean" },
  json: { type: "boolean" },
});
/** @type {[number, number]} */
export const positionals = [0, 1];

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [dir = "."] }) {
  if (existsSync(dir) && !statSync(dir).isDirectory()) throw new CliError(EXIT.input, `${dir} is not a folder.`);
  const repository = repositoryOf(dir);
  const settings = settingsOf(dir, repository, values);
  const lock = join(repository.root, "package-lock.json");
  const locked = existsSync(lock) && /"node_modules\/yoyak"/.test(readFileSync(lock, "utf8"));
  const packed = locked ? null : packOurselves();
  const from = relative(repository.root, resolve(dir)).split(sep).join("/") || ".";
  const tarball = packed && `.github/yoyak/yoyak-${version}.tgz`;
  /** @type {Record<string, string | Uint8Array>} */
  const files = {
    [join(dir, CONFIG)]: `${JSON.stringify(settings, null, 2)}\n`,
    [join(repository.root, ".github/workflows/yoyak.yml")]: workflow({
      branch: repository.branch,
      folder: from,
      ...(packed && tarball ? { tarball, sha256: createHash("sha256").update(packed).digest("hex") } : {}),
    }),
    ...(packed && tarball ? { [join(repository.root, tarball)]: packed } : {}),
  };
  const shown = (/** @type {string} */ path) => relative(process.cwd(), resolve(path)) || path;
  const present = Object.keys(files).filter((path) => existsSync(path));
  if (present.length && !values.force) {
    throw new CliError(
      EXIT.output,
      `${present.map(shown).join(" and ")} already ${present.length > 1 ? "exist" : "exists"}; nothing was written.`,
      "add --force to overwrite",
    );
  }
  if (values.json) setQuiet(true);
  for (const [path, content] of Object.entries(files)) {
    writeFile(path, content);
    say(`wrote ${shown(path)}\n`);
  }
  if (values.json) {
    const { branch, found } = repository;
    const done = { written: Object.keys(files).map(shown), settings, branch, folder: from, repository: found };
    process.stdout.write(`${JSON.stringify(done, null, 1)}\n`);
  }
  say(nextSteps(dir, repository, settings));
}

/**
 * @param {string} dir @param {import("../repository.mjs").Repository} repository @param {Record<string, any>} values
 */
function settingsOf(dir, repository, values) {
  const jekyllFile = jekyllConfig(dir, repository.root);
  if (values["from-jekyll"] && !jekyllFile)
    throw new CliError(
      EXIT.input,
      "there is no _config.yml.",
      "name the folder of the Jekyll site, or leave out --from-jekyll",
    );
  /** @type {Partial<ReturnType<typeof jekyllSettings>>} */
  const jekyll = values["from-jekyll"] && jekyllFile ? jekyllSettings(readFileSync(jekyllFile, "utf8")) : {};
  const language = jekyll.language ?? languageOfPages(dir);
  const name = repository.remote?.name.replace(/\.github\.io$/i, "");
  const title = jekyll.title ?? name ?? (language === "ko" ? "요약" : "Digests");
  const url = values.url ?? jekyll.url ?? pagesAddress(repository);
  const description = jekyll.description ?? "";
  if (!jekyllFile || !jekyll.jekyll) return { title, description, language, url };
  const folder = relative(dirname(jekyllFile), resolve(dir)).split(sep).join("/");
  return {
    title,
    description,
    language,
    url,
    ...(jekyll.author && { author: jekyll.author }),
    jekyll: { ...jekyll.jekyll, ...(folder && { folder }) },
  };
}

/**
 * _config.yml of the digests or of the nearest folder above, up to the top of the repository.
 * @param {string} dir @param {string} top
 */
function jekyllConfig(dir, top) {
  for (let folder = resolve(dir); ; folder = dirname(folder)) {
    const path = join(folder, "_config.yml");
    if (existsSync(path)) return path;
    if (folder === resolve(top) || dirname(folder) === folder) return undefined;
  }
}

/** @param {string} dir */
function languageOfPages(dir) {
  if (!existsSync(dir)) return guess(dir, []);
  const { root, paths } = findPages(dir);
  return guess(root, paths);
}

/** This package as npm would publish it, so that the workflow needs no registry for it. @returns {Uint8Array} */
function packOurselves() {
  const home = fileURLToPath(new URL("../../..", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "yoyak-pack-"));
  try {
    const { status, stderr } = spawnSync(
      "npm",
      ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder],
      {
        cwd: home,
        encoding: "utf8",
        shell: process.platform === "win32",
      },
    );
    const [name] = readdirSync(folder);
    if (status !== 0 || !name) {
      throw new CliError(
        EXIT.output,
        `npm could not pack Yoyak${stderr ? ` (${stderr.trim().split("\n").at(-1)})` : ""}.`,
        "install npm, or add Yoyak to the repository's package.json, so that package-lock.json names it",
      );
    }
    return new Uint8Array(readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} dir @param {import("../repository.mjs").Repository} repository
 * @param {{url: string, language: string}} settings
 */
function nextSteps(dir, repository, { url, language }) {
  const where = dirname(join(dir, CONFIG));
  const lines = [
    "",
    "Next:",
    `  1. Check ${join(where, CONFIG)}: the language is ${language}${url ? `, the address ${url}` : ""}.`,
    `  2. Look at the site on this machine: yoyak serve ${dir}`,
  ];
  if (!repository.found)
    lines.push("  3. Make this folder a git repository on GitHub: git init, git add, git commit, git push");
  else lines.push(`  3. git add -A; git commit -m "Publish with Yoyak"; git push origin ${repository.branch}`);
  lines.push("  4. On GitHub: Settings → Pages → Source: GitHub Actions");
  if (!url)
    lines.push(
      "The address of the site is not known, so local builds have no sitemap. On GitHub Pages the workflow finds it.",
    );
  return `${lines.join("\n")}\n`;
}
