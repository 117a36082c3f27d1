#!/usr/bin/env bash
# Runs goconflint in the workspace. Outputs `exit-code`, `findings` and `sarif-file`; the step itself fails only where it cannot run at all,
# so that a report can still be uploaded.
set -euo pipefail

output() { printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"; }

refuse() {
    echo "::error title=goconflint::$1"
    exit 2
}

# The lines of $1 that are not blank.
lines() { printf '%s\n' "$1" | tr -d '\r' | sed '/^[[:space:]]*$/d'; }

# The files that this pull request or push changes and that are still there. All of them, where that cannot be told.
changed() {
    local before=
    if [ "$GITHUB_EVENT_NAME" = pull_request ]; then
        # What is checked out is a merge: its first parent is what the pull request is for.
        git rev-parse --quiet --verify 'HEAD^1' >/dev/null || git fetch --quiet --depth=2 origin "$GITHUB_SHA" || return 1
        before=$(git rev-parse --quiet --verify 'HEAD^1') || return 1
    elif [[ $EVENT_BEFORE =~ ^[0-9a-f]+$ && ! $EVENT_BEFORE =~ ^0+$ ]]; then
        before=$EVENT_BEFORE
        git cat-file -e "$before" 2>/dev/null || git fetch --quiet --depth=1 origin "$before" || return 1
    else
        return 1
    fi
    git -c core.quotePath=off diff --name-only --diff-filter=d "$before" HEAD
}

case $INPUT_FAIL_ON in
error | warning | note | never) ;;
*) refuse "fail-on is '$INPUT_FAIL_ON', which is none of error, warning, note and never" ;;
esac

arguments=(check)
while IFS= read -r line; do arguments+=("$line"); done < <(lines "$INPUT_ARGS")
[ -z "$INPUT_CONFIG" ] || arguments+=(--config "$INPUT_CONFIG")
[ "$INPUT_FAIL_ON" = never ] || arguments+=(--fail-on "$INPUT_FAIL_ON")

sarif=$INPUT_SARIF_FILE
if [ -z "$sarif" ] && [ "$INPUT_UPLOAD_SARIF" = true ]; then sarif=goconflint.sarif; fi
json=$(mktemp)
arguments+=(--format "${INPUT_FORMAT:-github}" --format "json=$json")
[ -z "$sarif" ] || arguments+=(--format "sarif=$sarif")

paths=()
while IFS= read -r line; do paths+=("$line"); done < <(lines "$INPUT_PATHS")
if [ "$INPUT_ONLY_CHANGED" = true ]; then
    if files=$(changed); then
        paths=()
        while IFS= read -r line; do paths+=("$line"); done < <(lines "$files")
        if [ ${#paths[@]} -eq 0 ]; then
            echo "nothing that is still there was changed"
            output exit-code 0
            output findings 0
            output sarif-file ""
            exit 0
        fi
    else
        echo "::notice title=goconflint::what was changed cannot be told here, so everything is shown"
    fi
fi

status=0
"$GOCONFLINT_DIRECTORY/bin/goconflint" "${arguments[@]}" -- "${paths[@]}" || status=$?
[ "$status" -lt 2 ] || sarif=
[ "$INPUT_FAIL_ON" != never ] || [ "$status" -ne 1 ] || status=0
output exit-code "$status"
output findings "$(grep -c '^ *"rule":' "$json" || true)"
output sarif-file "$sarif"
