// From what the measurements say to a table for the terminal and docs/benchmarks.md with its plots. Every target stands
// in TARGETS; a verdict is only given at the size that the target is about. No machine is named: what counts are ratios
// within one run.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { barChart } from "./chart.mjs";
import { citationRows } from "./report-citations.mjs";
import { engineTable, recallTable } from "./report-engines.mjs";
import { notes, verdict } from "./report-notes.mjs";
import { growth, growthRow, siteRows } from "./report-site.mjs";
import { kilobytes, moduleBytes, nameOf, PEERS, share, time } from "./report-units.mjs";
import { COMMON } from "./score.mjs";

const SIZES = ["S", "M", "L"];

const times = (/** @type {number} */ ratio) =>
  Number.isFinite(ratio) ? `${ratio.toFixed(ratio < 10 ? 2 : 0)} ×` : "–";

/**
 * One line of the table. `reached` is null where nothing was measured.
 * @typedef {{ what: string, measured: string, beside: string, target: string, reached: boolean | null }} Row
 */

/** @param {any} results @returns {Row[]} */
export function rows(results) {
  const out = [];
  const at = (/** @type {string} */ part, /** @type {string} */ name) => {
    const one = results[part]?.[name];
    return one && !one.failed ? one : null;
  };
  const why = (/** @type {string} */ part, /** @type {string} */ name) => results[part]?.[name]?.failed ?? "not run";
  /**
   * @param {string} what
   * @param {string} target
   * @param {any[]} needs [part, name] pairs
   * @param {() => { measured: string, beside?: string, reached: boolean | null }} make
   */
  const row = (what, target, needs, make) => {
    const missing = needs.find(([part, name]) => !at(part, name));
    if (missing)
      out.push({
        what,
        target,
        measured: `not measured: ${missing[0]}, ${missing[1]}: ${why(missing[0], missing[1])}`,
        beside: "",
        reached: null,
      });
    else {
      const { measured, beside = "", reached } = make();
      out.push({ what, target, measured, beside, reached });
    }
  };

  const markdown = results.markdown?.failed ? {} : (results.markdown ?? {});
  const target = "≥ 2 × the fastest peer, ≥ 10 × marked and markdown-it, ≥ 0.9 × md4c-html";
  const ours = ["yoyak", "packer.wasm", "md4c-html"];
  for (const [input, { bytes, text, safe }] of Object.entries(markdown)) {
    const fastest = (/** @type {Record<string, number>} */ speeds) =>
      Object.entries(speeds)
        .filter(([name]) => !ours.includes(name))
        .sort((a, b) => b[1] - a[1])[0] ?? ["none", NaN];
    const slow = (/** @type {Record<string, number>} */ speeds) =>
      Math.max(speeds.marked ?? 0, speeds["markdown-it"] ?? 0);
    const beside = (/** @type {Record<string, number>} */ speeds) =>
      `${times(speeds.yoyak / fastest(speeds)[1])} ${fastest(speeds)[0]}, ` +
      `${times(speeds.yoyak / slow(speeds))} the faster of marked and markdown-it`;
    const reached =
      bytes.yoyak >= 2 * fastest(bytes)[1] &&
      bytes.yoyak >= 10 * slow(bytes) &&
      bytes.yoyak >= 0.9 * bytes["md4c-html"];
    out.push({
      what: `Markdown → safe HTML, ${input}`,
      measured: `${bytes.yoyak.toFixed(0)} MB/s`,
      beside: `${beside(bytes)}, ${times(bytes.yoyak / bytes["md4c-html"])} plain md4c-html`,
      target,
      reached,
    });
    if (!text.yoyak) continue;
    const same = Object.entries(safe)
      .filter(([name]) => name !== "yoyak")
      .map(([name, speed]) => `${times(safe.yoyak / speed)} ${name.replace(", ", " with ")}`)
      .join(", ");
    out.push({
      what: `The same, a string in and a string out, ${input}`,
      measured: `${text.yoyak.toFixed(0)} MB/s`,
      beside: [beside(text), same].filter(Boolean).join(", "),
      target: "",
      reached: null,
    });
  }
  for (const part of ["real", ...SIZES]) {
    if (!results[part]) continue;
    row(`Recall and precision against brute force, ${nameOf(part)}`, "1.0 / 1.0", [[part, "Yoyak"]], () => {
      const { exact, wrongs } = at(part, "Yoyak");
      const worst = (/** @type {string} */ key) =>
        Math.min(...exact.map((/** @type {{ [x: string]: any }} */ one) => one[key]));
      const queries = exact.reduce(
        (/** @type {any} */ sum, /** @type {{ queries: any }} */ one) => sum + one.queries,
        0,
      );
      return {
        measured:
          `${share(worst("recall"))} / ${share(worst("precision"))} in the worst of ${exact.length} classes; ` +
          `${wrongs} of ${queries} answers differ`,
        beside: pagefindRecall(at(part, "Pagefind in Chromium")),
        reached: wrongs === 0 && worst("recall") === 1 && worst("precision") === 1,
      };
    });
  }
  row("Known item: three words of a title, real pages", "first ≥ 96 %, first ten ≥ 99 %", [["real", "Yoyak"]], () => {
    const { items, first, ten } = at("real", "Yoyak").known;
    return {
      measured: `first ${(first * 100).toFixed(1)} %, first ten ${(ten * 100).toFixed(1)} % of ${items}`,
      reached: first >= 0.96 && ten >= 0.99,
    };
  });
  out.push(...citationRows(results.real?.Yoyak?.citations ?? []));
  for (const part of ["real", ...SIZES]) {
    if (!results[part]) continue;
    row(
      `Bytes to the first ten results and the exact total, cold, ${nameOf(part)}`,
      "≤ Pagefind, in bytes and in requests",
      [
        [part, "Yoyak in Chromium"],
        [part, "Pagefind in Chromium"],
      ],
      () => {
        const [own, other] = [at(part, "Yoyak in Chromium").first, at(part, "Pagefind in Chromium").first];
        return {
          measured:
            `${kilobytes(own.bytes)} in ${own.requests} requests (${kilobytes(own.bytes - moduleBytes(own))} without ` +
            `reader.wasm)${shownIn(own)}`,
          beside:
            `Pagefind ${kilobytes(other.bytes)} in ${other.requests} (${times(own.bytes / other.bytes)})` +
            shownIn(other),
          reached: own.bytes <= other.bytes && own.requests <= other.requests,
        };
      },
    );
  }
  for (const part of ["real", ...SIZES]) {
    const name = part === "real" ? "Yoyak" : "packing";
    if (!at(part, name)?.markdown) continue;
    const most = { real: 1, L: 0.8 }[part];
    row(`Archive, divided by its Markdown, ${nameOf(part)}`, most ? `≤ ${most}` : "", [[part, name]], () => {
      const { bytes, markdown, manifest } = at(part, name);
      return {
        measured: `${(bytes / markdown).toFixed(2)} (archive.json ${kilobytes(manifest)})`,
        reached: most ? bytes <= most * markdown : null,
      };
    });
  }
  siteRows(results, { row, at });
  growthRow(results, out);
  row("archive.json, L", "≤ 20 KB", [["L", "packing"]], () => ({
    measured: kilobytes(at("L", "packing").manifest),
    reached: at("L", "packing").manifest <= 20000,
  }));
  for (const part of SIZES) {
    if (!results[part]) continue;
    row(
      `Bytes per further query, first ten with excerpts, ${nameOf(part)}`,
      part === "L" ? "≤ Pagefind's bytes" : "",
      [[part, "Yoyak in Chromium"]],
      () => {
        const [own, other] = [at(part, "Yoyak in Chromium"), at(part, "Pagefind in Chromium")];
        return {
          measured:
            `${kilobytes(own.further.bytes)} in ${own.further.requests} requests ` +
            `(without excerpts ${kilobytes(own.bare.bytes)} in ${own.bare.requests})`,
          beside: other
            ? `Pagefind ${kilobytes(other.further.bytes)} in ${other.further.requests} (${kilobytes(other.bare.bytes)})`
            : "",
          reached: part === "L" && other ? own.further.bytes <= other.further.bytes : null,
        };
      },
    );
  }
  for (const part of SIZES) {
    if (!results[part]) continue;
    row(
      `Query with everything loaded: exact total, all facets, fifty rows; p95, ${nameOf(part)}`,
      part === "L" ? "< 5 ms" : "",
      [[part, "Yoyak"]],
      () => {
        const own = at(part, "Yoyak");
        const others = [
          ["Pagefind", at(part, "Pagefind in Chromium")?.latency],
          ["plain scan", own.scan],
          ...PEERS.slice(1).map((name) => [name, at(part, name)]),
        ].filter(([, one]) => one);
        return {
          measured: `${time(own.first.p95)} (median ${time(own.first.median)}); all rows ${time(own.whole.p95)}`,
          beside: others.map(([name, one]) => `${name} ${time(one.p95)}`).join(", "),
          reached: part === "L" ? own.first.p95 < 5 : null,
        };
      },
    );
  }
  row("The same with excerpts and all tiers, first ten; p95, L", "< 10 ms", [["L", "Yoyak"]], () => {
    const { seen } = at("L", "Yoyak");
    return { measured: `${time(seen.p95)} (median ${time(seen.median)})`, reached: seen.p95 < 10 };
  });
  if (results.L)
    row("Bytes that the tier of some of the words adds, cold, L", "≤ 60 KB", [["L", "some of the words"]], () => {
      const { bytes, requests, queries } = at("L", "some of the words");
      return {
        measured: `${kilobytes(bytes)} in ${requests} requests, median of ${queries} queries of seven words`,
        reached: bytes <= 60000,
      };
    });
  for (const part of SIZES) {
    if (!results[part]) continue;
    row(
      `Filter, all facet counts, newest fifty, ${nameOf(part)}`,
      part === "L" ? "≤ 0.5 × the typed-array scan" : "",
      [[part, "filter"]],
      () => {
        const all = at(part, "filter");
        const scan = all["typed-array scan"].median;
        const others = ["crossfilter2", "itemsjs"]
          .filter((name) => all[name]?.median)
          .map((name) => `${name} ${time(all[name].median)}`);
        return {
          measured: `${time(all.yoyak.median)}, ${times(all.yoyak.median / scan)} the scan`,
          beside: [`scan ${time(scan)}`, ...others].join(", "),
          reached: part === "L" ? all.yoyak.median <= 0.5 * scan : null,
        };
      },
    );
  }
  for (const part of SIZES) {
    if (!results[part]) continue;
    row(
      `Packing, ${nameOf(part)}`,
      part === "L" ? "≥ 4 × faster than Pagefind, ≤ 40 files, ≤ 1 GB" : "",
      [[part, "packing"]],
      () => {
        const [own, other] = [at(part, "packing"), at(part, "Pagefind")];
        return {
          measured:
            `${time(own.build)} (${time(own.cpu)} of processor), ${own.files} files, ` +
            `${kilobytes(own.bytes)}, memory ${kilobytes(own.peak)}`,
          beside: other
            ? `Pagefind ${time(other.build)} (${time(other.cpu)}), ${other.files} files, ${kilobytes(other.bytes)}, ` +
              `memory ${kilobytes(other.peak)} (${times(other.build / own.build)} as long)`
            : `Pagefind: ${why(part, "Pagefind")}`,
          reached:
            part === "L"
              ? (other ? other.build >= 4 * own.build : /not done in/.test(why(part, "Pagefind"))) &&
                own.files <= 40 &&
                own.peak <= 1e9
              : null,
        };
      },
    );
  }
  row("Start to first answer, M, bytes at hand", "≤ 50 ms, ≤ 32 MB", [["M", "Yoyak"]], () => {
    const own = at("M", "Yoyak");
    const others = ["MiniSearch", "Orama", "lunr"]
      .filter((name) => at("M", name))
      .map((name) => `${name} builds ${time(at("M", name).build)} (${kilobytes(at("M", name).heap)})`);
    return {
      measured: `${time(own.start)}, ${kilobytes(own.startMemory)}`,
      beside: others.join(", "),
      reached: own.start <= 50 && own.startMemory <= 32e6,
    };
  });
  row("Memory of the module, L open and searched", "≤ 64 MB", [["L", "Yoyak"]], () => ({
    measured: kilobytes(at("L", "Yoyak").memory),
    beside: PEERS.slice(1)
      .filter((name) => at("L", name))
      .map((name) => `${name} ${kilobytes(at("L", name).heap)}`)
      .join(", "),
    reached: at("L", "Yoyak").memory <= 64e6,
  }));
  for (const part of ["S", "M"])
    if (results[part])
      row(`Archive files that one more day changes, ${nameOf(part)}`, "≤ 2", [[part, "publishing a day"]], () => {
        const { changed, files, bytes } = at(part, "publishing a day");
        return {
          measured: `${changed} of ${files}, ${kilobytes(bytes)}`,
          beside: "Pagefind writes its index anew",
          reached: changed <= 2,
        };
      });
  for (const part of SIZES) {
    if (!results[part]?.phone) continue;
    row(`Bytes until the viewer stands on the newest digest, ${nameOf(part)}`, "≤ 220 KB", [[part, "phone"]], () => ({
      measured: `${kilobytes(at(part, "phone").viewerBytes)} in ${at(part, "phone").viewerRequests} requests`,
      reached: at(part, "phone").viewerBytes !== null && at(part, "phone").viewerBytes <= 220000,
    }));
    row(
      `Slow phone network (1.6 Mbit/s, 150 ms): digest readable, ${nameOf(part)}`,
      part === "L" ? "< 2.5 s" : "",
      [[part, "phone"]],
      () => ({
        measured: time(at(part, "phone").readable),
        reached: part === "L" ? at(part, "phone").readable < 2500 : null,
      }),
    );
    row(
      `Slow phone network: first results after a query is typed, ${nameOf(part)}`,
      part === "L" ? "< 1.5 s" : "",
      [[part, "phone"]],
      () => ({
        measured:
          at(part, "phone").results === null
            ? `none: ${results[part].phone.parts ? at(part, "phone").failed : ""}`
            : `${time(at(part, "phone").results)}, ${kilobytes(at(part, "phone").resultBytes)} ` +
              `in ${at(part, "phone").resultRequests} requests`,
        reached: part === "L" ? at(part, "phone").results !== null && at(part, "phone").results < 1500 : null,
      }),
    );
  }
  return out;
}

