//! Names of toolchains, the `toolchain` line, and GOTOOLCHAIN.

use super::version::GoVersion;

/// The name of a toolchain with a valid version in it: `go1.22.3`, `go1.22.3-bigcorp`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolchainName {
    text: Box<str>,
    version: GoVersion,
}

impl ToolchainName {
    /// The toolchain called `text` (gover.FromToolchain in go/gover/toolchain.go): `go` and a version, then a suffix after a hyphen,
    /// a space or a tab. No slash, no backslash.
    pub fn parse(text: &str) -> Option<Self> {
        if text.contains(['/', '\\']) {
            return None;
        }
        let version = text.strip_prefix("go")?;
        let version = version.split([' ', '\t', '-']).next()?;
        Some(Self { text: text.into(), version: GoVersion::parse(version)? })
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The version in the name, without a suffix.
    pub fn version(&self) -> &GoVersion {
        &self.version
    }

    /// Whether a download of it fails because it names a language version and no release: `go1.22` (go/toolchain/select.go). A
    /// toolchain that calls itself so may still be found in PATH.
    pub fn is_language(&self) -> bool {
        self.version.is_language()
    }
}

/// Whether the parser of go.mod and go.work takes `text` as the argument of `toolchain` (`ToolchainRE` in modfile/rule.go): `default`,
/// `go1`, or anything that begins with `go1.`.
pub fn is_valid_toolchain_directive(text: &str) -> bool {
    text == "default" || text == "go1" || text.starts_with("go1.")
}

/// Why the go command would drop a go.mod's toolchain line. It may not do so with -mod=readonly or -mod=vendor, and says "updates to
/// go.mod needed" instead (go/modload/init.go, Go 1.21 to 1.27).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ToolchainDrop {
    /// It is "go" and the go line, letter for letter.
    SameAsGoLine,
    /// `default`, which is documented, but works in no committed go.mod.
    Default,
    /// The name holds no valid version.
    Invalid,
    /// A version before 1.21, the first that knows the line.
    BeforeToolchains,
}

/// Whether the go command would drop `toolchain NAME` from a go.mod with `go GO_LINE`. A go.work keeps any.
pub fn toolchain_drop(name: &str, go_line: &str) -> Option<ToolchainDrop> {
    if name.strip_prefix("go") == Some(go_line) {
        return Some(ToolchainDrop::SameAsGoLine);
    }
    match ToolchainName::parse(name) {
        None if name == "default" => Some(ToolchainDrop::Default),
        None => Some(ToolchainDrop::Invalid),
        Some(toolchain) if *toolchain.version() < GoVersion::of_language(1, 21) => {
            Some(ToolchainDrop::BeforeToolchains)
        }
        Some(_) => None,
    }
}

/// A value of GOTOOLCHAIN (go/toolchain/select.go).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolchainSetting {
    /// The toolchain to begin with; none for the one that is installed.
    pub minimum: Option<ToolchainName>,
    /// Whether it may switch to a newer one that go.mod or go.work asks for.
    pub switching: Switching,
}

/// Where a newer toolchain may come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Switching {
    /// Nowhere: the toolchain stays.
    Never,
    /// PATH, else a download.
    Auto,
    /// PATH only.
    Path,
}

/// Why Go refuses a GOTOOLCHAIN; nearly every command fails then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ToolchainSettingError {
    /// Neither `local`, `auto`, `path` nor the name of a toolchain.
    Name,
    /// After `+` stands something other than `auto` or `path`.
    Suffix,
}

