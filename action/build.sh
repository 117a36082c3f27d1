#!/usr/bin/env bash
# Builds the action's own checkout with the runner's cargo, into GOCONFLINT_DIRECTORY.
set -euo pipefail

command -v cargo >/dev/null || {
    echo "::error title=goconflint::there is no release for this runner and no cargo to build one; install Rust before this step"
    exit 1
}
cargo install --locked --force --no-track --path "$ACTION_PATH" --root "$GOCONFLINT_DIRECTORY"
