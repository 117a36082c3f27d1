#!/usr/bin/env bash
# Takes the released binary for this runner. Outputs `directory`, in whose `bin` it is, and `found`; where there is no such release also
# `sources`, which names what is built instead. Only a release that is not there is no failure: its checksum and provenance must be right.
# Runs in bash 3.2 (macOS) and in Git's bash (Windows) too.
set -euo pipefail

output() { printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"; }

refuse() {
    echo "::error title=goconflint::$1" >&2
    exit 1
}

# The name that Rust gives to this runner's system and CPU; nothing where there are no releases for it.
target() {
    case "$RUNNER_OS-$RUNNER_ARCH" in
    Linux-X64) echo x86_64-unknown-linux-musl ;;
    Linux-ARM64) echo aarch64-unknown-linux-musl ;;
    macOS-X64) echo x86_64-apple-darwin ;;
    macOS-ARM64) echo aarch64-apple-darwin ;;
    Windows-X64) echo x86_64-pc-windows-msvc ;;
    Windows-ARM64) echo aarch64-pc-windows-msvc ;;
    esac
}

# The release that is asked for: the input, else the tag that the workflow names the action by, else that of the action's own Cargo.toml.
version() {
    local release='^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$'
    local asked=${INPUT_VERSION#v} tag=${ACTION_REF#v}
    if [ -n "$asked" ]; then
        [[ $asked =~ $release ]] || refuse "version '$INPUT_VERSION' is neither a release such as 0.1.0 nor 'source'"
        echo "$asked"
    elif [[ $tag =~ $release ]]; then
        echo "$tag"
    else
        sed -n 's/^version = "\([^"]*\)".*/\1/p' "$ACTION_PATH/Cargo.toml" | head -n 1
    fi
}

# The SHA-256 of each file, or of what is read.
sha256() { if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }
sum() { sha256 | cut -d ' ' -f 1; }

# What a build depends on, names and contents, in one checksum.
sources() {
    local file files=()
    cd "$ACTION_PATH"
    while IFS= read -r file; do files+=("$file"); done < <(find Cargo.toml Cargo.lock src docs/rules -type f | LC_ALL=C sort)
    sha256 "${files[@]}" | sum
}

# Fetches a file of the release and prints the HTTP status. No redirection leads from https to http.
fetch() {
    curl --silent --show-error --location --proto "=${GITHUB_SERVER_URL%%:*}" --retry 3 --max-time 300 \
        --output "$2" --write-out '%{http_code}' "$1" || refuse "$1 cannot be reached"
}

# Fetches and proves the archive $1 of release $2, and puts the binary into $directory. Sets `found`: whether there is such a release.
# Not to be called in a condition, where bash would go on after a command that failed.
take() {
    local archive=$1 release=$2 status expected program binary
    local address=$GITHUB_SERVER_URL/$repository/releases/download/v$release/$archive
    status=$(fetch "$address" "$place/$archive")
    case $status in
    200) found=true ;;
    404) echo "there is no release at $address" && return ;;
    *) refuse "$address answered with HTTP status $status" ;;
    esac

    status=$(fetch "$address.sha256" "$place/$archive.sha256")
    [ "$status" = 200 ] || refuse "the release has no checksum: $address.sha256 answered with HTTP status $status"
    expected=$(tr -d '\r' <"$place/$archive.sha256" | head -n 1 | cut -d ' ' -f 1)
    [ "$(sum <"$place/$archive")" = "$expected" ] || refuse "$address has not the checksum that was released with it"

    command -v gh >/dev/null || refuse "there is no gh on this runner to prove where $archive was built; 'version: source' builds it here"
    GH_TOKEN=$GITHUB_TOKEN gh attestation verify "$place/$archive" --repo "$repository" \
        --signer-workflow "$repository/.github/workflows/release.yml" --source-ref "refs/tags/v$release" ||
        refuse "it is not proved that $address was built by $repository from its tag v$release"

    mkdir "$place/contents"
    case $archive in
    *.zip) (cd "$place/contents" && unzip -q "../$archive") ;;
    *) (cd "$place/contents" && tar -xzf "../$archive") ;;
    esac || refuse "$address cannot be unpacked"
    program=goconflint
    [ "$RUNNER_OS" != Windows ] || program=goconflint.exe
    binary=$(find "$place/contents" -name "$program" -type f | head -n 1)
    [ -n "$binary" ] || refuse "$address holds no $program"
    mkdir -p "$directory/bin"
    mv "$binary" "$directory/bin/$program"
    chmod +x "$directory/bin/$program"
}

directory=$RUNNER_TEMP/goconflint
repository=${ACTION_REPOSITORY:-$GITHUB_REPOSITORY}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$directory"
output directory "$directory"

found=false
if [ "$INPUT_VERSION" != source ]; then
    release=$(version)
    target=$(target)
    extension=tar.gz
    [ "$RUNNER_OS" != Windows ] || extension=zip
    if [ -n "$target" ]; then take "goconflint-$release-$target.$extension" "$release"; fi
    if [ "$found" = false ] && [ -n "$INPUT_VERSION" ]; then
        refuse "there is no release $release for ${target:-$RUNNER_OS-$RUNNER_ARCH}; without the input 'version' the action's own checkout is built"
    fi
fi
output found "$found"
if [ "$found" = false ]; then output sources "$(sources)"; fi