impl ToolchainSetting {
    /// Reads `auto`, `path`, or `local` or a name, with or without `+auto` or `+path`.
    ///
    /// # Errors
    /// [`ToolchainSettingError`] where Go says "invalid GOTOOLCHAIN". An empty value is the same as none: ask before.
    pub fn parse(value: &str) -> Result<Self, ToolchainSettingError> {
        match value {
            "auto" => return Ok(Self { minimum: None, switching: Switching::Auto }),
            "path" => return Ok(Self { minimum: None, switching: Switching::Path }),
            _ => {}
        }
        let (name, suffix) = match value.split_once('+') {
            Some((name, suffix)) => (name, Some(suffix)),
            None => (value, None),
        };
        let minimum = match name {
            "local" => None,
            name => Some(ToolchainName::parse(name).ok_or(ToolchainSettingError::Name)?),
        };
        let switching = match suffix {
            None => Switching::Never,
            Some("auto") => Switching::Auto,
            Some("path") => Switching::Path,
            Some(_) => return Err(ToolchainSettingError::Suffix),
        };
        Ok(Self { minimum, switching })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_a_version_before_their_suffix() {
        let version = |name: &str| ToolchainName::parse(name).map(|toolchain| toolchain.version().as_str().to_owned());
        assert_eq!(version("go1.22.3").as_deref(), Some("1.22.3"));
        assert_eq!(version("go1.21.0-bigcorp").as_deref(), Some("1.21.0"));
        assert_eq!(version("go1.22rc1 X:nocoverage").as_deref(), Some("1.22rc1"));
        for name in [
            "1.22.3",
            "go",
            "gotip",
            "go1.22.x",
            "go1.21.0/evil",
            "go1.21.0-a\\b",
            "gccgo-go1.22.3",
            "go1.22.3+auto",
            "Go1.22",
        ] {
            assert_eq!(version(name), None, "{name}");
        }
        assert!(ToolchainName::parse("go1.22").is_some_and(|toolchain| toolchain.is_language()));
    }

    #[test]
    fn the_directive_takes_more_than_the_names() {
        for text in ["default", "go1", "go1.22.3", "go1.22.x", "go1.21.0/evil", "go1."] {
            assert!(is_valid_toolchain_directive(text), "{text}");
        }
        for text in ["", "none", "local", "auto", "1.22.3", "go2.0.0", "gotip", "go12", "\"go1.22.3\""] {
            assert!(!is_valid_toolchain_directive(text), "{text}");
        }
    }

    #[test]
    fn a_toolchain_line_is_dropped_as_seen_in_the_go_command() {
        use ToolchainDrop::{BeforeToolchains, Default, Invalid, SameAsGoLine};
        let cases = [
            ("go1.22.3", "1.22.3", Some(SameAsGoLine)),
            ("go1.22", "1.22", Some(SameAsGoLine)),
            ("go1.19", "1.19", Some(SameAsGoLine)),
            ("default", "1.22", Some(Default)),
            ("go1.22.x", "1.22", Some(Invalid)),
            ("go1.22.3.4", "1.22", Some(Invalid)),
            ("go1.22.03", "1.22", Some(Invalid)),
            ("go1.21.0/evil", "1.21", Some(Invalid)),
            ("go1.22.3+auto", "1.22", Some(Invalid)),
            ("go1", "1.22", Some(BeforeToolchains)),
            ("go1.20", "1.19", Some(BeforeToolchains)),
            ("go1.20.14", "1.22", Some(BeforeToolchains)),
            ("go1.22.3", "1.22", None),
            ("go1.22", "1.22.0", None),
            ("go1.22rc1", "1.21", None),
            ("go1.21.0-bigcorp", "1.21.0", None),
            ("go1.21.0", "1.22", None),
            ("go1.21", "1.22", None),
            ("go1.21.0", "1.21", None),
        ];
        for (name, go_line, want) in cases {
            assert_eq!(toolchain_drop(name, go_line), want, "toolchain {name}, go {go_line}");
        }
    }

    #[test]
    fn gotoolchain_is_a_word_or_a_name_and_a_suffix() {
        let switching = |value: &str| ToolchainSetting::parse(value).map(|setting| setting.switching);
        assert_eq!(switching("auto"), Ok(Switching::Auto));
        assert_eq!(switching("path"), Ok(Switching::Path));
        assert_eq!(switching("local"), Ok(Switching::Never));
        assert_eq!(switching("local+auto"), Ok(Switching::Auto));
        assert_eq!(switching("go1.22.3"), Ok(Switching::Never));
        assert_eq!(switching("go1.22.3-x+path"), Ok(Switching::Path));
        for value in
            ["1.22.3", "latest", "none", "off", "LOCAL", "go1.22.x", "auto+local", "default", "go1.22.3/x", " auto"]
        {
            assert_eq!(switching(value), Err(ToolchainSettingError::Name), "{value}");
        }
        assert_eq!(switching("go1.22.3+local"), Err(ToolchainSettingError::Suffix));
        assert_eq!(switching("local+"), Err(ToolchainSettingError::Suffix));
    }
}
