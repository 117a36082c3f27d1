//! `goconflint versions`: every place that says which Go, module by module.

mod json;
mod markdown;
mod table;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::CLEAN;
use super::check::root::Root;
use super::check::terminal;
use crate::report;
use crate::repository::{GoAgreement, GoMeaning, GoMention, GoSection, GoSurvey, Repository};

#[derive(Args)]
#[command(after_long_help = HELP)]
pub(super) struct VersionsArguments {
    /// The directory to look at
    #[arg(value_name = "DIR", default_value = ".")]
    directory: PathBuf,

    /// How to print them
    #[arg(long, value_enum, default_value = "text")]
    format: VersionsFormat,

    /// Read files that git does not track yet (and does not ignore) as well
    #[arg(long)]
    untracked: bool,
}

const HELP: &str = "A version belongs to the modules and workspaces that shown go commands work on with it; a version file to the \
module of its directory. What belongs to none comes last, with the reason.

What a version means:
  minimum       a go line: the lowest Go that will do
  suggestion    a toolchain line: what an older Go switches to
  exact         that release
  newest patch  the newest patch of that minor release
  range         the newest release in it
  as the file   what a file says that is asked
  language      for which Go code is checked, whatever runs
  not known     it depends on something that is not committed

Whether it agrees with the go line:
  ok         it does
  newer      it is of a later minor release, as it may be
  ?          that cannot be told
  ! below    it is older; no command is shown that runs with it
  ! fetches  it is older; commands fetch another Go and run that
  x fails    it is older; commands fail

JSON: an object with `version` (1), `modules` and `elsewhere`. A module has `kind` (module, workspace), `file`, `module` (its path, or \
null) and `mentions`. A mention has `path`, `line` and `column` (from 1, in characters), `says`, `written`, `read` (or null), `meaning` \
and `agreement` (the words above, without marks; unknown for what cannot be told) and `reason` (only where it belongs to no module, else \
null). New fields may be added.

Exit status: 0, or 2 where the tool could not do its work. `goconflint check` judges.";

#[derive(Clone, Copy, ValueEnum)]
enum VersionsFormat {
    /// A table for people
    Text,
    /// A JSON object
    Json,
    /// Tables in Markdown
    Markdown,
}

pub(super) fn run(arguments: &VersionsArguments) -> u8 {
    let root = match Root::find(std::slice::from_ref(&arguments.directory), arguments.untracked) {
        Ok(root) => root,
        Err(error) => return super::fail(&error),
    };
    let repository = Repository::load(root.tree(), &root.named);
    let text = match arguments.format {
        VersionsFormat::Text => table::text(&repository.survey_go(), &terminal::options()),
        VersionsFormat::Markdown => markdown::text(&repository.survey_go()),
        VersionsFormat::Json => match json::text(&repository.survey_go()) {
            Ok(json) => json,
            Err(error) => return super::fail(&error),
        },
    };
    if let Some(message) = root.blind_spots() {
        super::complain(&message);
    }
    super::print(text.as_bytes()).map_or_else(|error| super::fail(&error), |()| CLEAN)
}

/// What a section is about.
fn title(section: &GoSection<'_>) -> String {
    let what = if section.is_workspace { "workspace" } else { "module" };
    let name = section.module.map(|name| format!(" {}", report::printable(name))).unwrap_or_default();
    format!("{what}{name}, {}", report::printable(section.artifact.path().as_str()))
}

/// `path:line`.
fn place(mention: &GoMention<'_>) -> String {
    let path = report::printable(mention.artifact.path().as_str());
    format!("{path}:{}", mention.artifact.source.lines().line(mention.span.start))
}

/// What is written, and what becomes of it where that is something else.
fn version(mention: &GoMention<'_>) -> String {
    let written = report::printable(&mention.written);
    match &mention.read {
        Some(read) => format!("{written} = {read}"),
        None => written.into_owned(),
    }
}

const fn meaning(meaning: GoMeaning) -> &'static str {
    match meaning {
        GoMeaning::Minimum => "minimum",
        GoMeaning::Suggestion => "suggestion",
        GoMeaning::Exact => "exact",
        GoMeaning::NewestPatch => "newest patch",
        GoMeaning::Range => "range",
        GoMeaning::AsFile => "as the file",
        GoMeaning::Language => "language",
        GoMeaning::Unknown => "not known",
    }
}

const fn agreement(agreement: GoAgreement) -> &'static str {
    match agreement {
        GoAgreement::Ok => "ok",
        GoAgreement::Newer => "newer",
        GoAgreement::Unknown => "unknown",
        GoAgreement::Below => "below",
        GoAgreement::Fetches => "fetches",
        GoAgreement::Fails => "fails",
    }
}

/// The last section's, where there is one.
const ELSEWHERE: &str = "of no module here";

/// What to say of a tree in which nothing says which Go.
fn nothing(survey: &GoSurvey<'_>) -> Option<&'static str> {
    (survey.sections.is_empty() && survey.elsewhere.is_empty()).then_some("nothing here says which Go\n")
}
