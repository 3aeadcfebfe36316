#!/bin/sh
# Starts one test: run.sh TEST PROGRAM SOURCE. Where Node or the npm packages are missing (`./dev test` installs them) the test is skipped, or fails
# if PRONGSAI_BROWSER_REQUIRED is set.
set -eu
here=$(dirname "$0")

missing() {
  echo "$1" >&2
  [ -n "${PRONGSAI_BROWSER_REQUIRED:-}" ] && exit 1
  exit 77
}

command -v node >/dev/null || missing "node is missing (Debian: nodejs)"
[ -f "$here/node_modules/.package-lock.json" ] || missing "npm packages are missing: npm ci --ignore-scripts --prefix tests/browser"
name=$1
shift
exec node "$here/$name" "$@"
