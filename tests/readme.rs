//! The README keeps up with the kinds of files and the rules.

#![allow(clippy::expect_used, reason = "tests fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use goconflint::artifact::KINDS;
use goconflint::rules::RULES;

const README: &str = include_str!("../README.md");

/// The cells of the table behind the comment that begins with `mark`, without its head.
fn table(mark: &str) -> Vec<Vec<&'static str>> {
    let start = README.find(&format!("<!-- {mark}:")).expect("the mark");
    let lines =
        README[start..].lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    lines.skip(2).map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

#[test]
fn each_kind_of_file_has_a_row() {
    let rows: BTreeSet<&str> = table("kinds").into_iter().map(|row| row[0]).collect();
    let kinds: BTreeSet<&str> = KINDS.iter().map(|kind| kind.name).collect();
    assert_eq!(rows, kinds);
}

#[test]
fn each_group_of_rules_has_a_row_that_counts_them() {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in RULES {
        *groups.entry(rule.name.split('/').next().expect("a group")).or_default() += 1;
    }
    let rows: BTreeMap<&str, usize> = table("rules")
        .into_iter()
        .map(|row| {
            let name = row[0].trim_start_matches('[').split(']').next().expect("a name");
            (name, row[1].parse().expect("a number"))
        })
        .collect();
    assert_eq!(rows, groups);
}
