// Finds out where a folder will be published: from its git repository, its domain, and the site generator that was used
// so far. It only reads files and runs no program.
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** @param {string} path @returns {string} "" where it cannot be read */
const textOf = (path) => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

/**
 * @typedef {object} Repository
 * @property {string} root its top folder, absolute; the folder itself where there is no repository
 * @property {boolean} found whether there is a repository
 * @property {string} branch the one that is checked out; "main" where that is not known
 * @property {{host: string, owner: string, name: string} | null} remote "origin"
 */

/** @param {string} folder @returns {Repository} */
export function repositoryOf(folder) {
  for (let root = resolve(folder); ; root = dirname(root)) {
    if (existsSync(join(root, ".git"))) return { root, found: true, ...gitFacts(gitFolder(root)) };
    if (dirname(root) === root) return { root: resolve(folder), found: false, branch: "main", remote: null };
  }
}

/** The folder with git's own files: in a worktree or submodule, `.git` is a file that names it. @param {string} root */
function gitFolder(root) {
  const path = join(root, ".git");
  if (statSync(path).isDirectory()) return path;
  const [, named = ""] = /^gitdir:\s*(.+)$/m.exec(textOf(path)) ?? [];
  return resolve(root, named.trim());
}

/** @param {string} git @returns {{branch: string, remote: Repository["remote"]}} */
function gitFacts(git) {
  const common = textOf(join(git, "commondir")).trim();
  const config = textOf(join(common ? resolve(git, common) : git, "config"));
  const [, branch = "main"] = /^ref: refs\/heads\/(.+)$/m.exec(textOf(join(git, "HEAD"))) ?? [];
  const [, section = ""] = /^\[remote "origin"\]\s*\n((?:[^[].*\n?)*)/m.exec(config) ?? [];
  const [, url = ""] = /^\s*url\s*=\s*(.+)$/m.exec(section) ?? [];
  return { branch: branch.trim(), remote: parseRemote(url.trim()) };
}

/**
 * Host, owner and name of "https://host/owner/name.git", "git@host:owner/name.git" or "ssh://git@host/owner/name".
 * @param {string} url @returns {Repository["remote"]}
 */
export function parseRemote(url) {
  const match = /^(?:[a-z+]+:\/\/)?(?:[^@/\s]+@)?([^/:\s]+)(?::\d+)?[:/]([^\s]+?)\/([^/\s]+?)(?:\.git)?\/?$/.exec(url);
  return match && { host: match[1].toLowerCase(), owner: match[2], name: match[3] };
}

/**
 * Where GitHub Pages publishes a repository: its domain (CNAME), else the address made of owner and name.
 * @param {Repository} repository @returns {string} "" where that is not known
 */
export function pagesAddress({ root, remote }) {
  const domain = (textOf(join(root, "CNAME")) || textOf(join(root, "docs/CNAME"))).trim();
  if (/^[a-z0-9.-]+\.[a-z]{2,}$/i.test(domain)) return `https://${domain.toLowerCase()}/`;
  if (remote?.host !== "github.com" || remote.owner.includes("/")) return "";
  const host = `${remote.owner.toLowerCase()}.github.io`;
  return remote.name.toLowerCase() === host ? `https://${host}/` : `https://${host}/${remote.name}/`;
}

/**
 * The language of most of the text, judged by its script: "ko", "ja", "zh" or "en".
 * @param {Iterable<string>} texts
 */
export function languageOf(texts) {
  const counts = { ko: 0, ja: 0, zh: 0, en: 0 };
  for (const text of texts) {
    counts.ko += text.match(/\p{Script=Hangul}/gu)?.length ?? 0;
    counts.ja += text.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
    counts.zh += text.match(/\p{Script=Han}/gu)?.length ?? 0;
    counts.en += text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  }
  // Japanese uses Han characters too, and texts in every language contain Latin words.
  if (counts.ja > 0 && counts.ja * 4 > counts.zh && counts.ja > counts.ko) return "ja";
  if (counts.zh > counts.ko && counts.zh > counts.en) return "zh";
  return counts.ko * 2 >= counts.en && counts.ko > 0 ? "ko" : "en";
}
