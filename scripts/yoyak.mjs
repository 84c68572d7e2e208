#!/usr/bin/env node
// The publisher's command line. This file is only the entry point; the code is in scripts/cli.
import { alive } from "./cli/alive.mjs";
import { main } from "./cli/main.mjs";

process.exitCode = await alive(() => main(process.argv.slice(2)));
