//! The flags that each subcommand of the go command knows, by release.
//!
//! Found by asking Go 1.19 and 1.21 to 1.27 for each flag of [`super::go_flags`] and some more with `go SUBCOMMAND -FLAG=%%% -zzz`, which
//! tells a switch from a flag with a value and runs nothing. Go 1.20 was not asked.

use super::go_flags::{self, FlagKind};
use super::releases::{NEWEST_MINOR, OLDEST_MINOR};

/// A subcommand.
#[derive(Debug)]
pub struct Subcommand {
    /// Its words, without `go`.
    pub words: &'static [&'static str],
    /// Whether it takes the build flags.
    builds: bool,
    /// Its own flags.
    own: &'static [OwnFlag],
    /// Whether no flag of it is missing here. `go vet` and `go fix` ask a tool for some, `go test` hands others to the test.
    pub is_complete: bool,
}

/// A flag that a subcommand has besides the build flags.
#[derive(Debug)]
struct OwnFlag {
    name: &'static str,
    has_value: bool,
    since: u32,
    last: u32,
    is_refused: bool,
}

/// A flag as a subcommand has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownFlag {
    /// Whether the next word is its value, where none is written behind `=`.
    pub has_value: bool,
    /// The first minor release of Go 1 that has it, as far as it was asked.
    pub since: u32,
    /// The last one.
    pub last: u32,
    /// Whether the command fails all the same: "no longer supported".
    pub is_refused: bool,
}

impl KnownFlag {
    /// Whether Go 1.`minor` has it. Of releases that were not asked it is assumed.
    pub fn is_known_to(&self, minor: u32) -> bool {
        minor <= OLDEST_MINOR || minor == 20 || (self.since <= minor && minor <= self.last)
    }
}

impl Subcommand {
    /// The flag called `name`, without the hyphen; none where no release has it.
    pub fn flag(&self, name: &str) -> Option<KnownFlag> {
        if let Some(own) = self.own.iter().find(|flag| flag.name == name) {
            let OwnFlag { has_value, since, last, is_refused, .. } = *own;
            return Some(KnownFlag { has_value, since, last, is_refused }).filter(|_| last > 0);
        }
        let flag = go_flags::find(name).filter(|_| self.builds || name == "C")?;
        // `-v` and the debug flags are no build flags by the name, since `go version` and `go mod tidy` have a `-v` too.
        let is_switch = flag.kind == FlagKind::Switch || name == "v";
        let is_of_builds = is_switch || flag.kind != FlagKind::Other || name.starts_with("debug-");
        is_of_builds.then_some(KnownFlag {
            has_value: !is_switch,
            since: flag.since,
            last: NEWEST_MINOR,
            is_refused: false,
        })
    }
}

/// The subcommand that `words` begin with, and how many of them name it.
pub fn of(words: &[String]) -> Option<(&'static Subcommand, usize)> {
    let is_named = |subcommand: &&Subcommand| {
        subcommand.words.len() <= words.len() && subcommand.words.iter().zip(words).all(|(name, word)| name == word)
    };
    SUBCOMMANDS.iter().find(is_named).map(|subcommand| (subcommand, subcommand.words.len()))
}

/// Those that are known.
pub const SUBCOMMANDS: &[Subcommand] = &[
    builds(
        &["build"],
        &[
            switch("cover", 21),
            value("covermode", 21),
            value("coverpkg", 21),
            gone("i", 19),
            switch("json", 24),
            value("o", 19),
        ],
    ),
    builds(
        &["clean"],
        &[
            switch("cache", 19),
            switch("fuzzcache", 19),
            switch("i", 19),
            switch("modcache", 19),
            switch("r", 19),
            switch("testcache", 19),
        ],
    ),
    Subcommand {
        is_complete: false,
        ..builds(&["fix"], &[switch("diff", 26), value("fix", 19), value("fixtool", 26), switch("json", 26)])
    },
    builds(&["generate"], &[value("run", 19), value("skip", 21)]),
    builds(
        &["get"],
        &[
            switch("d", 19),
            switch("f", 19),
            switch("fix", 19),
            refused("insecure"),
            switch("json", 24),
            refused("m"),
            never("mod"),
            switch("t", 19),
            switch("tool", 24),
            switch("u", 19),
        ],
    ),
    builds(
        &["install"],
        &[switch("cover", 21), value("covermode", 21), value("coverpkg", 21), gone("i", 19), switch("json", 24)],
    ),
    builds(
        &["list"],
        &[
            switch("compiled", 19),
            switch("cover", 21),
            value("covermode", 21),
            value("coverpkg", 21),
            switch("deps", 19),
            switch("e", 19),
            switch("export", 19),
            value("f", 19),
            switch("find", 19),
            switch("json", 19),
            switch("m", 19),
            switch("retracted", 19),
            value("reuse", 19),
            switch("test", 19),
            switch("u", 19),
            switch("versions", 19),
        ],
    ),
    builds(
        &["run"],
        &[switch("cover", 21), value("covermode", 21), value("coverpkg", 21), value("exec", 19), switch("json", 24)],
    ),
    Subcommand { is_complete: false, ..builds(&["test"], TEST_FLAGS) },
    Subcommand {
        is_complete: false,
        ..builds(&["vet"], &[switch("diff", 26), switch("fix", 26), switch("json", 19), value("vettool", 19)])
    },
    of_modules(
        &["mod", "download"],
        &[switch("json", 19), MODCACHERW, MODFILE, OVERLAY, value("reuse", 19), switch("x", 19)],
    ),
    of_modules(&["mod", "graph"], &[value("go", 19), MODCACHERW, MODFILE, OVERLAY, switch("x", 21)]),
    of_modules(
        &["mod", "tidy"],
        &[
            value("compat", 19),
            switch("diff", 23),
            switch("e", 19),
            value("go", 19),
            MODCACHERW,
            MODFILE,
            OVERLAY,
            switch("v", 19),
            switch("x", 21),
        ],
    ),
    of_modules(&["mod", "vendor"], &[switch("e", 19), MODCACHERW, MODFILE, value("o", 19), OVERLAY, switch("v", 19)]),
    of_modules(&["mod", "verify"], &[MODCACHERW, MODFILE, OVERLAY]),
    of_modules(&["mod", "why"], &[switch("m", 19), MODCACHERW, MODFILE, OVERLAY, switch("vendor", 19)]),
];

