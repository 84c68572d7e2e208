// The demo pages of the widget (build/dist/demo) on an origin of their own, with two published sites on others.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { after } from "node:test";
import { start } from "../../../scripts/cli/serve/static.mjs";
import { folder, page as markdown, twoDays } from "../../cli/helpers.mjs";
import { publish } from "./widget-host.mjs";

const context = /** @type {any} */ ({ after });
const demos = new URL("../../../build/dist/demo/", import.meta.url);
export const demoNames = () => readdirSync(demos).map((name) => name.replace(".html", ""));

const NEWEST = ["시장 이야기"];
const ALL = ["시장 이야기", "모델 이야기", "둘째 이야기"];
/** What the widgets of each page show: titles of entries. @type {Record<string, string[][]>} */
export const SHOWN = {
  latest: [NEWEST],
  list: [ALL, ALL],
  frame: [NEWEST],
  sandbox: [ALL],
  digest: [NEWEST],
  search: [[]],
  related: [ALL, []],
  sites: [["북극항로 이야기", ...ALL], []],
  top: [NEWEST],
  dark: [ALL, ALL],
  narrow: [NEWEST],
  policy: [NEWEST],
  documentation: [ALL],
};

/** @param {string} [recorder] a script for the head of each page */
export async function serveDemos(recorder = "") {
  const names = demoNames();
  const one = await publish(
    folder(context, {
      ...twoDays,
      "2026-01-06-경제.md": markdown(
        "2026-01-06",
        "경제",
        [{ title: "시장 이야기", channel: "첫 채널", id: "CCCCCCCCCCC" }],
        "오늘의 흐름은 시장입니다 [1](#CCCCCCCCCCC).",
      ),
    }),
  );
  const two = await publish(
    folder(context, {
      "2026-01-07-바다.md": markdown("2026-01-07", "바다", [
        { title: "북극항로 이야기", channel: "바다 채널", id: "DDDDDDDDDDD", text: "쇄빙선이 항로를 엽니다." },
      ]),
    }),
    { title: "다른 곳" },
  );
  const code = recorder.replace(/<\/?script>/g, "");
  const hash = createHash("sha256").update(code).digest("base64");
  return start((request, response) => {
    const name = /^\/demo\/(\w+)\.html$/.exec(request.url ?? "")?.[1] ?? "";
    if (!names.includes(name)) return void response.writeHead(404).end();
    const html = readFileSync(new URL(`${name}.html`, demos), "utf8")
      .replaceAll("../two/", two.url)
      .replaceAll(/(["' ])\.\.\//g, `$1${one.url}`)
      .replaceAll("'self'", one.url)
      .replace("<title>", `<link rel="icon" href="data:,">${recorder}<title>`)
      .replace("default-src 'none'", "default-src 'none'; img-src data:")
      .replace("script-src ", `script-src 'sha256-${hash}' `);
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
  });
}
