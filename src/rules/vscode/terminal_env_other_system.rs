//! A variable of the terminal for another system.

use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::go::variables;
use crate::repository::{EditorSettings, Layer, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static TERMINAL_ENV_OTHER_SYSTEM: Rule = Rule {
    name: "vscode/terminal-env-other-system",
    summary: "a variable of the terminal that holds on some systems only",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://code.visualstudio.com/docs/terminal/profiles"],
    page: include_str!("../../../docs/rules/vscode/terminal-env-other-system.md"),
    check,
};

const SYSTEMS: [(&str, &str); 3] = [("linux", "Linux"), ("osx", "macOS"), ("windows", "Windows")];

/// VS Code reads the key of the system that the terminal runs on, which in a container is Linux.
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        if editor.layer == Layer::Container {
            findings.extend(never_read(&editor));
        } else {
            findings.extend(missing_elsewhere(&editor));
        }
    }
}

fn never_read(editor: &EditorSettings<'_>) -> Vec<Draft> {
    let others = SYSTEMS.iter().filter(|(os, _)| *os != "linux");
    let found = others.filter_map(|(os, system)| {
        let setting = editor.settings.get(&format!("terminal.integrated.env.{os}"))?;
        let message =
            format!("terminals in the container run on Linux, so what is set for {system} here is never read");
        let site = editor.site(setting.key.span());
        Some(Diagnostic::at(site, message).help("write it for Linux: `terminal.integrated.env.linux`"))
    });
    found.collect()
}

/// Variables of Go that are set for one system or two.
fn missing_elsewhere(editor: &EditorSettings<'_>) -> Vec<Draft> {
    let of = |os: &str| editor.settings.section(&format!("terminal.integrated.env.{os}"));
    let set = SYSTEMS.map(|(os, system)| (system, of(os)));
    let mut found = Vec::new();
    for (at, (_, entries)) in set.iter().enumerate() {
        for (name, entry) in entries.iter().filter(|(name, _)| variables::find(name).is_some()) {
            let has = |(_, entries): &&(&str, Vec<(String, _)>)| entries.iter().any(|(other, _)| other == name);
            let is_first = !set.iter().take(at).any(|other| has(&other));
            let missing: Vec<&str> = set.iter().filter(|other| !has(other)).map(|(system, _)| *system).collect();
            if is_first && !missing.is_empty() {
                let message = format!("`{name}` is not set in terminals on {}", missing.join(" and "));
                found.push(
                    Diagnostic::at(editor.site(entry.key.span()), message)
                        .help("set it for each system that people work on"),
                );
            }
        }
    }
    found
}
