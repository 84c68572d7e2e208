// yoyak render
import { Packer } from "../../../web/engine/packer.js";
import { distFile } from "../dist.mjs";
import { CliError, EXIT } from "../errors.mjs";
import { readInput } from "../archive/input.mjs";

export const usage = "render [FILE|-] [--breaks]";
export const help = `Converts Markdown to safe HTML and prints it on standard output. Front matter is left out.

  FILE      a Markdown file (default, or -: standard input)
  --breaks  turn single line breaks into <br>

Example:
  yoyak render page.md > page.html
`;
export const options = /** @type {const} */ ({ breaks: { type: "boolean" } });
/** @type {[number, number]} */
export const positionals = [0, 1];

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [file = "-"] }) {
  if (file === "-" && process.stdin.isTTY)
    throw new CliError(EXIT.usage, "render needs a file, or Markdown on standard input.", `yoyak ${usage}`);
  const bytes = file === "-" ? await standardInput() : readInput(file);
  const packer = await Packer.create({ wasm: distFile("packer.wasm") });
  const html = packer.render(bytes, { keepBreaks: values.breaks, page: true });
  packer.dispose();
  await new Promise((done) => process.stdout.write(html, done));
}

async function standardInput() {
  const parts = [];
  for await (const part of process.stdin) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}
