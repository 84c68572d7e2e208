// Runs the CLI as its users do, over folders made for one test.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const program = fileURLToPath(new URL("../../scripts/yoyak.mjs", import.meta.url));
export const shared = fileURLToPath(new URL("../../../shared", import.meta.url));

/** 2100-01-01, so that no page of a test is one of a day to come. */
const LATE = "4102444800";

/**
 * @param {string[]} args
 * @param {{input?: string | Uint8Array, cwd?: string, env?: Record<string, string>}} [options]
 */
export function yoyak(args, { input = "", cwd, env = {} } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { ...process.env, SOURCE_DATE_EPOCH: LATE, ...env },
      stdio: ["pipe", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("error", failed);
    child.on("close", (code) => done({ code, stdout, stderr }));
    child.stdin.end(input);
  });
}

/**
 * A folder with these files, removed after the test.
 * @param {import("node:test").TestContext} context
 * @param {Record<string, string | Uint8Array>} [files]
 */
export function folder(context, files = {}) {
  const root = mkdtempSync(join(tmpdir(), "yoyak-test-"));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), bytes);
  }
  return root;
}

/**
 * A page of the third generation.
 * @param {string} date
 * @param {string} topic
 * @param {{title: string, channel: string, id: string, length?: string, text?: string}[]} entries
 */
export function page(date, topic, entries, overview = "오늘의 흐름은 이렇습니다.") {
  const list = entries
    .map(
      ({ title, channel, id, length = "12분 30초", text = "요점입니다." }, index) =>
        `<a id="${id}"></a>\n### ${index + 1}. [${title}](https://www.youtube.com/watch?v=${id})\n` +
        `${channel}, ${date}T08:00:00, ${length}\n\n주요 내용:\n${text}\n\n핵심 문장:\n"한 문장."\n`,
    )
    .join("\n---\n\n");
  return (
    `---\ntitle: ${date} ${topic}\nparent: 요약\nnav_order: -${date.replaceAll("-", "")}\n` +
    `description: "${topic} 요약"\n---\n\n# ${date} ${topic}\n\n## 일일 요약\n\n${overview}\n\n---\n\n## 개별 영상 요약\n\n` +
    `${list}\n`
  );
}

export const twoDays = {
  "2026-01-05-기술-AI.md": page("2026-01-05", "기술-AI", [
    { title: "모델 이야기", channel: "첫 채널", id: "AAAAAAAAAAA" },
    { title: "둘째 이야기", channel: "둘째 채널", id: "BBBBBBBBBBB", length: "1시간 2분 3초" },
  ]),
  "2026-01-06-경제.md": page("2026-01-06", "경제", [{ title: "시장 이야기", channel: "첫 채널", id: "CCCCCCCCCCC" }]),
};
