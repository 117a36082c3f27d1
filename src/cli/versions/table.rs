//! The table for people: versions and judgements aligned, places at the end, where they can be copied whole.

use std::fmt::Write as _;

use super::{ELSEWHERE, agreement, meaning, nothing, place, title, version};
use crate::report::Options;
use crate::repository::{GoAgreement, GoMention, GoSurvey};

/// Longer versions are cut.
const LONGEST_VERSION: usize = 20;

const RESET: &str = "\u{1b}[0m";
const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";

pub(super) fn text(survey: &GoSurvey<'_>, options: &Options) -> String {
    if let Some(nothing) = nothing(survey) {
        return nothing.to_owned();
    }
    let all = || survey.sections.iter().flat_map(|section| &section.mentions).chain(&survey.elsewhere);
    let width = all().map(|mention| short(&version(mention)).chars().count()).max().unwrap_or_default();
    let table = Table { options, width };
    let mut text = String::new();
    for section in &survey.sections {
        table.heading(&title(section), &mut text);
        section.mentions.iter().for_each(|mention| table.row(mention, &mut text));
    }
    if !survey.elsewhere.is_empty() {
        table.heading(ELSEWHERE, &mut text);
        survey.elsewhere.iter().for_each(|mention| table.row(mention, &mut text));
    }
    text
}

struct Table<'o> {
    options: &'o Options,
    /// Of the widest version.
    width: usize,
}

impl Table<'_> {
    fn heading(&self, title: &str, text: &mut String) {
        let gap = if text.is_empty() { "" } else { "\n" };
        let _ = if self.options.color {
            writeln!(text, "{gap}{BOLD}{title}{RESET}")
        } else {
            writeln!(text, "{gap}{title}")
        };
    }

    /// `! 1.24       exact         fetches  ci.yml:12  setup-go v5, job`; the end on a line of its own where it is too long.
    fn row(&self, mention: &GoMention<'_>, text: &mut String) {
        let (version, width) = (short(&version(mention)), self.width);
        let said = if mention.agreement == GoAgreement::Unknown { "" } else { agreement(mention.agreement) };
        let first = format!("{} {version:width$}  {:12}  {said:7}", mark(mention), meaning(mention.meaning));
        let (place, mut says) = (place(mention), mention.says.clone());
        if let Some(reason) = mention.reason {
            let _ = write!(says, "; {reason}");
        }
        let indent = self.width + 27;
        let room = |parts: usize| indent + parts <= self.options.width.max(40);
        let (place_width, says_width) = (place.chars().count(), says.chars().count());
        let first = self.colored(mention.agreement, &first);
        let says = if self.options.color { format!("{DIM}{says}{RESET}") } else { says };
        let _ = if room(place_width + 2 + says_width) {
            writeln!(text, "{first}{place}  {says}")
        } else if room(place_width) && room(says_width) {
            writeln!(text, "{first}{place}\n{:indent$}{says}", "")
        } else {
            writeln!(text, "{}\n    {place}\n    {says}", first.trim_end())
        };
    }

    fn colored(&self, agreement: GoAgreement, line: &str) -> String {
        let color = match agreement {
            _ if !self.options.color => return format!("{line}  "),
            GoAgreement::Fails => "\u{1b}[1;31m",
            GoAgreement::Fetches | GoAgreement::Below => "\u{1b}[1;33m",
            GoAgreement::Ok | GoAgreement::Newer => "",
            GoAgreement::Unknown => DIM,
        };
        if color.is_empty() { format!("{line}  ") } else { format!("{color}{line}{RESET}  ") }
    }
}

const fn mark(mention: &GoMention<'_>) -> char {
    match mention.agreement {
        _ if mention.reason.is_some() => ' ',
        GoAgreement::Ok | GoAgreement::Newer => ' ',
        GoAgreement::Unknown => '?',
        GoAgreement::Below | GoAgreement::Fetches => '!',
        GoAgreement::Fails => 'x',
    }
}

fn short(version: &str) -> String {
    match version.char_indices().nth(LONGEST_VERSION) {
        Some(_) => version.chars().take(LONGEST_VERSION - 1).chain(['~']).collect(),
        None => version.to_owned(),
    }
}
