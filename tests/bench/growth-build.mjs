// One run of the command line, for growth.mjs: node growth-build.mjs FILE COMMAND …. Writes processor time and the most
// memory that this process took to FILE.
import { writeFileSync } from "node:fs";

const [node, , file, ...command] = process.argv;
process.argv = [node, "yoyak", ...command];
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage(); // in KB
  writeFileSync(file, JSON.stringify({ ms: (user + system) / 1000, rss: maxRSS * 1024 }));
});
await import("../../scripts/yoyak.mjs");
