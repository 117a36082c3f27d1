//! A directive that is newer than the go line.

use crate::artifact::{Artifact, Directive};
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::facts::releases::{DIRECTIVES_SINCE, Language};
use crate::go::version::GoVersion;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::{Located, RepoPath};

pub(crate) static DIRECTIVE_TOO_NEW: Rule = Rule {
    name: "go-mod/directive-too-new",
    summary: "a directive that the Go of the go line does not know",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file", "https://go.dev/doc/toolchain#config"],
    page: include_str!("../../../docs/rules/go-mod/directive-too-new.md"),
    check,
};

/// modfile/rule.go: a release rejects what it does not know. A go line above the release would make it switch or say so before
/// (go/toolchain/select.go), but this one lets older releases in. The toolchain line is judged elsewhere.
fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules() {
        let file = File { artifact: module.artifact, directory: &module.directory, go: module.file.go.as_ref() };
        findings.extend(file.too_new(repository, &module.file.firsts, (1, 16)));
    }
    for workspace in repository.workspaces() {
        let (artifact, directory) = (workspace.artifact, &workspace.directory);
        let file = File { artifact, directory, go: workspace.file.go.as_ref() };
        findings.extend(file.too_new(repository, &workspace.file.firsts, (1, 18)));
    }
}

struct File<'r> {
    artifact: &'r Artifact,
    directory: &'r RepoPath,
    go: Option<&'r Directive>,
}

impl File<'_> {
    /// One draft for each kind of directive, at the first of it. `assumed` is the Go of a file without a go line.
    fn too_new(&self, repository: &Repository, firsts: &[Located<&'static str>], assumed: Language) -> Vec<Draft> {
        let go = match self.go {
            Some(line) => GoVersion::parse(&line.value),
            None => Some(GoVersion::of_language(assumed.0, assumed.1)),
        };
        let (Some(go), true) = (go, self.artifact.problems.is_empty()) else { return Vec::new() };
        let since = |word: &str| {
            let (_, since) = DIRECTIVES_SINCE.iter().find(|(known, _)| *known == word)?;
            Some(*since).filter(|since| go < GoVersion::of_language(since.0, since.1))
        };
        let newer = firsts.iter().filter(|first| first.value != "toolchain");
        newer.filter_map(|first| Some(self.draft(repository, first, since(first.value)?, &go))).collect()
    }

    fn draft(&self, repository: &Repository, first: &Located<&'static str>, since: Language, go: &GoVersion) -> Draft {
        let (word, known) = (first.value, GoVersion::of_language(since.0, since.1));
        let last_without = GoVersion::of_language(since.0, since.1 - 1);
        let used = repository.go_in(self.directory);
        let site = self.artifact.site(first.span);
        let name = self.artifact.kind.name;
        let draft = if let Some(stated) = used.older_than(&known) {
            let message = format!("Go {} knows no `{word}` line, so it rejects the whole {name}", stated.version);
            let draft = Diagnostic::at(site, message).severity(Severity::Error);
            match &stated.site {
                Some(pin) => draft.related(pin.clone(), "installs this Go"),
                None => draft,
            }
        } else {
            let language = go.language();
            let (releases, verb) = if language == last_without {
                (format!("Go {last_without}"), "rejects")
            } else {
                (format!("Go {language} to {last_without}"), "reject")
            };
            let admission = if self.go.is_some() { "which the go line lets in" } else { "which no go line keeps out" };
            let message =
                format!("{releases}, {admission}, {verb} the whole {name} for its `{word}` line, new in Go {known}");
            Diagnostic::at(site, message)
        };
        let draft = match self.go {
            Some(line) => draft.related(self.artifact.site(line.value.span()), "the go line"),
            None => draft,
        };
        draft.help(format!("raise the go line to `go {}`, or do without `{word}`", known.first_toolchain()))
    }
}
