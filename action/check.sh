#!/usr/bin/env bash
# Runs goconflint in the workspace. Outputs `exit-code`, `findings` and `sarif-file`; this step itself fails only where an input means
# nothing, so that a report can still be uploaded.
# Runs in bash 3.2 (macOS), which takes an empty array for an unset variable, and in Git's bash (Windows) too.
set -euo pipefail

output() { printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"; }

refuse() {
    echo "::error title=goconflint::$1"
    exit 2
}

# The lines of $1 that are not blank, whatever ends them.
lines() { printf '%s\n' "$1" | tr -d '\r' | sed '/^[[:space:]]*$/d'; }

# Refuses input $1 where its value $2 is none of the words that follow.
demand() {
    local input=$1 value=$2 word
    shift 2
    for word; do [ "$value" != "$word" ] || return 0; done
    refuse "the input '$input' is '$value', which is none of: $*"
}

# The commit that HEAD is to be compared with. Status 1 where that cannot be told.
base() {
    case $GITHUB_EVENT_NAME in
    pull_request)
        if [ "$(git rev-parse HEAD)" = "$GITHUB_SHA" ]; then
            # A merge, whose first parent is what the pull request is for.
            git rev-parse --quiet --verify 'HEAD^1' || {
                git fetch --quiet --depth=2 origin "$GITHUB_SHA" && git rev-parse --quiet --verify 'HEAD^1'
            }
        else
            git merge-base "$EVENT_BASE" HEAD
        fi
        ;;
    push)
        [[ $EVENT_BEFORE =~ ^[0-9a-f]+$ && ! $EVENT_BEFORE =~ ^0+$ ]] || return 1
        git cat-file -e "$EVENT_BEFORE" || git fetch --quiet --depth=1 origin "$EVENT_BEFORE" || return 1
        echo "$EVENT_BEFORE"
        ;;
    *) return 1 ;;
    esac
}

# The files below the workspace that were changed, each ended by NUL.
changed() {
    local since
    since=$(base) || return 1
    git diff --relative --name-only -z --no-renames "$since" HEAD
}

demand fail-on "$INPUT_FAIL_ON" error warning note never ''
demand upload-sarif "$INPUT_UPLOAD_SARIF" true false ''
demand only-changed "$INPUT_ONLY_CHANGED" true false ''
[[ ${INPUT_FORMAT:-github} =~ ^[a-z]+$ ]] || refuse "the input 'format' is '$INPUT_FORMAT', which is no format"
[ "$INPUT_UPLOAD_SARIF-$INPUT_ONLY_CHANGED" != true-true ] ||
    refuse "with 'only-changed' the report is not whole, so code scanning would take all else for mended; leave 'only-changed' or 'upload-sarif' out"

reports=$RUNNER_TEMP/goconflint-reports
rm -rf "$reports"
mkdir -p "$reports"

sarif=$INPUT_SARIF_FILE
if [ -z "$sarif" ] && [ "$INPUT_UPLOAD_SARIF" = true ]; then sarif=goconflint.sarif; fi
[ "$RUNNER_OS" != Windows ] || sarif=${sarif//\\//}

arguments=(check "--format=json=$reports/report.json")
case ${INPUT_FORMAT:-github} in
github) arguments+=(--format=human "--format=github=$reports/annotations" "--format=markdown=$reports/summary.md") ;;
*) arguments+=("--format=$INPUT_FORMAT") ;;
esac
if [ -n "$sarif" ]; then
    mkdir -p -- "$(dirname -- "$sarif")"
    arguments+=("--format=sarif=$sarif")
fi
case $INPUT_FAIL_ON in
'' | never) ;;
*) arguments+=("--fail-on=$INPUT_FAIL_ON") ;;
esac
[ -z "$INPUT_CONFIG" ] || arguments+=("--config=$INPUT_CONFIG")
while IFS= read -r line; do arguments+=("$line"); done < <(lines "$INPUT_ARGS")

if [ "$INPUT_ONLY_CHANGED" = true ]; then
    if changed >"$reports/changed"; then
        arguments+=("--only-listed=$reports/changed")
    else
        echo "::notice title=goconflint::what was changed cannot be told here, so all findings are shown; see 'only-changed' in docs/github-action.md"
    fi
fi

paths=()
while IFS= read -r line; do paths+=("$line"); done < <(lines "$INPUT_PATHS")
[ ${#paths[@]} -gt 0 ] || paths=(.)

# What is printed may quote files, and they may hold commands for the runner: none is carried out before this word.
word=goconflint-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$word"
status=0
# On Windows, bash would take arguments such as /docs for paths of its own.
MSYS_NO_PATHCONV=1 MSYS2_ARG_CONV_EXCL='*' \
    "$GOCONFLINT_DIRECTORY/bin/goconflint" "${arguments[@]}" -- "${paths[@]}" 2>&1 || status=$?
printf '\n::%s::\n' "$word"

[ ! -f "$reports/annotations" ] || cat "$reports/annotations"
[ ! -f "$reports/summary.md" ] || cat "$reports/summary.md" >>"$GITHUB_STEP_SUMMARY"

findings=
if [ -f "$reports/report.json" ]; then
    findings=0
    while IFS= read -r count; do
        findings=$((findings + count))
    done < <(sed -nE '/^  "summary": \{/,/^  \}/s/^ *"(errors|warnings|notes)": ([0-9]+),?$/\2/p' "$reports/report.json")
fi
# What is reported then are faults of the configuration.
[ "$status" -lt 2 ] || { sarif= && findings=; }
# That something was found is then no failure.
if [ "$INPUT_FAIL_ON" = never ] && [ "$status" -eq 1 ]; then status=0; fi
output exit-code "$status"
output findings "$findings"
output sarif-file "$sarif"
