//! The committed list of deviations from Go, each with its reason: `exceptions.txt`.
//!
//! A line that begins at the margin says a kind and a reason; the indented lines below it are the cases that it speaks of.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::fs;
use std::str::FromStr;

pub(crate) const LIST: &str = "tests/oracle/exceptions.txt";

const UNEXPLAINED: &str = "?";

/// How a case deviates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Deviation {
    /// Go rejects it, and that cannot be known from the files alone.
    NotStatic,
    /// Go rejects it, and there is no `error` of ours.
    Missed,
    /// Go accepts it, and there is an `error` of ours.
    FalseError,
    /// Go names a line that has no `error` of ours.
    OtherLine,
}

const WORDS: [(Deviation, &str); 4] = [
    (Deviation::NotStatic, "not-static"),
    (Deviation::Missed, "missed"),
    (Deviation::FalseError, "false-error"),
    (Deviation::OtherLine, "other-line"),
];

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(WORDS.iter().find(|(kind, _)| kind == self).unwrap().1)
    }
}

impl FromStr for Deviation {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        WORDS
            .iter()
            .find(|(_, word)| *word == text)
            .map(|(kind, _)| *kind)
            .ok_or_else(|| format!("{text:?} is no kind"))
    }
}

/// The list: what each case is said to do, and why.
#[derive(Default)]
pub(crate) struct Exceptions {
    head: String,
    reasons: BTreeMap<(String, bool), (Deviation, String)>,
    order: Vec<(Deviation, String)>,
}

impl Exceptions {
    pub(crate) fn read() -> Self {
        let mut list = Self::default();
        let mut group: Option<(Deviation, String)> = None;
        for line in fs::read_to_string(LIST).unwrap_or_default().lines() {
            if line.starts_with('#') {
                let _ = writeln!(list.head, "{line}");
            } else if let Some(case) = line.strip_prefix("  ") {
                let group = group.clone().expect("a case stands below a kind and a reason");
                let key = (case.to_owned(), group.0 == Deviation::OtherLine);
                assert!(list.reasons.insert(key, group).is_none(), "{LIST} has {case} twice");
            } else if !line.is_empty() {
                let (kind, reason) = line.split_once(' ').expect("a kind and a reason");
                let said = (kind.parse().unwrap(), reason.trim().to_owned());
                list.order.push(said.clone());
                group = Some(said);
            }
        }
        list
    }

    /// What the list says of the verdict on the case.
    pub(crate) fn of(&self, case: &str) -> Option<(Deviation, &str)> {
        self.reasons.get(&(case.to_owned(), false)).map(|(kind, reason)| (*kind, reason.as_str()))
    }

    /// What the list says of the line.
    pub(crate) fn line_of(&self, case: &str) -> Option<&str> {
        self.reasons.get(&(case.to_owned(), true)).map(|(_, reason)| reason.as_str())
    }

    /// The cases that it has, and whether they stand there for their line.
    pub(crate) fn cases(&self) -> impl Iterator<Item = (&str, Deviation, &str)> {
        self.reasons.iter().map(|((case, _), (kind, reason))| (case.as_str(), *kind, reason.as_str()))
    }

    /// Cases without a reason.
    pub(crate) fn unexplained(&self) -> Vec<&str> {
        self.cases().filter(|(_, _, reason)| *reason == UNEXPLAINED).map(|(case, ..)| case).collect()
    }

    /// Takes what deviates now: reasons stay where they still fit.
    pub(crate) fn update(&mut self, deviating: &[(String, Deviation)], judged: &dyn Fn(&str) -> bool) {
        let known = |kind: Deviation| kind == Deviation::NotStatic;
        let stands = |case: &str, kind: Deviation| {
            deviating
                .iter()
                .any(|(name, now)| name == case && (*now == kind || (known(kind) && *now == Deviation::Missed)))
        };
        self.reasons.retain(|(case, _), (kind, _)| !judged(case) || stands(case, *kind));
        for (case, kind) in deviating {
            let key = (case.clone(), *kind == Deviation::OtherLine);
            self.reasons.entry(key).or_insert((*kind, UNEXPLAINED.to_owned()));
        }
        let mut groups = self.order.clone();
        for group in self.reasons.values() {
            if !groups.contains(group) {
                groups.push(group.clone());
            }
        }
        groups.sort_by_key(|(kind, _)| *kind);
        let mut text = self.head.clone();
        for group in &groups {
            let cases: Vec<_> = self.reasons.iter().filter(|(_, said)| *said == group).collect();
            if !cases.is_empty() {
                let _ = writeln!(text, "\n{} {}", group.0, group.1);
            }
            for ((case, _), _) in cases {
                let _ = writeln!(text, "  {case}");
            }
        }
        fs::write(LIST, text).unwrap();
    }
}
