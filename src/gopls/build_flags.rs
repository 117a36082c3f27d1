//! Elements of `buildFlags`, which gopls hands to `go list` as they are, one argument each.
//!
//! As gopls/internal/cache/load.go and go/packages/golist.go have it at v0.23.0; what `go list` says of each was asked of Go 1.21.13 and
//! 1.27.3.

use crate::facts::go_flags::{self, FlagKind};

/// What is wrong with an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlagFault {
    /// It is no flag, so that `go list` takes it and all that follows for packages.
    NoFlag,
    /// A blank stands in what `go list` takes for the name.
    Blank,
    /// `go list` has no such flag.
    Unknown,
    /// It is the last and lacks its value, so that the next flag of gopls' own becomes that.
    MissingValue,
    /// A switch with a value that is no boolean.
    NotBoolean,
}

/// The flags of `go list` that are no build flags and stand alone, or with a boolean.
const SWITCHES: [&str; 12] =
    ["compiled", "cover", "deps", "e", "export", "find", "json", "m", "retracted", "test", "u", "versions"];
/// Those that take a value.
const WITH_VALUES: [&str; 7] =
    ["covermode", "coverpkg", "debug-actiongraph", "debug-runtime-trace", "debug-trace", "f", "reuse"];

/// What is wrong with the elements, each by its place. Behind one that is no flag nothing is looked at.
pub fn faults(elements: &[&str]) -> Vec<(usize, FlagFault)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(element) = elements.get(at) {
        let Some(flag) = Flag::of(element) else {
            found.push((at, FlagFault::NoFlag));
            break;
        };
        let takes_next = flag.takes_value() && flag.value.is_none();
        let fault = match flag.shape() {
            _ if flag.name.contains([' ', '\t']) => Some(FlagFault::Blank),
            Shape::Unknown => Some(FlagFault::Unknown),
            Shape::Value => (takes_next && elements.len() == at + 1).then_some(FlagFault::MissingValue),
            Shape::Switch => flag.value.filter(|value| !is_boolean(flag.name, value)).map(|_| FlagFault::NotBoolean),
        };
        found.extend(fault.map(|fault| (at, fault)));
        at += if takes_next { 2 } else { 1 };
    }
    found
}

/// The value that `elements` give the flag `name`, and the places of the first and the last element that say so; the last one counts.
pub fn value_of<'a>(elements: &[&'a str], name: &str) -> Option<(usize, usize, &'a str)> {
    let (mut at, mut found) = (0, None);
    while let Some(flag) = elements.get(at).and_then(|element| Flag::of(element)) {
        let takes_next = flag.takes_value() && flag.value.is_none();
        let last = if takes_next { at + 1 } else { at };
        let value = if takes_next { elements.get(last).copied() } else { flag.value };
        if flag.name == name {
            found = value.map(|value| (at, last, value));
        }
        at = last + 1;
    }
    found
}

/// What would do as an element at fault says, where that can be told.
pub fn meant_by(element: &str, fault: &FlagFault) -> Option<String> {
    let meant = match fault {
        FlagFault::Blank => {
            let (name, value) = element.trim().split_once([' ', '\t'])?;
            format!("{name}={}", value.trim())
        }
        FlagFault::NoFlag => {
            let name = element.trim().trim_start_matches(['-', '\u{2013}', '\u{2014}']);
            format!("-{name}")
        }
        FlagFault::Unknown | FlagFault::MissingValue | FlagFault::NotBoolean => return None,
    };
    let has_one_value = Flag::of(&meant).is_some_and(|flag| flag.value.is_some() || !flag.takes_value());
    (has_one_value && faults(&[&meant]).is_empty()).then_some(meant)
}

/// An element that the flag package takes for a flag.
struct Flag<'a> {
    name: &'a str,
    value: Option<&'a str>,
}

enum Shape {
    Switch,
    Value,
    Unknown,
}

impl<'a> Flag<'a> {
    fn of(element: &'a str) -> Option<Self> {
        let body = element.strip_prefix('-')?;
        let body = body.strip_prefix('-').unwrap_or(body);
        if body.is_empty() {
            return None;
        }
        let (name, value) = body.split_once('=').map_or((body, None), |(name, value)| (name, Some(value)));
        Some(Self { name, value })
    }

    fn shape(&self) -> Shape {
        match go_flags::find(self.name).map(|flag| flag.kind) {
            Some(FlagKind::Switch) => Shape::Switch,
            Some(FlagKind::Value) => Shape::Value,
            _ if SWITCHES.contains(&self.name) => Shape::Switch,
            _ if WITH_VALUES.contains(&self.name) => Shape::Value,
            _ => Shape::Unknown,
        }
    }

    fn takes_value(&self) -> bool {
        matches!(self.shape(), Shape::Value)
    }
}

/// strconv.ParseBool; `-buildvcs=auto` and `-json=FIELDS` besides.
fn is_boolean(name: &str, value: &str) -> bool {
    let words = ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"];
    name == "json" || words.contains(&value) || (name == "buildvcs" && value == "auto")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_go_list_takes_is_passed() {
        let good: [&[&str]; 7] = [
            &["-tags=a,b"],
            &["-tags", "a b"],
            &["--tags=a b"],
            &["-race", "-mod=mod", "-gcflags", "-N -l"],
            &["-buildvcs=auto", "-trimpath=false"],
            &["-json=Dir", "-compiled"],
            &[],
        ];
        for elements in good {
            assert_eq!(faults(elements), [], "{elements:?}");
        }
    }

    /// The elements, and what is wrong with which.
    type Case<'a> = (&'a [&'a str], &'a [(usize, FlagFault)]);

    #[test]
    fn what_go_list_refuses_or_takes_for_packages_is_found() {
        use FlagFault::{Blank, MissingValue, NoFlag, NotBoolean, Unknown};
        let bad: Vec<Case<'_>> = vec![
            (&["-tags foo"], &[(0, Blank)]),
            (&["-tags foo=bar"], &[(0, Blank)]),
            (&["-race", "tags=foo", "-nonsense"], &[(1, NoFlag)]),
            (&[""], &[(0, NoFlag)]),
            (&["--", "-race"], &[(0, NoFlag)]),
            (&["-run=x", "-o=y"], &[(0, Unknown), (1, Unknown)]),
            (&["-race", "-mod"], &[(1, MissingValue)]),
            (&["-race=maybe"], &[(0, NotBoolean)]),
            (&["-C=x"], &[(0, Unknown)]),
        ];
        for (elements, want) in bad {
            assert_eq!(faults(elements), want, "{elements:?}");
        }
    }

    #[test]
    fn the_evident_meaning_is_proposed() {
        assert_eq!(meant_by("-tags foo", &FlagFault::Blank).as_deref(), Some("-tags=foo"));
        assert_eq!(meant_by("-tags foo bar", &FlagFault::Blank).as_deref(), Some("-tags=foo bar"));
        assert_eq!(meant_by("tags=foo", &FlagFault::NoFlag).as_deref(), Some("-tags=foo"));
        assert_eq!(meant_by("foo", &FlagFault::NoFlag), None);
        assert_eq!(meant_by("tags", &FlagFault::NoFlag), None);
        assert_eq!(meant_by("-nonsense foo", &FlagFault::Blank), None);
    }

    #[test]
    fn the_last_value_of_a_flag_counts() {
        assert_eq!(value_of(&["-mod=vendor", "-tags", "-mod=x", "-mod", "mod"], "mod"), Some((3, 4, "mod")));
        assert_eq!(value_of(&["-tags=x"], "mod"), None);
        assert_eq!(value_of(&["x", "-mod=mod"], "mod"), None);
    }
}
