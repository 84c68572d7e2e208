// What brute force finds for the queries that every engine is asked. usage: node tests/bench/step-truth.mjs FOLDER
// ASKED
import { rmSync } from "node:fs";
import { generatedDocuments } from "./documents.mjs";
import { askedQueries } from "./score.mjs";

const [folder, file] = process.argv.slice(2);
rmSync(file, { force: true });
const asked = askedQueries(file, () => generatedDocuments(folder).entries);
console.log(
  JSON.stringify({ queries: asked.length, matches: asked.reduce((sum, { truth }) => sum + truth.length, 0) }),
);
