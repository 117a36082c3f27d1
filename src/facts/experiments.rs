//! The names that GOEXPERIMENT may hold, by release.
//!
//! Taken from internal/goexperiment/flags.go of Go 1.19 and 1.21 to 1.27; seen with the go command of each. `regabi` is an alias that
//! internal/buildcfg/exp.go adds.

use super::releases::{NEWEST_MINOR, OLDEST_MINOR};

/// An experiment and the minor releases of Go 1 whose go command knows its name. What is before [`OLDEST_MINOR`] is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Experiment {
    /// Its name, in lower case as GOEXPERIMENT takes it.
    pub name: &'static str,
    /// The first release that knows it.
    pub first: u32,
    /// The last release that knows it.
    pub last: u32,
}

/// All of them, sorted by name.
pub const EXPERIMENTS: &[Experiment] = &[
    known("aliastypeparams", 23, 25),
    known("allocheaders", 22, 22),
    known("arenas", 21, 27),
    known("boringcrypto", 19, 27),
    known("cacheprog", 21, 25),
    known("cgocheck2", 21, 27),
    known("coverageredesign", 21, 24),
    known("dwarf5", 25, 27),
    known("exectracer2", 22, 22),
    known("fieldtrack", 19, 27),
    known("goroutineleakprofile", 26, 26),
    known("greenteagc", 25, 27),
    known("heapminimum512kib", 19, 27),
    known("jsonv2", 25, 27),
    known("loopvar", 21, 27),
    known("mapsplitgroup", 27, 27),
    known("newinliner", 22, 27),
    known("pagetrace", 21, 22),
    known("preemptibleloops", 19, 27),
    known("randomizedheapbase64", 26, 27),
    known("range", 22, 22),
    known("rangefunc", 22, 25),
    known("regabi", 19, 27),
    known("regabiargs", 19, 27),
    known("regabiwrappers", 19, 27),
    known("runtimefreegc", 26, 27),
    known("runtimesecret", 26, 27),
    known("simd", 26, 27),
    known("sizespecializedmalloc", 26, 27),
    known("spinbitmutex", 24, 24),
    known("staticlockranking", 19, 27),
    known("swissmap", 24, 25),
    known("synchashtriemap", 24, 25),
    known("synctest", 24, 25),
    known("unified", 19, 19),
];

const fn known(name: &'static str, first: u32, last: u32) -> Experiment {
    Experiment { name, first, last }
}

impl Experiment {
    /// Whether Go 1.`minor` knows it.
    pub const fn is_known_to(&self, minor: u32) -> bool {
        (self.first <= minor || self.first == OLDEST_MINOR) && (minor <= self.last || self.last == NEWEST_MINOR)
    }
}

/// The experiment called `name`.
pub fn find(name: &str) -> Option<&'static Experiment> {
    let index = EXPERIMENTS.binary_search_by(|experiment| experiment.name.cmp(name)).ok()?;
    EXPERIMENTS.get(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_its_releases_are_in_order() {
        assert!(EXPERIMENTS.is_sorted_by(|a, b| a.name < b.name));
        for experiment in EXPERIMENTS {
            assert!(
                OLDEST_MINOR <= experiment.first
                    && experiment.first <= experiment.last
                    && experiment.last <= NEWEST_MINOR
            );
        }
        assert!(find("synctest").is_some_and(|found| found.is_known_to(24) && !found.is_known_to(26)));
        assert!(find("jsonv2").is_some_and(|found| found.is_known_to(28) && !found.is_known_to(24)));
        assert_eq!(find("JSONv2"), None);
    }
}
