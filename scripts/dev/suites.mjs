// The suites of scripts/test, in their order: first those that need no compiler, which runs beside them.

const settings = ["package.json", "package-lock.json", "tsconfig.json", ".clang-format", ".clang-tidy", "../shared"];
const modules = ["reader", "lite", "packer"].flatMap((name) => [
  `build/dist/${name}.wasm`,
  `build/wasm-release/${name}.wasm`,
]);

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string[]} inputs what decides the outcome of every test of it, beside what the test files import
 * @property {boolean} [slow] it takes half a minute or more; see plan.mjs for when it runs
 * @property {string} [folder] of its test files, for suites in JavaScript
 * @property {string} [preset] of CMake, for suites of the core
 * @property {[string, string]} [needs] preset and target of a program that its tests start
 * @property {string} [share] a module whose start() makes what all files use, and says by which variables they find it
 */

/** @type {Suite[]} */
export const SUITES = [
  { name: "web", folder: "tests/web", inputs: settings },
  // Some checks start compilers or read the settings of the project.
  { name: "checks", folder: "tests/checks", inputs: ["scripts", "tests/tsconfig.json", ...settings] },
  { name: "boundary", folder: "tests/boundary", inputs: [...modules, "docs", ...settings] },
  // Tests of the benchmark code, not measurements.
  { name: "bench", folder: "tests/bench", inputs: [...modules, "data", ...settings] },
  { name: "lint", inputs: [] },
  // The command line is started as a program, and the package is packed.
  {
    name: "cli",
    folder: "tests/cli",
    slow: true,
    inputs: [...modules, "build/dist", "scripts", "web", "data", "docs", "examples", "README.md", ...settings],
  },
  core("native", "native-debug"),
  { ...core("sanitizers", "native-asan"), slow: true },
  { ...core("wasm", "wasm-debug"), slow: true },
  // These drive the renderer through a native program of its own.
  {
    name: "markdown",
    folder: "tests/markdown",
    slow: true,
    needs: ["native-debug", "yoyak_render"],
    inputs: ["wasm", "tests/markdown", "tests/tools", "package-lock.json", "../shared"],
  },
  {
    name: "browser",
    folder: "tests/e2e",
    share: "tests/e2e/support/share.mjs",
    slow: true,
    inputs: [
      "build/dist",
      "tests/e2e",
      "tests/web/support",
      "scripts/yoyak.mjs",
      "scripts/cli",
      "web",
      "data",
      "examples",
      "package-lock.json",
      "../shared",
    ],
  },
];

/** @param {string} name @param {string} preset @returns {Suite} */
function core(name, preset) {
  const inputs = [
    "wasm",
    "cmake",
    "CMakeLists.txt",
    "CMakePresets.json",
    "tests/CMakeLists.txt",
    "tests/core",
    "tests/spec",
    "tests/tools",
    "scripts/fetch-sources",
    "package-lock.json",
    "../shared",
  ];
  return { name: `core, ${name}`, preset, inputs };
}
