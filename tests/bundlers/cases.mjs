// How each bundler and framework builds a page with the package. A case writes its project into a folder and returns
// the folder with the finished page.
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * `folder`: of the project · `run(tool, ...parameters)`: runs a program of an installed package ·
 * `load(name)`: an installed package · `example(name)`: path of a file in examples/
 * @typedef {{folder: string, run: (tool: string, ...parameters: string[]) => void,
 *   load: (name: string) => Promise<any>, example: (name: string) => string}} Project
 */

/** @param {string} folder @param {Record<string, string>} files */
function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** The widget, and the engine by the package entry. */
const MAIN = `import "yoyak/widget";
import { open } from "yoyak";
const element = document.createElement("yoyak-digest");
Object.assign(element, { src: "/site/", view: "list", limit: 3 });
document.body.append(element);
open("/site/").then((archive) => {
  globalThis.kept = archive; // its worker ends with it
  document.documentElement.dataset.entries = String(archive.info.entries);
});
`;
const page = (script = "") =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>page</title>` +
  `<link rel="icon" href="data:,"><body>${script}</body></html>`;
const module = (src = "./main.js") => page(`<script type="module" src="${src}"></script>`);

/**
 * The files that bundlers without new URL(…, import.meta.url) leave out.
 * @param {Project} project
 * @param {string} to
 */
function copyFiles({ folder }, to) {
  const require = createRequire(pathToFileURL(join(folder, "x.js")));
  // docs/api.md: the engine looks for them in ../../build/dist of its script, the widget beside it.
  for (const name of ["reader.wasm", "lite.wasm", "packer.wasm", "worker.js"])
    for (const place of [to, join(to, "build/dist")]) {
      mkdirSync(place, { recursive: true });
      copyFileSync(require.resolve(`yoyak/${name}`), join(place, name));
    }
}

/** @type {Record<string, (project: Project) => Promise<string>>} */
export const CASES = {
  async webpack(project) {
    write(project.folder, { "main.js": MAIN, "dist/index.html": module() });
    const { default: webpack } = await project.load("webpack");
    const stats = await new Promise((done, fail) =>
      webpack(
        {
          context: project.folder,
          mode: "production",
          entry: "./main.js",
          output: { path: join(project.folder, "dist") },
          performance: { hints: false }, // about the size of packer.wasm, which is loaded only for Markdown
        },
        (/** @type {any} */ error, /** @type {any} */ result) => (error ? fail(error) : done(result)),
      ),
    );
    if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString({ colors: false }));
    return join(project.folder, "dist");
  },

  async next(project) {
    write(project.folder, {
      "package.json": '{"private": true, "type": "module"}',
      "next.config.mjs": 'export default { output: "export", turbopack: { root: `${import.meta.dirname}/../..` } };',
      "app/layout.jsx":
        'export const metadata = { title: "page", icons: "data:," };\n' +
        'export default ({ children }) => <html lang="en"><body>{children}</body></html>;\n',
      "app/page.jsx":
        'import { Page } from "./digests.jsx";\nexport default function Home() {\n  return <Page />;\n}\n',
      "app/digests.jsx": `"use client";
import { useEffect } from "react";
import "yoyak/widget";
import { open } from "yoyak";
export function Page() {
  useEffect(() => {
    open("/site/").then((archive) => {
  globalThis.kept = archive; // its worker ends with it
  document.documentElement.dataset.entries = String(archive.info.entries);
});
  }, []);
  return <yoyak-digest src="/site/" view="list" limit={3}><a href="/site/">Read</a></yoyak-digest>;
}
`,
    });
    project.run("next", "build");
    return join(project.folder, "out");
  },

  async vite(project) {
    write(project.folder, { "main.js": MAIN, "index.html": module() });
    const { build } = await project.load("vite");
    await build({ root: project.folder, logLevel: "warn", configFile: false });
    return join(project.folder, "dist");
  },

  async esbuild(project) {
    write(project.folder, { "main.js": MAIN, "dist/a/b/index.html": module() });
    const esbuild = await project.load("esbuild");
    await esbuild.build({
      absWorkingDir: project.folder,
      entryPoints: ["main.js"],
      bundle: true,
      splitting: true,
      format: "esm",
      outdir: "dist/a/b",
      logLevel: "warning",
    });
    copyFiles(project, join(project.folder, "dist/a/b"));
    cpSync(join(project.folder, "dist/a/b/build"), join(project.folder, "dist/build"), { recursive: true });
    return join(project.folder, "dist");
  },

  async rollup(project) {
    write(project.folder, { "main.js": MAIN, "dist/a/b/index.html": module() });
    const { rollup } = await project.load("rollup");
    const require = createRequire(pathToFileURL(join(project.folder, "x.js")));
    const packageOf = require.resolve("yoyak/package.json");
    const { exports } = JSON.parse(readFileSync(packageOf, "utf8"));
    const bundle = await rollup({
      input: join(project.folder, "main.js"),
      plugins: [
        {
          name: "packages",
          resolveId: (/** @type {string} */ name) =>
            /^yoyak(\/|$)/.test(name) ? join(dirname(packageOf), exports[name.replace("yoyak", ".")].default) : null,
        },
      ],
      onwarn: (/** @type {any} */ warning) => {
        throw new Error(warning.message);
      },
    });
    await bundle.write({ dir: join(project.folder, "dist/a/b"), format: "es" });
    copyFiles(project, join(project.folder, "dist/a/b"));
    cpSync(join(project.folder, "dist/a/b/build"), join(project.folder, "dist/build"), { recursive: true });
    return join(project.folder, "dist");
  },

  async parcel(project) {
    write(project.folder, {
      "main.js": MAIN,
      "index.html": module(),
    });
    project.run(
      "parcel",
      "build",
      "index.html",
      "--no-cache",
      "--no-source-maps",
      "--dist-dir",
      join(project.folder, "dist"),
    );
    return join(project.folder, "dist");
  },

  async importmap(project) {
    const require = createRequire(pathToFileURL(join(project.folder, "x.js")));
    cpSync(dirname(require.resolve("yoyak/package.json")), join(project.folder, "dist/yoyak"), { recursive: true });
    const imports = { yoyak: "/yoyak/web/engine/api.js", "yoyak/widget": "/yoyak/build/dist/widget.js" };
    write(project.folder, {
      "dist/main.js": MAIN,
      "dist/index.html": page(
        `<script type="importmap">${JSON.stringify({ imports })}</script>` +
          `<script type="module" src="/main.js"></script>`,
      ),
    });
    return join(project.folder, "dist");
  },

  async ssr(project) {
    write(project.folder, {
      "package.json": '{"private": true, "type": "module"}',
      // The server makes the HTML; the same component runs in the page, bundled by Vite.
      "page.js": `import { createElement } from "react";
