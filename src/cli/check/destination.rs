//! Which reports are written, and where they go.

use std::fs::{self, OpenOptions};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Write};
use std::path::PathBuf;
use std::str::FromStr;

use super::terminal;
use crate::report::{self, Format, Report};

/// A report and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Destination {
    pub(super) format: Format,
    /// Standard output where there is none.
    pub(super) file: Option<PathBuf>,
}

impl FromStr for Destination {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let (format, file) = match word.split_once('=') {
            Some((_, "")) => return Err("the file after `=` has no name".to_owned()),
            Some((format, file)) => (format, Some(PathBuf::from(file))),
            None => (word, None),
        };
        Ok(Self { format: format.parse()?, file })
    }
}

/// What coding agents set for the commands that they run: `AI_AGENT` is the name that all may use (vercel/detect-agent), the
/// others are those of Claude Code, Cursor, Gemini CLI, Codex, Copilot (in VS Code, and its own program), opencode and Augment
/// (aws/aws-cdk-cli#1855 and microsoft/vscode#316267 have the sources). `AGENT` is left out: other things are called so too.
const AGENT_VARIABLES: &[&str] = &[
    "AI_AGENT",
    "CLAUDECODE",
    "CURSOR_AGENT",
    "GEMINI_CLI",
    "CODEX_SANDBOX",
    "CODEX_THREAD_ID",
    "COPILOT_AGENT",
    "COPILOT_CLI",
    "OPENCODE",
    "AUGMENT_AGENT",
];

/// The reports that are printed where none is asked for, by the environment's variables.
pub(super) fn defaults(variable: impl Fn(&str) -> Option<String>) -> Vec<Destination> {
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    // An agent may itself be a step of a job, whose runner does not read what the agent's commands print.
    let formats: &[Format] = if AGENT_VARIABLES.iter().any(|name| is_set(name)) {
        &[Format::Concise]
    } else if variable("GITHUB_ACTIONS").as_deref() == Some("true") {
        &[Format::Human, Format::Github]
    } else {
        &[Format::Human]
    };
    formats.iter().map(|format| Destination { format: *format, file: None }).collect()
}

/// Writes `report` to `destination`.
///
/// # Errors
/// The file or standard output could not be written.
pub(super) fn write(report: &Report<'_>, destination: &Destination, quiet: bool, in_log: bool) -> io::Result<()> {
    let Destination { format, file } = destination;
    let options = if file.is_some() { report::Options::default() } else { terminal::options() };
    let mut bytes = Vec::new();
    report::write(report, *format, &report::Options { quiet, ..options }, &mut bytes)?;
    match file {
        Some(path) => fs::write(path, &bytes),
        None if in_log && *format != Format::Github => super::super::print(&without_commands(bytes)),
        None => super::super::print(&bytes),
    }
}

/// The same for the log of a job, in which a runner looks for commands: none of those that a checked file may hold is carried
/// out. What ends the pause cannot be guessed.
fn without_commands(text: Vec<u8>) -> Vec<u8> {
    let token = format!("goconflint-{:016x}", RandomState::new().build_hasher().finish());
    [format!("::stop-commands::{token}\n").into_bytes(), text, format!("::{token}::\n").into_bytes()].concat()
}

/// Adds the report to the summary of a job in GitHub Actions, if this runs in one and it was asked to annotate.
///
/// # Errors
/// The file that `GITHUB_STEP_SUMMARY` names could not be written.
pub(super) fn summarize(report: &Report<'_>, destinations: &[Destination]) -> io::Result<()> {
    let annotates = destinations.iter().any(|to| to.format == Format::Github && to.file.is_none());
    let file = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|file| annotates && !file.is_empty());
    let Some(file) = file else { return Ok(()) };
    let mut markdown = Vec::new();
    report::write(report, Format::Markdown, &report::Options::default(), &mut markdown)?;
    OpenOptions::new().append(true).create(true).open(file)?.write_all(&markdown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formats(variables: &[(&str, &str)]) -> Vec<Format> {
        let variable =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        defaults(variable).into_iter().map(|destination| destination.format).collect()
    }

    #[test]
    fn people_agents_and_jobs_get_their_own_reports() {
        assert_eq!(formats(&[]), [Format::Human]);
        assert_eq!(formats(&[("CI", "true"), ("GITHUB_ACTIONS", "")]), [Format::Human]);
        assert_eq!(formats(&[("GITHUB_ACTIONS", "true")]), [Format::Human, Format::Github]);
        assert_eq!(formats(&[("CLAUDECODE", "1")]), [Format::Concise]);
        assert_eq!(formats(&[("CLAUDECODE", "")]), [Format::Human]);
        assert_eq!(formats(&[("AI_AGENT", "x@1"), ("GITHUB_ACTIONS", "true")]), [Format::Concise]);
    }

    #[test]
    fn the_file_follows_the_first_equals_sign() {
        let file = |word: &str| word.parse::<Destination>().map(|to| (to.format, to.file));
        assert_eq!(file("sarif=C:\\out=1.sarif"), Ok((Format::Sarif, Some(PathBuf::from("C:\\out=1.sarif")))));
        assert_eq!(file("github"), Ok((Format::Github, None)));
        assert!(file("json=").is_err());
    }
}
