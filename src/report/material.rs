//! What a format gets to see. Raw texts come in at [`Report::new`] and never leave this module: all that it hands out has its
//! credentials masked, while lines and columns are those of the original.

mod page;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use super::credentials;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity, Site, Suppressed};
use crate::rules::Rule;
use crate::text::{RepoPath, Source, Span};

pub(super) use page::{Page, Position};

/// What a format prints: diagnostics in order, with the texts that they speak of.
pub struct Report<'a> {
    diagnostics: &'a [Diagnostic],
    files: BTreeMap<RepoPath, Page<'a>>,
    rules: &'a [&'static Rule],
    suppressed: &'a [Suppressed],
    artifacts: usize,
    elapsed: Duration,
    started: SystemTime,
    directory: RepoPath,
    category: String,
    exit_status: u8,
    notices: Vec<Notice>,
}

/// Something about the run itself and not about a place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub subject: Subject,
    /// How grave it is; after an error the run did not do its work.
    pub severity: Severity,
    /// One sentence, no full stop.
    pub text: String,
}

/// What a [`Notice`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// How the tool was configured: options, its own configuration file.
    Configuration,
    /// What happened while it ran.
    Execution,
}

/// A file that a report may quote.
#[derive(Clone, Copy)]
pub struct File<'a> {
    /// Its text.
    pub source: &'a Source,
    /// Whether no line but the one in question may be shown.
    pub confidential: bool,
}

/// How many diagnostics there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of severity `error`.
    pub errors: usize,
    /// Of severity `warning`.
    pub warnings: usize,
    /// Of severity `note`.
    pub notes: usize,
    /// With a fix that may be applied unseen.
    pub safe_fixes: usize,
    /// With a fix that a person must look at.
    pub unsafe_fixes: usize,
}

impl<'a> Report<'a> {
    /// A report of `diagnostics`, sorted by path, offset and rule. `files` are those that they and their related places lie in,
    /// as far as they could be read; `rules` are those that may have spoken.
    pub fn new(
        diagnostics: &'a [Diagnostic],
        files: impl IntoIterator<Item = File<'a>>,
        rules: &'a [&'static Rule],
    ) -> Self {
        let files = files.into_iter().map(|file| (file.source.path().clone(), Page::new(file))).collect();
        Self {
            diagnostics,
            files,
            rules,
            suppressed: &[],
            artifacts: 0,
            elapsed: Duration::ZERO,
            started: SystemTime::UNIX_EPOCH,
            directory: RepoPath::root(),
            category: env!("CARGO_PKG_NAME").to_owned(),
            exit_status: 0,
            notices: Vec::new(),
        }
    }

    /// Says how many configuration files were read, and how long the run took.
    pub fn run(mut self, artifacts: usize, elapsed: Duration) -> Self {
        self.artifacts = artifacts;
        self.elapsed = elapsed;
        self
    }

    /// Says what comments in the files hide, for the formats that tell of it.
    pub fn suppressed(mut self, suppressed: &'a [Suppressed]) -> Self {
        self.suppressed = suppressed;
        self
    }

    /// Says when the run began.
    pub fn started(mut self, time: SystemTime) -> Self {
        self.started = time;
        self
    }

    /// Says where the root lies in the git work tree: services show what they find below its top.
    pub fn in_directory(mut self, directory: RepoPath) -> Self {
        self.directory = directory;
        self
    }

    /// Names what code scanning keeps apart; each name has one set of alerts for a commit.
    pub fn category(mut self, category: impl Into<String>) -> Self {
        self.category = category.into();
        self
    }

    /// Says with which status the process ends.
    pub fn exit_status(mut self, status: u8) -> Self {
        self.exit_status = status;
        self
    }

    /// Says something about the run itself.
    pub fn notice(mut self, notice: impl Into<Option<Notice>>) -> Self {
        self.notices.extend(notice.into());
        self
    }

    /// How many diagnostics there are.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for diagnostic in self.diagnostics {
            match diagnostic.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
            match diagnostic.fix.as_ref().map(|fix| fix.applicability) {
                Some(Applicability::Safe) => counts.safe_fixes += 1,
                Some(Applicability::Unsafe) => counts.unsafe_fixes += 1,
                None => {}
            }
        }
        counts
    }

    pub(super) fn artifacts(&self) -> usize {
        self.artifacts
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.elapsed
    }

    pub(super) fn start_time(&self) -> SystemTime {
        self.started
    }

    pub(super) fn category_name(&self) -> &str {
        &self.category
    }

    pub(super) fn status(&self) -> u8 {
        self.exit_status
    }

    pub(super) fn notices(&self) -> impl Iterator<Item = (Subject, Severity, Cow<'_, str>)> {
        self.notices.iter().map(|notice| (notice.subject, notice.severity, conceal(&notice.text, &[])))
    }

    pub(super) fn rule(&self, name: &str) -> Option<&'static Rule> {
        self.rules.iter().copied().find(|rule| rule.name == name)
    }

    pub(super) fn findings(&self) -> impl Iterator<Item = Finding<'_>> {
        self.diagnostics.iter().map(|diagnostic| self.finding(diagnostic))
    }

    /// The numbers of those findings that remain where there is room for `most`: the gravest, in order. What comments hide is
    /// numbered after them, and goes first.
    pub(super) fn gravest(&self, most: usize) -> Vec<usize> {
        let mut numbers: Vec<usize> = (0..self.diagnostics.len() + self.suppressed.len()).collect();
        numbers.sort_by_key(|number| Reverse(self.diagnostics.get(*number).map(|diagnostic| diagnostic.severity)));
        numbers.truncate(most);
        numbers.sort_unstable();
        numbers
    }

    /// The findings with the gravest first, otherwise in order: for readers that do not take them all.
    pub(super) fn findings_by_severity(&self) -> impl Iterator<Item = Finding<'_>> {
        let mut diagnostics: Vec<&Diagnostic> = self.diagnostics.iter().collect();
        diagnostics.sort_by_key(|diagnostic| Reverse(diagnostic.severity));
        diagnostics.into_iter().map(|diagnostic| self.finding(diagnostic))
    }

    /// What comments hide, and the reason that each gives.
    pub(super) fn suppressed_findings(&self) -> impl Iterator<Item = (Finding<'_>, Option<Cow<'_, str>>)> {
        self.suppressed.iter().map(|hidden| {
            let secrets: Vec<&str> =
                self.place(&hidden.diagnostic.site).page.iter().flat_map(|page| page.secrets()).collect();
            let reason = hidden.reason.as_deref().map(|reason| conceal(reason, &secrets));
            (self.finding(&hidden.diagnostic), reason)
        })
    }

    fn finding<'r>(&'r self, diagnostic: &'r Diagnostic) -> Finding<'r> {
        let place = self.place(&diagnostic.site);
        let places: Vec<Place<'r>> = diagnostic.related.iter().map(|label| self.place(&label.site)).collect();
        let mut secrets: Vec<&str> = Vec::new();
        for page in places.iter().chain([&place]).filter_map(|place| place.page) {
            secrets.extend(page.secrets());
        }
        let related = places.into_iter().zip(&diagnostic.related);
        Finding {
            rule: diagnostic.rule,
            severity: diagnostic.severity,
            message: conceal(&diagnostic.message, &secrets),
            help: diagnostic.help.as_deref().map(|help| conceal(help, &secrets)),
            related: related.map(|(place, label)| Related { place, text: conceal(&label.text, &secrets) }).collect(),
            fix: diagnostic.fix.as_ref().map(|fix| self.remedy(fix, &secrets)),
            place,
        }
    }

    fn place<'r>(&'r self, site: &'r Site) -> Place<'r> {
        Place { path: &site.path, directory: &self.directory, span: site.span, page: self.files.get(&site.path) }
    }

    fn remedy<'r>(&'r self, fix: &'r Fix, secrets: &[&str]) -> Remedy<'r> {
        let change = |edit: &'r Edit| {
            let place = self.place(&edit.site);
            let harmless = conceal(&edit.replacement, secrets) == edit.replacement
                && !place.page.is_some_and(|page| page.completes_credential(edit));
            harmless.then_some(Change { place, replacement: edit.replacement.as_str() })
        };
        Remedy {
            title: conceal(&fix.title, secrets),
            applicability: fix.applicability,
            changes: fix.edits.iter().map(change).collect(),
        }
    }
}

