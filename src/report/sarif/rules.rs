//! What a SARIF log says of a rule.

use super::level;
use super::model::{Configuration, Descriptor, Message, Properties};
use crate::diagnostic::Severity;
use crate::report::prose;
use crate::rules::Rule;

/// Code scanning cuts a full description there.
const LONGEST_DESCRIPTION: usize = 1024;

/// The descriptor of the rule called `name`; of one that is not known, what its name tells.
pub(super) fn descriptor(name: &'static str, rule: Option<&'static Rule>) -> Descriptor {
    let severity = rule.map_or(Severity::Warning, |rule| rule.severity);
    let summary = rule.map_or(name, |rule| rule.summary);
    let page = rule.map(|rule| rule.page.trim()).filter(|page| !page.is_empty()).unwrap_or(summary);
    Descriptor {
        id: name.to_owned(),
        name: pascal_case(name),
        short_description: Message::plain(sentence(summary)),
        full_description: Message::plain(shortened(&why(page).unwrap_or_else(|| sentence(summary)))),
        help: Message { text: page.to_owned(), markdown: Some(page.to_owned()) },
        help_uri: rule.and_then(prose::address),
        default_configuration: Configuration { level: level(severity) },
        properties: properties(name, rule, severity),
    }
}

fn properties(name: &'static str, rule: Option<&'static Rule>, severity: Severity) -> Properties {
    let security_severity = rule.and_then(|rule| rule.security);
    let group = name.split('/').next();
    Properties {
        tags: group.into_iter().chain(security_severity.map(|_| "security")).collect(),
        // An error was seen to happen; the rest follows from what upstream documents.
        precision: if severity == Severity::Error { "very-high" } else { "high" },
        problem_severity: match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "recommendation",
        },
        security_severity,
    }
}

/// `go-work/missing-module` is `GoWorkMissingModule`.
fn pascal_case(name: &str) -> String {
    let mut upper = true;
    let mut pascal = String::with_capacity(name.len());
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() {
            upper = true;
        } else if upper {
            pascal.push(c.to_ascii_uppercase());
            upper = false;
        } else {
            pascal.push(c);
        }
    }
    pascal
}

fn sentence(summary: &str) -> String {
    format!("{}.", summary.trim_end_matches('.'))
}

/// The first section of a rule's page, as one paragraph: why the rule exists.
fn why(page: &str) -> Option<String> {
    let (_, section) = page.split_once("\n## ")?;
    let (_, section) = section.split_once('\n')?;
    let section = section.split("\n## ").next()?.split("```").next()?;
    let text = section.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST_DESCRIPTION {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(LONGEST_DESCRIPTION - 1).collect();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_is_the_first_section_of_the_page() {
        let page = "# a/b\n\nIntro.\n\n## Why it matters\nIt\nstops.\n\n```txtar bad\n```\n\n## Example\nx";
        assert_eq!(why(page).as_deref(), Some("It stops."));
        assert_eq!(why("# a/b"), None);
        assert_eq!(shortened(&"é".repeat(2000)).chars().count(), 1024);
    }

    #[test]
    fn names_are_in_pascal_case() {
        assert_eq!(pascal_case("env/go111module-off"), "EnvGo111moduleOff");
    }
}
