// JSDoc types of web/, scripts/ and tests/, by the TypeScript compiler (tsconfig.json and tests/tsconfig.json, side by
// side; nothing is emitted). Tests and benchmarks need not name the type of every parameter; otherwise the same rules
// hold for them.
import { spawn } from "node:child_process";

const PROJECTS = ["tsconfig.json", "tests/tsconfig.json"];

/** @param {import("../dev/check.mjs").Context} context */
export async function check(context) {
  if (!context.exists("tsconfig.json")) {
    context.skipped = "there is no tsconfig.json";
    return;
  }
  if (!context.exists("node_modules/typescript/bin/tsc")) {
    context.skipped = "typescript is not installed (./scripts/setup)";
    return;
  }
  await Promise.all(
    PROJECTS.filter((project) => context.exists(project)).map(async (project) => {
      const { status, text } = await compile(context.root, project);
      for (const line of text.split("\n")) {
        const [, file, at, message] = /^(.+?)\((\d+),\d+\): (.*)$/.exec(line) ?? [];
        if (file) context.report(file, Number(at), message);
        else if (/^error /.test(line)) context.report(project, 0, line);
      }
      if (status !== 0 && !context.findings.length)
        context.report(project, 0, `tsc failed: ${text.trim().slice(0, 400)}`);
    }),
  );
  context.summary = "the types of web, scripts and tests agree";
}

/** @param {string} root @param {string} project @returns {Promise<{ status: number, text: string }>} */
function compile(root, project) {
  return new Promise((done) => {
    const child = spawn(
      process.execPath,
      ["node_modules/typescript/bin/tsc", "--noEmit", "--pretty", "false", "-p", project],
      { cwd: root, stdio: ["ignore", "pipe", "pipe"] },
    );
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (part) => (text += part));
    child.on("error", (error) => done({ status: 1, text: error.message }));
    child.on("close", (status) => done({ status: status ?? 1, text }));
  });
}
