//! The flags of `golangci-lint run`, as far as one of its major releases has them and the other has not.
//!
//! Taken from `pkg/commands/{run,flagsets,root}.go` at the last tag of each minor release from v1.4.1 to v2.13.1, and the tags around each
//! change.

/// A flag that some release has and a later one has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RemovedFlag {
    /// Its name without dashes.
    pub name: &'static str,
    /// Its letter, where it has one.
    pub letter: Option<char>,
    /// The first release without it.
    pub removed: &'static str,
    /// What does its work now.
    pub successor: Option<&'static str>,
}

/// Every flag that v2 does not know and some v1 does, sorted by name. The linters' own flags (`gocyclo.min-complexity`) were hidden in v1.
pub const REMOVED_FLAGS: &[RemovedFlag] = &[
    removed("deadline", None, "v1.57.0", Some("`--timeout`")),
    removed("depguard.include-go-root", None, "v1.53.0", LINTERS),
    removed("depguard.packages", None, "v1.53.0", LINTERS),
    removed("disable-all", None, "v2.0.0", Some("`--default=none`")),
    removed("dupl.threshold", None, "v1.57.0", LINTERS),
    removed("enable-all", None, "v2.0.0", Some("`--default=all`")),
    removed("errcheck.check-blank", None, "v1.57.0", LINTERS),
    removed("errcheck.check-type-assertions", None, "v1.57.0", LINTERS),
    removed("errcheck.exclude", None, "v1.57.0", LINTERS),
    removed("errcheck.ignore", None, "v1.57.0", LINTERS),
    removed("exclude", Some('e'), "v2.0.0", EXCLUSIONS),
    removed("exclude-case-sensitive", None, "v2.0.0", None),
    removed("exclude-dirs", None, "v2.0.0", EXCLUSIONS),
    removed("exclude-dirs-use-default", None, "v2.0.0", EXCLUSIONS),
    removed("exclude-files", None, "v2.0.0", EXCLUSIONS),
    removed("exclude-generated", None, "v2.0.0", EXCLUSIONS),
    removed("exclude-use-default", None, "v2.0.0", EXCLUSIONS),
    removed("fast", None, "v2.0.0", Some("`--fast-only`")),
    removed("go", None, "v2.0.0", Some("`run.go` in its configuration")),
    removed("goconst.ignore-calls", None, "v1.57.0", LINTERS),
    removed("goconst.match-constant", None, "v1.57.0", LINTERS),
    removed("goconst.max", None, "v1.57.0", LINTERS),
    removed("goconst.min", None, "v1.57.0", LINTERS),
    removed("goconst.min-len", None, "v1.57.0", LINTERS),
    removed("goconst.min-occurrences", None, "v1.57.0", LINTERS),
    removed("goconst.numbers", None, "v1.57.0", LINTERS),
    removed("gocyclo.min-complexity", None, "v1.57.0", LINTERS),
    removed("gofmt.simplify", None, "v1.57.0", LINTERS),
    removed("govet.check-shadowing", None, "v1.57.0", LINTERS),
    removed("lll.tab-width", None, "v1.57.0", LINTERS),
    removed("maligned.suggest-new", None, "v1.57.0", LINTERS),
    removed("out-format", None, "v2.0.0", Some("`--output.text.path` and its like")),
    removed("presets", Some('p'), "v2.0.0", Some("`--enable`")),
    removed("print-issued-lines", None, "v2.0.0", Some("`--output.text.print-issued-lines`")),
    removed("print-linter-name", None, "v2.0.0", Some("`--output.text.print-linter-name`")),
    removed("print-welcome", None, "v1.57.0", None),
    removed("silent", Some('s'), "v1.57.0", None),
    removed("skip-dirs-use-default", None, "v1.63.0", EXCLUSIONS),
    removed("sort-order", None, "v2.0.0", Some("`output.sort-order` in its configuration")),
    removed("sort-results", None, "v2.0.0", None),
];

