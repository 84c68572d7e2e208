// Makes the page that shows every component of the viewer in every state: one HTML file, opened from disk.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { inlineScript } from "../../web/lib/single-file.js";

const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** @param {string} file output file */
export async function buildComponents(file) {
  const common = /** @type {const} */ ({
    absWorkingDir: root,
    bundle: true,
    write: false,
    preserveSymlinks: true,
    charset: "utf8",
    logLevel: "warning",
  });
  const [script, styles] = await Promise.all([
    build({ ...common, entryPoints: ["tests/components/page.js"], format: "esm", target: "es2022" }),
    build({ ...common, entryPoints: ["web/styles/app.css"] }),
  ]);
  const page = readFileSync(join(root, "tests/components/index.html"), "utf8")
    .replace("<!--styles-->", () => `<style>\n${styles.outputFiles[0].text}</style>`)
    .replace("<!--script-->", () => `<script type="module">\n${inlineScript(script.outputFiles[0].text)}</script>`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, page);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = resolve(process.argv[2] ?? join(root, "build/components.html"));
  await buildComponents(file);
  console.log(file);
}
