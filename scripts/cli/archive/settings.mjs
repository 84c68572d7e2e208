// The settings of a site (yoyak.config.json): all errors at once, each with its place in the file. The packer reads the
// settings too; it refuses what this file refuses, except for what only the command line uses.
import { Ajv2020 } from "ajv/dist/2020.js";
import { findNodeAtLocation, parseTree, printParseErrorCode } from "jsonc-parser";
import { readFileSync } from "node:fs";
import { closest } from "../closest.mjs";
import { CliError, EXIT } from "../errors.mjs";

/** @typedef {import("ajv").ErrorObject} Refusal */
/** @typedef {import("jsonc-parser").Node} Node */

/**
 * What the packer and the builder of the site need of the settings.
 * @typedef {object} Settings
 * @property {string} [language]
 * @property {string} [url] as browsers write it, with a slash at its end
 * @property {string} [id] a URI that names the site for ever, whatever its address
 * @property {string} [author]
 * @property {"overview" | "full"} [feed_content]
 * @property {"digests" | "site" | "none"} [cards]
 * @property {string} [time_zone] "+09:00"
 * @property {{name: string, url: string}[]} [archives] of other sites, shown together with this one
 * @property {boolean} [open_others] whether a page opens any archive that an address names
 */

export const schemaFile = new URL("../../../docs/yoyak.config.schema.json", import.meta.url);

/** @type {ReturnType<Ajv2020["compile"]> | undefined} */
let compiled;
/** Compiled on first use, because few commands need it. */
function validator() {
  if (compiled) return compiled;
  const ajv = new Ajv2020({ allErrors: true, verbose: true });
  compiled = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));
  return compiled;
}

/**
 * Reads settings. A setting without a meaning is reported, because it may be mistyped, but other programs may use it.
 * @param {Uint8Array} bytes @param {string} path of the file, as messages show it
 * @returns {{settings: Settings, warnings: string[]}}
 */
export function readSettings(bytes, path) {
  const text = new TextDecoder().decode(bytes); // removes a byte order mark
  const at = (/** @type {number} */ offset) => `${path}:${lineAndColumn(text, offset)}`;
  /** @type {import("jsonc-parser").ParseError[]} */
  const mistakes = [];
  const tree = parseTree(text, mistakes, { disallowComments: true, allowTrailingComma: false });
  if (!tree || mistakes.length) {
    const found = mistakes.map(({ offset, error }) => ({ offset, what: syntax(printParseErrorCode(error)) }));
    refuse(found.length ? found : [{ offset: 0, what: "the file is empty" }], at);
  }
  const settings = JSON.parse(text);
  const check = validator();
  const problems = check(settings) ? [] : (check.errors ?? []).map((each) => problem(each, /** @type {Node} */ (tree)));
  if (!problems.length) problems.push(...sameNames(settings, /** @type {Node} */ (tree)));
  if (problems.length) refuse(problems, at);
  const known = Object.keys(/** @type {any} */ (check.schema).properties);
  const warnings = Object.keys(settings)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const place = at(keyNode(findNodeAtLocation(/** @type {Node} */ (tree), [key]))?.offset ?? 0);
      return `${place}: ${unknown(key, known)}`;
    });
  return { settings: normal(settings), warnings };
}

/** @param {any} settings that are valid */
function normal(settings) {
  if (!settings.url) return settings;
  const { href } = new URL(settings.url);
  return { ...settings, url: href.endsWith("/") ? href : `${href}/` };
}

/** @typedef {{offset: number, what: string}} Problem */

/**
 * Each site has a name of its own.
 * @param {Settings & {title?: string}} settings @param {Node} tree @returns {Problem[]}
 */
function sameNames({ archives = [], title }, tree) {
  const names = archives.map(({ name }) => name);
  return names.flatMap((name, i) => {
    if (names.indexOf(name) === i && name !== title) return [];
    const node = findNodeAtLocation(tree, ["archives", i, "name"]);
    return { offset: node?.offset ?? 0, what: `\`archives[${i}].name\` must be the name of no other site` };
  });
}

/** @param {Problem[]} problems @param {(offset: number) => string} at @returns {never} */
function refuse(problems, at) {
  const said = new Map(problems.sort((a, b) => a.offset - b.offset).map((each) => [each.offset + each.what, each]));
  const lines = [...said.values()].map(({ offset, what }) => `${at(offset)}: ${what}`);
  throw new CliError(
    EXIT.input,
    `the settings cannot be used (bad-config):\n  ${lines.join("\n  ")}`,
    "correct these places; docs/publishing.md lists all settings",
  );
}

/** Words for an error code of the parser, such as CommaExpected. @param {string} code */
function syntax(code) {
  const words = code.replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`).toLowerCase();
  return `this is not JSON: ${words}`;
}

/** @param {Refusal} refusal @param {Node} tree @returns {Problem} */
function problem(refusal, tree) {
  const path = refusal.instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const steps = path.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const node = findNodeAtLocation(tree, steps) ?? tree;
  const name = nameOf(path);
  if (refusal.keyword === "additionalProperties") {
    const key = refusal.params.additionalProperty;
    const known = Object.keys(refusal.parentSchema?.properties ?? {});
    const child = keyNode(findNodeAtLocation(tree, [...steps, key]));
    return { offset: child?.offset ?? node.offset, what: unknown(nameOf([...path, key]), known, key) };
  }
  return { offset: node.offset, what: `\`${name}\` ${demand(refusal)}` };
}

/** The key of a value. @param {Node | undefined} value */
const keyNode = (value) => (value?.parent?.type === "property" ? value.parent.children?.[0] : value);

/** "profile.entries[0].heading". @param {string[]} path */
const nameOf = (path) =>
  path.map((part, at) => (/^\d+$/.test(part) ? `[${part}]` : `${at ? "." : ""}${part}`)).join("");

/** @param {string} name @param {string[]} known @param {string} [key] the last part of the name */
function unknown(name, known, key = name) {
  const meant = closest(key, known);
  return `\`${name}\` is no setting; ${meant ? `did you mean \`${meant}\`?` : `known are ${list(known, "and")}`}`;
}

/** "a, b or c". @param {string[]} words @param {string} last */
const list = (words, last) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;

/** @type {Record<string, string>} */
const TYPES = { object: "an object", array: "a list", boolean: "true or false" };

/** What a value must be. @param {Refusal} refusal */
function demand({ keyword, params, parentSchema }) {
  const example = parentSchema?.examples?.[0] ?? parentSchema?.default;
  const such = example === undefined ? "" : `, such as ${JSON.stringify(example)}`;
  switch (keyword) {
    case "type":
      return `must be ${TYPES[params.type] ?? `a ${params.type}`}${such}`;
    case "enum":
      return `must be ${list(params.allowedValues, "or")}`;
    case "pattern":
      return `must be ${parentSchema?.$comment ?? "written in another way"}${such}`;
    case "minLength":
      return "must not be empty";
    case "minItems":
      return `must have at least ${params.limit} items${such}`;
    case "uniqueItems":
      return "must not name the same twice";
    case "required":
      return `lacks \`${params.missingProperty}\``;
    default:
      return `is not valid (${keyword})`;
  }
}

/** "3:14", both from 1; columns in code points. @param {string} text @param {number} offset */
function lineAndColumn(text, offset) {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `${lines.length}:${[.../** @type {string} */ (lines.at(-1))].length + 1}`;
}
