// Which file may include or import which: the arrows that scripts/check/layers.mjs checks. They point one way, on two
// levels. To add an arrow, change this table and ARCHITECTURE.md, and give the reason.

/**
 * A folder of wasm/. `rooms` are its folders and the stems of its own files, lowest first; rooms of one row may include
 * each other. `face`: the stems that other layers may include; without it, all.
 * @typedef {{name: string, strangers?: string[], rooms?: string[][], face?: string[]}} Layer
 */

/**
 * The core, lowest first: each layer may include itself and those above it in this list.
 * @type {Layer[]}
 */
export const LAYERS = [
  { name: "base" },
  { name: "text" },
  { name: "markdown" },
  {
    name: "digest",
    rooms: [
      ["model", "diagnostic"],
      ["values"],
      ["source"],
      ["profile"],
      ["page"],
      ["local"],
      ["folder"],
      ["json", "serial", "to_markdown", "folder_reader"],
    ],
    face: ["model", "diagnostic", "json", "serial", "to_markdown", "folder_reader"],
  },
  { name: "archive" },
  { name: "filter" },
  { name: "search", strangers: ["filter"], rooms: [["index"], ["query"], ["match"]] },
  { name: "engine" },
  { name: "bindings" },
];

/**
 * A room: a folder of web/ or scripts/, or one file with rules of its own. A path belongs to the room with the longest
 * `from` that it begins with. `to`: rooms, other folders and files that it may import besides itself; "…**" means
 * everything below. `packages`: npm packages.
 * @typedef {{from: string, to?: string[], packages?: RegExp, why: string}} Room
 */

/** The types of what crosses the engine's boundary. All code may use them. */
export const SHARED_TYPES = ["web/engine/types.d.ts", "web/engine/queries.d.ts", "web/engine/public.d.ts"];

/** The part of the engine that hosts in a page use. */
const ENGINE = ["web/engine/open.js", "web/engine/errors.js", "web/engine/sources/", "web/engine/trusted.js"];
const PACKER = ["web/engine/packer.js", "web/engine/packing.js"];
const SEARCH = ["web/engine/live-search.js"];
const SITES = ["web/engine/combined.js"];
const LIT = /^(lit|@lit\/)/;

