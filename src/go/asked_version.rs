//! What actions/setup-go makes of the version that it is asked for, and of the file that it is to find it in (src/installer.ts,
//! `parseGoVersionFile` and `getGo`).

use crate::facts::actions::ActionRelease;
use crate::facts::setup_go::{ALIASES, GO_WORK, TOOL_VERSIONS, TOOLCHAIN};

/// How setup-go reads a file that is to say the version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileReader {
    /// The toolchain or go line of a go.mod or go.work.
    Directives,
    /// The `golang` line of a `.tool-versions`.
    ToolVersions,
    /// The whole text is the version.
    WholeText,
}

impl FileReader {
    /// How `release` reads a file called `name`.
    pub fn of(name: &str, release: ActionRelease) -> Self {
        match name {
            "go.mod" => Self::Directives,
            "go.work" if release >= GO_WORK => Self::Directives,
            ".tool-versions" if release >= TOOL_VERSIONS => Self::ToolVersions,
            _ => Self::WholeText,
        }
    }

    /// The version that `text` asks for; empty where it finds none. `is_local` says whether GOTOOLCHAIN is `local` already, so that
    /// the toolchain line does not count.
    pub fn read(self, text: &str, release: ActionRelease, is_local: bool) -> &str {
        let mut lines = text.split(['\n', '\r']);
        match self {
            Self::Directives => {
                let toolchain = lines.clone().find_map(toolchain_line).filter(|_| release >= TOOLCHAIN && !is_local);
                toolchain.or_else(|| lines.find_map(go_line)).unwrap_or_default()
            }
            Self::ToolVersions => lines.find_map(golang_line).unwrap_or_default(),
            Self::WholeText => text.trim(),
        }
    }
}

/// `/^go (\d+(\.\d+)*)/m`: one blank, and numbers only.
fn go_line(line: &str) -> Option<&str> {
    numbers(line.strip_prefix("go ")?)
}

/// `/^toolchain go(1\.\d+(?:\.\d+|rc\d+)?)/m`
fn toolchain_line(line: &str) -> Option<&str> {
    let version = line.strip_prefix("toolchain go")?;
    let minor = version.strip_prefix("1.")?;
    let minor_digits = digits(minor);
    let behind = minor.get(minor_digits..).filter(|_| minor_digits > 0)?;
    let marked = ["rc", "."].iter().find_map(|mark| {
        let count = digits(behind.strip_prefix(mark)?);
        (count > 0).then_some(mark.len() + count)
    });
    version.get(.."1.".len() + minor_digits + marked.unwrap_or_default())
}

/// `/^golang\s+([^\n#]+)/m`
fn golang_line(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("golang")?;
    let version = rest.split('#').next().unwrap_or_default();
    (rest.starts_with([' ', '\t']) && !version.trim().is_empty()).then(|| version.trim())
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The numbers with dots between them that `text` begins with.
fn numbers(text: &str) -> Option<&str> {
    let mut end = digits(text);
    if end == 0 {
        return None;
    }
    while let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix('.')) {
        let more = digits(rest);
        if more == 0 {
            break;
        }
        end += 1 + more;
    }
    text.get(..end)
}

/// Whether setup-go of that release may find a Go by `spec`: an alias, or a range as npm's semver reads it.
pub fn can_be_found(spec: &str, release: ActionRelease) -> bool {
    match spec {
        "stable" | "oldstable" => release >= ALIASES,
        _ => is_npm_range(spec),
    }
}

/// Whether npm's semver takes `text` for a range (npm/node-semver, `classes/range.js` and `internal/re.js`).
pub fn is_npm_range(text: &str) -> bool {
    text.split("||").all(is_comparator_set)
}

fn is_comparator_set(set: &str) -> bool {
    let words: Vec<&str> = set.split_whitespace().collect();
    if let [from, "-", to] = words.as_slice() {
        return is_partial(from) && is_partial(to);
    }
    // An operator may stand apart from its version.
    let mut has_operator = false;
    for word in &words {
        let version = word.trim_start_matches(['<', '>', '=', '~', '^']);
        let operator = word.get(..word.len() - version.len()).unwrap_or_default();
        let is_operator = matches!(operator, "" | "<" | ">" | "<=" | ">=" | "=" | "~" | "~>" | "^");
        if !is_operator || (has_operator && !operator.is_empty() && operator != "=") {
            return false;
        }
        has_operator = version.is_empty();
        if !has_operator && !is_partial(version) {
            return false;
        }
    }
    !has_operator
}

