//! GOAMD64, GOARM and the others that choose a level of an architecture.

/// What the go command makes of a level that it does not know (internal/buildcfg/cfg.go).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// Every command fails, whatever GOARCH is.
    Always,
    /// Builds for GOARCH=386 fail.
    InBuildsFor386,
    /// Up to Go 1.22 every command fails; since Go 1.23 the default is used, silently, because the check of GOARM64 forgets the error.
    UntilGo122,
}

/// A variable that chooses a level.
#[derive(Clone, Copy, Debug)]
pub struct LevelVariable {
    /// Its name.
    pub name: &'static str,
    /// What it takes, in words.
    pub takes: &'static str,
    /// What happens to anything else.
    pub refusal: Refusal,
    accepts: fn(&str) -> bool,
}

/// All of them.
pub const LEVEL_VARIABLES: &[LevelVariable] = &[
    LevelVariable {
        name: "GO386",
        takes: "`sse2` or `softfloat`",
        refusal: Refusal::InBuildsFor386,
        accepts: |value| matches!(value, "sse2" | "softfloat"),
    },
    LevelVariable {
        name: "GOAMD64",
        takes: "`v1`, `v2`, `v3` or `v4`",
        refusal: Refusal::UntilGo122,
        accepts: |value| matches!(value, "v1" | "v2" | "v3" | "v4"),
    },
    LevelVariable {
        name: "GOARM",
        takes: "`5`, `6` or `7`, then perhaps `,softfloat` or `,hardfloat`",
        refusal: Refusal::UntilGo122,
        accepts: is_arm,
    },
    LevelVariable {
        name: "GOARM64",
        takes: "`v8.0` to `v8.9` or `v9.0` to `v9.5`, then perhaps `,lse` and `,crypto`",
        refusal: Refusal::Always,
        accepts: is_arm64,
    },
    LevelVariable { name: "GOMIPS", takes: "`hardfloat` or `softfloat`", refusal: Refusal::Always, accepts: is_float },
    LevelVariable {
        name: "GOMIPS64",
        takes: "`hardfloat` or `softfloat`",
        refusal: Refusal::Always,
        accepts: is_float,
    },
    LevelVariable {
        name: "GOPPC64",
        takes: "`power8`, `power9` or `power10`",
        refusal: Refusal::Always,
        accepts: |value| matches!(value, "power8" | "power9" | "power10"),
    },
    LevelVariable {
        name: "GORISCV64",
        takes: "`rva20u64`, `rva22u64` or `rva23u64`",
        refusal: Refusal::Always,
        accepts: |value| matches!(value, "rva20u64" | "rva22u64" | "rva23u64"),
    },
    LevelVariable {
        name: "GOWASM",
        takes: "`satconv` and `signext`, separated by commas",
        refusal: Refusal::Always,
        accepts: |value| value.split(',').all(|feature| matches!(feature, "" | "satconv" | "signext")),
    },
];

impl LevelVariable {
    /// Whether Go 1.27 takes `value`.
    pub fn accepts(&self, value: &str) -> bool {
        (self.accepts)(value)
    }

    /// The value that a refused one can only mean, if there is one.
    pub fn meaning(&self, value: &str) -> Option<String> {
        let lower = value.trim().to_ascii_lowercase();
        let bare = ["x86-64-", "armv", "arm"].iter().find_map(|prefix| lower.strip_prefix(prefix)).unwrap_or(&lower);
        let without_v = bare.trim_start_matches('v');
        [bare.to_owned(), format!("v{without_v}"), without_v.to_owned(), format!("{lower}float")]
            .into_iter()
            .find(|meant| self.accepts(meant))
    }
}

/// The variable called `name`.
pub fn find(name: &str) -> Option<&'static LevelVariable> {
    LEVEL_VARIABLES.iter().find(|variable| variable.name == name)
}

fn is_float(value: &str) -> bool {
    matches!(value, "hardfloat" | "softfloat")
}

fn is_arm(value: &str) -> bool {
    let value = value.strip_suffix(",softfloat").unwrap_or(value);
    matches!(value.strip_suffix(",hardfloat").unwrap_or(value), "5" | "6" | "7")
}

fn is_arm64(value: &str) -> bool {
    let mut level = value;
    while let Some(rest) = level.strip_suffix(",lse").or_else(|| level.strip_suffix(",crypto")) {
        level = rest;
    }
    match level.as_bytes() {
        [b'v', b'8', b'.', minor] => minor.is_ascii_digit(),
        [b'v', b'9', b'.', minor] => (b'0'..=b'5').contains(minor),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_as_the_go_command_has_them() {
        let takes = |name: &str, value: &str| find(name).is_some_and(|variable| variable.accepts(value));
        for (name, value) in [
            ("GO386", "softfloat"),
            ("GOAMD64", "v3"),
            ("GOARM", "7,softfloat"),
            ("GOARM", "5"),
            ("GOARM64", "v8.0,lse,crypto"),
            ("GOARM64", "v9.5"),
            ("GOMIPS64", "hardfloat"),
            ("GOPPC64", "power10"),
            ("GORISCV64", "rva23u64"),
            ("GOWASM", "satconv,signext"),
        ] {
            assert!(takes(name, value), "{name}={value}");
        }
        for (name, value) in [
            ("GO386", "387"),
            ("GOAMD64", "V3"),
            ("GOARM", "8"),
            ("GOARM", "7,vfp"),
            ("GOARM64", "v9.6"),
            ("GOARM64", "v8.0,neon"),
            ("GOMIPS", "soft"),
            ("GORISCV64", "rv64gc"),
            ("GOWASM", "threads"),
        ] {
            assert!(!takes(name, value), "{name}={value}");
        }
    }

    #[test]
    fn what_a_level_can_only_mean_is_known() {
        let meaning = |name: &str, value: &str| find(name).and_then(|variable| variable.meaning(value));
        assert_eq!(meaning("GOAMD64", "V3").as_deref(), Some("v3"));
        assert_eq!(meaning("GOAMD64", "3").as_deref(), Some("v3"));
        assert_eq!(meaning("GOAMD64", "x86-64-v3").as_deref(), Some("v3"));
        assert_eq!(meaning("GOARM", "armv7").as_deref(), Some("7"));
        assert_eq!(meaning("GOARM", "v7").as_deref(), Some("7"));
        assert_eq!(meaning("GOMIPS", "soft").as_deref(), Some("softfloat"));
        assert_eq!(meaning("GOARM", "8"), None);
        assert_eq!(meaning("GOARM64", "8"), None);
    }
}