import "yoyak/widget";
export const Page = () => createElement("main", null,
  createElement("yoyak-digest", { src: "/site/", view: "list", limit: 3 },
    createElement("a", { href: "/site/" }, "Read")));
`,
      "server.js": `import { renderToString } from "react-dom/server";
import { createElement } from "react";
import { open } from "yoyak";
import { Page } from "./page.js";
if (typeof open !== "function" || "window" in globalThis) throw new Error("not a server");
process.stdout.write(renderToString(createElement(Page)));
`,
      "main.js": `import { createElement } from "react";
import { hydrateRoot } from "react-dom/client";
import { open } from "yoyak";
import { Page } from "./page.js";
hydrateRoot(document.getElementById("root"), createElement(Page), {
  onRecoverableError: (error) => console.error(String(error)),
});
open("/site/").then((archive) => {
  globalThis.kept = archive; // its worker ends with it
  document.documentElement.dataset.entries = String(archive.info.entries);
});
`,
    });
    const { execFileSync } = await import("node:child_process");
    const html = execFileSync(process.execPath, ["server.js"], { cwd: project.folder, encoding: "utf8" });
    if (!/<yoyak-digest src="\/site\/"[^>]*><a/.test(html)) throw new Error(`the server wrote ${html}`);
    write(project.folder, {
      "index.html": page(`<div id="root">${html}</div><script type="module" src="./main.js"></script>`),
    });
    const { build } = await project.load("vite");
    await build({ root: project.folder, logLevel: "warn", configFile: false });
    return join(project.folder, "dist");
  },

  async react(project) {
    copyFileSync(project.example("react.tsx"), join(project.folder, "digests.tsx"));
    write(project.folder, {
      "index.html": page(`<div id="root"></div><script type="module" src="./main.tsx"></script>`),
      "main.tsx": `import { createRoot } from "react-dom/client";
import { open } from "yoyak";
import { Digests } from "./digests.js";
createRoot(document.getElementById("root") as HTMLElement).render(<Digests src="/site/" />);
open("/site/").then((archive) => {
  Object.assign(globalThis, { kept: archive }); // its worker ends with it
  document.documentElement.dataset.entries = String(archive.info.entries);
});
`,
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          jsx: "react-jsx",
          module: "esnext",
          moduleResolution: "bundler",
          lib: ["es2023", "dom"],
          types: [],
          skipLibCheck: false,
        },
        files: ["digests.tsx"],
      }),
    });
    project.run("typescript", "-p", "tsconfig.json", "--pretty", "false");
    const [{ build }, { default: react }] = [await project.load("vite"), await project.load("@vitejs/plugin-react")];
    await build({ root: project.folder, logLevel: "warn", configFile: false, plugins: [react()] });
    return join(project.folder, "dist");
  },

  async vue(project) {
    copyFileSync(project.example("vue.vue"), join(project.folder, "digests.vue"));
    write(project.folder, {
      "index.html": page(`<div id="root"></div><script type="module" src="./main.js"></script>`),
      "main.js": `import { createApp } from "vue";
import { open } from "yoyak";
import Digests from "./digests.vue";
createApp(Digests, { src: "/site/" }).mount("#root");
open("/site/").then((archive) => {
  globalThis.kept = archive; // its worker ends with it
  document.documentElement.dataset.entries = String(archive.info.entries);
});
`,
    });
    const [{ build }, { default: vue }] = [await project.load("vite"), await project.load("@vitejs/plugin-vue")];
    const options = {
      template: { compilerOptions: { isCustomElement: (/** @type {string} */ tag) => tag === "yoyak-digest" } },
    };
    await build({ root: project.folder, logLevel: "warn", configFile: false, plugins: [vue(options)] });
    return join(project.folder, "dist");
  },
};
