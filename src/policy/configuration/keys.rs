//! The one table of what a configuration may say. The reader, the schema, the file that `init` writes and the help for a misspelt key
//! all follow it.

use super::{Configuration, Override, Severities};
use crate::diagnostic::Severity;
use crate::facts::gopls::GoplsRelease;
use crate::facts::vscode_go::ExtensionRelease;
use crate::go::version::GoVersion;
use crate::policy::globs::{PathGlobs, RuleGlob};

/// A key of a table whose content goes into a `T`.
pub(super) struct Key<T: 'static> {
    pub(super) name: &'static str,
    /// What it does, in one sentence.
    pub(super) summary: &'static str,
    /// A value for it, as TOML; nothing for a table.
    pub(super) example: &'static str,
    /// What it takes and where that goes.
    pub(super) takes: Takes<T>,
}

/// What a key takes, and the place for it.
pub(super) enum Takes<T: 'static> {
    /// Names and globs of rules.
    Rules(fn(&mut T) -> &mut Vec<RuleGlob>),
    /// Patterns of paths.
    Paths(fn(&mut T) -> &mut PathGlobs),
    /// A severity.
    Severity(fn(&mut T) -> &mut Option<Severity>),
    /// `true` or `false`.
    Switch(fn(&mut T) -> &mut bool),
    /// A table from names and globs of rules to severities.
    Severities(fn(&mut T) -> &mut Severities),
    /// Releases of Go.
    GoReleases(fn(&mut T) -> &mut Vec<GoVersion>),
    /// A release of gopls.
    Gopls(fn(&mut T) -> &mut Option<GoplsRelease>),
    /// A release of the Go extension.
    Extension(fn(&mut T) -> &mut Option<ExtensionRelease>),
    /// A table of more keys.
    Table(&'static [Key<T>]),
    /// `[[overrides]]`.
    Overrides(fn(&mut T) -> &mut Vec<Override>),
}

/// The keys of the file.
pub(super) static KEYS: &[Key<Configuration>] = &[
    Key {
        name: "select",
        summary: "Only these rules are run, those that are off by default too.",
        example: r#"["go-mod/*", "go-work/*", "env/unknown-variable"]"#,
        takes: Takes::Rules(|file| &mut file.select),
    },
    Key {
        name: "extend-select",
        summary: "These rules are run besides those that would be anyway.",
        example: r#"["go-mod/unpublishable-module-path"]"#,
        takes: Takes::Rules(|file| &mut file.extend_select),
    },
    Key {
        name: "ignore",
        summary: "These rules are not run.",
        example: r#"["vscode/missing-go-extension"]"#,
        takes: Takes::Rules(|file| &mut file.ignore),
    },
    Key {
        name: "exclude",
        summary: "These files are not read: patterns as in a .gitignore at the root. They count as being there.",
        example: r#"["examples/", "*.tmpl.yml"]"#,
        takes: Takes::Paths(|file| &mut file.exclude),
    },
    Key {
        name: "fail-on",
        summary: "The lowest severity that makes the exit status 1.",
        example: r#""warning""#,
        takes: Takes::Severity(|file| &mut file.fail_on),
    },
    Key {
        name: "pedantic",
        summary: "Whether notes are shown too.",
        example: "false",
        takes: Takes::Switch(|file| &mut file.pedantic),
    },
    Key {
        name: "require-ignore-reason",
        summary: "Whether a comment that hides a finding has to say why.",
        example: "true",
        takes: Takes::Switch(|file| &mut file.require_ignore_reason),
    },
    Key {
        name: "severity",
        summary: "How grave what a rule finds is, other than by default. The name of one rule counts before a pattern.",
        example: r#"{ "go-work/missing-module" = "warning", "vscode/*" = "note" }"#,
        takes: Takes::Severities(|file| &mut file.severities),
    },
    Key { name: "go", summary: "Go.", example: "", takes: Takes::Table(GO) },
    Key { name: "gopls", summary: "gopls, the language server.", example: "", takes: Takes::Table(GOPLS) },
    Key { name: "vscode-go", summary: "The Go extension of VS Code.", example: "", takes: Takes::Table(EXTENSION) },
    Key {
        name: "overrides",
        summary: "What holds for some paths only. Where several match, the later one counts.",
        example: "",
        takes: Takes::Overrides(|file| &mut file.overrides),
    },
];

static GO: &[Key<Configuration>] = &[Key {
    name: "supported",
    summary: "The releases of Go that the project is to work with, whatever its files pin.",
    example: r#"["1.26", "1.27"]"#,
    takes: Takes::GoReleases(|file| &mut file.options.supported_go),
}];

static GOPLS: &[Key<Configuration>] = &[Key {
    name: "version",
    summary: "The release that judges settings where nothing in the repository pins one; else the newest does.",
    example: r#""v0.20.0""#,
    takes: Takes::Gopls(|file| &mut file.options.gopls),
}];

static EXTENSION: &[Key<Configuration>] = &[Key {
    name: "version",
    summary: "The release that reads settings where nothing in the repository pins one; else the newest does.",
    example: r#""v0.50.0""#,
    takes: Takes::Extension(|file| &mut file.options.extension),
}];

/// The keys of each of `[[overrides]]`.
pub(super) static OVERRIDE: &[Key<Override>] = &[
    Key {
        name: "paths",
        summary: "The files: patterns as in a .gitignore at the root.",
        example: r#"["legacy/"]"#,
        takes: Takes::Paths(|over| &mut over.paths),
    },
    Key {
        name: "select",
        summary: "Of what is found there only what these rules find is shown.",
        example: r#"["go-mod/*"]"#,
        takes: Takes::Rules(|over| &mut over.select),
    },
    Key {
        name: "ignore",
        summary: "What these rules find there is not shown.",
        example: r#"["go-mod/missing-go-line"]"#,
        takes: Takes::Rules(|over| &mut over.ignore),
    },
    Key {
        name: "severity",
        summary: "How grave it is there.",
        example: r#"{ "env/*" = "note" }"#,
        takes: Takes::Severities(|over| &mut over.severities),
    },
];

/// The keys whose arrays hold something: what selects nothing would leave nothing to do.
pub(super) const NEVER_EMPTY: [&str; 2] = ["paths", "select"];

/// The key that each of `[[overrides]]` must have.
pub(super) const REQUIRED_OF_OVERRIDE: &str = "paths";
