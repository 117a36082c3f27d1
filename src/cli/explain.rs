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
        let meant = nearest_rule(&arguments.rule).map(|name| format!(", did you mean `{name}`?"));
        let meant = meant.unwrap_or_else(|| "; `goconflint rules` lists them".to_owned());
        return super::fail(&format_args!("there is no rule `{}`{meant}", arguments.rule));
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
    let mut in_block = false;
    rule.page.lines().map(|line| render_line(line, &mut in_block)).collect()
}

fn render_line(line: &str, in_block: &mut bool) -> String {
    if let Some(info) = line.strip_prefix("```") {
        *in_block = !*in_block;
        let kind = info.strip_prefix("txtar ").filter(|_| *in_block);
        return kind.map(|kind| format!("  {BOLD}{kind}{RESET}\n")).unwrap_or_default();
    }
    if *in_block {
        return format!("  {DIM}{line}{RESET}\n");
    }
    match line.strip_prefix("# ").or_else(|| line.strip_prefix("## ")) {
        Some(heading) => format!("{BOLD}{heading}{RESET}\n"),
        None => inline(line) + "\n",
    }
}

/// One line of prose: `code` in colour, **strong** in bold.
fn inline(line: &str) -> String {
    between(
        line,
        "`",
        |code| format!("{CYAN}{code}{RESET}"),
        |text| between(text, "**", |strong| format!("{BOLD}{strong}{RESET}"), str::to_owned),
    )
}

/// `text` with what stands between two `marks` turned by `inside`, and the rest by `outside`.
fn between(text: &str, marks: &str, inside: impl Fn(&str) -> String, outside: impl Fn(&str) -> String) -> String {
    let parts = text.split(marks).enumerate();
    parts.map(|(index, part)| if index % 2 == 1 { inside(part) } else { outside(part) }).collect()
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
