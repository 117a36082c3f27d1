//! The variables that are lists of names and settings: GOEXPERIMENT and GODEBUG.

use std::ops::Range;

/// One name in GOEXPERIMENT.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExperimentName<'a> {
    /// The experiment, without the `no` that switches it off.
    pub name: &'a str,
    /// Where the whole stands in the value.
    pub range: Range<usize>,
}

/// The names in GOEXPERIMENT, but for empty ones and `none` (internal/buildcfg/exp.go, `ParseGOEXPERIMENT`). Nothing is trimmed, and
/// each name that begins with `no` is taken to switch one off.
pub fn experiments(value: &str) -> Vec<ExperimentName<'_>> {
    let mut start = 0;
    let mut names = Vec::new();
    for written in value.split(',') {
        let range = start..start + written.len();
        start = range.end + 1;
        if !written.is_empty() && written != "none" {
            names.push(ExperimentName { name: written.strip_prefix("no").unwrap_or(written), range });
        }
    }
    names
}

/// One setting of GODEBUG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DebugSetting<'a> {
    /// What stands before the `=`.
    pub key: &'a str,
    /// What stands behind it.
    pub value: &'a str,
    /// Where both stand in the value of GODEBUG.
    pub range: Range<usize>,
}

/// The settings of GODEBUG that count: of several with one key the last (runtime/runtime1.go, `parsegodebug`). What has no `=` is
/// ignored, as Go does.
pub fn debug_settings(value: &str) -> Vec<DebugSetting<'_>> {
    let mut start = 0;
    let mut settings: Vec<DebugSetting<'_>> = Vec::new();
    for written in value.split(',') {
        let range = start..start + written.len();
        start = range.end + 1;
        if let Some((key, value)) = written.split_once('=') {
            settings.retain(|earlier| earlier.key != key);
            settings.push(DebugSetting { key, value, range });
        }
    }
    settings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_settings_are_found_where_they_stand() {
        let names = |value: &'static str| {
            experiments(value).into_iter().map(|found| (found.name, &value[found.range])).collect::<Vec<_>>()
        };
        assert_eq!(names("jsonv2,nogreenteagc,,none"), [("jsonv2", "jsonv2"), ("greenteagc", "nogreenteagc")]);
        assert_eq!(names("a b, c"), [("a b", "a b"), (" c", " c")]);
        let settings = |value: &'static str| {
            debug_settings(value)
                .into_iter()
                .map(|found| (found.key, found.value, &value[found.range]))
                .collect::<Vec<_>>()
        };
        assert_eq!(settings("a=1,b,a=2"), [("a", "2", "a=2")]);
        assert_eq!(settings("a=1 b=2"), [("a", "1 b=2", "a=1 b=2")]);
        assert_eq!(settings(""), []);
    }
}