const shownIn = (/** @type {any} */ { shown }) => (shown === undefined ? "" : `, ${shown} results shown`);
/** @param {{ recall: { [x: string]: { recall: number | undefined, }, } }} pagefind */
function pagefindRecall(pagefind) {
  if (!pagefind?.recall) return "";
  const classes = ["whole words", "word beginnings", "inside words"];
  return `Pagefind recall: ${classes.map((name) => `${name} ${share(pagefind.recall[name]?.recall)}`).join(", ")}`;
}
/** For the terminal. @param {any} results */
export function table(results) {
  return rows(results)
    .map((row) =>
      [
        row.what,
        `    ${row.measured}`,
        row.beside && `    beside: ${row.beside}`,
        row.target && `    target ${row.target}: ${verdict(row).replaceAll("*", "")}`,
      ]
        .filter(Boolean)
        .join("\n"),
    )
    .join("\n");
}

/** @param {any} results @param {string} folder docs/ */
export function writeReport(results, folder) {
  const plots = join(folder, "benchmarks");
  mkdirSync(plots, { recursive: true });
  /** @type {string[]} */
  const images = [];
  const plot = (/** @type {string} */ name, /** @type {any} */ chart) => {
    if (!chart.series.some((/** @type {any} */ { values }) => values.some((/** @type {number} */ value) => value > 0)))
      return;
    writeFileSync(join(plots, `${name}.svg`), barChart(chart));
    images.push(`![${chart.title}](benchmarks/${name}.svg)`);
  };
  const sizes = SIZES.filter((size) => results[size]);
  const largest = sizes.at(-1);
  const pick = (/** @type {(run: any) => any} */ read) =>
    sizes.map((size) => {
      try {
        return read(results[size]) ?? null;
      } catch {
        return null;
      }
    });
  const named = sizes.map((size) => `${size}: ${{ S: "365", M: "3,650", L: "18,250" }[size]} digests`);
  plot("bytes-first", {
    title: "Kilobytes to the first ten results, cold",
    groups: named,
    label: kilobytes,
    series: [
      { name: "Yoyak", values: pick((/** @type {any} */ r) => r["Yoyak in Chromium"].first.bytes) },
      { name: "Pagefind", values: pick((/** @type {any} */ r) => r["Pagefind in Chromium"].first.bytes) },
    ],
  });
  plot("requests-first", {
    title: "Requests to the first ten results, cold",
    groups: named,
    series: [
      { name: "Yoyak", values: pick((/** @type {any} */ r) => r["Yoyak in Chromium"].first.requests) },
      { name: "Pagefind", values: pick((/** @type {any} */ r) => r["Pagefind in Chromium"].first.requests) },
    ],
  });
  const grown = growth(results);
  plot("growth-bytes", {
    title: "Growth: kilobytes of a first search, without the engine",
    groups: grown.map(({ name, digests }) => `${name}: ${digests.toLocaleString("en")} digests`),
    label: kilobytes,
    series: [{ name: "Yoyak", values: grown.map(({ first }) => first.bytes) }],
  });
  plot("growth-requests", {
    title: "Growth: requests of a first search, without the engine",
    groups: grown.map(({ name, digests }) => `${name}: ${digests.toLocaleString("en")} digests`),
    series: [{ name: "Yoyak", values: grown.map(({ first }) => first.requests) }],
  });
  plot("bytes-further", {
    title: "Kilobytes per further query",
    groups: named,
    label: kilobytes,
    series: [
      { name: "Yoyak", values: pick((/** @type {any} */ r) => r["Yoyak in Chromium"].further.bytes) },
      { name: "Yoyak, without excerpts", values: pick((/** @type {any} */ r) => r["Yoyak in Chromium"].bare.bytes) },
      { name: "Pagefind", values: pick((/** @type {any} */ r) => r["Pagefind in Chromium"].further.bytes) },
    ],
  });
  if (largest) {
    const own = results[largest];
    const engines = [
      ["Yoyak", own.Yoyak?.first?.p95],
      ["Pagefind", own["Pagefind in Chromium"]?.latency?.p95],
      ...PEERS.slice(1).map((name) => [name, own[name]?.p95]),
      ["plain scan", own.Yoyak?.scan?.p95],
    ].filter(([, value]) => value);
    plot("latency", {
      title: `Query with everything loaded, 95th percentile, ${largest}`,
      log: true,
      groups: engines.map(([name]) => name),
      label: time,
      series: [{ name: "p95", values: engines.map(([, value]) => value) }],
    });
    const recall = (/** @type {any} */ one) => COMMON.map((kind) => one?.recall?.[kind]?.recall ?? null);
    plot("recall", {
      title: `Recall by class of query, ${largest}`,
      groups: COMMON,
      label: share,
      series: [
        { name: "Yoyak", values: recall(own.Yoyak) },
        { name: "Pagefind", values: recall(own["Pagefind in Chromium"]) },
        { name: "MiniSearch", values: recall(own.MiniSearch) },
        { name: "Orama", values: recall(own.Orama) },
      ],
    });
  }
  plot("packing", {
    title: "Time to build the index",
    log: true,
    groups: named,
    label: time,
    series: [
      { name: "Yoyak", values: pick((/** @type {{ packing: { build: any, } }} */ r) => r.packing.build) },
      { name: "Pagefind", values: pick((/** @type {{ Pagefind: { build: any, } }} */ r) => r.Pagefind.build) },
      { name: "MiniSearch", values: pick((/** @type {{ MiniSearch: { build: any, } }} */ r) => r.MiniSearch.build) },
      { name: "lunr", values: pick((/** @type {{ lunr: { build: any, } }} */ r) => r.lunr.build) },
    ],
  });
  const entries = sizes
    .map((size) => `${size} ${results[size].Yoyak?.entries?.toLocaleString("en") ?? "?"}`)
    .join(", ");
  writeFileSync(
    join(folder, "benchmarks.md"),
    `# Benchmarks

Written by \`./scripts/bench ${sizes.join(" ")}\`; do not edit. Each measurement is a process of its own. They
ran on one machine, some in runs of their own, beside other work. So only the ratios count, best those within a row.

Corpora are generated by \`tests/bench/generate.mjs\`: Korean and English words with a Zipf distribution, the same
bytes everywhere. S, M and L are 365, 3,650 and 18,250 digests (entries: ${entries}). *Real pages* are those of one
site, where they are at hand. Each engine gets the same entries as documents. The settings favour the libraries: they
split words at white space and punctuation, all words must match, and a word may match by its beginning.

Bytes are response bodies as a host like GitHub Pages sends them (gzip for text and wasm, ranges as they are). That host
counts them, and the engine's own are included. Builds are timed once, by the clock and by the processor. Other times
are the fastest of a query's rounds; median and p95 are over queries. Brute force (\`tests/bench/reference.mjs\`) shares
no code with Yoyak. KB and MB are thousands and millions of bytes. *5 × L* has the partitions of L five times, under
other names: it shows what a first search of 91,250 digests loads, but not how long they take to pack.

## The numbers to reach

| what | measured | beside it | target | |
|---|---|---|---|---|
${rows(results)
  .map((row) => `| ${row.what} | ${row.measured} | ${row.beside} | ${row.target} | ${verdict(row)} |`)
  .join("\n")}

${notes(rows(results))}\`./scripts/lint sizes\` checks the sizes of the shell, the browser tests check accessibility.

## Recall and precision

An entry that shows the typed words must be found, wherever in a word they stand. The figures are sums over all matches
of ten queries of each class.

${sizes.map((size) => recallTable(results, size)).join("\n\n")}

${["real", ...sizes]
  .filter((part) => results[part]?.Yoyak?.exact)
  .map((part) =>
    [
      `Yoyak alone, ${nameOf(part)}, with and without filters, help for unfinished words included:\n`,
      "| class | queries | matches | recall | precision |",
      "|---|---|---|---|---|",
      ...results[part].Yoyak.exact.map(
        (/** @type {any} */ one) =>
          `| ${one.class} | ${one.queries} | ${one.matches} | ${share(one.recall)} | ${share(one.precision)} |`,
      ),
    ].join("\n"),
  )
  .join("\n\n")}

## Engines

${sizes.map((size) => engineTable(results, size)).join("\n\n")}

Pagefind is timed in Chromium, where it runs, and all others in Node. A library must download and read its whole index,
or build it, before its first answer.

## Plots

${images.join("\n\n")}
`,
  );
}