/// The flags that v2 still takes and does nothing with, and what does their work there, sorted by name.
pub const INERT_FLAGS: &[(&str, &str)] = &[
    ("skip-dirs", "`linters.exclusions.paths` in its configuration"),
    ("skip-files", "`linters.exclusions.paths` in its configuration"),
];

/// The flags that v2 has and v1 has not, sorted by name.
pub const ADDED_FLAGS: &[&str] = &[
    "default",
    "fast-only",
    "output.checkstyle.path",
    "output.code-climate.path",
    "output.html.path",
    "output.json.path",
    "output.junit-xml.extended",
    "output.junit-xml.path",
    "output.sarif.path",
    "output.tab.colors",
    "output.tab.path",
    "output.tab.print-linter-name",
    "output.teamcity.path",
    "output.text.colors",
    "output.text.path",
    "output.text.print-issued-lines",
    "output.text.print-linter-name",
    "path-mode",
];

const EXCLUSIONS: Option<&str> = Some("`linters.exclusions` in its configuration");
const LINTERS: Option<&str> = Some("the linter's settings in its configuration");

const fn removed(
    name: &'static str,
    letter: Option<char>,
    removed: &'static str,
    successor: Option<&'static str>,
) -> RemovedFlag {
    RemovedFlag { name, letter, removed, successor }
}

impl RemovedFlag {
    /// Whether releases of v1 that are otherwise current lack it too.
    pub fn was_gone_in_v1(&self) -> bool {
        self.removed.starts_with("v1.")
    }
}

/// The name of the flag that `argument` is, as pflag reads it: `--fast`, `--exclude=x`. None for what is no flag with two dashes.
pub fn flag_name(argument: &str) -> Option<&str> {
    let name = argument.strip_prefix("--")?.split('=').next()?;
    (!name.is_empty()).then_some(name)
}

/// The removed flag that `argument` is: by its name, or by its letter.
pub fn removed_flag(argument: &str) -> Option<&'static RemovedFlag> {
    if let Some(name) = flag_name(argument) {
        let index = REMOVED_FLAGS.binary_search_by(|flag| flag.name.cmp(name)).ok()?;
        return REMOVED_FLAGS.get(index);
    }
    let letter = argument.strip_prefix('-')?.chars().next()?;
    REMOVED_FLAGS.iter().find(|flag| flag.letter == Some(letter))
}

/// What does the work of the flag that `argument` is, if v2 takes it and does nothing with it.
pub fn inert_flag(argument: &str) -> Option<&'static str> {
    let name = flag_name(argument)?;
    INERT_FLAGS.iter().find(|(inert, _)| *inert == name).map(|(_, successor)| *successor)
}

/// Whether `argument` is a flag that v1 has not.
pub fn is_added_flag(argument: &str) -> bool {
    flag_name(argument).is_some_and(|name| ADDED_FLAGS.binary_search(&name).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_so_that_all_are_found() {
        assert!(REMOVED_FLAGS.is_sorted_by(|a, b| a.name < b.name));
        assert!(ADDED_FLAGS.is_sorted());
        for flag in REMOVED_FLAGS {
            assert_eq!(removed_flag(&format!("--{}=x", flag.name)), Some(flag));
            assert!(!ADDED_FLAGS.contains(&flag.name));
        }
    }

    #[test]
    fn flags_are_read_as_pflag_reads_them() {
        assert_eq!(removed_flag("--fast").map(|flag| flag.removed), Some("v2.0.0"));
        assert_eq!(removed_flag("-e=x").map(|flag| flag.name), Some("exclude"));
        assert_eq!(removed_flag("-pbugs").map(|flag| flag.name), Some("presets"));
        for argument in ["", "-", "--", "--=", "fast", "--fast-only", "--faster", "-v", "./..."] {
            assert_eq!(removed_flag(argument), None, "{argument}");
        }
        assert!(inert_flag("--skip-dirs=x").is_some() && inert_flag("--skip-dirs-use-default").is_none());
        assert!(is_added_flag("--path-mode=abs") && !is_added_flag("--path-prefix=x"));
    }
}
