// The names of the tests of a Catch2 program that a pattern selects.
import { relative } from "node:path";

/**
 * @param {string} xml what `--list-tests --reporter xml` prints
 * @param {string} root of the project
 * @param {string} pattern a part of the name, or of the file relative to the project, in any case
 * @returns {string[]}
 */
export function testNames(xml, root, pattern) {
  const plain = (/** @type {string} */ text) =>
    text
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, "&");
  const wanted = pattern.toLowerCase();
  return [...xml.matchAll(/<TestCase>([\s\S]*?)<\/TestCase>/g)]
    .map(([, body]) => ({
      name: plain(/<Name>([\s\S]*?)<\/Name>/.exec(body)?.[1] ?? ""),
      file: relative(root, plain(/<File>([\s\S]*?)<\/File>/.exec(body)?.[1] ?? "")),
    }))
    .filter(({ name, file }) => name.toLowerCase().includes(wanted) || file.toLowerCase().includes(wanted))
    .map(({ name }) => name);
}
