// yoyak related
import { archiveAt } from "../archive/open.mjs";
import { EXIT } from "../errors.mjs";
import { printable } from "../report.mjs";

export const usage = "related DIR|SITE DIGEST ENTRY [--config FILE] [--json]";
export const help = `Lists the entries that tell the same story as an entry: of the same day, of the 31 days
before, and of days after. A programme with the same title every day has one line.

  DIR            folder with Markdown digests (or one file), or with archive.json
  SITE           address of a published site or of its archive.json; loads only the parts that the answer needs
  DIGEST ENTRY   ids, as yoyak search --json prints them. After --, an id may begin with a dash
  --config FILE  settings file to use instead of DIR/yoyak.config.json
  --json         print JSON: {"sameDay":[…],"earlier":[…],"later":[…],"problems":[…]}. Each row is
                 {"id","digest","title","channel","topic","date","url","words",…}; "words" are up to
                 three words that both entries share

The exit code is 0 even if nothing is found, and 3 if a part of the archive could not be read.

Example:
  yoyak related digests 2026-01-05-기술-AI dQw4w9WgXcQ
`;
export const options = /** @type {const} */ ({ config: { type: "string" }, json: { type: "boolean" } });
/** @type {[number, number]} */
export const positionals = [3, 3];

/** @typedef {import("../../../web/engine/types.d.ts").RelatedRow} RelatedRow */

/** @param {string} heading @param {RelatedRow[]} rows */
function section(heading, rows) {
  if (!rows.length) return [];
  const lines = rows.flatMap(({ title, channel, date, topic, words, url }) => {
    const shared = words.length ? ` (${words.map(printable).join(", ")})` : "";
    const facts = `  ${[channel, date, topic].map(printable).join(" · ")}${shared}`;
    return [printable(title), facts, ...(url ? [`  ${printable(url)}`] : [])];
  });
  return [heading, ...lines.map((line) => `  ${line}`), ""];
}

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [where, digest, entry] }) {
  const archive = await archiveAt(where, values);
  try {
    const found = await archive.related({ digest: digest.normalize("NFC"), entry: entry.normalize("NFC") });
    const { sameDay, earlier, later, problems } = found;
    const lines = [...section("The same day", sameDay), ...section("Before", earlier), ...section("After", later)];
    const text = lines.length ? lines.slice(0, -1).join("\n") : "No entry tells the same story.";
    process.stdout.write(values.json ? `${JSON.stringify(found, null, 1)}\n` : `${text}\n`);
    for (const { file, code, message } of problems)
      process.stderr.write(`yoyak: ${printable(file)} is ${code} and was not searched. ${printable(message)}\n`);
    return problems.length ? EXIT.input : EXIT.ok;
  } finally {
    archive.dispose();
  }
}
