#!/usr/bin/env bash
# Copies the names in the properties of pom.xml (published.group, home, developer.*) to all other files, and the
# version, if one is given: bash .github/set-names.sh 0.1.0
set -euo pipefail
cd "$(dirname "$0")/.."

property() { sed -n "s|^ *<$1>\(.*\)</$1>$|\1|p" "$2" | head -n 1; }
# Replaces literal text in files of the repository: the old text, the new text, patterns of file names.
replace() {
  local old new
  old=$(printf '%s' "$1" | sed 's/[][\.*^$|]/\\&/g')
  new=$(printf '%s' "$2" | sed 's/[\&|]/\\&/g')
  git ls-files -z -- "${@:3}" | xargs -0 sed -i "s|$old|$new|g"
}

group=$(property published.group pom.xml)
former=$(property groupId pom.xml)
replace "<groupId>$former</groupId>" "<groupId>$group</groupId>" '*pom.xml' '*.md' '*build.gradle'
replace "$former:cookie-charter" "$group:cookie-charter" '*pom.xml' '*.md' '*build.gradle'
replace "${former//./\\.}</excludedGroups>" "${group//./\\.}</excludedGroups>" pom.xml

for name in home developer.name developer.url; do
  replace "<$name>$(property "$name" server/bom/pom.xml)</$name>" "<$name>$(property "$name" pom.xml)</$name>" \
    server/bom/pom.xml
done
former=$(sed -n 's|.*"homepage": "\(.*\)".*|\1|p' banner-js/package.json)
replace "$former" "$(property home pom.xml)" banner-js/package.json

if [ $# -gt 0 ]; then
  former=$(property version pom.xml)
  replace "<version>$former</version>" "<version>$1</version>" '*pom.xml' '*.md'
  replace "<cookie-charter.version>$former</cookie-charter.version>" \
    "<cookie-charter.version>$1</cookie-charter.version>" 'samples/*pom.xml'
  replace ":$former\"" ":$1\"" '*.md'
  replace "cookie-charter-banner-${former%-SNAPSHOT}.tgz" "cookie-charter-banner-${1%-SNAPSHOT}.tgz" '*.md'
  # npm knows no versions in the making.
  replace "\"version\": \"${former%-SNAPSHOT}\"" "\"version\": \"${1%-SNAPSHOT}\"" banner-js/package.json
  replace "\"cookie-charter-banner\": \"${former%-SNAPSHOT}\"" "\"cookie-charter-banner\": \"${1%-SNAPSHOT}\"" \
    samples/react/package.json
fi
