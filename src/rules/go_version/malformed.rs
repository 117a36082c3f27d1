//! A `.go-version` that its readers cannot read, or read differently.

use crate::artifact::{Artifact, Document};
use crate::diagnostic::{Applicability, Diagnostic, Draft, Edit, Fix, Severity, Site};
use crate::go::version_file::VersionForm;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::{Literal, RepoPath, Span};

pub(crate) static MALFORMED: Rule = Rule {
    name: "go-version/malformed",
    summary: "`.go-version` holds no version that its readers agree on",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &[
        "https://github.com/go-nv/goenv#how-it-works",
        "https://github.com/actions/setup-go#getting-go-version-from-the-gomod-file",
    ],
    page: include_str!("../../../docs/rules/go-version/malformed.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for artifact in repository.artifacts() {
        let Document::GoVersionFile(file) = &artifact.document else { continue };
        let Some(fault) = fault(artifact, &file.lines) else { continue };
        let mut draft = fault.draft;
        if !fault.is_known_to_setup_go
            && let Some(step) = setup_go_step(repository, artifact.path())
        {
            draft = draft
                .severity(Severity::Error)
                .related(step, "setup-go reads the file here, and finds no such version");
        }
        findings.push(draft);
    }
}

/// What is wrong with a file, and whether setup-go takes it all the same.
struct Fault {
    draft: Draft,
    is_known_to_setup_go: bool,
}

/// `lines` has those that hold more than blanks. goenv and mise pass over comments, goenv takes several versions; for the others the file
/// is one version from beginning to end.
fn fault(artifact: &Artifact, lines: &[Literal]) -> Option<Fault> {
    let is_comment = |line: &&Literal| line.starts_with('#');
    let versions: Vec<&Literal> = lines.iter().filter(|line| !is_comment(line)).collect();
    match versions.as_slice() {
        [] => Some(empty(artifact)),
        [only] => match lines.iter().find(is_comment) {
            Some(comment) => Some(commented(artifact, comment.span())),
            None => word_fault(artifact, only),
        },
        [_, second, ..] => {
            let message =
                "only goenv takes several versions; setup-go, asdf, mise and Netlify look for one of this whole name";
            let draft = Diagnostic::at(artifact.site(second.span()), message).help("leave one line");
            Some(Fault { draft: draft.severity(Severity::Warning), is_known_to_setup_go: false })
        }
    }
}

fn empty(artifact: &Artifact) -> Fault {
    let message = "the file names no version, so goenv falls back to the system's Go and setup-go to the runner's";
    let draft = Diagnostic::at(artifact.site(Span::empty(0)), message).help("write a release, such as `1.26.3`");
    Fault { draft, is_known_to_setup_go: true }
}

fn commented(artifact: &Artifact, span: Span) -> Fault {
    let message =
        "only goenv, gvm and mise pass over comments; setup-go, asdf and Netlify take them for a part of the version";
    let draft = Diagnostic::at(artifact.site(span), message).help("leave the version alone in the file");
    Fault { draft: draft.severity(Severity::Warning), is_known_to_setup_go: false }
}

/// What is wrong with a file of one line.
fn word_fault(artifact: &Artifact, line: &Literal) -> Option<Fault> {
    if let Some(comment) =
        line.split_once([' ', '\t']).map(|(_, rest)| rest.trim_start()).filter(|r| r.starts_with('#'))
    {
        return Some(commented(artifact, line.part_of(comment)));
    }
    let form = VersionForm::of(line);
    let version = line.as_str();
    let (message, severity) = match (form, form.readers()) {
        (VersionForm::Plain | VersionForm::Special, _) => return None,
        (_, Some(readers)) => (
            format!("`{version}` is read by {readers} only; other version managers find no such version"),
            Severity::Warning,
        ),
        (_, None) => {
            let message =
                format!("`{version}` is no version of Go: goenv, setup-go and mise look for it and find none");
            (message, Severity::Error)
        }
    };
    let draft = Diagnostic::at(artifact.site(line.span()), message)
        .help("a plain release, such as `1.26.3`, is what most of them read")
        .severity(severity)
        .fix(plain(line).map(|(span, text)| {
            let title = format!("write `{text}`");
            Fix::unsafe_(title, vec![Edit::replace(artifact.path(), span, text)])
        }));
    Some(Fault { draft, is_known_to_setup_go: form.is_known_to_setup_go() })
}

/// The line as most readers would take it, where only a prefix or a last dot is in the way.
fn plain(line: &Literal) -> Option<(Span, String)> {
    let bare = line.strip_prefix("go").or(line.strip_prefix('v')).unwrap_or(line).trim_end_matches('.');
    (bare != line.as_str() && VersionForm::of(bare) == VersionForm::Plain).then(|| (line.span(), bare.to_owned()))
}

/// A setup-go step of this repository's own workflows that reads the file at `path`.
fn setup_go_step(repository: &Repository, path: &RepoPath) -> Option<Site> {
    repository.artifacts().find_map(|artifact| {
        let files = artifact.declarations.version_files.iter();
        let file = files.into_iter().find(|file| {
            file.path.as_ref().known().is_some_and(|named| RepoPath::new(named).is_ok_and(|named| named == *path))
        })?;
        Some(artifact.site(file.span))
    })
}
