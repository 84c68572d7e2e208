// Prints the newest digest of a site as text, for example for a chat or an e-mail.
// usage: node newest-day.mjs SITE   (an address, or a folder)
import { open } from "yoyak";

const archive = await open(process.argv[2] ?? "site");
try {
  const { info, summary } = await archive.page();
  console.log(`${info.date} ${info.topic}\n\n${summary}\n`);
  for (const { title, channel, url } of info.entryList) console.log(`• ${title} (${channel}) ${url}`);
} finally {
  archive.dispose();
}
