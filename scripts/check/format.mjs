// C++ is formatted by .clang-format, JavaScript and CSS by .prettierrc.json. ./scripts/format does both.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Other versions of clang-format break lines differently. */
const WANTED = 14;
const REMEDY = "is not formatted. Remedy: ./scripts/format";

/** @param {import("../dev/check.mjs").Context} context */
export function check(context) {
  const missing = [checkWeb(context), checkCpp(context)].filter((reason) => typeof reason === "string");
  if (missing.length) context.skipped = missing.join("; ");
}

/** Looks at JavaScript and CSS. Returns why it could not. @param {import("../dev/check.mjs").Context} context */
function checkWeb(context) {
  const files = context.files(/^(web|scripts|tests)\/.*\.(m?js|ts|css)$/);
  if (!files.length) return;
  const prettier = findPrettier();
  if (!prettier) return "prettier is not installed (./scripts/setup)";
  // The cache compares contents: switching branches changes the times of files but not their contents.
  const cache = ["--cache", "--cache-strategy", "content", "--cache-location", context.path("build/prettier.json")];
  const { stdout, stderr, status } = spawnSync(process.execPath, [prettier, "--list-different", ...cache, ...files], {
    cwd: context.root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    // In CI, prettier would colour its messages, which are parsed here.
    env: { ...process.env, NO_COLOR: "1" },
  });
  for (const file of stdout.split("\n").filter(Boolean)) context.report(file, 0, REMEDY);
  for (const [, file, message] of stderr.matchAll(/^\[error\] (\S+?): (.*)$/gm)) context.report(file, 0, message);
  if (status && !context.findings.length) context.report(".prettierrc.json", 0, `prettier failed: ${stderr.trim()}`);
  context.summary = `${files.length} files of JavaScript and CSS are formatted`;
}

/** Looks at C++. Returns why it could not. @param {import("../dev/check.mjs").Context} context */
function checkCpp(context) {
  const files = context.files(/^(wasm|tests)\/.*\.(cpp|hpp|h)$/);
  if (!files.length) return;
  const programs = [`clang-format-${WANTED}`, "clang-format"].map((name) => ({
    name,
    ...spawnSync(name, ["--version"], { encoding: "utf8" }),
  }));
  const found = programs.find(({ status }) => status === 0);
  if (!found) return "clang-format is not installed";
  const major = Number(/version (\d+)/.exec(found.stdout)?.[1]);
  if (major !== WANTED) return `clang-format ${major} formats differently from the ${WANTED} that this project uses`;
  const { stderr } = spawnSync(found.name, ["--dry-run", ...files], {
    cwd: context.root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const lines = new Map();
  for (const [, file, line] of stderr.matchAll(/^(.+?):(\d+):\d+: warning: code should be clang-formatted/gm))
    if (!lines.has(file)) lines.set(file, Number(line));
  for (const [file, line] of lines) context.report(file, line, REMEDY);
  context.summary = [context.summary, `${files.length} C++ files are formatted`].filter(Boolean).join(", ");
}

/** Prettier's program, in the packages of this project. */
function findPrettier() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve("prettier/package.json")), "bin/prettier.cjs");
  } catch {
    return null;
  }
}