/** @type {Room[]} */
export const ROOMS = [
  { from: "web/i18n/", why: "web/i18n holds words and imports nothing" },
  {
    from: "web/lib/",
    to: ["web/i18n/"],
    packages: LIT,
    why: "web/lib holds pure functions and knows only web/i18n",
  },
  { from: "web/engine/", why: "the engine runs in pages, workers and Node and imports only itself" },
  {
    from: "web/pwa/",
    to: ["web/lib/", "web/i18n/"],
    why: "the service worker knows only web/lib and web/i18n",
  },
  {
    from: "web/files/",
    to: ["web/lib/", "web/i18n/", ...ENGINE, ...PACKER],
    why: "web/files reads and writes files: it knows web/lib and the engine's public files, no state and no elements",
  },
  {
    from: "web/state/",
    to: ["web/lib/", "web/i18n/", "web/pwa/cache-names.js", ...ENGINE, ...SEARCH],
    packages: /^idb-keyval/,
    why: "web/state knows no elements, and the engine only by its public files",
  },
  {
    from: "web/page/",
    to: [
      "web/state/",
      "web/lib/",
      "web/i18n/",
      "web/pwa/kept.js",
      "web/pwa/sw-parts.js",
      "web/pwa/cache-names.js",
      "web/engine/trusted.js",
    ],
    packages: LIT,
    why: "web/page serves the elements and does not know them",
  },
  {
    from: "web/page/sites.js",
    to: ["web/state/", "web/lib/", "web/engine/address.js", "web/engine/worker-pool.js", ...ENGINE, ...SITES],
    why: "web/page/sites.js opens archives; the rest of web/page knows no engine",
  },
  {
    from: "web/elements/parts/",
    to: ["web/page/", "web/state/", "web/lib/", "web/i18n/", "web/engine/trusted.js"],
    packages: LIT,
    why: "parts are the smallest pieces: they know no controls, sheets, frames or views",
  },
  {
    from: "web/elements/controls/",
    to: ["web/elements/", "web/elements/parts/", "web/page/", "web/state/", "web/lib/", "web/i18n/"],
    packages: LIT,
    why: "controls know parts, but not the sheets, frames and views that hold them",
  },
  {
    from: "web/elements/sheets/",
    to: [
      "web/elements/",
      "web/elements/parts/",
      "web/elements/controls/",
      "web/page/",
      "web/state/",
      "web/files/",
      "web/lib/",
      "web/i18n/",
    ],
    packages: LIT,
    why: "sheets know parts, controls and files, but neither frame nor views",
  },
  {
    from: "web/elements/frame/",
    to: [
      "web/elements/",
      "web/elements/parts/",
      "web/elements/controls/",
      "web/page/",
      "web/state/",
      "web/lib/",
      "web/i18n/",
    ],
    packages: LIT,
    why: "the frame knows parts and controls; it names sheets and views by their tags only",
  },
  {
    from: "web/elements/views/",
    to: [
      "web/elements/",
      "web/elements/parts/",
      "web/elements/controls/",
      "web/page/",
      "web/state/",
      "web/lib/",
      "web/i18n/",
    ],
    packages: LIT,
    why: "views know parts and controls, but neither each other's sheets nor the frame",
  },
  {
    from: "web/elements/",
    to: ["web/elements/parts/", "web/page/", "web/state/", "web/lib/", "web/i18n/"],
    packages: LIT,
    why: "what all elements share knows parts, page, state and lib",
  },
  {
    from: "web/elements/registry.js",
    to: ["web/elements/**", "web/lib/"],
    why: "the registry knows every element and nothing else",
  },
  {
    from: "web/app.js",
    to: [
      "web/page/sites.js",
      "web/elements/registry.js",
      "web/elements/",
      "web/page/",
      "web/state/",
      "web/files/",
      "web/lib/",
      "web/i18n/",
      ...ENGINE,
    ],
    why: "the entry of the viewer reaches the engine by its public files only",
  },
  {
    from: "web/widget/react.d.ts",
    to: ["web/widget/"],
    packages: /^react$/,
    why: "the types for React know only the widget's types",
  },
  {
    from: "web/widget/",
    to: [
      "web/lib/",
      "web/i18n/",
      "web/styles/",
      "web/engine/address.js",
      "web/engine/lite.js",
      "web/engine/merge.js",
      "web/engine/worker-pool.js",
      "web/engine/stories.js",
      ...ENGINE,
      ...SEARCH,
    ],
    packages: LIT,
    why: "the widget reaches the engine by its public files only",
  },
  {
    from: "scripts/yoyak.mjs",
    to: ["scripts/cli/alive.mjs", "scripts/cli/main.mjs"],
    why: "the program only starts the command line",
  },
  {
    from: "scripts/cli/",
    to: ["web/engine/", "web/lib/", "web/i18n/", "package.json"],
    why: "what all commands share knows the engine, but no command, site or archive",
  },
  {
    from: "scripts/cli/archive/",
    to: ["scripts/cli/", "web/engine/", "web/lib/", "web/files/", "package.json"],
    packages: /^(ajv\/dist\/2020\.js|jsonc-parser|xml-js)$/,
    why: "reading and packing know neither site nor commands",
  },
  {
    from: "scripts/cli/site/",
    to: ["scripts/cli/", "scripts/cli/archive/", "web/engine/", "web/lib/", "web/i18n/", "web/files/", "package.json"],
    packages: /^feed$/,
    why: "a site is made of an archive and knows no command",
  },
  {
    from: "scripts/cli/serve/",
    to: ["scripts/cli/", "scripts/cli/archive/", "web/engine/", "web/lib/"],
    why: "the server knows no command",
  },
  {
    from: "scripts/cli/commands/",
    to: ["scripts/cli/**", "web/engine/", "web/lib/", "web/i18n/", "package.json"],
    packages: /^@modelcontextprotocol\/server(\/stdio)?$/,
    why: "the command line ships without the other scripts and knows the core by web/engine only",
  },
  {
    from: "scripts/cli/main.mjs",
    to: ["scripts/cli/", "scripts/cli/commands/", "web/engine/", "package.json"],
    why: "main only finds the command and reports its errors",
  },
  {
    from: "scripts/cli/api.mjs",
    to: ["scripts/cli/", "scripts/cli/archive/", "web/engine/"],
    why: "the package's entry adds folders to the engine and nothing else",
  },
  { from: "scripts/", to: ["scripts/**", "web/**"], packages: /./, why: "scripts import scripts and web" },
];
