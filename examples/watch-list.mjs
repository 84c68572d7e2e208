// Prints the entries that contain some words, newest first, as CSV: date, word, title, address.
// usage: node watch-list.mjs DIR WORD…   (a folder of Markdown pages, a site's folder, or its address)
import { open } from "yoyak";

const [dir, ...words] = process.argv.slice(2);
const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const archive = await open(dir);
try {
  console.log("date,word,title,url");
  for (const query of words) {
    const { rows } = await archive.search({ query, sort: "newest", limit: 20 });
    for (const { date, title, url } of rows) console.log([date, query, title, url].map(cell).join(","));
  }
} finally {
  archive.dispose();
}
