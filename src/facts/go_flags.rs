//! The flags that GOFLAGS may hold: those that some go command has, by release.
//!
//! Found by asking the go command of Go 1.19 and 1.21 to 1.27 for each string of cmd/go's sources. What a build flag takes is from
//! go/work/build.go (`AddBuildFlags`) and go/base/flag.go of Go 1.27.3.

use FlagKind::{Other, Refused, Switch, Value};

/// A flag of some go command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoFlag {
    /// Without the hyphen.
    pub name: &'static str,
    /// The first minor release of Go 1 that has it. What is before [`super::releases::OLDEST_MINOR`] is not known. None of them is gone again.
    pub since: u32,
    /// What it takes.
    pub kind: FlagKind,
}

/// What a flag takes, as far as all commands that load packages agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FlagKind {
    /// A build flag that may stand alone, or have a boolean value.
    Switch,
    /// A build flag that must have a value.
    Value,
    /// A flag of some commands only.
    Other,
    /// `-C`, which every command refuses in GOFLAGS.
    Refused,
}

/// All of them, sorted by name.
pub const FLAGS: &[GoFlag] = &[
    flag("C", 21, Refused),
    flag("a", 19, Switch),
    flag("artifacts", 26, Other),
    flag("asan", 19, Switch),
    flag("asmflags", 19, Value),
    flag("bench", 19, Other),
    flag("benchmem", 19, Other),
    flag("benchtime", 19, Other),
    flag("blockprofile", 19, Other),
    flag("blockprofilerate", 19, Other),
    flag("buildmode", 19, Value),
    flag("buildvcs", 19, Switch),
    flag("c", 19, Other),
    flag("cache", 19, Other),
    flag("changed", 23, Other),
    flag("compat", 19, Other),
    flag("compiled", 19, Other),
    flag("compiler", 19, Value),
    flag("count", 19, Other),
    flag("cover", 19, Other),
    flag("covermode", 19, Other),
    flag("coverpkg", 19, Other),
    flag("coverprofile", 19, Other),
    flag("cpu", 19, Other),
    flag("cpuprofile", 19, Other),
    flag("d", 19, Other),
    flag("debug-actiongraph", 19, Other),
    flag("debug-runtime-trace", 21, Other),
    flag("debug-trace", 19, Other),
    flag("deps", 19, Other),
    flag("diff", 23, Other),
    flag("dropexclude", 19, Other),
    flag("dropgodebug", 23, Other),
    flag("dropignore", 25, Other),
    flag("dropreplace", 19, Other),
    flag("droprequire", 19, Other),
    flag("dropretract", 19, Other),
    flag("droptool", 24, Other),
    flag("dropuse", 19, Other),
    flag("e", 19, Other),
    flag("exclude", 19, Other),
    flag("exec", 19, Other),
    flag("export", 19, Other),
    flag("f", 19, Other),
    flag("failfast", 19, Other),
    flag("find", 19, Other),
    flag("fix", 19, Other),
    flag("fixtool", 26, Other),
    flag("fmt", 19, Other),
    flag("fullpath", 21, Other),
    flag("fuzz", 19, Other),
    flag("fuzzcache", 19, Other),
    flag("fuzzminimizetime", 19, Other),
    flag("fuzztime", 19, Other),
    flag("gccgoflags", 19, Value),
    flag("gcflags", 19, Value),
    flag("go", 19, Other),
    flag("godebug", 23, Other),
    flag("i", 19, Other),
    flag("ignore", 25, Other),
    flag("insecure", 19, Other),
    flag("installsuffix", 19, Value),
    flag("json", 19, Other),
    flag("ldflags", 19, Value),
    flag("linkshared", 19, Switch),
    flag("list", 19, Other),
    flag("m", 19, Other),
    flag("memprofile", 19, Other),
    flag("memprofilerate", 19, Other),
    flag("mod", 19, Value),
    flag("modcache", 19, Other),
    flag("modcacherw", 19, Switch),
    flag("modfile", 19, Value),
    flag("module", 19, Other),
    flag("msan", 19, Switch),
    flag("mutexprofile", 19, Other),
    flag("mutexprofilefraction", 19, Other),
    flag("n", 19, Switch),
    flag("o", 19, Other),
    flag("outputdir", 19, Other),
    flag("overlay", 19, Value),
    flag("p", 19, Value),
    flag("parallel", 19, Other),
    flag("pgo", 21, Value),
    flag("pkgdir", 19, Value),
    flag("print", 19, Other),
    flag("r", 19, Other),
    flag("race", 19, Switch),
    flag("replace", 19, Other),
    flag("require", 19, Other),
    flag("retract", 19, Other),
    flag("retracted", 19, Other),
    flag("reuse", 19, Other),
    flag("run", 19, Other),
    flag("short", 19, Other),
    flag("shuffle", 19, Other),
    flag("skip", 21, Other),
    flag("t", 19, Other),
    flag("tags", 19, Value),
    flag("test", 19, Other),
    flag("testcache", 19, Other),
    flag("timeout", 19, Other),
    flag("tool", 24, Other),
    flag("toolchain", 21, Other),
    flag("toolexec", 19, Value),
    flag("trace", 19, Other),
    flag("trimpath", 19, Switch),
    flag("u", 19, Other),
    flag("use", 19, Other),
    flag("v", 19, Other),
    flag("vendor", 19, Other),
    flag("versions", 19, Other),
    flag("vet", 19, Other),
    flag("vettool", 19, Other),
    flag("w", 19, Other),
    flag("work", 19, Switch),
    flag("x", 19, Switch),
];

const fn flag(name: &'static str, since: u32, kind: FlagKind) -> GoFlag {
    GoFlag { name, since, kind }
}

/// The flag called `name`.
pub fn find(name: &str) -> Option<&'static GoFlag> {
    let index = FLAGS.binary_search_by(|flag| flag.name.cmp(name)).ok()?;
    FLAGS.get(index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::releases::{NEWEST_MINOR, OLDEST_MINOR};

    #[test]
    fn the_table_is_sorted_and_its_releases_are_known() {
        assert!(FLAGS.is_sorted_by(|a, b| a.name < b.name));
        assert!(FLAGS.iter().all(|flag| OLDEST_MINOR <= flag.since && flag.since <= NEWEST_MINOR));
        assert_eq!(find("mod").map(|flag| flag.kind), Some(Value));
        assert_eq!(find("pgo").map(|flag| flag.since), Some(21));
        assert_eq!(find("C").map(|flag| flag.kind), Some(Refused));
        assert_eq!(find("modd"), None);
    }
}
