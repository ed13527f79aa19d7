#!/usr/bin/env bash
# Builds what would be published to Maven Central, signed with a throw-away key, in a copy of the last commit, and checks
# it: bash .github/check-release.sh 0.1.0
# Needs gpg. The bundle stays in target/bundle; the npm package is checked if npm is installed.
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:-$(sed -n 's|^  <version>\(.*\)-SNAPSHOT</version>|\1|p' pom.xml)}

scratch=$(mktemp -d)
trap 'gpgconf --homedir "$scratch/gpg" --kill gpg-agent || true; rm -rf "$scratch"' EXIT
mkdir -m 700 "$scratch/gpg"
export GNUPGHOME=$scratch/gpg
gpg --batch --quiet --passphrase '' --quick-generate-key 'Cookie Charter check <check@example.org>' ed25519 sign 1d

git clone -q . "$scratch/source"
rm -rf target/bundle
bundle=$PWD/target/bundle
check=$PWD/docs/src/test/java/org/cookiecharter/docs/ReleaseBundle.java
(
  cd "$scratch/source"
  bash .github/set-names.sh "$version"
  # Without the modules that are not published; the tests have passed before.
  ./mvnw -B -ntp -q -Prelease,-samples deploy -Dmaven.test.skip=true -Dmaven.install.skip=true \
    -pl '!server/benchmarks,!demo,!docs' -DaltDeploymentRepository="bundle::file://$bundle"
  if command -v npm >/dev/null; then
    cd banner-js
    npm pack --silent --dry-run --ignore-scripts
    npm exec --yes --package=publint@0.3.25 -- publint run --strict
    npm exec --yes --package=@arethetypeswrong/cli@0.18.5 -- attw --pack . --profile esm-only --entrypoints .
  fi
)
find "$bundle" -name '*.asc' -print0 | while IFS= read -r -d '' signature; do
  gpg --batch --quiet --verify "$signature" "${signature%.asc}" 2>/dev/null || { echo "bad signature: $signature"; exit 1; }
done
java "$check" "$bundle" "$version"
