//! What is known of one setting, whoever reads it, and how that is told.

use std::fmt::Write;

use crate::rules::{RULES, Rule};

/// A place where settings of one kind are looked up.
pub(super) struct Shelf {
    /// The card of the setting called so.
    pub find: fn(&str) -> Option<Card>,
    /// The full names of all settings on it.
    pub names: fn() -> Vec<String>,
    /// The full name of a setting that is called almost so.
    pub nearest: fn(&str) -> Option<String>,
}

/// What is known of one setting.
pub(super) struct Card {
    /// Its full name.
    pub name: String,
    /// What it is, as a sentence.
    pub introduction: String,
    /// What it takes and where: names of facts, and the facts.
    pub facts: Vec<(&'static str, String)>,
    /// What became of it: names of facts, and the facts.
    pub history: Vec<(&'static str, String)>,
    /// A group of rules whose pages speak of it by a shorter name, and that.
    pub own_name: Option<(&'static str, String)>,
    /// Rules that speak of it whatever their pages say.
    pub rules: Vec<&'static str>,
}

impl Card {
    /// The card as a page in Markdown, as the rules' pages are.
    pub(super) fn page(&self) -> String {
        let mut page = format!("# {}\n\n{}\n", self.name, self.introduction);
        list(&mut page, "What it takes", self.facts.iter().map(|(name, fact)| format!("{name}: {fact}")));
        list(&mut page, "History", self.history.iter().map(|(name, fact)| format!("{name}: {fact}")));
        let rules = RULES.iter().filter(|rule| self.is_subject_of(rule));
        list(&mut page, "Rules that speak of it", rules.map(|rule| format!("`{}`: {}", rule.name, rule.summary)));
        page
    }

    fn is_subject_of(&self, rule: &Rule) -> bool {
        let own = self.own_name.iter().filter(|(group, _)| rule.group() == *group).map(|(_, name)| name);
        let names: Vec<String> = own.chain([&self.name]).map(|name| format!("`{name}`")).collect();
        let prose = || rule.page.split("```").step_by(2);
        self.rules.contains(&rule.name) || prose().any(|text: &str| names.iter().any(|name| text.contains(name)))
    }
}

fn list(page: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    for (index, line) in lines.enumerate() {
        if index == 0 {
            let _ = writeln!(page, "\n## {heading}\n");
        }
        let _ = writeln!(page, "* {line}");
    }
}
