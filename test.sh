#!/usr/bin/env bash
# Installs what the tests need, builds, and runs all of them.
# The last line is "N passed, N failed, N skipped", summed over all runners.
set -uo pipefail
cd "$(dirname "$0")"
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

install() { # command, package
    command -v "$1" >/dev/null && return
    [ -n "${updated:-}" ] || { apt-get update -qq >"$logs/apt" 2>&1; updated=1; }
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2" >>"$logs/apt" 2>&1 || { cat "$logs/apt"; exit 1; }
}
install chromium chromium
install npm npm
install redis-server redis-server
npm ci --prefix tests/EndToEnd/node --no-audit --no-fund --silent || exit 1

dotnet build Renderer.sln --nologo -v q || exit 1
dotnet format Renderer.sln --verify-no-changes --no-restore || exit 1

passed=0 failed=0 skipped=0 broken=0
for project in tests/*/*.csproj; do
    name=$(basename "$project" .csproj)
    [ "$name" = Benchmarks ] && continue
    echo "== $name"
    dotnet run --project "$project" --no-build -- --no-progress --no-ansi 2>&1 | tee "$logs/$name"
    status=${PIPESTATUS[0]}
    count() { awk -v k="$1:" '$1 == k { n = $2 } END { print n + 0 }' "$logs/$name"; }
    passed=$((passed + $(count succeeded))) failed=$((failed + $(count failed))) skipped=$((skipped + $(count skipped)))
    [ "$status" -eq 0 ] || broken=1
done
[ "$broken" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1 # a runner that died without counting
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
