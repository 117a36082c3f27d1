//! A go line that the go command rejects.

use crate::diagnostic::{Applicability, Diagnostic, Draft, Edit, Fix, Severity};
use crate::go::version::{GoVersion, is_lax_go_directive, is_valid_go_directive};
use crate::repository::{Repository, VersionLines};
use crate::rules::{Findings, Rule};
use crate::text::Literal;

pub(crate) static INVALID_GO_VERSION: Rule = Rule {
    name: "go-mod/invalid-go-version",
    summary: "the go line of a go.mod or go.work is no Go version",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-go", "https://go.dev/doc/toolchain#version"],
    page: include_str!("../../../docs/rules/go-mod/invalid-go-version.md"),
    check,
};

/// The parser takes what `GoVersionRE` in modfile/rule.go matches, quotes not among it; the loader asks for a version besides.
fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.version_lines() {
        let Some(line) = file.go else { continue };
        let value = &line.value;
        let is_taken = is_bare(value) && is_valid_go_directive(value);
        if is_taken && GoVersion::parse(value).is_some() {
            continue;
        }
        let draft = if is_taken { misordered(repository, &file, value) } else { rejected(&file, value) };
        let fix = mended(value).map(|(text, applicability)| Fix {
            title: format!("write `go {text}`"),
            applicability,
            edits: vec![Edit::replace(file.artifact.path(), value.span(), text)],
        });
        let is_lax = !is_taken && is_bare(value) && is_lax_go_directive(value);
        let gravest = is_lax.then(|| repository.gravest_in_main_module(file.artifact));
        findings.push(draft.fix(fix).at_most(gravest.unwrap_or(Severity::Error)));
    }
}

fn rejected(file: &VersionLines<'_>, value: &Literal) -> Draft {
    let written = file.artifact.source.slice(value.span());
    let message =
        format!("`{written}` has not the form of `1.25` or `1.25.0`, so the go command rejects the whole file");
    let help = "write the language version, `go 1.25`, or a release, `go 1.25.0`; a pre-release is `go 1.25rc1`";
    Diagnostic::at(file.artifact.site(value.span()), message).help(help)
}

/// `1.22.0rc1`: only `1.22rc1` is a version. In a go.work it is below every version, and that is asked only of members from 1.21 on.
fn misordered(repository: &Repository, file: &VersionLines<'_>, value: &Literal) -> Draft {
    let version = value.as_str();
    let site = file.artifact.site(value.span());
    let help = "a pre-release has no patch number: `go 1.25rc1`";
    if !file.is_workspace {
        let message =
            format!("no Go is called `{version}`, so the go command says \"updates to go.mod needed\" and stops");
        return Diagnostic::at(site, message).help(help);
    }
    let strict = GoVersion::of_language(1, 21);
    let workspace = repository.workspace_at(&file.artifact.directory());
    let is_asked = workspace.is_some_and(|workspace| {
        let mut lines = repository.members_of(&workspace).filter_map(|(_, module)| module.file.go.as_ref());
        lines.any(|line| GoVersion::parse(&line.value).is_some_and(|version| version >= strict))
    });
    let consequence = if is_asked { "every go command in this workspace fails" } else { "it is below every member's" };
    let severity = if is_asked { Severity::Error } else { Severity::Warning };
    Diagnostic::at(site, format!("no Go is called `{version}`, so {consequence}")).help(help).severity(severity)
}

fn is_bare(value: &Literal) -> bool {
    value.span() == value.content()
}

/// What was meant, where one version can have been: without quotes, `go` or `v`. A wildcard or a pre-release of a patch is a guess.
fn mended(value: &Literal) -> Option<(String, Applicability)> {
    let is_version = |text: &str| is_valid_go_directive(text) && GoVersion::parse(text).is_some();
    let bare = value.strip_prefix("go").or(value.strip_prefix('v')).unwrap_or(value);
    if is_version(bare) {
        return Some((bare.to_owned(), Applicability::Safe));
    }
    let without_wildcard =
        [".x", ".X", ".*"].iter().find_map(|wildcard| bare.strip_suffix(wildcard)).map(str::to_owned);
    let guess = without_wildcard.or_else(|| bare.contains(".0").then(|| bare.replacen(".0", "", 1)))?;
    is_version(&guess).then_some((guess, Applicability::Unsafe))
}
