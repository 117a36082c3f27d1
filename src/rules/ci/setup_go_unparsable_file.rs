//! A version file that the setup-go which is told to read it cannot read.

use crate::diagnostic::{Diagnostic, Severity};
use crate::go::asked_version::{FileReader, can_be_found};
use crate::repository::{AskedFile, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static SETUP_GO_UNPARSABLE_FILE: Rule = Rule {
    name: "ci/setup-go-unparsable-file",
    summary: "setup-go finds no version in the file that it is told to read",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &[
        "https://github.com/actions/setup-go#getting-go-version-from-the-gomod-file",
        "https://github.com/actions/setup-go/issues/680",
        "https://github.com/actions/setup-go/issues/746",
    ],
    page: include_str!("../../../docs/rules/ci/setup-go-unparsable-file.md"),
    check,
};

/// src/installer.ts, `parseGoVersionFile`. What a `.go-version` holds is looked into by `go-version/malformed`, what a go line is spelled
/// like by `ci/setup-go-directive-whitespace`.
fn check(repository: &Repository, findings: &mut Findings) {
    for step in repository.setup_steps() {
        let Some(file) = repository.asked_file(&step) else { continue };
        if file.path.file_name() == ".go-version" || file.reader == FileReader::Directives {
            continue;
        }
        let version = file.reader.read(&file.text, file.release, false);
        if !version.is_empty() && can_be_found(version, file.release) {
            continue;
        }
        let (severity, message) = fault(&file, version);
        findings.push(
            Diagnostic::at(step.artifact.site(file.written.span()), message).severity(severity).help(help(&file)),
        );
    }
}

fn fault(file: &AskedFile<'_>, version: &str) -> (Severity, String) {
    let (name, release) = (file.written.as_str(), file.release);
    match file.reader {
        FileReader::ToolVersions if version.is_empty() => {
            let message = format!("`{name}` has no `golang` line, so setup-go {release} leaves the Go of the runner");
            (Severity::Warning, message)
        }
        _ if version.is_empty() => {
            (Severity::Warning, format!("`{name}` is empty, so setup-go {release} leaves the Go of the runner"))
        }
        FileReader::ToolVersions => {
            (Severity::Error, format!("`{name}` names no one version that setup-go {release} finds, so the step fails"))
        }
        _ => {
            let message = format!("setup-go {release} takes all of `{name}` for the version, finds none, and fails");
            (Severity::Error, message)
        }
    }
}

fn help(file: &AskedFile<'_>) -> &'static str {
    match (file.path.file_name(), file.reader) {
        ("go.work", _) => "setup-go reads the go line of a go.work since v3.4.0",
        (".tool-versions", FileReader::WholeText) => {
            "setup-go reads the `golang` line of a .tool-versions since v6.1.0"
        }
        (".tool-versions", _) => "write a line `golang 1.26.3`",
        _ => "name a go.mod, a go.work, or a file that holds the version and nothing else",
    }
}
