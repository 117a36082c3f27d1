//! `.pre-commit-config.yaml`: the hooks that pre-commit fetches and compiles.

use crate::artifact::{
    Candidate, Declarations, Document, Environment, EnvironmentKind, Installer, Kind, Reading, Scope, ToolCommand,
    ToolPin, ToolVersion,
};
use crate::syntax::yaml::{self, Node};
use crate::text::{Located, RepoPath, Source, Value};

/// `.pre-commit-config.yaml` at the root, the one name that pre-commit looks for (`pre_commit/constants.py`).
pub(super) static PRE_COMMIT: Kind = Kind {
    name: "pre-commit configuration",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(yaml::comments),
    claims,
    read,
};

/// The repository of golangci-lint's own hooks.
const GOLANGCI_LINT: &str = "https://github.com/golangci/golangci-lint";

fn claims(path: Candidate<'_>) -> bool {
    path.name == ".pre-commit-config.yaml" && path.directory.is_empty()
}

fn read(source: &Source) -> Reading {
    let mut declarations = Declarations::default();
    let root = yaml::parse(source).root;
    let repositories = root.as_ref().and_then(|root| root.get("repos")?.sequence()).unwrap_or_default();
    for repository in repositories {
        let _ = golangci_lint(repository, &mut declarations);
    }
    Reading { document: Document::Declared, declarations, problems: Vec::new() }
}

/// Its hooks run in the root, with `run` and the files that changed (golangci-lint, .pre-commit-hooks.yaml).
fn golangci_lint(repository: &Node, declarations: &mut Declarations) -> Option<()> {
    let address = repository.get("repo")?.text()?;
    let plain = address.trim_end_matches('/').trim_end_matches(".git");
    let revision = repository.get("rev")?.text().filter(|_| plain == GOLANGCI_LINT)?;
    let environment = declarations.environment(Environment {
        kind: EnvironmentKind::Shell,
        name: "the hooks of pre-commit".to_owned(),
        parent: None,
        directory: Value::Known(RepoPath::root()),
        operating_system: Value::Unknown,
    });
    declarations.tool(ToolPin {
        tool: Located::new("golangci-lint".to_owned(), address.span()),
        version: ToolVersion::Written(revision.clone()),
        scope: Scope::Environment(environment),
        installer: Installer::PreCommit,
    });
    for hook in repository.get("hooks")?.sequence()? {
        let id = hook.get("id").and_then(Node::text);
        let Some(id) = id.filter(|id| matches!(id.as_str(), "golangci-lint" | "golangci-lint-full")) else { continue };
        let arguments = hook.get("args").and_then(Node::sequence).unwrap_or_default();
        let words: Vec<Located<String>> = arguments
            .iter()
            .filter_map(Node::text)
            .map(|word| Located::new(word.as_str().to_owned(), word.span()))
            .collect();
        // An entry of one's own may be any command.
        let is_whole = hook.get("entry").is_none() && words.len() == arguments.len();
        let first = Located::new("run".to_owned(), id.span());
        declarations.tool_command(ToolCommand {
            tool: "golangci-lint",
            words: std::iter::once(first).chain(words).collect(),
            is_whole,
            environment,
            directory: Value::Known(RepoPath::root()),
            may_fail: false,
        });
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(text: &str) -> Declarations {
        read(&Source::new(RepoPath::new(".pre-commit-config.yaml").unwrap(), text)).declarations
    }

    #[test]
    fn the_hooks_of_golangci_lint_are_found_with_their_revision() {
        let text = "repos:\n- repo: https://github.com/golangci/golangci-lint/\n  rev: v2.9.0\n  hooks:\n  - id: golangci-lint\n    args: [--timeout=1h]\n  - id: golangci-lint-config-verify\n- repo: local\n  hooks: [{id: golangci-lint, entry: x, language: system}]\n- repo: https://github.com/pre-commit/pre-commit-hooks\n  rev: v5.0.0\n";
        let declarations = declared(text);
        let [pin] = declarations.tools.as_slice() else { panic!("{:?}", declarations.tools) };
        assert!(matches!(&pin.version, ToolVersion::Written(version) if version.as_str() == "v2.9.0"));
        let [command] = declarations.tool_commands.as_slice() else { panic!() };
        let words: Vec<&str> = command.words.iter().map(|word| word.value.as_str()).collect();
        assert_eq!(words, ["run", "--timeout=1h"]);
        for nothing in ["", "repos: []\n", "repos: x\n", "repos:\n- repo: https://github.com/golangci/golangci-lint\n"]
        {
            assert!(declared(nothing).tools.is_empty(), "{nothing}");
        }
    }
}
