// yoyak stories
import { EXIT } from "../errors.mjs";
import { storiesAt } from "../archive/stories.mjs";
import { printable } from "../report.mjs";

export const usage = "stories DIR|SITE [ID] [--config FILE] [--json]";
export const help = `Lists the stories that run over three days or more, the newest first; with ID, the entries
of one, the oldest first, each with what is new in it.

  DIR            folder with Markdown digests (or one file), or with archive.json
  SITE           address of a published site or of its archive.json; loads only small files of stories
  ID             of a story, as the list prints it. After --, it may begin with a dash
  --config FILE  settings file to use instead of DIR/yoyak.config.json
  --json         print JSON: [{"id","title","words","from","to","days","entries"}…], or with ID such an
                 object, where "entries" are rows: {"id","digest","title","channel","date","news",…}

The exit code is 0 even if there are no stories.

Example:
  yoyak stories digests
`;
export const options = /** @type {const} */ ({ config: { type: "string" }, json: { type: "boolean" } });
/** @type {[number, number]} */
export const positionals = [1, 2];

/** @param {import("../../../web/engine/public.d.ts").StoryRef} story */
const line = ({ id, title, from, to, days, entries }) =>
  `${printable(title)}\n  ${from} – ${to} · ${days} days · ${entries} entries · ${printable(id)}`;

/** @param {import("../../../web/engine/public.d.ts").StoryResult["entries"][0]} row */
function entry({ title, channel, date, topic, url, news }) {
  const facts = [channel, date, topic].filter(Boolean).map(printable).join(" · ");
  return [printable(title), `  ${facts}`, ...[news, url].filter(Boolean).map((text) => `  ${printable(text)}`)].join(
    "\n",
  );
}

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [where, id] }) {
  const { stories, dispose } = await storiesAt(where, values);
  try {
    const found = id === undefined ? await stories.list() : await stories.story(id);
    const lines = Array.isArray(found) ? found.map(line) : found.entries.map(entry);
    const text = lines.length ? lines.join("\n") : "No story runs over three days.";
    process.stdout.write(`${values.json ? JSON.stringify(found, null, 1) : text}\n`);
    return EXIT.ok;
  } finally {
    dispose();
  }
}