/// `1`, `1.22`, `1.x`, `v1.22.3-rc.1+build`.
fn is_partial(text: &str) -> bool {
    let text = text.trim_start_matches(['v', '=']);
    let (text, build) = text.split_once('+').map_or((text, None), |(text, build)| (text, Some(build)));
    let (numbers, prerelease) = text.split_once('-').map_or((text, None), |(text, rest)| (text, Some(rest)));
    let parts: Vec<&str> = numbers.split('.').collect();
    let is_part = |part: &&str| matches!(*part, "x" | "X" | "*") || is_number(part);
    let may_be_marked = parts.len() == 3;
    let is_identifier = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && (is_number(part) || !part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let is_build =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (1..=3).contains(&parts.len())
        && parts.iter().all(is_part)
        && prerelease.is_none_or(|marks| may_be_marked && marks.split('.').all(is_identifier))
        && build.is_none_or(|marks| may_be_marked && marks.split('.').all(is_build))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::actions::release_of;
    use crate::facts::setup_go::ACTION;

    fn read(tag: &str, name: &str, text: &str, is_local: bool) -> String {
        let release = release_of(ACTION, tag).unwrap();
        FileReader::of(name, release).read(text, release, is_local).to_owned()
    }

    #[test]
    fn ranges_are_those_of_npm() {
        for range in [
            "1",
            "1.22",
            "1.22.3",
            "v1.22.3",
            "=1.22.3",
            "1.x",
            "1.22.x",
            "1.22.*",
            "*",
            "^1.22",
            "~1.22",
            "~>1.22",
            ">=1.22",
            ">= 1.22",
            ">=1.22 <1.24",
            "1.21 || 1.22",
            "1.21 - 1.22",
            "1.25.0-rc.1",
            "1.22.3-bigcorp",
            "1.22.3+b.01",
            "x",
            "",
        ] {
            assert!(is_npm_range(range), "{range}");
        }
        for word in [
            "go1.22",
            "1.22rc1",
            "1.22, 1.23",
            "01.22",
            "1.022",
            "latest",
            "stable",
            "1.23.",
            "1.22.3.4",
            "1.22-rc.1",
            "tip",
            ">=",
            ">>1",
            "'1.22'",
            "1.22 # newest",
            "1.22.3-01",
            "é",
        ] {
            assert!(!is_npm_range(word), "{word}");
        }
    }

    #[test]
    fn aliases_came_with_a_release() {
        let can = |tag: &str, spec| can_be_found(spec, release_of(ACTION, tag).unwrap());
        assert!(can("v3.5.0", "stable") && can("v7", "oldstable") && !can("v3.4.0", "stable") && !can("v7", "latest"));
    }

    #[test]
    fn a_go_mod_is_read_as_the_release_reads_it() {
        let text = "module m\r\n\r\ngo 1.24.0\r\n\r\ntoolchain go1.25.1-custom\r\n";
        assert_eq!(read("v5", "go.mod", text, false), "1.24.0");
        assert_eq!(read("v6", "go.mod", text, false), "1.25.1");
        assert_eq!(read("v6", "go.mod", text, true), "1.24.0");
        assert_eq!(read("v6", "go.mod", "go 1.21rc2\n", false), "1.21");
        assert_eq!(read("v6", "go.mod", "go 1.21\ntoolchain go1.21rc2\n", false), "1.21rc2");
        for blank in ["go\t1.24\n", "go  1.24\n", " go 1.24\n", "toolchain go2\n", "go x\n", ""] {
            assert_eq!(read("v6", "go.mod", blank, false), "", "{blank:?}");
        }
        assert_eq!(read("v3.3.1", "go.work", "go 1.24\n\nuse .\n", false), "go 1.24\n\nuse .");
        assert_eq!(read("v3.4.0", "go.work", "go 1.24\n\nuse .\n", false), "1.24");
    }

    #[test]
    fn other_files_are_the_version_themselves() {
        assert_eq!(read("v6.1.0", ".tool-versions", "nodejs 20\ngolang  1.24.1 # now\n", false), "1.24.1");
        assert_eq!(read("v7", ".tool-versions", "go 1.24.1\n", false), "");
        assert_eq!(read("v6.0.0", ".tool-versions", "golang 1.24.1\n", false), "golang 1.24.1");
        assert_eq!(read("v7", ".go-version", " 1.24.1\r\n", false), "1.24.1");
        assert_eq!(read("v7", "go.tool.mod", "go 1.24", false), "go 1.24");
    }
}
