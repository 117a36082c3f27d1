# The linter in an image that holds nothing else: docker run --rm --volume "$PWD:/work:ro" goconflint
FROM rust:1.95.0-alpine3.23@sha256:606fd313a0f49743ee2a7bd49a0914bab7deedb12791f3a846a34a4711db7ed2 AS build
WORKDIR /src
COPY . .
# Alpine's Rust builds for musl, statically; nothing here is compiled from C.
RUN cargo build --locked --release

FROM scratch
COPY --from=build /src/target/release/goconflint /usr/local/bin/goconflint
COPY LICENSE-APACHE LICENSE-MIT /usr/share/licenses/goconflint/
# Whoever owns the repository: it is read, and no git is run that would object. `--fix` wants `--user "$(id --user)"`.
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/usr/local/bin/goconflint"]
