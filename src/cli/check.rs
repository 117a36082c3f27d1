//! `goconflint check`: from paths on the command line to reports and an exit status.

mod destination;
mod named;
pub(super) mod root;
pub(super) mod terminal;

use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime};

use clap::Args;
use thiserror::Error;

use super::{CLEAN, FAILED, FOUND};
use crate::artifact;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::fix::{self, Mended};
use crate::policy::{CONFIGURATION_BYTES, Configuration, ConfigurationError, Policy, PolicyError, Rejected, Verdict};
use crate::report::{self, Format, Notice, Report, Subject};
use crate::repository::Repository;
use crate::rules::RULES;
use crate::tree::ReadError;

use destination::Destination;
use root::{Root, RootError};

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct CheckArguments {
    /// One directory, which is then the root; or files, of which only the findings are shown
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,

    /// Report as human, concise, json, sarif, github, gitlab, junit, checkstyle, rdjson or markdown; with =FILE into a file.
    /// Repeatable
    #[arg(long = "format", value_name = "FORMAT[=FILE]")]
    formats: Vec<Destination>,

    /// The name that tells these findings from others of one commit in code scanning
    #[arg(long, value_name = "NAME", default_value = "goconflint")]
    sarif_category: String,

    /// Show only findings of rules that match, notes included, whatever rules the configuration selects or ignores. Repeatable
    #[arg(long, value_name = "RULE-GLOB", value_delimiter = ',')]
    select: Vec<String>,

    /// Show no findings of rules that match. Repeatable
    #[arg(long, value_name = "RULE-GLOB", value_delimiter = ',')]
    ignore: Vec<String>,

    /// The configuration, instead of .goconflint.toml or goconflint.toml at the root
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    config: Option<PathBuf>,

    /// Read no configuration file
    #[arg(long)]
    isolated: bool,

    /// Show notes too
    #[arg(long)]
    pedantic: bool,

    /// The lowest severity that makes the exit status 1: note, warning (if nothing else is said) or error
    #[arg(long, value_name = "SEVERITY")]
    fail_on: Option<Severity>,

    /// Read files that git does not track yet (and does not ignore) as well
    #[arg(long)]
    untracked: bool,

    /// Print no closing line
    #[arg(long, short)]
    quiet: bool,

    /// Apply the safe fixes
    #[arg(long)]
    fix: bool,

    /// Apply the fixes that need a look afterwards too; with --diff, show them
    #[arg(long)]
    unsafe_fixes: bool,

    /// Show what the fixes would change, and change nothing
    #[arg(long, conflicts_with = "formats")]
    diff: bool,
}

impl Default for CheckArguments {
    fn default() -> Self {
        Self {
            paths: vec![PathBuf::from(".")],
            formats: Vec::new(),
            sarif_category: "goconflint".to_owned(),
            select: Vec::new(),
            ignore: Vec::new(),
            config: None,
            isolated: false,
            pedantic: false,
            fail_on: None,
            untracked: false,
            quiet: false,
            fix: false,
            unsafe_fixes: false,
            diff: false,
        }
    }
}

