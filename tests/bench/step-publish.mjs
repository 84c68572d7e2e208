// Archive files that one more day changes. usage: node tests/bench/step-publish.mjs FOLDER
import { readdirSync, mkdtempSync, mkdirSync, linkSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { packInput } from "../../scripts/cli/archive/pack.mjs";

const [folder] = process.argv.slice(2);
const pages = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".md"))
  .sort();
const last = basename(pages.at(-1) ?? "").slice(0, 10);
const names = async (/** @type {string[]} */ list) => {
  const copy = mkdtempSync(join(dirname(folder), "publish-"));
  try {
    for (const name of list) {
      mkdirSync(dirname(join(copy, name)), { recursive: true });
      linkSync(join(folder, name), join(copy, name));
    }
    return (await packInput(copy)).files;
  } finally {
    rmSync(copy, { recursive: true });
  }
};
const before = await names(pages.filter((name) => !basename(name).startsWith(last)));
const after = await names(pages);
const changed = [...after].filter(
  ([name, bytes]) => Buffer.compare(Buffer.from(before.get(name) ?? []), Buffer.from(bytes)) !== 0,
);
console.log(
  JSON.stringify({
    files: after.size,
    changed: changed.length,
    bytes: changed.reduce((sum, [, bytes]) => sum + bytes.length, 0),
  }),
);
