// C++ formatting by .clang-format, where clang-format is installed; nobody needs it to build or test.
import { spawnSync } from "node:child_process";

const WANTED = 14;

export function check(context) {
  const version = spawnSync("clang-format", ["--version"], { encoding: "utf8" });
  if (version.status !== 0) {
    context.skipped = "clang-format is not installed";
    return;
  }
  const major = Number(/version (\d+)/.exec(version.stdout)?.[1]);
  if (major !== WANTED) {
    context.skipped = `clang-format ${major} formats differently from the ${WANTED} that this project uses`;
    return;
  }
  const files = context.files(/^(wasm|tests)\/.*\.(cpp|hpp|h)$/);
  if (!files.length) {
    context.summary = "no C++ files";
    return;
  }
  const { stderr } = spawnSync("clang-format", ["--dry-run", ...files], {
    cwd: context.root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const lines = new Map();
  for (const [, file, line] of stderr.matchAll(/^(.+?):(\d+):\d+: warning: code should be clang-formatted/gm))
    if (!lines.has(file)) lines.set(file, Number(line));
  for (const [file, line] of lines) context.report(file, line, "is not formatted. Remedy: clang-format -i " + file);
  context.summary = `${files.length} C++ files are formatted`;
}
