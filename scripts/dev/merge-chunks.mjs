// Merges all chunks that an entry point needs at its start. esbuild makes a chunk for every set of modules that the
// same lazy parts share; for the viewer these are a dozen small files in the critical path, and small files compress
// worse (2.5 KB of 31). The entry itself stays separate: it may await lazy parts at its top level, and a lazy part that
// imported it would wait for ever.
//
//   app.js ─┬─ chunk-A ─ chunk-C        app.js ── chunk-SHARED
//           └─ chunk-B            →                    ▲
//   lazy ───── chunk-B                  lazy ──────────┘
//
// Not for debug builds: source maps are lost.
import { createHash } from "node:crypto";
import { staticImports } from "../check/sizes.mjs";

/** @typedef {{inputs: Record<string, unknown>, imports: {path: string, kind: string}[], exports: string[]}} Output */

/**
 * @param {typeof import("esbuild")} esbuild
 * @param {string} entry name of the entry's file, for example "app.js"
 * @param {Map<string, string>} texts file name → minified text, of one split build
 * @param {Record<string, Output>} outputs esbuild's report on the same files, with bare names as paths
 * @param {import("esbuild").BuildOptions} options those of the build
 * @returns {Promise<{texts: Map<string, string>, outputs: Record<string, Output>}>}
 */
export async function mergeChunks(esbuild, entry, texts, outputs, options) {
  const shared = staticImports(outputs, entry).slice(1);
  if (shared.length < 2) return { texts, outputs };

  // A file's name must change with its content, which includes the name of the shared chunk.
  const stamp = [...texts]
    .sort()
    .map(([name, text]) => `${name}\n${text}`)
    .join("\n");
  const named = (/** @type {string} */ name) =>
    `chunk-${createHash("sha256").update(`${name}\n${stamp}`).digest("hex").slice(0, 8).toUpperCase()}.js`;
  const merged = named("shared");
  /** @type {Map<string, string>} */
  const names = new Map(
    [...texts.keys()].filter((name) => name !== entry && !shared.includes(name)).map((name) => [name, named(name)]),
  );

  // Every export of a shared chunk gets a unique name in the merged chunk.
  /** @type {Map<string, string>} "chunk name" → name in the merged chunk */
  const exported = new Map();
  const source = shared
    .map((chunk) => {
      const parts = outputs[chunk].exports.map((name) => {
        exported.set(`${chunk} ${name}`, `$${exported.size.toString(36)}`);
        return `${name} as ${exported.get(`${chunk} ${name}`)}`;
      });
      return parts.length ? `export { ${parts.join(", ")} } from "./${chunk}";` : `import "./${chunk}";`;
    })
    .join("\n");
  /** @type {import("esbuild").Plugin} */
  const memory = {
    name: "memory",
    setup(build) {
      build.onResolve({ filter: /./ }, ({ path, kind }) => {
        const name = path.replace("./", "");
        if (kind === "entry-point" || shared.includes(name)) return { path: name, namespace: "memory" };
        return { path: `./${names.get(name) ?? name}`, external: true };
      });
      build.onLoad({ filter: /./, namespace: "memory" }, ({ path }) => ({
        contents: path === merged ? source : (texts.get(path) ?? ""),
      }));
    },
  };
  const result = await esbuild.build({
    ...options,
    entryPoints: [merged],
    plugins: [memory],
    splitting: false,
    format: "esm",
    outdir: "/",
    write: false,
  });

  /** @type {Map<string, string>} */
  const newTexts = new Map([[merged, result.outputFiles[0].text]]);
  /** @type {Record<string, Output>} */
  const newOutputs = {
    [merged]: {
      inputs: Object.assign({}, ...shared.map((chunk) => outputs[chunk].inputs)),
      exports: [...exported.values()],
      imports: uniqueImports(
        shared.flatMap((chunk) => outputs[chunk].imports.filter(({ path }) => !shared.includes(path))),
        names,
        shared,
        merged,
      ),
    },
  };
  for (const [name, text] of texts) {
    if (shared.includes(name)) continue;
    const newName = names.get(name) ?? name;
    newTexts.set(newName, rewrite(text, names, exported, shared, merged));
    newOutputs[newName] = { ...outputs[name], imports: uniqueImports(outputs[name].imports, names, shared, merged) };
  }
  const old = [...shared, ...names.keys()];
  for (const [name, text] of newTexts) {
    const left = old.find((file) => text.includes(file));
    if (left)
      throw new Error(
        `${name} still names ${left}: esbuild writes imports in a way that scripts/dev/merge-chunks.mjs does not know`,
      );
  }
  return { texts: newTexts, outputs: newOutputs };
}

/**
 * @param {Output["imports"]} imports
 * @param {Map<string, string>} names
 * @param {string[]} shared
 * @param {string} merged
 */
function uniqueImports(imports, names, shared, merged) {
  const all = imports.map(({ path, kind }) => ({
    path: shared.includes(path) ? merged : (names.get(path) ?? path),
    kind,
  }));
  return all.filter(
    ({ path, kind }, index) => all.findIndex((other) => other.path === path && other.kind === kind) === index,
  );
}

/**
 * Points the imports at the head of a file to the merged chunk, and dynamic ones to the new names.
 * @param {string} text
 * @param {Map<string, string>} names
 * @param {Map<string, string>} exported
 * @param {string[]} shared
 * @param {string} merged
 */
function rewrite(text, names, exported, shared, merged) {
  const statement = /import(?:\{([^}]*)\}from)?"\.\/([^"]+)";?/y;
  const wanted = [];
  let head = "";
  let needsMerged = false;
  let at = 0;
  for (let match = statement.exec(text); match; match = statement.exec(text)) {
    at = statement.lastIndex;
    const [whole, list, file] = match;
    if (!shared.includes(file)) {
      head += whole.replace(file, names.get(file) ?? file);
      continue;
    }
    needsMerged = true;
    for (const part of (list ?? "").split(",").filter(Boolean)) {
      const [name, local = name] = part.split(" as ");
      wanted.push(`${exported.get(`${file} ${name}`)} as ${local}`);
    }
  }
  if (needsMerged) head = `import${wanted.length ? `{${wanted.join(",")}}from` : ""}"./${merged}";${head}`;
  return (
    head +
    text
      .slice(at)
      .replace(/\bimport\("\.\/([^"]+)"\)/g, (whole, file) =>
        names.has(file) ? `import("./${names.get(file)}")` : whole,
      )
  );
}
