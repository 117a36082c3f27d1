//! `goconflint explain`: a rule's page, rendered for the terminal.

use std::io;

use anstream::{AutoStream, ColorChoice};
use clap::Args;

use super::CLEAN;
use crate::policy::nearest_rule;
use crate::rules::{self, Rule};

#[derive(Args)]
pub(super) struct ExplainArguments {
    /// The rule's name, such as go-work/missing-module
    rule: String,
}

pub(super) fn run(arguments: &ExplainArguments) -> u8 {
    let Some(rule) = rules::rule(&arguments.rule) else {
        let meant = nearest_rule(&arguments.rule).map(|name| format!(", did you mean `{name}`?")).unwrap_or_default();
        return super::fail(&format_args!(
            "there is no rule `{}`{meant} `goconflint rules` lists them",
            arguments.rule
        ));
    };
    let colours = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    let text = if colours { render(rule) } else { rule.page.to_owned() };
    super::print(text.as_bytes()).map_or_else(|error| super::fail(&error), |()| CLEAN)
}

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const CYAN: &str = "\u{1b}[36m";
const RESET: &str = "\u{1b}[0m";

/// Headings bold, examples indented and dim, code and strong words marked; fences and Markdown's signs gone.
fn render(rule: &Rule) -> String {
    let mut out = String::new();
    let mut in_block = false;
    for line in rule.page.lines() {
        if let Some(info) = line.strip_prefix("```") {
            in_block = !in_block;
            let kind = info.strip_prefix("txtar ").filter(|_| in_block);
            out.push_str(&kind.map(|kind| format!("  {BOLD}{kind}{RESET}\n")).unwrap_or_default());
        } else if in_block {
            out.push_str(&format!("  {DIM}{line}{RESET}\n"));
        } else if let Some(heading) = line.strip_prefix("# ").or_else(|| line.strip_prefix("## ")) {
            out.push_str(&format!("{BOLD}{heading}{RESET}\n"));
        } else {
            out.push_str(&inline(line));
            out.push('\n');
        }
    }
    out
}

/// One line of prose: `code` in colour, **strong** in bold.
fn inline(line: &str) -> String {
    let mut out = String::new();
    for (index, part) in line.split('`').enumerate() {
        if index % 2 == 1 {
            out.push_str(&format!("{CYAN}{part}{RESET}"));
        } else {
            for (index, part) in part.split("**").enumerate() {
                out.push_str(&if index % 2 == 1 { format!("{BOLD}{part}{RESET}") } else { part.to_owned() });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_loses_its_signs_and_keeps_its_words() {
        assert_eq!(inline("a `b` **c**"), format!("a {CYAN}b{RESET} {BOLD}c{RESET}"));
        assert_eq!(inline("plain"), "plain");
    }
}
