//! `mise.toml` and its other names: the tools that mise installs, and the variables that it sets.

use super::tool_versions::is_tool_of_go;
use crate::artifact::{
    Candidate, Declarations, Document, EnvAssignment, Environment, EnvironmentId, EnvironmentKind,
    GoVersionDeclaration, Installer, Kind, Reading, Scope, ToolPin, ToolVersion, is_template,
};
use crate::syntax::toml::{self, Node};
use crate::text::{Literal, Located, RepoPath, Source, Value};

/// `mise.toml`, `.config/mise/config.toml` and the like (mise, docs/configuration.md).
pub(super) static MISE: Kind = Kind {
    name: "mise configuration",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(toml::comments),
    claims,
    read,
};

/// The directories that hold mise's files, below the one that they are for.
const DIRECTORIES: [&str; 5] = [".config/mise/conf.d", ".config/mise", ".config", ".mise", "mise"];

fn claims(path: Candidate<'_>) -> bool {
    let Some(name) = path.name.strip_suffix(".toml") else { return false };
    let is_variant = |of: &str| name == of || name.strip_prefix(of).is_some_and(|rest| rest.starts_with('.'));
    let in_own = path.is_in("mise") || path.is_in(".mise");
    is_variant("mise") || is_variant(".mise") || (in_own && is_variant("config")) || path.is_in("mise/conf.d")
}

/// The directory that the file is for.
fn root_of(directory: &RepoPath) -> RepoPath {
    let above = |suffix: &&str| {
        let rest = directory.as_str().strip_suffix(*suffix)?;
        (rest.is_empty() || rest.ends_with('/')).then(|| RepoPath::new(rest).ok())?
    };
    DIRECTORIES.iter().find_map(above).unwrap_or_else(|| directory.clone())
}

fn read(source: &Source) -> Reading {
    let root = toml::parse(source).root;
    let directory = root_of(&source.path().parent());
    let mut declarations = Declarations::default();
    let environment = declarations.environment(Environment {
        kind: EnvironmentKind::Shell,
        name: "a shell with mise".to_owned(),
        parent: None,
        directory: Value::Known(directory.clone()),
        operating_system: Value::Unknown,
    });
    let scope = Scope::Directory(directory);
    for (name, node) in root.get("tools").map(Node::entries).unwrap_or_default() {
        tool(name, node, &scope, &mut declarations);
    }
    let tables = root.get("env").map(|env| env.array().unwrap_or(std::slice::from_ref(env))).unwrap_or_default();
    for (name, node) in tables.iter().flat_map(Node::entries) {
        variable(name, node, environment, &mut declarations);
    }
    Reading { document: Document::Declared, declarations, problems: Vec::new() }
}

/// `go = "1.22"`, `go = ["1.22", "1.21"]`, `go = { version = "1.22" }`.
fn tool(name: &Located<String>, node: &Node, scope: &Scope, declarations: &mut Declarations) {
    let versions = node.array().unwrap_or(std::slice::from_ref(node));
    let versions = versions.iter().filter_map(|node| node.get("version").unwrap_or(node).text());
    for version in versions.filter(|version| !is_template(version)) {
        match name.value.as_str() {
            "go" | "golang" | "core:go" => {
                // `prefix:1.20` is the newest 1.20.
                let start = version.strip_prefix("prefix:").map_or(0, |_| "prefix:".len());
                let spec = if start > 0 { version.slice(start..version.len()) } else { version.clone() };
                declarations.version(GoVersionDeclaration::installed(spec, scope.clone()));
            }
            name_of_tool => {
                let Some(tool) = tool_of_go(name_of_tool) else { continue };
                let tool = Located::new(tool.to_owned(), name.span);
                let version = ToolVersion::of(version.clone());
                let installer = if name_of_tool.starts_with("go:") { Installer::Go } else { Installer::Download };
                declarations.tool(ToolPin { tool, version, scope: scope.clone(), installer });
            }
        }
    }
}

