// JSDoc types of web/ and scripts/, by the TypeScript compiler (tsconfig.json; nothing is emitted).
import { spawnSync } from "node:child_process";

/** @param {import("../dev/check.mjs").Context} context */
export function check(context) {
  if (!context.exists("tsconfig.json")) {
    context.skipped = "there is no tsconfig.json";
    return;
  }
  if (!context.exists("node_modules/typescript/bin/tsc")) {
    context.skipped = "typescript is not installed (./scripts/setup)";
    return;
  }
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["node_modules/typescript/bin/tsc", "--noEmit", "--pretty", "false", "-p", "tsconfig.json"],
    { cwd: context.root, encoding: "utf8" },
  );
  for (const line of stdout.split("\n")) {
    const [, file, at, message] = /^(.+?)\((\d+),\d+\): (.*)$/.exec(line) ?? [];
    if (file) context.report(file, Number(at), message);
    else if (/^error /.test(line)) context.report("tsconfig.json", 0, line);
  }
  if (status !== 0 && !context.findings.length)
    context.report("tsconfig.json", 0, `tsc failed: ${(stderr || stdout).trim().slice(0, 400)}`);
  context.summary = "the types of web and scripts agree";
}
