//! What `go env -w` refuses to write.

use super::{Reader, find, gopath, scalars};
use crate::go::local_path::LocalPath;

/// Why `go env -w` refuses a variable (go/envcmd/env.go, `checkEnvWrite` and `checkBuildConfig`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The go command works it out, and lets no one change it.
    Fixed,
    /// As [`Refusal::Fixed`], since Go 1.27.
    FixedSinceGo127,
    /// It counts in the process environment only.
    EnvironmentOnly,
    /// The go command does not read it.
    Unknown,
    /// The value is one that every later command would stumble over.
    Value,
}

/// Why `go env -w NAME=VALUE` is refused by Go 1.27; none where it is written. GOFLAGS, GOPROXY, GOTOOLCHAIN and others are written
/// whatever is in them. An empty value is what removes a variable's.
pub fn refusal(name: &str, value: &str) -> Option<Refusal> {
    match name {
        "GOEXE" | "GOGCCFLAGS" | "GOHOSTARCH" | "GOHOSTOS" | "GOMOD" | "GOTELEMETRY" | "GOTELEMETRYDIR"
        | "GOTOOLDIR" | "GOVERSION" | "GOWORK" => return Some(Refusal::Fixed),
        "GOROOT" => return Some(Refusal::FixedSinceGo127),
        "GOENV" | "GODEBUG" => return Some(Refusal::EnvironmentOnly),
        "GCCGOTOOLDIR" | "GIT_ALLOW_PROTOCOL" => return Some(Refusal::Unknown),
        _ => {}
    }
    if find(name).is_none_or(|variable| variable.reader != Reader::Command) {
        return Some(Refusal::Unknown);
    }
    let is_absolute = || LocalPath::of(value).is_some_and(LocalPath::is_absolute);
    let is_refused = match name {
        _ if value.is_empty() => false,
        "GO111MODULE" => !matches!(value, "on" | "off" | "auto"),
        "GOPATH" => gopath::fault(value, false).is_some_and(|(range, _)| range.start == 0),
        "GOMODCACHE" | "GOTMPDIR" => !is_absolute(),
        "CC" | "CXX" => scalars::compiler_fault(value).is_some(),
        _ => false,
    };
    (is_refused || value.contains(['\r', '\n', '\u{b}', '\0'])).then_some(Refusal::Value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_refused_as_by_the_go_command() {
        assert_eq!(refusal("GOVERSION", "go1.22"), Some(Refusal::Fixed));
        assert_eq!(refusal("GOROOT", "/x"), Some(Refusal::FixedSinceGo127));
        assert_eq!(refusal("GOENV", "/x"), Some(Refusal::EnvironmentOnly));
        for name in ["GOGC", "GOMEMLIMIT", "GONOSUCH", "GOPACKAGESDRIVER", "GOCOVERDIR", "PATH"] {
            assert_eq!(refusal(name, "x"), Some(Refusal::Unknown), "{name}");
        }
        for (name, value) in [("GO111MODULE", "true"), ("GOPATH", "rel"), ("GOTMPDIR", "rel"), ("CC", "./cc")] {
            assert_eq!(refusal(name, value), Some(Refusal::Value), "{name}");
        }
        for (name, value) in
            [("GOFLAGS", "x"), ("GOPROXY", "ftp://x"), ("GOBIN", "rel"), ("GO111MODULE", ""), ("CC", "gcc")]
        {
            assert_eq!(refusal(name, value), None, "{name}");
        }
    }
}
