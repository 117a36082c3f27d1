//! GODEBUG settings that are gone: a program built with Go 1.27 or later stops at once where its environment has one at its old value.
//!
//! Taken from internal/godebugs/table.go (`Removed`) of Go 1.27.3; seen with `go version` of Go 1.27.3. Go 1.26 and earlier ignore them.

/// The first minor release of Go 1 whose programs stop.
pub const REFUSED_SINCE: u32 = 27;

/// A setting that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RemovedSetting {
    /// Its key.
    pub key: &'static str,
    /// The values that are refused; all others are ignored.
    pub old_values: &'static [&'static str],
    /// The minor release of Go 1 in which it lost its meaning.
    pub removed: u32,
}

/// All of them, sorted by key.
pub const REMOVED_SETTINGS: &[RemovedSetting] = &[
    RemovedSetting { key: "asynctimerchan", old_values: &["1", "2"], removed: 27 },
    RemovedSetting { key: "gotypesalias", old_values: &["0"], removed: 27 },
    RemovedSetting { key: "tls10server", old_values: &["1"], removed: 27 },
    RemovedSetting { key: "tls3des", old_values: &["1"], removed: 27 },
    RemovedSetting { key: "tlskyber", old_values: &["0"], removed: 24 },
    RemovedSetting { key: "tlsrsakex", old_values: &["1"], removed: 27 },
    RemovedSetting { key: "tlsunsafeekm", old_values: &["1"], removed: 27 },
    RemovedSetting { key: "x509keypairleaf", old_values: &["0"], removed: 27 },
    RemovedSetting { key: "x509sha1", old_values: &["1"], removed: 24 },
];

/// The setting that is gone and that `key` had at `value`.
pub fn find(key: &str, value: &str) -> Option<&'static RemovedSetting> {
    REMOVED_SETTINGS.iter().find(|setting| setting.key == key && setting.old_values.contains(&value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_has_old_values_only() {
        assert!(REMOVED_SETTINGS.is_sorted_by(|a, b| a.key < b.key));
        assert!(REMOVED_SETTINGS.iter().all(|setting| !setting.old_values.is_empty()));
        assert!(find("tls10server", "1").is_some());
        assert_eq!(find("tls10server", "0"), None);
    }
}
