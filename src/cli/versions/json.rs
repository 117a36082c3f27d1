//! What is said, for programs. The help of the command describes the fields.

use serde::Serialize;

use super::{agreement, meaning};
use crate::repository::{GoMention, GoSection, GoSurvey};

/// Raised when a field goes away or changes its meaning; new fields do not raise it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document {
    version: u32,
    modules: Vec<Section>,
    elsewhere: Vec<Entry>,
}

#[derive(Serialize)]
struct Section {
    kind: &'static str,
    file: String,
    module: Option<String>,
    mentions: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    path: String,
    line: usize,
    column: usize,
    says: String,
    written: String,
    read: Option<String>,
    meaning: &'static str,
    agreement: &'static str,
    reason: Option<&'static str>,
}

pub(super) fn text(survey: &GoSurvey<'_>) -> serde_json::Result<String> {
    let document = Document {
        version: VERSION,
        modules: survey.sections.iter().map(section).collect(),
        elsewhere: survey.elsewhere.iter().map(entry).collect(),
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

fn section(section: &GoSection<'_>) -> Section {
    Section {
        kind: if section.is_workspace { "workspace" } else { "module" },
        file: section.artifact.path().to_string(),
        module: section.module.map(str::to_owned),
        mentions: section.mentions.iter().map(entry).collect(),
    }
}

fn entry(mention: &GoMention<'_>) -> Entry {
    let source = &mention.artifact.source;
    let at = source.lines().position(source.text(), mention.span.start);
    Entry {
        path: mention.artifact.path().to_string(),
        line: at.line,
        column: at.column,
        says: mention.says.clone(),
        written: mention.written.clone(),
        read: mention.read.clone(),
        meaning: meaning(mention.meaning),
        agreement: agreement(mention.agreement),
        reason: mention.reason,
    }
}
