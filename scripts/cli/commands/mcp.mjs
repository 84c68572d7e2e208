// yoyak mcp: lets programs with a language model search and read an archive (modelcontextprotocol.io).
import { Packer } from "../../../web/engine/packer.js";
import { YoyakError } from "../../../web/engine/errors.js";
import { archiveAt } from "../archive/open.mjs";
import { distFile } from "../dist.mjs";
import { CliError, EXIT } from "../errors.mjs";
import { version } from "../main.mjs";
import { toJson } from "./search.mjs";

const LIBRARY = "@modelcontextprotocol/server";
const SEARCH_LIMIT = 50;
const LIST_LIMIT = 200;

export const usage = "mcp DIR|SITE [--config FILE]";
export const help = `Serves an archive to programs with a language model, by the Model Context Protocol on standard
input and output. The program starts this command itself. It offers four tools: search, related, read_digest,
list_digests.

  DIR            folder with Markdown digests (or one file), or with archive.json
  SITE           address of a published site; loads only the parts that an answer needs
  --config FILE  settings file to use instead of DIR/yoyak.config.json

It needs the protocol's library beside Yoyak: npm install ${LIBRARY}

Example, in the settings of such a program:
  {"mcpServers": {"digests": {"command": "npx", "args": ["yoyak", "mcp", "https://example.org/digests/"]}}}
`;
export const options = /** @type {const} */ ({ config: { type: "string" } });
/** @type {[number, number]} */
export const positionals = [1, 1];

/** @typedef {import("../../../web/engine/types.d.ts").Archive} Archive */

async function library() {
  try {
    const { fromJsonSchema, McpServer } = await import("@modelcontextprotocol/server");
    const { serveStdio } = await import("@modelcontextprotocol/server/stdio");
    return { fromJsonSchema, McpServer, serveStdio };
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new CliError(EXIT.usage, `mcp needs the library ${LIBRARY}.`, `npm install ${LIBRARY}`);
  }
}

const DATE = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
const PERIOD = {
  from: { ...DATE, description: "first day, YYYY-MM-DD" },
  to: { ...DATE, description: "last day, included" },
  topics: { type: "array", items: { type: "string" }, description: "only these topics" },
};
const READS = { readOnlyHint: true, openWorldHint: false };

/** @param {unknown} value */
const answer = (value) => ({
  content: [{ type: /** @type {const} */ ("text"), text: typeof value === "string" ? value : JSON.stringify(value) }],
});

/**
 * An answer, or the reason why there is none, in words that the model can act on.
 * @template Input @param {(input: Input) => Promise<unknown>} tool
 */
const answering = (tool) => async (/** @type {Input} */ input) => {
  try {
    return answer(await tool(input));
  } catch (error) {
    if (!(error instanceof YoyakError)) throw error;
    return { ...answer(error.message), isError: true };
  }
};

/** @param {Archive} archive @param {Packer} packer */
export function toolsOf(archive, packer) {
  const { site, digests, entries, from, to, topics } = archive.info;
  const about = `${site.title}: ${digests} digests with ${entries} entries, from ${from} to ${to}.`;
  const names = `Topics: ${topics.map(({ name }) => name).join(", ")}.`;
  return {
    about: `${about} ${names} ${site.description}`.trim(),
    search: {
      description:
        `Finds entries in ${about} Every word must occur, also inside other words; if nothing has all words, entries ` +
        'with most of them follow. Supports "phrases", -exclusions, OR, channel:, topic:, in:, date:. ' +
        "Results have the digest's id for read_digest.",
      schema: {
        type: "object",
        properties: {
          query: { type: "string", description: "words, or a sentence" },
          ...PERIOD,
          sort: { enum: ["relevance", "newest", "oldest"] },
          limit: { type: "integer", minimum: 1, maximum: SEARCH_LIMIT },
        },
        required: ["query"],
      },
      call: async (/** @type {any} */ { limit = 10, ...request }) =>
        toJson(await archive.search({ ...request, limit, tierLimit: limit }), limit),
    },
    related: {
      description:
        "Entries that tell the same story as an entry: of the same day, of the days before (earlier) and after " +
        "(later), with words that both share.",
      schema: {
        type: "object",
        properties: {
          digest: { type: "string", description: "the digest's id, from search" },
          entry: { type: "string", description: "the entry's id, from search" },
        },
        required: ["digest", "entry"],
      },
      call: async (/** @type {any} */ entry) => archive.related(entry),
    },
    read_digest: {
      description: "A digest as Markdown: the overview of a day and topic, then its entries with channel and link.",
      schema: {
        type: "object",
        properties: { digest: { type: "string", description: "an id, from search or list_digests" } },
        required: ["digest"],
      },
      call: async (/** @type {any} */ { digest }) => packer.toMarkdown([JSON.stringify(await archive.export(digest))]),
    },
    list_digests: {
      description: `Digests by date, newest first. ${about} ${names}`,
      schema: {
        type: "object",
        properties: {
          ...PERIOD,
          limit: { type: "integer", minimum: 1, maximum: LIST_LIMIT },
          offset: { type: "integer", minimum: 0 },
        },
      },
      call: async (/** @type {any} */ { limit = 30, ...request }) =>
        archive.digests({ ...request, limit, partial: !request.from && !request.to && !request.topics }),
    },
  };
}

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [where] }) {
  const { fromJsonSchema, McpServer, serveStdio } = await library();
  const archive = await archiveAt(where, values);
  const packer = await Packer.create({ wasm: distFile("packer.wasm") });
  const { about, ...tools } = toolsOf(archive, packer);
  const closed = new Promise((done) => process.stdin.once("close", done));
  const server = serveStdio(() => {
    const made = new McpServer({ name: "yoyak", version }, { instructions: about });
    for (const [name, { description, schema, call }] of Object.entries(tools))
      made.registerTool(
        name,
        { description, inputSchema: fromJsonSchema(schema), annotations: READS },
        answering(call),
      );
    return made;
  });
  await closed;
  await server.close();
  packer.dispose();
  archive.dispose();
}
