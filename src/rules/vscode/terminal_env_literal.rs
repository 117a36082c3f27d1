//! References in the terminal's variables that VS Code leaves as they are written.

use crate::artifact::{EnvironmentKind, OperatingSystem};
use crate::diagnostic::{Applicability, Diagnostic, Draft, Edit, Fix, Severity};
use crate::facts::terminal::{Form, Reference, unresolved};
use crate::go::variables;
use crate::repository::{Assignment, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static TERMINAL_ENV_LITERAL: Rule = Rule {
    name: "vscode/terminal-env-literal",
    summary: "VS Code does not expand what a variable of the terminal refers to",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &[
        "https://code.visualstudio.com/docs/reference/variables-reference",
        "https://github.com/microsoft/vscode/issues/212261",
    ],
    page: include_str!("../../../docs/rules/vscode/terminal-env-literal.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for assignment in repository.assignments() {
        let EnvironmentKind::Terminal(os) = assignment.environment.kind else { continue };
        let role = Role::of(&assignment.set.name.value);
        for reference in unresolved(&assignment.set.written) {
            if let Some(severity) = role.severity(&assignment.set.name.value, &reference) {
                findings.push(draft(&assignment, os, &reference, severity));
            }
        }
    }
}

/// Who reads a variable, and so whether text like `$HOME` in it is a mistake.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The system, a linker or Go: none of them expands anything.
    Verbatim,
    /// A shell, which expands it: a prompt, a command, its arguments.
    Shell,
    /// Some program.
    Other,
}

impl Role {
    pub(super) fn of(variable: &str) -> Self {
        const LISTS: [&str; 12] = [
            "PATH",
            "LD_LIBRARY_PATH",
            "DYLD_LIBRARY_PATH",
            "PKG_CONFIG_PATH",
            "LIBRARY_PATH",
            "CPATH",
            "C_INCLUDE_PATH",
            "CPLUS_INCLUDE_PATH",
            "CLASSPATH",
            "MANPATH",
            "NODE_PATH",
            "PYTHONPATH",
        ];
        const SHELL_WORDS: [&str; 9] =
            ["PROMPT", "COMMAND", "CMD", "EDITOR", "PAGER", "OPTS", "OPTIONS", "ARGS", "FLAGS"];
        const SHELL_NAMES: [&str; 9] = ["PS0", "PS1", "PS2", "PS3", "PS4", "VISUAL", "BROWSER", "ENV", "BASH_ENV"];
        if LISTS.iter().any(|list| list.eq_ignore_ascii_case(variable)) || variables::find(variable).is_some() {
            Role::Verbatim
        } else if SHELL_NAMES.contains(&variable)
            || variable.starts_with("LESS")
            || SHELL_WORDS.iter().any(|word| variable.contains(word))
        {
            Role::Shell
        } else {
            Role::Other
        }
    }

    /// How grave `reference` is in the value of `variable`; none where it may be meant as written.
    pub(super) fn severity(self, variable: &str, reference: &Reference) -> Option<Severity> {
        match reference.form {
            Form::OpenFile => Some(Severity::Warning),
            Form::UserHome | Form::Nameless | Form::Misspelled | Form::Devcontainer | Form::Task => {
                Some(Severity::Error)
            }
            _ if OF_THE_LOADER.contains(&reference.name.as_str()) => None,
            _ if self == Role::Verbatim => Some(Severity::Error),
            Form::Shell | Form::Percent if self == Role::Other => is_well_known(&reference.name)
                .then_some(Severity::Warning)
                .or((reference.name == variable).then_some(Severity::Error)),
            Form::Tilde if self == Role::Other && reference.range.start == 0 => Some(Severity::Warning),
            _ => None,
        }
    }
}

/// What the dynamic loader itself puts directories for: `-Wl,-rpath,$ORIGIN`.
const OF_THE_LOADER: [&str; 3] = ["LIB", "ORIGIN", "PLATFORM"];

/// Whether everyone who writes `$name` means the variable.
pub(super) fn is_well_known(name: &str) -> bool {
    const NAMES: [&str; 12] = [
        "HOME",
        "PATH",
        "USER",
        "PWD",
        "TMPDIR",
        "TEMP",
        "TMP",
        "USERPROFILE",
        "APPDATA",
        "LOCALAPPDATA",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
    ];
    NAMES.contains(&name) || variables::find(name).is_some()
}

fn draft(assignment: &Assignment<'_>, os: OperatingSystem, reference: &Reference, severity: Severity) -> Draft {
    let written = &assignment.set.written;
    let text = written.get(reference.range.clone()).unwrap_or_default();
    let span = written.part(reference.range.clone());
    let mut draft =
        Diagnostic::at(assignment.artifact.site(span), message(assignment, reference, text)).severity(severity);
    let Some((replacement, applicability)) = replacement(reference, os) else {
        return draft.help("write out what it stands for, or `${env:NAME}` for a variable");
    };
    draft = draft.help(format!("write `{replacement}`"));
    let edit = Edit::replace(assignment.artifact.path(), span, replacement.clone());
    let applicability = if severity == Severity::Error { applicability } else { Applicability::Unsafe };
    draft.fix(Fix { title: format!("write `{replacement}`"), applicability, edits: vec![edit] })
}

fn message(assignment: &Assignment<'_>, reference: &Reference, text: &str) -> String {
    let name = assignment.set.name.value.as_str();
    let written = assignment.set.written.as_str();
    match reference.form {
        Form::UserHome => format!("`{text}` has no value here, so VS Code leaves all of `{name}` as it is written"),
        Form::Nameless => format!("`{text}` names no variable, so VS Code leaves all of `{name}` as it is written"),
        Form::OpenFile => {
            format!(
                "`{text}` has no value while no file is open, and VS Code then leaves all of `{name}` as it is written"
            )
        }
        Form::Task => format!(
            "VS Code replaces `{text}` in launch.json and tasks.json only: the terminal gets the text itself in its `{name}`"
        ),
        Form::Broken => format!("`{text}` names nothing: the terminal gets the text itself in its `{name}`"),
        Form::Command => {
            format!("VS Code runs no shell here: the terminal gets the text `{text}` itself in its `{name}`")
        }
        _ if reference.name == name && !written.contains(&format!("${{env:{name}}}")) => {
            format!(
                "VS Code does not expand `{text}` here: the terminal's `{name}` holds that text and loses what it held before"
            )
        }
        _ => format!("VS Code does not expand `{text}` here: the terminal gets the text itself in its `{name}`"),
    }
}

/// What VS Code resolves to what is meant, and whether it can mean nothing else.
fn replacement(reference: &Reference, os: OperatingSystem) -> Option<(String, Applicability)> {
    let on_windows = os == OperatingSystem::Windows;
    let home = || {
        let (name, applicability) =
            if on_windows { ("USERPROFILE", Applicability::Unsafe) } else { ("HOME", Applicability::Safe) };
        (format!("${{env:{name}}}"), applicability)
    };
    let variable = |applicability| (format!("${{env:{}}}", reference.name), applicability);
    match reference.form {
        Form::UserHome | Form::Tilde => Some(home()),
        Form::Shell if reference.name == "HOME" => Some(home()),
        Form::Shell | Form::Misspelled => Some(variable(Applicability::Safe)),
        Form::Percent if on_windows => Some(variable(Applicability::Safe)),
        Form::Percent | Form::Devcontainer => Some(variable(Applicability::Unsafe)),
        Form::Command | Form::Nameless | Form::OpenFile | Form::Task | Form::Broken => None,
    }
}
