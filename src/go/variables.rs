//! The environment variables that Go and its tools know, the grammar of their values, and names that mean one of them but miss it.
//! GOPROXY, GOFLAGS, GOTOOLCHAIN and the lists of patterns have modules of their own beside this one.

pub mod architecture;
pub mod goauth;
pub mod gopath;
pub mod gosumdb;
pub mod govcs;
pub mod lists;
mod near;
pub mod scalars;
pub mod written;

use Reader::{Command, Gone, OutputOnly, Program, Tools};

pub use near::{Miss, near_miss};

/// Who reads a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    /// The go command, or a tool that it starts; `go env` or `go help environment` names it.
    Command,
    /// Nobody: `go env` prints it, and setting it in the environment has no effect.
    OutputOnly,
    /// Every program that was built with Go: the runtime reads it.
    Program,
    /// Other tools of the Go project, or the go command for debugging.
    Tools,
    /// Nobody any more.
    Gone,
}

/// A variable with a meaning to Go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// Who reads it in Go 1.19 to 1.27.
    pub reader: Reader,
}

/// All of them, sorted by name. Taken from internal/cfg, `go help environment`, `go env`, and what the standard library and the tools of
/// Go 1.27.3 look up.
pub const VARIABLES: &[Variable] = &[
    of("AR", Command),
    of("CC", Command),
    of("CGO_CFLAGS", Command),
    of("CGO_CFLAGS_ALLOW", Command),
    of("CGO_CFLAGS_DISALLOW", Command),
    of("CGO_CPPFLAGS", Command),
    of("CGO_CPPFLAGS_ALLOW", Command),
    of("CGO_CPPFLAGS_DISALLOW", Command),
    of("CGO_CXXFLAGS", Command),
    of("CGO_CXXFLAGS_ALLOW", Command),
    of("CGO_CXXFLAGS_DISALLOW", Command),
    of("CGO_ENABLED", Command),
    of("CGO_FFLAGS", Command),
    of("CGO_FFLAGS_ALLOW", Command),
    of("CGO_FFLAGS_DISALLOW", Command),
    of("CGO_LDFLAGS", Command),
    of("CGO_LDFLAGS_ALLOW", Command),
    of("CGO_LDFLAGS_DISALLOW", Command),
    of("CXX", Command),
    of("FC", Command),
    of("GCCGO", Command),
    of("GCCGOTOOLDIR", Command),
    of("GIT_ALLOW_PROTOCOL", Command),
    of("GO111MODULE", Command),
    of("GO386", Command),
    of("GOAMD64", Command),
    of("GOARCH", Command),
    of("GOARM", Command),
    of("GOARM64", Command),
    of("GOAUTH", Command),
    of("GOBIN", Command),
    of("GOBUILDTIMELOGFILE", Tools),
    of("GOCACHE", Command),
    of("GOCACHEPROG", Command),
    of("GOCLOBBERDEADHASH", Tools),
    of("GOCOMPILEDEBUG", Tools),
    of("GOCOVERDEBUG", Tools),
    of("GOCOVERDIR", Program),
    of("GODEBUG", Program),
    of("GOENV", Command),
    of("GOEXE", OutputOnly),
    of("GOEXPERIMENT", Command),
    of("GOFIPS140", Command),
    of("GOFLAGS", Command),
    of("GOGC", Program),
    of("GOGCCFLAGS", OutputOnly),
    of("GOHOSTARCH", OutputOnly),
    of("GOHOSTOS", OutputOnly),
    of("GOINSECURE", Command),
    of("GOMAXPROCS", Program),
    of("GOMEMLIMIT", Program),
    of("GOMIPS", Command),
    of("GOMIPS64", Command),
    of("GOMOD", OutputOnly),
    of("GOMODCACHE", Command),
    of("GONOPROXY", Command),
    of("GONOSUMDB", Command),
    of("GOOS", Command),
    of("GOPACKAGESDRIVER", Tools),
    of("GOPATH", Command),
    of("GOPPC64", Command),
    of("GOPRIVATE", Command),
    of("GOPROXY", Command),
    of("GORACE", Program),
    of("GORISCV64", Command),
    of("GOROOT", Command),
    of("GOROOT_BOOTSTRAP", Tools),
    of("GOROOT_FINAL", Gone),
    of("GOSSADIR", Tools),
    of("GOSSAFUNC", Tools),
    of("GOSSAHASH", Tools),
    of("GOSUMDB", Command),
    of("GOTELEMETRY", OutputOnly),
    of("GOTELEMETRYDIR", OutputOnly),
    of("GOTMPDIR", Command),
    of("GOTOOLCHAIN", Command),
    of("GOTOOLDIR", OutputOnly),
    of("GOTRACEBACK", Program),
    of("GOVCS", Command),
    of("GOVENDOREXPERIMENT", Gone),
    of("GOVERSION", OutputOnly),
    of("GOWASIRUNTIME", Tools),
    of("GOWASM", Command),
    of("GOWORK", Command),
    of("GO_EXTLINK_ENABLED", Command),
    of("PKG_CONFIG", Command),
];

const fn of(name: &'static str, reader: Reader) -> Variable {
    Variable { name, reader }
}

/// The variable called `name`; names are case-sensitive.
pub fn find(name: &str) -> Option<&'static Variable> {
    let index = VARIABLES.binary_search_by(|variable| variable.name.cmp(name)).ok()?;
    VARIABLES.get(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_all_are_found() {
        assert!(VARIABLES.is_sorted_by(|a, b| a.name < b.name));
        assert_eq!(find("GOPROXY").map(|variable| variable.reader), Some(Command));
        assert_eq!(find("GOTELEMETRY").map(|variable| variable.reader), Some(OutputOnly));
        assert_eq!(find("goproxy"), None);
        assert_eq!(find("GONOSUMCHECK"), None);
    }
}