/// The test flags that `go test` itself knows; each may have `test.` before it.
const TEST_FLAGS: &[OwnFlag] = &[
    switch("artifacts", 26),
    value("bench", 19),
    switch("benchmem", 19),
    value("benchtime", 19),
    value("blockprofile", 19),
    value("blockprofilerate", 19),
    switch("c", 19),
    value("count", 19),
    switch("cover", 19),
    value("covermode", 19),
    value("coverpkg", 19),
    value("coverprofile", 19),
    value("cpu", 19),
    value("cpuprofile", 19),
    value("exec", 19),
    switch("failfast", 19),
    switch("fullpath", 21),
    value("fuzz", 19),
    value("fuzzminimizetime", 19),
    value("fuzztime", 19),
    switch("json", 19),
    value("list", 19),
    value("memprofile", 19),
    value("memprofilerate", 19),
    value("mutexprofile", 19),
    value("mutexprofilefraction", 19),
    value("o", 19),
    value("outputdir", 19),
    value("parallel", 19),
    value("run", 19),
    switch("short", 19),
    value("shuffle", 19),
    value("skip", 21),
    value("timeout", 19),
    value("trace", 19),
    value("vet", 19),
];

const MODCACHERW: OwnFlag = switch("modcacherw", 19);
const MODFILE: OwnFlag = value("modfile", 19);
const OVERLAY: OwnFlag = value("overlay", 19);

const fn builds(words: &'static [&'static str], own: &'static [OwnFlag]) -> Subcommand {
    Subcommand { words, builds: true, own, is_complete: true }
}

const fn of_modules(words: &'static [&'static str], own: &'static [OwnFlag]) -> Subcommand {
    Subcommand { words, builds: false, own, is_complete: true }
}

const fn switch(name: &'static str, since: u32) -> OwnFlag {
    OwnFlag { name, has_value: false, since, last: NEWEST_MINOR, is_refused: false }
}

const fn value(name: &'static str, since: u32) -> OwnFlag {
    OwnFlag { has_value: true, ..switch(name, since) }
}

const fn gone(name: &'static str, last: u32) -> OwnFlag {
    OwnFlag { last, ..switch(name, OLDEST_MINOR) }
}

/// It is read, and then the command fails.
const fn refused(name: &'static str) -> OwnFlag {
    OwnFlag { is_refused: true, ..switch(name, OLDEST_MINOR) }
}

/// A build flag that this command has not.
const fn never(name: &'static str) -> OwnFlag {
    gone(name, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flag(command: &str, name: &str) -> Option<KnownFlag> {
        let words: Vec<String> = command.split(' ').map(str::to_owned).collect();
        of(&words).and_then(|(subcommand, _)| subcommand.flag(name))
    }

    #[test]
    fn a_subcommand_has_its_own_flags_and_those_of_builds() {
        assert!(flag("build ./...", "race").is_some_and(|flag| !flag.has_value));
        assert!(flag("build", "ldflags").is_some_and(|flag| flag.has_value));
        assert!(flag("build", "debug-trace").is_some_and(|flag| flag.has_value));
        assert!(flag("list -m", "json").is_some_and(|flag| !flag.has_value));
        assert_eq!(flag("build", "diff"), None);
        assert_eq!(flag("get", "mod"), None);
        assert_eq!(flag("mod tidy", "race"), None);
        assert!(flag("mod tidy -x", "C").is_some());
        assert_eq!(flag("mod edit", "fmt"), None);
        assert!(flag("get", "insecure").is_some_and(|flag| flag.is_refused));
    }

    #[test]
    fn a_flag_is_known_to_the_releases_that_have_it() {
        let known = |command, name, minor| flag(command, name).is_some_and(|flag| flag.is_known_to(minor));
        assert!(!known("mod tidy", "diff", 22));
        assert!(known("mod tidy", "diff", 23));
        assert!(!known("build", "i", 21));
        // Not asked.
        assert!(known("build", "i", 20) && known("build", "pgo", 20) && known("build", "pgo", 17));
    }

    #[test]
    fn the_flags_of_a_subcommand_are_sorted() {
        for subcommand in SUBCOMMANDS {
            assert!(subcommand.own.is_sorted_by(|a, b| a.name < b.name), "{:?}", subcommand.words);
        }
    }
}
