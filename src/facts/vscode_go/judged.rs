//! What the manifests do not say and the extension's sources do (golang/vscode-go, v0.56.0).

use super::setting::Types;

/// Settings that the extension reads although it contributes them no more (goDebugConfiguration.ts, goDocumentSymbols.ts).
const STILL_READ: [&str; 2] = ["go.delveConfig.useApiV1", "go.gotoSymbol.includeImports"];

/// Settings whose values are names of programs: of one that the manifest does not list, the extension runs the program of that name
/// (goLint.ts, goFormat.ts: `getBinPath`).
const PROGRAMS: [&str; 2] = ["go.formatTool", "go.lintTool"];

/// Something that a setting takes beside what its manifest says.
#[derive(Clone, Copy, Debug)]
pub struct AlsoTaken {
    /// The setting.
    pub setting: &'static str,
    /// More kinds of value.
    pub types: Types,
    /// More values.
    pub values: &'static [&'static str],
}

/// vscode-languageclient reads `trace.server` itself and takes more than the manifest lists (common/client.ts, `refreshTrace`).
const ALSO_TAKEN: [AlsoTaken; 1] =
    [AlsoTaken { setting: "go.trace.server", types: Types::OBJECT, values: &["compact"] }];

/// Values of `go.formatTool` and `go.lintTool` that are obsolete, each with one to write in its place.
const SUCCESSORS: [(&str, &str); 5] = [
    ("gofumports", "gofumpt"),
    ("golint", "staticcheck"),
    ("gometalinter", "golangci-lint"),
    ("goreturns", "goimports"),
    ("megacheck", "staticcheck"),
];

/// Whether the extension reads the setting called `name` although it contributes it no more.
pub fn is_still_read(name: &str) -> bool {
    STILL_READ.contains(&name)
}

/// Whether the values of the setting called `name` are names of programs, known or not.
pub fn names_a_program(name: &str) -> bool {
    PROGRAMS.contains(&name)
}

/// Whether the setting or attribute called `name` takes several of its values, with commas between them.
pub fn takes_a_list(name: &str) -> bool {
    name.ends_with("logOutput")
}

/// Whether the attribute called `name` takes more than the values that the manifest lists: those are commands that give one.
pub fn takes_more(name: &str) -> bool {
    name == "processId"
}

/// Whether the values of the setting called `name` may be written in any case: gopls gets them, and reads them so.
pub fn takes_any_case(name: &str) -> bool {
    name == "go.diagnostic.vulncheck"
}

/// What the setting called `name` takes beside what its manifest says.
pub fn also_taken(name: &str) -> Option<&'static AlsoTaken> {
    ALSO_TAKEN.iter().find(|also| also.setting == name)
}

/// Whether the manifest still offers `tool` although it is frozen and archived (golang/go#38968; go.googlesource.com/lint at 6edffad5).
pub fn is_frozen(tool: &str) -> bool {
    tool == "golint"
}

/// What to write in place of an obsolete value of `go.formatTool` or `go.lintTool`.
pub fn successor(value: &str) -> Option<&'static str> {
    SUCCESSORS.iter().find(|(obsolete, _)| *obsolete == value).map(|(_, successor)| *successor)
}
