//! The pairs of GOOS and GOARCH that the go command builds for, by release.
//!
//! Taken from internal/platform/zosarch.go of Go 1.19 and 1.21 to 1.27, broken ports included, since builds for them are not refused;
//! seen with `go build` of each. linux/sparc64 is listed there and has no compiler, so it is left out.

use super::releases::{NEWEST_MINOR, OLDEST_MINOR};

/// A pair, and the minor releases of Go 1 that build for it. What is before [`OLDEST_MINOR`] is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Platform {
    /// The value of GOOS.
    pub os: &'static str,
    /// The value of GOARCH.
    pub arch: &'static str,
    /// The first release that has it.
    pub first: u32,
    /// The last release that has it.
    pub last: u32,
}

/// All of them, sorted by operating system and architecture.
pub const PLATFORMS: &[Platform] = &[
    pair("aix", "ppc64", 19, 27),
    pair("android", "386", 19, 27),
    pair("android", "amd64", 19, 27),
    pair("android", "arm", 19, 27),
    pair("android", "arm64", 19, 27),
    pair("darwin", "amd64", 19, 27),
    pair("darwin", "arm64", 19, 27),
    pair("dragonfly", "amd64", 19, 27),
    pair("freebsd", "386", 19, 27),
    pair("freebsd", "amd64", 19, 27),
    pair("freebsd", "arm", 19, 27),
    pair("freebsd", "arm64", 19, 27),
    pair("freebsd", "riscv64", 20, 27),
    pair("illumos", "amd64", 19, 27),
    pair("ios", "amd64", 19, 27),
    pair("ios", "arm64", 19, 27),
    pair("js", "wasm", 19, 27),
    pair("linux", "386", 19, 27),
    pair("linux", "amd64", 19, 27),
    pair("linux", "arm", 19, 27),
    pair("linux", "arm64", 19, 27),
    pair("linux", "loong64", 19, 27),
    pair("linux", "mips", 19, 27),
    pair("linux", "mips64", 19, 27),
    pair("linux", "mips64le", 19, 27),
    pair("linux", "mipsle", 19, 27),
    pair("linux", "ppc64", 19, 27),
    pair("linux", "ppc64le", 19, 27),
    pair("linux", "riscv64", 19, 27),
    pair("linux", "s390x", 19, 27),
    pair("netbsd", "386", 19, 27),
    pair("netbsd", "amd64", 19, 27),
    pair("netbsd", "arm", 19, 27),
    pair("netbsd", "arm64", 19, 27),
    pair("openbsd", "386", 19, 27),
    pair("openbsd", "amd64", 19, 27),
    pair("openbsd", "arm", 19, 27),
    pair("openbsd", "arm64", 19, 27),
    pair("openbsd", "mips64", 19, 26),
    pair("openbsd", "ppc64", 22, 27),
    pair("openbsd", "riscv64", 23, 27),
    pair("plan9", "386", 19, 27),
    pair("plan9", "amd64", 19, 27),
    pair("plan9", "arm", 19, 27),
    pair("solaris", "amd64", 19, 27),
    pair("wasip1", "wasm", 21, 27),
    pair("windows", "386", 19, 27),
    pair("windows", "amd64", 19, 27),
    pair("windows", "arm", 19, 25),
    pair("windows", "arm64", 19, 27),
];

const fn pair(os: &'static str, arch: &'static str, first: u32, last: u32) -> Platform {
    Platform { os, arch, first, last }
}

impl Platform {
    /// Whether Go 1.`minor` builds for it.
    pub const fn is_built_by(&self, minor: u32) -> bool {
        (self.first <= minor || self.first == OLDEST_MINOR) && (minor <= self.last || self.last == NEWEST_MINOR)
    }
}

/// The pair `os`/`arch`.
pub fn find(os: &str, arch: &str) -> Option<&'static Platform> {
    PLATFORMS.iter().find(|platform| platform.os == os && platform.arch == arch)
}

/// Whether any pair has this GOOS.
pub fn is_os(os: &str) -> bool {
    PLATFORMS.iter().any(|platform| platform.os == os)
}

/// Whether any pair has this GOARCH.
pub fn is_arch(arch: &str) -> bool {
    PLATFORMS.iter().any(|platform| platform.arch == arch)
}

/// The GOOS that other words mean: of uname, of GitHub, of Node and of Python.
pub fn os_meant_by(word: &str) -> Option<&'static str> {
    let lower = word.to_ascii_lowercase();
    match lower.as_str() {
        "macos" | "mac" | "osx" | "macosx" | "mac os" | "macos-latest" => Some("darwin"),
        "win32" | "win" | "win64" | "windows_nt" | "windows-latest" => Some("windows"),
        "ubuntu" | "ubuntu-latest" | "debian" | "alpine" | "gnu/linux" => Some("linux"),
        "sunos" => Some("solaris"),
        _ => PLATFORMS.iter().map(|platform| platform.os).find(|os| *os == lower),
    }
}

/// The GOARCH that other words mean.
pub fn arch_meant_by(word: &str) -> Option<&'static str> {
    let lower = word.to_ascii_lowercase();
    match lower.as_str() {
        "x86_64" | "x64" | "x86-64" => Some("amd64"),
        "x86" | "i386" | "i686" | "ia32" => Some("386"),
        "aarch64" | "arm64v8" | "armv8" => Some("arm64"),
        "armv5" | "armv6" | "armv6l" | "armv7" | "armv7l" | "armhf" | "arm32v6" | "arm32v7" => Some("arm"),
        "ppc64el" | "powerpc64le" => Some("ppc64le"),
        "riscv" => Some("riscv64"),
        "loongarch64" => Some("loong64"),
        _ => PLATFORMS.iter().map(|platform| platform.arch).find(|arch| *arch == lower),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_its_releases_are_in_order() {
        assert!(PLATFORMS.is_sorted_by(|a, b| (a.os, a.arch) < (b.os, b.arch)));
        for platform in PLATFORMS {
            assert!(OLDEST_MINOR <= platform.first && platform.first <= platform.last && platform.last <= NEWEST_MINOR);
            assert_eq!(os_meant_by(platform.os), Some(platform.os));
            assert_eq!(arch_meant_by(platform.arch), Some(platform.arch));
        }
        assert!(find("windows", "arm").is_some_and(|found| found.is_built_by(25) && !found.is_built_by(26)));
        assert_eq!(os_meant_by("macOS"), Some("darwin"));
        assert_eq!(find("linux", "sparc64"), None);
    }
}
