// Dates as options of commands.
import { CliError, EXIT } from "./errors.mjs";

/** @param {string} flag @param {string | undefined} text */
export function dateFrom(flag, text) {
  if (text === undefined) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  const real = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!real)
    throw new CliError(
      EXIT.usage,
      `--${flag} ${text} is not a date.`,
      "write the date as YYYY-MM-DD, such as 2026-01-31",
    );
  return text;
}
