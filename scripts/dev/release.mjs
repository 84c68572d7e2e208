// Writes the files of a release into a folder; see scripts/release. Their content comes from the lock file,
// scripts/fetch-sources, the tools themselves and the bytes in build/dist. They contain no time and no path.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));
const out = resolve(root, process.argv[2] ?? "build/release");
/** The package carries both; see "files" in package.json. */
const inPackage = join(root, "build/provenance");
/** Gzipped and unpacked, in KB: what `npx yoyak` and every workflow download. */
const PACKAGE_KB = 2500;

const sha256 = (/** @type {string | Uint8Array} */ bytes) => createHash("sha256").update(bytes).digest("hex");
const text = (/** @type {string} */ path) => readFileSync(join(root, path), "utf8");

/** The output of a program, or null if it is not installed. @param {string} program @param {string[]} args */
function output(program, ...args) {
  try {
    return execFileSync(program, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return null;
  }
}

const { name, version } = JSON.parse(text("package.json"));

/** The pinned sources: name, version, hash and release address. */
const sources = [
  ...text("scripts/fetch-sources").matchAll(/^([\w-]+)\|([\d.]+)\|([0-9a-f]{64})\|.*\|(https:\S+)$/gm),
].map(([, name, version, hash, url]) => ({ name, version, sha256: hash, url }));
/** The first line without what is in brackets, which may name a machine. @param {string | null} said */
const firstLine = (said) =>
  said
    ?.split("\n")[0]
    .replace(/ \([^)]*\)/g, "")
    .trim() ?? null;
const emscripten = firstLine(output("emcc", "--version"));

function provenance() {
  const files = readdirSync(join(root, "build/dist"), { recursive: true })
    .map(String)
    .filter((path) => statSync(join(root, "build/dist", path)).isFile())
    .sort();
  return {
    name,
    version,
    commit: output("git", "rev-parse", "HEAD"),
    // Ignored files are not considered.
    changed: output("git", "status", "--porcelain") !== "",
    made: { command: "./scripts/build", preset: "wasm-release", flags: preset("wasm-release") },
    tools: {
      emscripten,
      clang: firstLine(output("clang", "--version") ?? output("clang-14", "--version")),
      cmake: firstLine(output("cmake", "--version")),
      esbuild: JSON.parse(text("node_modules/esbuild/package.json")).version,
    },
    sources,
    files: Object.fromEntries(files.map((path) => [path, sha256(readFileSync(join(root, "build/dist", path)))])),
  };
}

/** @param {string} wanted */
function preset(wanted) {
  const { configurePresets } = JSON.parse(text("CMakePresets.json"));
  return configurePresets.find((/** @type {any} */ each) => each.name === wanted).cacheVariables;
}

/** npm lists its packages; the libraries inside the modules are added. */
function bill() {
  const npm = output("npm", "sbom", "--package-lock-only", "--sbom-format", "cyclonedx", "--omit", "dev");
  if (!npm) throw new Error("npm could not list the packages (npm sbom)");
  const sbom = JSON.parse(npm);
  delete sbom.serialNumber; // random
  delete sbom.metadata.timestamp;
  delete sbom.metadata.tools;
  sbom.metadata.component.name = name; // npm uses the name of the folder
  const lit = JSON.parse(text("package-lock.json")).packages["node_modules/lit"];
  const licences = /** @type {Record<string, string>} */ ({
    md4c: "MIT",
    "nlohmann-json": "MIT",
    libyaml: "MIT",
    libdeflate: "MIT",
    zlib: "Zlib",
  });
  const library = (/** @type {any} */ fields) => ({ type: "library", scope: "required", ...fields });
  sbom.components.push(
    library({
      "bom-ref": `lit@${lit.version}`,
      name: "lit",
      version: lit.version,
      purl: `pkg:npm/lit@${lit.version}`,
      licenses: [{ license: { id: "BSD-3-Clause" } }],
    }),
    ...sources
      .filter((source) => licences[source.name])
      .map((source) =>
        library({
          "bom-ref": `${source.name}@${source.version}`,
          name: source.name,
          version: source.version,
          purl: `pkg:generic/${source.name}@${source.version}`,
          hashes: [{ alg: "SHA-256", content: source.sha256 }],
          licenses: [{ license: { id: licences[source.name] } }],
          externalReferences: [{ type: "distribution", url: source.url }],
        }),
      ),
    ...[
      ["musl", "MIT"],
      ["libc++", "Apache-2.0 WITH LLVM-exception"],
      ["compiler-rt", "Apache-2.0 WITH LLVM-exception"],
    ].map(([part, licence]) =>
      library({
        "bom-ref": `emscripten/${part}`,
        name: part,
        description: `as in ${emscripten ?? "Emscripten"}`,
        licenses: [{ expression: licence }],
      }),
    ),
  );
  return sbom;
}

if (!existsSync(join(root, "build/dist/reader.wasm"))) {
  console.error("release: build/dist has no modules. Remedy: run ./scripts/build");
  process.exit(1);
}
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
mkdirSync(inPackage, { recursive: true });
for (const [file, content] of Object.entries({ "sbom.cdx.json": bill(), "provenance.json": provenance() })) {
  const json = `${JSON.stringify(content, null, 2)}\n`;
  writeFileSync(join(inPackage, file), json);
  writeFileSync(join(out, file), json);
}
if (output("npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", out) === null)
  throw new Error("npm pack failed");
const names = readdirSync(out).sort();
writeFileSync(
  join(out, "SHA256SUMS"),
  names.map((file) => `${sha256(readFileSync(join(out, file)))}  ${file}\n`).join(""),
);
const tarball = `${name}-${version}.tgz`;
const size = Math.round(statSync(join(out, tarball)).size / 1000);
console.log(
  `release: ${tarball} (${size} of ${PACKAGE_KB} KB), ${names.filter((file) => file !== tarball).join(", ")}`,
);
if (size > PACKAGE_KB) {
  console.error(`release: the package is larger than ${PACKAGE_KB} KB. Remedy: see what grew with tar -tvzf`);
  process.exit(1);
}
