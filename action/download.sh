#!/usr/bin/env bash
# Takes the released binary for this runner, and says where it is: outputs `directory`, `found`, and `sources`, what a binary that is built
# instead depends on. Its checksum and its provenance must be right, or the step fails; only a release that is not there is no failure.
set -euo pipefail

output() { printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"; }

# The name that Rust gives to this runner's system and CPU.
target() {
    case "$RUNNER_OS-$RUNNER_ARCH" in
    Linux-X64) echo x86_64-unknown-linux-musl ;;
    Linux-ARM64) echo aarch64-unknown-linux-musl ;;
    macOS-X64) echo x86_64-apple-darwin ;;
    macOS-ARM64) echo aarch64-apple-darwin ;;
    Windows-X64) echo x86_64-pc-windows-msvc ;;
    Windows-ARM64) echo aarch64-pc-windows-msvc ;;
    *) echo none ;;
    esac
}

# The release that is asked for: the input, else the tag that the workflow names the action by, else that of the action's own Cargo.toml.
version() {
    local version=${INPUT_VERSION#v}
    [ -n "$version" ] || version=${ACTION_REF#v}
    if [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
        echo "$version"
    elif [ -n "$INPUT_VERSION" ]; then
        echo "::error title=goconflint::version '$INPUT_VERSION' is neither a release such as 0.1.0 nor 'source'" >&2
        return 1
    else
        sed -n 's/^version = "\(.*\)"$/\1/p' "$ACTION_PATH/Cargo.toml" | head -n 1
    fi
}

sum() { if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }

# What a build depends on, in one checksum.
sources() {
    (cd "$ACTION_PATH" && find Cargo.toml Cargo.lock src docs/rules -type f -print0 | LC_ALL=C sort -z | xargs -0 cat) | sum | cut -d ' ' -f 1
}

# Fetches one file of the release. Where there is no such release, that is no failure of the network.
fetch() {
    curl --silent --show-error --location --retry 3 --fail-with-body --output "$2" --write-out '%{http_code}' "$1" || true
}

directory=$RUNNER_TEMP/goconflint
mkdir -p "$directory/bin"
output directory "$directory"

if [ "$INPUT_VERSION" != source ]; then
    version=$(version)
    target=$(target)
    extension=tar.gz
    [ "$RUNNER_OS" != Windows ] || extension=zip
    archive=goconflint-$version-$target.$extension
    address=$GITHUB_SERVER_URL/${ACTION_REPOSITORY:-$GITHUB_REPOSITORY}/releases/download/v$version/$archive
    place=$(mktemp -d)
    status=$(fetch "$address" "$place/$archive")
    if [ "$status" = 200 ]; then
        [ "$(fetch "$address.sha256" "$place/$archive.sha256")" = 200 ] || {
            echo "::error title=goconflint::the release has no checksum at $address.sha256"
            exit 1
        }
        (cd "$place" && sum --check "$archive.sha256")
        GH_TOKEN=$GITHUB_TOKEN gh attestation verify "$place/$archive" --repo "${ACTION_REPOSITORY:-$GITHUB_REPOSITORY}"
        tar -xf "$place/$archive" -C "$directory/bin"
        output found true
        exit 0
    fi
    echo "no release at $address (status $status)"
    if [ -n "$INPUT_VERSION" ]; then
        echo "::error title=goconflint::there is no release $version for $target; leave the input 'version' out to build the action's own checkout"
        exit 1
    fi
fi
output found false
output sources "$(sources)"
