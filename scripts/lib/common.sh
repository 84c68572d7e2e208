# Code that the bash scripts share: messages, finding tools, and the environment that Emscripten needs. Source it, do
# not run it. It also works in bash 3.2 (macOS). It changes to the project's folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD
program=$(basename "$0")

say() { printf '%s\n' "$*"; }
step() { printf '%s: %s\n' "$program" "$*"; }
# Prints a message: the problem, and a remedy on the following lines.
die() { printf '%s: %s\n' "$program" "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# The comment at the head of a script is its help text.
usage() { awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$1"; }

# The folder with Emscripten's CMake toolchain; empty if there is none.
find_emscripten() {
  local candidate emcc
  emcc=$(command -v emcc || true)
  for candidate in "${EMSCRIPTEN_ROOT:-}" "${emcc:+$(dirname "$(readlink -f "$emcc" 2>/dev/null || echo "$emcc")")}" \
    /usr/share/emscripten "${EMSDK:+$EMSDK/upstream/emscripten}"; do
    if [ -n "$emcc" ] && [ -n "$candidate" ] && [ -f "$candidate/cmake/Modules/Platform/Emscripten.cmake" ]; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  if have em-config; then em-config EMSCRIPTEN_ROOT 2>/dev/null || true; fi
}

# Sets the variables that the wasm presets read. On Debian, the acorn that Emscripten's optimiser needs is outside
# Node's search path.
use_emscripten() {
  EMSCRIPTEN_ROOT=$(find_emscripten)
  [ -n "$EMSCRIPTEN_ROOT" ] || die "Emscripten is not installed. Remedy: run ./scripts/setup build"
  export EMSCRIPTEN_ROOT
  if [ -d /usr/share/nodejs/acorn ]; then export NODE_PATH=/usr/share/nodejs; fi
}

# A Chromium without windows comes first: it draws the same pages with half the work.
find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome-stable google-chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if [ -n "$name" ] && have "$name"; then command -v "$name"; return; fi
  done
}

# ccache treats paths below the checkout as relative, so that all checkouts on a machine share compiled files.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1

# configure PRESET: runs CMake when the build folder is new or the presets have changed; Ninja sees every other change.
configure() {
  local dir=build/$1 stamp
  stamp=$(cat CMakePresets.json && printf '%s\n' "$1" "${EMSCRIPTEN_ROOT:-}" "$root")
  if [ -f "$dir/build.ninja" ] && [ "$(cat "$dir/.preset" 2>/dev/null)" = "$stamp" ]; then return; fi
  step "configuring $1"
  rm -f "$dir/CMakeCache.txt"
  local launcher=()
  if have ccache; then launcher=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
  mkdir -p "$dir"
  cmake --preset "$1" ${launcher[@]+"${launcher[@]}"} >"$dir/configure.log" 2>&1 || {
    tail -n 40 "$dir/configure.log" >&2
    die "CMake could not configure $1 (whole log: $dir/configure.log)"
  }
  printf '%s\n' "$stamp" >"$dir/.preset"
}

# compile PRESET TARGET…: silent when there is nothing to do. A terminal shows Ninja's own progress; elsewhere a line
# every few seconds shows the progress, and the compiler's output is shown if it fails.
compile() {
  local preset=$1 dir=build/$1 notice status=0
  shift
  local jobs=()
  if [ -n "${YOYAK_JOBS:-}" ]; then jobs=(-j "$YOYAK_JOBS"); fi
  if [ -t 1 ]; then
    NINJA_STATUS='[%p %f/%t] ' cmake --build "$dir" ${jobs[@]+"${jobs[@]}"} --target "$@" ||
      die "the build of $preset failed; see above"
    return
  fi
  : >"$dir/build.log"
  show_progress "$dir/build.log" "compiling $preset: $*" </dev/null &
  notice=$!
  NINJA_STATUS='[%p %f/%t] ' cmake --build "$dir" ${jobs[@]+"${jobs[@]}"} --target "$@" \
    </dev/null >"$dir/build.log" 2>&1 || status=$?
  kill "$notice" 2>/dev/null || true
  wait "$notice" 2>/dev/null || true
  if [ "$status" != 0 ]; then
    grep -v '^\[ *[0-9]*% [0-9]*/[0-9]*\] ' "$dir/build.log" | head -n 120 >&2 || true
    die "the build of $preset failed (whole log: $dir/build.log)"
  fi
}

# show_progress LOG WHAT: if the work takes long, shows Ninja's progress in percent whenever it changes.
show_progress() {
  local log=$1 what=$2 percent told=-1
  sleep 2 >/dev/null 2>&1 # a sleep that outlives its parent must not hold the output open
  while :; do
    percent=$(sed -n 's/^\[ *\([0-9]*\)% .*/\1/p' "$log" 2>/dev/null | tail -n 1)
    if [ "$told" = -1 ] || [ "${percent:-0}" -ge $((told + 10)) ]; then
      told=${percent:-0}
      step "$what: $told %"
    fi
    sleep 2 >/dev/null 2>&1
  done
}