/// `text` without what looks like a credential or is one of `secrets`.
fn conceal<'t>(text: &'t str, secrets: &[&str]) -> Cow<'t, str> {
    let masked = credentials::mask(text);
    let quoted = credentials::quoted(&masked, secrets);
    if quoted.is_empty() { masked } else { Cow::Owned(credentials::cover(&masked, &quoted).into_owned()) }
}

/// A diagnostic, masked.
pub(super) struct Finding<'r> {
    pub(super) rule: &'static str,
    pub(super) severity: Severity,
    pub(super) place: Place<'r>,
    pub(super) message: Cow<'r, str>,
    pub(super) help: Option<Cow<'r, str>>,
    pub(super) related: Vec<Related<'r>>,
    pub(super) fix: Option<Remedy<'r>>,
}

/// Another place that belongs to a diagnostic.
pub(super) struct Related<'r> {
    pub(super) place: Place<'r>,
    pub(super) text: Cow<'r, str>,
}

/// A fix, masked.
pub(super) struct Remedy<'r> {
    pub(super) title: Cow<'r, str>,
    pub(super) applicability: Applicability,
    /// None where a replacement holds a credential: asterisks must not be written into anyone's file.
    pub(super) changes: Option<Vec<Change<'r>>>,
}

/// An edit without credentials.
pub(super) struct Change<'r> {
    pub(super) place: Place<'r>,
    pub(super) replacement: &'r str,
}

/// A place in a file that may not have been readable.
#[derive(Clone, Copy)]
pub(super) struct Place<'r> {
    pub(super) path: &'r RepoPath,
    /// Where the root lies in the git work tree.
    pub(super) directory: &'r RepoPath,
    pub(super) span: Span,
    pub(super) page: Option<&'r Page<'r>>,
}

impl Place<'_> {
    /// Its path below the top of the git work tree.
    pub(super) fn path_in_work_tree(&self) -> String {
        if self.directory.is_root() { self.path.to_string() } else { format!("{}/{}", self.directory, self.path) }
    }

    /// The part of it that is worth pointing at: a place that ends with its line's end stays on its line. In a pull request
    /// code scanning shows an alert only if all of its lines were changed.
    pub(super) fn without_line_end(&self) -> Self {
        let Some(page) = self.page else { return *self };
        let span = page.clamp(self.span);
        let text = page.text().get(span.range()).unwrap_or_default();
        let shorter = text.trim_end_matches(['\n', '\r']).len();
        let end = if shorter > 0 { span.start + shorter } else { self.span.end };
        Self { span: Span::new(self.span.start, end), ..*self }
    }

    /// Where it begins, if the file could be read.
    pub(super) fn start(&self) -> Option<Position> {
        self.page.map(|page| page.position(self.span.start))
    }

    /// Where it ends: the position after its last character.
    pub(super) fn end(&self) -> Option<Position> {
        self.page.map(|page| page.position(self.span.end))
    }
}
