// yoyak completion
import { CliError, EXIT } from "../errors.mjs";
import { COMMANDS, commandOf } from "../main.mjs";

export const usage = "completion bash|zsh|fish";
export const help = `Prints a script that completes commands and options in a shell.

Examples:
  yoyak completion bash >> ~/.bashrc
  yoyak completion zsh > "\${fpath[1]}/_yoyak"
  yoyak completion fish > ~/.config/fish/completions/yoyak.fish
`;
export const options = /** @type {const} */ ({});
/** @type {[number, number]} */
export const positionals = [1, 1];

/** @param {{positionals: string[]}} input */
export async function run({ positionals: [shell] }) {
  const write = { bash, zsh, fish }[shell];
  if (!write) throw new CliError(EXIT.usage, `there is no completion for ${shell}.`, "choose bash, zsh or fish");
  /** @type {Map<string, string[]>} command → its options */
  const words = new Map();
  for (const name of COMMANDS) {
    const { options: known = {} } = await commandOf(name);
    words.set(name, [...Object.keys(known), "help", "quiet"].map((option) => `--${option}`).sort());
  }
  process.stdout.write(write(words));
}

/** @param {Map<string, string[]>} words */
function bash(words) {
  const cases = [...words].map(([name, known]) => `    ${name}) words="${known.join(" ")}" ;;`).join("\n");
  return `_yoyak() {
  local words word=\${COMP_WORDS[COMP_CWORD]}
  case \${COMP_WORDS[1]} in
${cases}
    *) words="${[...words.keys()].join(" ")} help --help --version" ;;
  esac
  if [ "$COMP_CWORD" = 1 ] || [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _yoyak yoyak
`;
}

/** @param {Map<string, string[]>} words */
function zsh(words) {
  const cases = [...words].map(([name, known]) => `    ${name}) compadd -- ${known.join(" ")} ;;`).join("\n");
  return `#compdef yoyak
if (( CURRENT == 2 )); then
  compadd -- ${[...words.keys()].join(" ")} help
elif [[ $PREFIX == -* ]]; then
  case $words[2] in
${cases}
  esac
else
  _files
fi
`;
}

/** @param {Map<string, string[]>} words */
function fish(words) {
  const lines = [`complete -c yoyak -n __fish_use_subcommand -f -a "${[...words.keys()].join(" ")} help"`];
  for (const [name, known] of words)
    for (const option of known)
      lines.push(`complete -c yoyak -n "__fish_seen_subcommand_from ${name}" -l ${option.slice(2)}`);
  return `${lines.join("\n")}\n`;
}
