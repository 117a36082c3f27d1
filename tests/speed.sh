#!/usr/bin/env bash
# Speed, from the start: on a repository of 13,000 tracked files with 60 configuration files a whole run takes at most three times as
# long as `git ls-files`, and `--version` at most twice as long as `git --version`; 5,000 settings cost at most 10 ms. Usage: tests/speed.sh PATH/TO/goconflint
set -euo pipefail
binary=$(realpath "$1")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1

make_repository() {
    git init -q "$1" && cd "$1"
    for package in $(seq 1 130); do
        mkdir -p "service$package/internal/handlers"
        for file in $(seq 1 100); do
            echo "package handlers" >"service$package/internal/handlers/file$file.go"
        done
    done
    mkdir -p .vscode .github/workflows
    echo 'go 1.25.0' >go.work
    for module in $(seq 1 25); do
        printf 'module example.com/service%s\n\ngo 1.25.0\n\nrequire golang.org/x/text v0.30.0\n' "$module" >"service$module/go.mod"
        echo "use ./service$module" >>go.work
    done
    for workflow in $(seq 1 30); do
        {
            printf 'name: workflow %s\non: push\njobs:\n' "$workflow"
            for job in $(seq 1 8); do
                printf '  job%s:\n    runs-on: ubuntu-latest\n    env:\n      GOFLAGS: -mod=readonly\n    steps:\n' "$job"
                printf '      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.25"\n'
                printf '      - run: |\n          go build ./...\n          go test ./...\n'
            done
        } >".github/workflows/workflow$workflow.yml"
    done
    echo 1.25.0 >.go-version
    printf '{\n  // the team formats with gopls\n  "gopls": { "formatting.gofumpt": true },\n  "[go]": { "editor.formatOnSave": true }\n}\n' >.vscode/settings.json
    echo 'CGO_ENABLED=0' >.env
    printf '{ "recommendations": ["golang.go"] }\n' >.vscode/extensions.json
    git add -A
}

# What a run takes in a batch of 20, in microseconds.
batch() {
    local start
    start=$(date +%s%N)
    for _ in $(seq 20); do "$@" >/dev/null || [ $? -eq 1 ]; done
    echo $((($(date +%s%N) - start) / 20000))
}

ours() { "$binary" "$@"; }

# The fastest of ten batches of each: what the machine can do when nothing else is in the way. They take turns, so that what is in the way
# is in the way of both.
compare() {
    local what=$1 limit=$2 argument=$3 ours=0 theirs=0 took
    shift 3
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        took=$(batch ours "$argument")
        [ "$ours" -ne 0 ] && [ "$ours" -le "$took" ] || ours=$took
        took=$(batch "$@")
        [ "$theirs" -ne 0 ] && [ "$theirs" -le "$took" ] || theirs=$took
    done
    echo "$what: $ours us against $theirs us, $((ours * 100 / theirs)) % (at most $((limit * 100)) %)"
    [ "$ours" -le $((theirs * limit)) ] || { echo "too slow"; exit 1; }
}

# A repository with settings of so many keys: of sections of their own, or all of one.
make_settings() {
    git init -q "$1" && cd "$1"
    printf 'module example.com/shop\n\ngo 1.25.0\n' >go.mod
    mkdir -p .vscode
    python3 - "$2" "$3" >.vscode/settings.json <<'EOF'
import json, sys
count, kind = int(sys.argv[1]), sys.argv[2]
name = {"plain": "other{}.enabled", "section": "some.section.key{}"}[kind]
json.dump({name.format(i): i % 2 == 0 for i in range(count)}, sys.stdout, indent=2)
EOF
    git add -A
}

# The fastest of 60 runs, in microseconds.
fastest() {
    local best=0 start took
    for _ in $(seq 60); do
        start=$(date +%s%N)
        "$@" >/dev/null || [ $? -eq 1 ]
        took=$((($(date +%s%N) - start) / 1000))
        [ "$best" -ne 0 ] && [ "$best" -le "$took" ] || best=$took
    done
    echo "$best"
}

at_most() {
    local what=$1 ours=$2 base=$3 limit=$4
    echo "$what: $((ours - base)) us more than an empty file (at most $limit)"
    [ $((ours - base)) -le "$limit" ] || { echo "too slow"; exit 1; }
}

(make_settings "$place/empty" 0 plain)
(make_settings "$place/many" 5000 plain)
(make_settings "$place/section" 5000 section)
(make_settings "$place/long" 20000 section)
empty=$(cd "$place/empty" && fastest "$binary" check)
at_most "5,000 settings" "$(cd "$place/many" && fastest "$binary" check)" "$empty" 10000
at_most "5,000 settings of one section" "$(cd "$place/section" && fastest "$binary" check)" "$empty" 10000
at_most "20,000 settings of one section" "$(cd "$place/long" && fastest "$binary" check)" "$empty" 40000

(make_repository "$place/repository")
cd "$place/repository"
echo "$(git ls-files | wc -l) tracked files; $("$binary" check | tail -n 1)"
compare "check against git ls-files" 3 check git ls-files
compare "--version against git --version" 2 --version git --version
