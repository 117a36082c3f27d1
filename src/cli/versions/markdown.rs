//! Tables in Markdown, for a report or a wiki.

use std::fmt::Write as _;

use super::{ELSEWHERE, agreement, meaning, nothing, place, title, version};
use crate::repository::{GoMention, GoSurvey};

pub(super) fn text(survey: &GoSurvey<'_>) -> String {
    if let Some(nothing) = nothing(survey) {
        return nothing.to_owned();
    }
    let mut text = "# Which Go\n".to_owned();
    for section in &survey.sections {
        table(&title(section), &section.mentions, &mut text);
    }
    if !survey.elsewhere.is_empty() {
        table(ELSEWHERE, &survey.elsewhere, &mut text);
    }
    text
}

fn table(title: &str, mentions: &[GoMention<'_>], text: &mut String) {
    let _ = writeln!(text, "\n## {}\n", title.replace('_', "\\_").replace('*', "\\*").replace('<', "&lt;"));
    let _ = writeln!(text, "| version | means | agrees | place | says |\n|---|---|---|---|---|");
    for mention in mentions {
        let reason = mention.reason.map(|reason| format!("; {reason}")).unwrap_or_default();
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {}{reason} |",
            code(&version(mention)),
            meaning(mention.meaning),
            agreement(mention.agreement),
            code(&place(mention)),
            mention.says.replace('|', "\\|").replace('<', "&lt;"),
        );
    }
}

/// As code in a cell: between more backquotes than stand in it.
fn code(text: &str) -> String {
    let cell = text.replace('|', "\\|");
    if cell.contains('`') { format!("`` {cell} ``") } else { format!("`{cell}`") }
}
