// Tables of the report that compare the engines at one size.

import { kilobytes, PEERS, share, time } from "./report-units.mjs";
import { COMMON } from "./score.mjs";

/** Engines by class of query. @param {any} results @param {string} size */
export function recallTable(results, size) {
  const own = results[size];
  const engines = [
    ["Yoyak", own.Yoyak],
    ["Pagefind", own["Pagefind in Chromium"]],
    ...PEERS.slice(1).map((name) => [name, own[name]]),
  ].filter(([, one]) => one);
  const lines = [`| ${size} | ${COMMON.join(" | ")} |`, `|---|${COMMON.map(() => "---").join("|")}|`];
  const both = (/** @type {{ recall: any, precision: any }} */ one) =>
    one ? `${share(one.recall)} / ${share(one.precision)}` : "–";
  for (const [name, one] of engines) {
    lines.push(
      one.recall
        ? `| ${name} | ${COMMON.map((kind) => both(one.recall[kind])).join(" | ")} |`
        : `| ${name} | ${one.failed ?? "not measured"} |${" |".repeat(COMMON.length - 1)}`,
    );
  }
  return lines.join("\n");
}

/** Build, size, memory and latency of each engine. @param {any} results @param {string} size */
export function engineTable(results, size) {
  const own = results[size];
  const lines = [
    `| ${size} | build | index, as downloaded | memory in use | median | p95 |`,
    "|---|---|---|---|---|---|",
  ];
  const put = (/** @type {string} */ name, /** @type {string[]} */ ...cells) =>
    lines.push(`| ${name} | ${cells.join(" | ")} |`);
  const failed = (/** @type {{ failed: any }} */ one) => [one?.failed ?? "not run", "", "", "", ""];
  if (own.Yoyak && !own.Yoyak.failed && own.packing && !own.packing.failed)
    put(
      "Yoyak",
      time(own.packing.build),
      `${kilobytes(own.packing.bytes)} in ${own.packing.files} files, in parts`,
      kilobytes(own.Yoyak.memory),
      time(own.Yoyak.first.median),
      time(own.Yoyak.first.p95),
    );
  const inBrowser = own["Yoyak in Chromium"];
  if (inBrowser?.latency)
    put(
      "Yoyak, in a worker of Chromium",
      "",
      "",
      kilobytes(inBrowser.memory),
      time(inBrowser.latency.median),
      time(inBrowser.latency.p95),
    );
  const pagefind = own["Pagefind in Chromium"];
  if (own.Pagefind)
    put(
      "Pagefind",
      ...(own.Pagefind.failed
        ? failed(own.Pagefind)
        : [
            time(own.Pagefind.build),
            `${kilobytes(own.Pagefind.bytes)} in ${own.Pagefind.files} files, in parts`,
            "–",
            time(pagefind?.latency?.median),
            time(pagefind?.latency?.p95),
          ]),
    );
  for (const name of PEERS.slice(1)) {
    const one = own[name];
    if (!one) continue;
    put(
      name,
      ...(one.build === undefined
        ? failed(one)
        : [
            time(one.build),
            one.index ? `${kilobytes(one.index)} gzip, at once` : one.noIndex ? "too large to write" : "–",
            kilobytes(one.heap),
            time(one.median),
            time(one.p95),
          ]),
    );
  }
  if (own.Yoyak?.scan)
    put("plain scan of all text", "–", "–", "–", time(own.Yoyak.scan.median), time(own.Yoyak.scan.p95));
  return lines.join("\n");
}
