// Nothing specific to one machine gets into the project's files or the published build: no registry address and no
// absolute path.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { lineAt } from "../dev/check.mjs";

const BINARY = /\.(png|jpe?g|gif|ico|woff2?|gz|tgz|tar|zip|pdf)$/;
/** Files that contain such text because they search for it. */
const EXEMPT = /^(scripts\/check\/leaks\.mjs|tests\/checks\/leaks\.test\.mjs)$/;
const PATTERNS = [
  {
    pattern: /\bregistry\.[\w-]+\.(org|com)\b|["']resolved["']\s*:|_authToken/,
    message: "a package registry's address. Remedy: npm's omit-lockfile-registry-resolved in .npmrc keeps it out",
  },
  { pattern: /(?<![\w.$}/-])\/(home|Users)\/[a-z][\w.-]*\//, message: "a path in somebody's home folder" },
  { pattern: /(?<![\w.$}/-])\/(work|workspace|root|mnt)\/[\w.-]+/, message: "an absolute path of one machine" },
  { pattern: /(?<![\w.$}/-])\/tmp\/[\w.-]+/, message: "a fixed path in /tmp. Remedy: os.tmpdir() or mktemp" },
  {
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{30,}|\bAKIA[0-9A-Z]{16}\b/,
    message: "a secret",
  },
];

/** @param {import("../dev/check.mjs").Context} context */
export function check(context) {
  let files = 0;
  for (const file of context.files()) {
    if (BINARY.test(file) || EXEMPT.test(file)) continue;
    files += 1;
    scan(context, file, context.read(file), PATTERNS);
  }
  // Published files must not contain the path of the folder in which they were built.
  if (context.exists("build/dist")) {
    for (const name of readdirSync(context.path("build/dist"), { recursive: true }).map(String)) {
      if (!/\.(js|css|html|wasm|json|webmanifest)$/.test(name)) continue;
      files += 1;
      const text = readFileSync(join(context.path("build/dist"), name), "latin1");
      for (const folder of [context.root.replace(/\/$/, ""), "/usr/share/emscripten", "/emsdk/"]) {
        if (text.includes(folder))
          context.report(`build/dist/${name}`, 0, `contains ${folder}, a path of the machine that built it`);
      }
    }
  }
  context.summary = `${files} files name no registry, no machine and no secret`;
}

/**
 * @param {import("../dev/check.mjs").Context} context
 * @param {string} file
 * @param {string} text
 * @param {typeof PATTERNS} patterns
 */
function scan(context, file, text, patterns) {
  for (const { pattern, message } of patterns) {
    const match = pattern.exec(text);
    if (match) context.report(file, lineAt(text, match.index), `${match[0]}: ${message}`);
  }
}
