#!/usr/bin/env bash
# Builds the documentation site into docs/site/dist; with --javadoc, builds the Javadoc first.
set -euo pipefail
cd "$(dirname "$0")"
[ -d node_modules ] || npm install --no-package-lock --no-audit --no-fund
node build.mjs "$@"
