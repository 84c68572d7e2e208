// One engine in Chromium. usage: node tests/bench/step-browser.mjs yoyak|pagefind FOLDER ASKED [ARCHIVE]
//   FOLDER: of pagefind what step-pagefind wrote; of yoyak it is made of ARCHIVE
import { resolve } from "node:path";
import { chromiumPath } from "../e2e/support/browser.mjs";
import { engineSite, measureInBrowser } from "./browser.mjs";
import { askedQueries } from "./score.mjs";

const [name, folder, asked, archive] = process.argv.slice(2);
if (!chromiumPath) throw new Error("there is no Chromium on this machine");
if (name === "yoyak") await engineSite(resolve(archive), resolve(folder));
const result = await measureInBrowser(
  /** @type {"pagefind" | "yoyak"} */ (name),
  resolve(folder),
  askedQueries(asked, () => []),
  { say: (text) => process.stderr.write(`${text}\n`) },
);
console.log(JSON.stringify(result));
