// Finds the command, reads its arguments, runs it, and turns every result or error into an exit code with a message.
import { parseArgs } from "node:util";
import { readFileSync } from "node:fs";
import { closest } from "./closest.mjs";
import { asCliError, CliError, EXIT } from "./errors.mjs";
import { setQuiet } from "./say.mjs";

export const COMMANDS = [
  "build",
  "serve",
  "check",
  "search",
  "related",
  "stories",
  "export",
  "single",
  "render",
  "mcp",
  "init",
  "completion",
];

/**
 * @typedef {object} Command a module of this folder below commands/, named after the command
 * @property {string} usage the first line of its help, without "usage: "
 * @property {string} help the rest
 * @property {import("node:util").ParseArgsConfig["options"]} options
 * @property {[number, number]} positionals fewest and most
 * @property {(input: {values: Record<string, any>, positionals: string[]}) => Promise<number | void>} run
 */

export const version = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;

const OVERVIEW = `usage: yoyak COMMAND …

  build DIR --out SITE           build a site from a folder of digests
  serve DIR                      show the digests on this machine and reload on changes
  check DIR                      report problems in the digests
  search DIR|SITE QUERY          find entries
  related DIR|SITE DIGEST ENTRY  find entries that tell the same story
  stories DIR|SITE [ID]          list stories over days, or tell one
  export DIR --format json       print the digests as JSON, CSV or Markdown
  single DIR -o FILE.html        make one file that works without a server
  render [FILE]                  convert Markdown to safe HTML
  mcp DIR|SITE                   let programs with a language model search and read
  init [DIR]                     write a configuration and a workflow that publishes
  completion bash|zsh|fish       print a script that completes commands and options

yoyak help COMMAND explains a command. Every command takes -q, --quiet: print only results, warnings and errors.
Exit codes: 0 success, 1 problems in the digests, 2 wrong usage, 3 the input cannot be used,
4 the output cannot be written.
`;

/** @param {string[]} argv @returns {Promise<number>} exit code */
export async function main(argv) {
  // If the next program of a pipe closes early (yoyak export … | head), that is not an error.
  process.stdout.on("error", (error) =>
    process.exit(/** @type {any} */ (error).code === "EPIPE" ? EXIT.ok : EXIT.output),
  );
  try {
    return await dispatch(argv);
  } catch (error) {
    const known = asCliError(error);
    if (!known) {
      process.stderr.write(
        `yoyak: internal error: ${error?.message ?? error}\n` +
          "  Remedy: please report this; YOYAK_DEBUG=1 shows where it happened.\n",
      );
      if (process.env.YOYAK_DEBUG === "1") process.stderr.write(`${error?.stack ?? ""}\n`);
      return EXIT.internal;
    }
    process.stderr.write(`yoyak: ${known.message}\n${known.remedy ? `  Remedy: ${known.remedy}\n` : ""}`);
    if (process.env.YOYAK_DEBUG === "1") process.stderr.write(`${error.stack}\n`);
    return known.exit;
  }
}

/** @param {string} name of COMMANDS @returns {Promise<Command>} */
export const commandOf = (name) => import(`./commands/${name}.mjs`);

/** @param {string[]} argv */
async function dispatch(argv) {
  const [first, ...rest] = argv;
  if (["--version", "-V", "-v", "version"].includes(first)) return print(`${version}\n`);
  const asksForHelp = ["--help", "-h", "help"].includes(first);
  if (asksForHelp && !rest.length) return print(OVERVIEW);
  const name = asksForHelp ? rest[0] : first;
  if (!COMMANDS.includes(name)) {
    const known = `one of ${COMMANDS.join(", ")}; yoyak --help explains them`;
    if (name === undefined) throw new CliError(EXIT.usage, "a command is missing.", known);
    const meant = closest(name, COMMANDS);
    throw new CliError(
      EXIT.usage,
      `there is no command ${name}.`,
      meant ? `did you mean ${meant}? It is ${known}` : known,
    );
  }
  const command = await commandOf(name);
  if (asksForHelp) return print(`usage: yoyak ${command.usage}\n\n${command.help}`);
  const help = `yoyak ${name} --help shows how to use it`;
  const options = {
    ...command.options,
    help: /** @type {const} */ ({ type: "boolean", short: "h" }),
    quiet: /** @type {const} */ ({ type: "boolean", short: "q" }),
  };
  let parsed;
  try {
    parsed = parseArgs({ args: rest, options, allowPositionals: true, strict: true });
  } catch (error) {
    const [, unknown] = /^Unknown option '--([^']+)'/.exec(error.message) ?? [];
    const meant = unknown ? closest(unknown, Object.keys(options)) : null;
    throw new CliError(
      EXIT.usage,
      `${error.message.split(/\.\s/)[0].replace(/\.$/, "")}.`,
      meant ? `did you mean --${meant}? ${help}` : help,
    );
  }
  setQuiet(parsed.values.quiet === true);
  if (parsed.values.help) return print(`usage: yoyak ${command.usage}\n\n${command.help}`);
  const [fewest, most] = command.positionals;
  if (parsed.positionals.length < fewest)
    throw new CliError(
      EXIT.usage,
      `${name} needs ${fewest === 1 ? "a folder" : `${fewest} arguments`}.`,
      `yoyak ${command.usage}`,
    );
  if (parsed.positionals.length > most)
    throw new CliError(EXIT.usage, `${name} takes no argument ${parsed.positionals[most]}.`, `yoyak ${command.usage}`);
  // "." would not be visible at the end of a sentence.
  const positionals = parsed.positionals.map((text) => (/^\.{1,2}$/.test(text) ? `${text}/` : text));
  return (await command.run({ ...parsed, positionals })) ?? EXIT.ok;
}

/** @param {string} text */
function print(text) {
  process.stdout.write(text);
  return EXIT.ok;
}
