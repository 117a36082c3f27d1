//! Import paths that are taken.

/// Words that mean sets of packages (cmd/go/internal/search, Go 1.27), so that no package can be imported by them.
const PATTERNS: &[&str] = &["all", "cmd", "std", "tool", "work"];

/// The packages of the standard library without a slash in their paths, internal ones left out: GOROOT/src of Go 1.26 and 1.27 both.
const STANDARD: &[&str] = &[
    "arena", "bufio", "builtin", "bytes", "cmp", "context", "crypto", "embed", "encoding", "errors", "expvar", "flag",
    "fmt", "hash", "html", "image", "io", "iter", "log", "maps", "math", "mime", "net", "os", "path", "plugin",
    "reflect", "regexp", "runtime", "slices", "sort", "strconv", "strings", "structs", "sync", "syscall", "testing",
    "time", "unicode", "unique", "unsafe", "weak",
];

/// Whether `path` is a word that the go command takes for a set of packages.
pub fn is_pattern(path: &str) -> bool {
    PATTERNS.binary_search(&path).is_ok()
}

/// Whether the standard library has a package `path`, which has no slash.
pub fn is_standard(path: &str) -> bool {
    STANDARD.binary_search(&path).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(PATTERNS.is_sorted() && STANDARD.is_sorted());
        assert!(is_standard("fmt") && is_pattern("std") && !is_standard("main"));
    }
}