/// The Go tool that `go:golang.org/x/tools/gopls`, `aqua:golangci/golangci-lint` or `golangci-lint` names.
fn tool_of_go(name: &str) -> Option<&str> {
    match name.split_once(':') {
        Some(("go", path)) => Some(path),
        Some((_, path)) => path.rsplit('/').next().filter(|tool| is_tool_of_go(tool)),
        None => Some(name).filter(|tool| is_tool_of_go(tool)),
    }
}

/// `NAME = "value"`, `NAME = 1`, `NAME = { value = "…" }`; `NAME = false` unsets it, `_` is about files and paths.
fn variable(name: &Located<String>, node: &Node, environment: EnvironmentId, declarations: &mut Declarations) {
    let Some(written) = node.get("value").unwrap_or(node).scalar().filter(|_| name.value != "_") else { return };
    let value = match written.as_str() {
        "false" if node.text().is_none() => Literal::escaped("", written.span(), written.span(), Vec::new()),
        _ => written.clone(),
    };
    let value = if is_template(written) { Value::Unknown } else { Value::Known(value) };
    declarations.assignment(EnvAssignment { name: name.clone(), written: written.clone(), value, environment });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(path: &str, text: &str) -> Declarations {
        read(&Source::new(RepoPath::new(path).unwrap(), text)).declarations
    }

    #[test]
    fn its_names_are_claimed_and_are_for_the_directory_around_them() {
        let claimed = |path: &str| claims(Candidate::new(path));
        for (path, root) in [
            ("mise.toml", "."),
            ("a/.mise.toml", "a"),
            ("mise.ci.toml", "."),
            ("a/mise/config.toml", "a"),
            (".mise/config.toml", "."),
            (".config/mise.toml", "."),
            (".config/mise/config.toml", "."),
            (".config/mise/conf.d/go.toml", "."),
        ] {
            assert!(claimed(path), "{path}");
            assert_eq!(root_of(&RepoPath::new(path).unwrap().parent()).to_string(), root, "{path}");
        }
        for path in ["mise.toml.md", "config.toml", "premise.toml", "conf.d/go.toml"] {
            assert!(!claimed(path), "{path}");
        }
    }

    #[test]
    fn go_and_its_tools_are_found_in_all_their_forms() {
        let text = "[tools]\ngo = '1.24.1'\n\"core:go\" = [\"1.22\", \"prefix:1.20\"]\ngolang = { version = \"latest\" }\n\"go:golang.org/x/tools/gopls\" = \"latest\"\n\"aqua:golangci/golangci-lint\" = \"2.1.0\"\nnode = \"22\"\n";
        let declarations = declared("mise.toml", text);
        let mut versions: Vec<String> =
            declarations.versions.iter().filter_map(|v| Some(v.spec.as_ref().known()?.as_str().to_owned())).collect();
        versions.sort();
        assert_eq!(versions, ["1.20", "1.22", "1.24.1", "latest"]);
        let mut tools: Vec<(&str, bool)> = declarations
            .tools
            .iter()
            .map(|pin| (pin.tool.value.as_str(), pin.version == ToolVersion::Unpinned))
            .collect();
        tools.sort_unstable();
        assert_eq!(tools, [("golang.org/x/tools/gopls", true), ("golangci-lint", false)]);
    }

    #[test]
    fn variables_are_set_unset_and_computed() {
        let text = "[env]\nGOFLAGS = \"-mod=mod\"\nCGO_ENABLED = 0\nGOPROXY = false\nGOPRIVATE = { value = \"a.example\" }\nGOBIN = \"{{config_root}}/bin\"\n_.file = \".env\"\nX = { required = true }\n";
        let declarations = declared("mise.toml", text);
        let mut set: Vec<(String, Option<&str>)> = declarations
            .assignments
            .iter()
            .map(|set| (set.name.value.clone(), set.known().map(Literal::as_str)))
            .collect();
        set.sort();
        let pair = |name: &str, value: Option<&'static str>| (name.to_owned(), value);
        assert_eq!(
            set,
            [
                pair("CGO_ENABLED", Some("0")),
                pair("GOBIN", None),
                pair("GOFLAGS", Some("-mod=mod")),
                pair("GOPRIVATE", Some("a.example")),
                pair("GOPROXY", Some("")),
            ]
        );
    }
}
