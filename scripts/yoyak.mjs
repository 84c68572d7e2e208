#!/usr/bin/env node
// The publisher's command line. Everything is in scripts/cli; this file is only the way in.
import { main } from "./cli/main.mjs";

process.exitCode = await main(process.argv.slice(2));
