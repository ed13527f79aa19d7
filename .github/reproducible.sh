#!/usr/bin/env bash
# Builds all that is published twice, in two places, and compares it bit by bit.
set -euo pipefail
cd "$(dirname "$0")/.."

build() {
  (cd "$1" && ./mvnw -B -ntp -q -Prelease clean package -DskipTests)
  # Of what Maven made: the bundle as others' build tools take it.
  if command -v npm >/dev/null; then
    (cd "$1/banner-js" && npm pack --silent --pack-destination target >/dev/null)
  fi
}
# Every file that is published, with its hash, the place left out.
hashes() {
  (cd "$1" && find . -path '*/target/*' \( -name 'cookie-charter-*.jar' -o -name 'cookie-charter-*.zip' -o -name '*.tgz' \
    -o -name 'bom.*' -o -name THIRD-PARTY.txt \) -not -path '*/classes/*' -print0 | sort -z | xargs -0 sha256sum)
}

other=$(mktemp -d)
trap 'rm -rf "$other"' EXIT
git clone -q . "$other"
build .
build "$other"
diff <(hashes .) <(hashes "$other") && echo "$(hashes . | wc -l) files, each the same in both builds"