#[derive(Debug, Error)]
enum CheckError {
    #[error(transparent)]
    Root(#[from] RootError),
    #[error(transparent)]
    Policy(#[from] PolicyError),
    #[error(transparent)]
    Configuration(#[from] ConfigurationError),
    #[error("the configuration {} cannot be read: {source}", path.display())]
    NoConfiguration { path: PathBuf, source: ReadError },
    #[error("the report could not be written to {}: {source}", place.as_ref().map_or("standard output".into(), |p| p.display().to_string()))]
    Report { place: Option<PathBuf>, source: io::Error },
}

pub(super) fn run(arguments: &CheckArguments) -> u8 {
    let ended = check(arguments).or_else(|error| match error {
        CheckError::Configuration(ConfigurationError::Invalid(rejected)) => reject(arguments, &rejected),
        error => Err(error),
    });
    ended.unwrap_or_else(|error| {
        report_failure(arguments, &error);
        super::fail(&error)
    })
}

/// Reports what is wrong with the configuration, as findings are reported.
fn reject(arguments: &CheckArguments, rejected: &Rejected) -> Result<u8, CheckError> {
    const REASON: &str = "nothing was checked: the configuration has faults";
    let file = report::File { source: &rejected.source, confidential: false };
    let notice = Notice { subject: Subject::Configuration, severity: Severity::Error, text: REASON.to_owned() };
    let report = Report::new(&rejected.diagnostics, [file], RULES)
        .run(1, Duration::ZERO)
        .started(SystemTime::now())
        .category(&arguments.sarif_category)
        .exit_status(FAILED)
        .notice(notice);
    print_reports(arguments, &report)?;
    super::complain(&REASON);
    Ok(FAILED)
}

/// Tells code scanning that the run failed, and why. The run has failed already: what cannot be written is left.
fn report_failure(arguments: &CheckArguments, error: &CheckError) {
    let subject = match error {
        CheckError::Policy(_) | CheckError::Configuration(_) | CheckError::NoConfiguration { .. } => {
            Subject::Configuration
        }
        CheckError::Root(_) => Subject::Execution,
        CheckError::Report { .. } => return,
    };
    let notice = Notice { subject, severity: Severity::Error, text: error.to_string() };
    let report = Report::new(&[], [], RULES).category(&arguments.sarif_category).exit_status(FAILED).notice(notice);
    for to in arguments.formats.iter().filter(|to| to.format == Format::Sarif) {
        drop(destination::write(&report, to, arguments.quiet, false));
    }
}

fn check(arguments: &CheckArguments) -> Result<u8, CheckError> {
    let (started, began) = (Instant::now(), SystemTime::now());
    let root = Root::find(&arguments.paths, arguments.untracked)?;
    let policy = Policy::of(arguments.configuration(&root)?)
        .select(&arguments.select)?
        .ignore(&arguments.ignore)?
        .pedantic(arguments.pedantic)
        .only_in(root.named.clone());
    if arguments.diff {
        return show_diff(arguments, &root, &policy);
    }
    let mut failed = false;
    let mut applied = 0;
    if let Some(applicability) = arguments.applicability() {
        let mended = fix::mend(root.tree(), &root.named, &policy, applicability);
        (applied, failed) = write_all(&root, &mended);
    }
    let repository = policy.load(root.tree(), &root.named);
    let Verdict { standing, suppressed } = policy.verdict(&repository);
    let fail_on = arguments.fail_on.or(policy.fail_on()).unwrap_or(Severity::Warning);
    let status = if failed { FAILED } else { status(&standing, fail_on) };
    let blind_spots = root.blind_spots();
    let warning = |text| Notice { subject: Subject::Execution, severity: Severity::Warning, text };
    let unwritten = failed.then(|| Notice {
        subject: Subject::Execution,
        severity: Severity::Error,
        text: "not every fix could be written".to_owned(),
    });
    let report = Report::new(&standing, files(&repository), RULES)
        .suppressed(&suppressed)
        .run(repository.artifact_count(), started.elapsed())
        .started(began)
        .in_directory(root.in_work_tree())
        .category(&arguments.sarif_category)
        .exit_status(status)
        .notice(blind_spots.clone().map(warning))
        .notice(unwritten);
    print_reports(arguments, &report)?;
    if let Some(message) = blind_spots {
        super::complain(&message);
    }
    if repository.artifact_count() == 0 && !arguments.quiet {
        super::complain(&root.emptiness());
    }
    if applied > 0 && !arguments.quiet {
        super::complain(&format_args!("{} mended", count(applied, "finding")));
    }
    Ok(status)
}

impl CheckArguments {
    /// What the configuration says: that of the root, or the one that was named, wherever it lies.
    fn configuration(&self, root: &Root) -> Result<Configuration, CheckError> {
        if self.isolated {
            return Ok(Configuration::default());
        }
        let Some(path) = &self.config else { return Ok(Configuration::find(root.tree())?) };
        let bytes = named::read(path, CONFIGURATION_BYTES)
            .map_err(|source| CheckError::NoConfiguration { path: path.clone(), source })?;
        Ok(Configuration::read(named::shown_as(path, root.directory()), bytes)?)
    }

    /// Which fixes are to be applied, if any.
    fn applicability(&self) -> Option<Applicability> {
        match (self.fix, self.unsafe_fixes) {
            (_, true) => Some(Applicability::Unsafe),
            (true, false) => Some(Applicability::Safe),
            (false, false) => None,
        }
    }
}

fn status(diagnostics: &[Diagnostic], fail_on: Severity) -> u8 {
    if diagnostics.iter().any(|diagnostic| diagnostic.severity >= fail_on) { FOUND } else { CLEAN }
}

/// Writes mended files. Gives how many fixes that were, and whether some file could not be written.
fn write_all(root: &Root, mended: &Mended) -> (usize, bool) {
    let mut failed = false;
    for file in &mended.files {
        if let Err(error) = fix::write(root.directory(), file) {
            super::complain(&error);
            failed = true;
        }
    }
    (if failed { 0 } else { mended.applied }, failed)
}

/// Prints what fixes would change. Exit status 1 says that they would change something.
fn show_diff(arguments: &CheckArguments, root: &Root, policy: &Policy) -> Result<u8, CheckError> {
    let applicability = arguments.applicability().unwrap_or(Applicability::Safe);
    let mended = fix::mend(root.tree(), &root.named, policy, applicability);
    let mut diff = String::new();
    for file in &mended.files {
        let confidential = artifact::kind_by_name(file.path.as_str()).is_some_and(|kind| kind.confidential);
        diff.push_str(&report::unified_diff(&file.path, &file.before, &file.after, confidential));
    }
    super::print(diff.as_bytes()).map_err(|source| CheckError::Report { place: None, source })?;
    if !arguments.quiet {
        super::complain(&format_args!("{} shown, nothing changed", count(mended.applied, "fix")));
    }
    Ok(if mended.files.is_empty() { CLEAN } else { FOUND })
}

/// The texts that a report may quote.
fn files<'r>(repository: &'r Repository<'_>) -> impl Iterator<Item = report::File<'r>> {
    repository
        .artifacts()
        .map(|artifact| report::File { source: &artifact.source, confidential: artifact.kind.confidential })
}

fn count(number: usize, noun: &str) -> String {
    let plural = match noun {
        _ if number == 1 => "",
        noun if noun.ends_with('x') => "es",
        _ => "s",
    };
    format!("{number} {noun}{plural}")
}

/// Prints each report where it is to go; without any, those that suit who is reading.
fn print_reports(arguments: &CheckArguments, report: &Report<'_>) -> Result<(), CheckError> {
    let defaults = destination::defaults(|name| std::env::var(name).ok());
    let (destinations, in_log) = match &arguments.formats[..] {
        [] => (&defaults[..], defaults.len() > 1),
        formats => (formats, false),
    };
    for to in destinations {
        let written = destination::write(report, to, arguments.quiet, in_log);
        written.map_err(|source| CheckError::Report { place: to.file.clone(), source })?;
    }
    if let Err(error) = destination::summarize(report, destinations) {
        super::complain(&format_args!("the summary of the job could not be written: {error}"));
    }
    Ok(())
}
