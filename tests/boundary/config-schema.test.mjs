// Compares docs/yoyak.config.schema.json with what the packer accepts: an editor must not mark valid settings as wrong,
// nor accept invalid ones. ajv is the reference for the validators of editors.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { YoyakError } from "../../web/engine/errors.js";
import { Packer } from "../../web/engine/packer.js";
import { folder, yoyak } from "../cli/helpers.mjs";
import { moduleBytes } from "./helpers.mjs";

const read = (/** @type {string} */ path) =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const schema = read("docs/yoyak.config.schema.json");
const valid = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
const packer = await Packer.create({ wasm: moduleBytes("packer.wasm") });

/** The answer of the packer: the effective configuration, or its error message. @param {unknown} config */
function configure(config) {
  try {
    return { taken: packer.configure(new TextEncoder().encode(JSON.stringify(config))) };
  } catch (error) {
    if (!(error instanceof YoyakError) || error.code !== "bad-config") throw error;
    return { refused: error.message };
  }
}

const good = {
  nothing: {},
  "the sample site's": read("data/yoyak.config.json"),
  "every setting": {
    $schema: "yoyak.config.schema.json",
    title: "요약",
    description: "날마다",
    language: "ko",
    url: "https://example.org/d/",
    accent: "#0a7",
    images: "show",
    synonyms: [
      ["클로드", "Claude"],
      ["AI", "인공지능", "에이아이"],
    ],
    feeds: [{ name: "반도체", query: "반도체 OR HBM" }],
    profile: {
      extends: "none",
      headings: { overview: ["오늘"], entries: ["영상"], contents: ["차례"] },
      entries: [
        { heading: "{title} — {channel}", line: "{time}{?, {duration}}", lineBreaks: true },
        { heading: "{title}" },
      ],
      labels: { intent: ["왜"], main: ["무엇*"], key_sentences: ["말"], messages: ["끝"], other: ["그밖에"] },
      positions: ["main", "other"],
      linkWords: ["보기"],
      liveWords: ["생방송"],
      unescapeStructure: false,
      defaultTopic: "요약",
    },
  },
  "settings of another program": { title: "요약", theirs: { a: 1 } },
};

for (const [name, config] of Object.entries(good)) {
  test(`configuration: ${name} passes schema and packer`, () => {
    assert.ok(valid(config), JSON.stringify(valid.errors));
    assert.equal(configure(config).refused, undefined);
  });
}

test("configuration: what yoyak init writes passes schema and packer", async (context) => {
  const root = folder(context);
  assert.equal((await yoyak(["init", root])).code, 0);
  const config = JSON.parse(readFileSync(join(root, "yoyak.config.json"), "utf8"));
  assert.ok(valid(config), JSON.stringify(valid.errors));
  assert.equal(configure(config).refused, undefined);
});

const bad = {
  "a title that is a number": { title: 1 },
  "a language that is a list": { language: ["ko"] },
  "synonyms that are words": { synonyms: ["클로드", "Claude"] },
  "a number among synonyms": { synonyms: [["2024", 2024]] },
  "an unknown way to show images": { images: "always" },
  "a profile that is text": { profile: "built-in" },
  "an unknown setting of the profile": { profile: { heading: {} } },
  "an unknown base": { profile: { extends: "other" } },
  "an unknown group of headings": { profile: { headings: { summary: ["x"] } } },
  "headings that are text": { profile: { headings: { overview: "오늘" } } },
  "an unknown way to divide the archive": { partitions: "months" },
  "feeds that are words": { feeds: ["반도체"] },
  "a feed without a query": { feeds: [{ name: "반도체" }] },
  "a feed with an empty name": { feeds: [{ name: " ", query: "반도체" }] },
  "names that are a list": { names: ["AI"] },
  "refused names that are text": { names: { refuse: "AI" } },
  "an empty word": { profile: { headings: { overview: [""] } } },
  "a number among words": { profile: { linkWords: [1] } },
  "an empty word for live streams": { profile: { liveWords: [""] } },
  "entries that are no list": { profile: { entries: { heading: "{title}" } } },
  "an entry that is text": { profile: { entries: ["{title}"] } },
  "an entry without a heading": { profile: { entries: [{ line: "{channel}" }] } },
  "an entry with an unknown member": { profile: { entries: [{ heading: "{title}", lines: "{channel}" }] } },
  "an empty template": { profile: { entries: [{ heading: "" }] } },
  "line breaks that are text": { profile: { entries: [{ heading: "{title}", lineBreaks: "yes" }] } },
  "an unknown kind of section": { profile: { labels: { quotes: ["말"] } } },
  "an unknown kind at a position": { profile: { positions: ["quotes"] } },
  "positions that are text": { profile: { positions: "main" } },
  "a switch that is text": { profile: { unescapeStructure: "no" } },
  "an empty topic": { profile: { defaultTopic: "" } },
};

for (const [name, config] of Object.entries(bad)) {
  test(`configuration: ${name} passes neither schema nor packer`, () => {
    assert.equal(valid(config), false, "the schema lets it pass");
    assert.match(configure(config).refused ?? "the packer takes it", /yoyak\.config\.json|profile/);
  });
}

// The packer's messages name what it knows: "unknown; known are overview, entries and contents".
const known = (/** @type {unknown} */ config) =>
  (configure(config).refused?.match(/known are ([^.]*)/)?.[1] ?? "").split(/, | and /).sort();
const { properties } = schema;
const profile = properties.profile.properties;

test("configuration: schema and packer know the same names", () => {
  assert.deepEqual(known({ profile: { "?": 0 } }), Object.keys(profile).sort());
  assert.deepEqual(known({ profile: { headings: { "?": [] } } }), Object.keys(profile.headings.properties).sort());
  assert.deepEqual(known({ profile: { labels: { "?": [] } } }), Object.keys(profile.labels.properties).sort());
  assert.deepEqual(
    known({ profile: { entries: [{ "?": "" }] } }),
    Object.keys(profile.entries.items.properties).sort(),
  );
  assert.deepEqual(known({ profile: { positions: ["?"] } }), [...profile.positions.items.enum].sort());
  // $schema is the editor's; feeds, names, partitions, profile and topic_from are not echoed, and archives,
  // author, cards, feed_content, id, jekyll, open_others and time_zone are the command line's;
  // images only where they are shown, synonyms only where there are some.
  assert.deepEqual(
    [
      ...Object.keys(configure({ images: "show", synonyms: [["a", "b"]] }).taken),
      "$schema",
      "archives",
      "author",
      "cards",
      "feed_content",
      "feeds",
      "id",
      "jekyll",
      "names",
      "open_others",
      "partitions",
      "profile",
      "time_zone",
      "topic_from",
    ].sort(),
    Object.keys(properties).sort(),
  );
});

test("configuration: schema and packer know the same sources of topics", () => {
  const { refused = "" } = configure({ topic_from: ["?"] });
  const sources = refused.match(/sources are ([^.]*)/)?.[1] ?? "";
  assert.deepEqual(sources.split(/, | and /).sort(), [...properties.topic_from.items.enum].sort());
});

test("configuration: schema and packer know the same fields of templates", () => {
  const fields = (/** @type {string} */ text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  const { refused = "" } = configure({ profile: { entries: [{ heading: "{?}{unknown}" }] } });
  assert.deepEqual(fields(refused), fields(schema.$defs.template.description));
});
