//! The variables that hold one word: GOMEMLIMIT, GOFIPS140, GOWORK, and the compilers.

use crate::go::goflags;
use crate::go::local_path::LocalPath;

/// Whether a Go program starts with this GOMEMLIMIT: `off`, or a number of bytes, or one with B, KiB, MiB, GiB or TiB
/// (runtime/mgcpacer.go, `readGOMEMLIMIT`; runtime/string.go, `parseByteCount`).
pub fn is_memory_limit(value: &str) -> bool {
    if value == "off" {
        return true;
    }
    let units = [("KiB", 10), ("MiB", 20), ("GiB", 30), ("TiB", 40), ("B", 0), ("", 0)];
    let parsed = units.iter().find_map(|(unit, bits)| Some((value.strip_suffix(unit)?, *bits)));
    let Some((digits, bits)) = parsed else { return false };
    let digits =
        digits.strip_prefix(['+', '-']).map_or(digits, |rest| if digits.starts_with('+') { rest } else { digits });
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number && digits.parse::<i64>().ok().and_then(|number| number.checked_mul(1_i64 << bits)).is_some()
}

/// The GOMEMLIMIT that a refused one can mean: `4GB` and `4g` are 4GiB.
pub fn memory_limit_meant_by(value: &str) -> Option<String> {
    let digits = value.trim().trim_end_matches(|last: char| !last.is_ascii_digit());
    let unit = value.trim().get(digits.len()..)?.trim_start().to_ascii_lowercase();
    let unit = match unit.as_str() {
        "b" => "B",
        "k" | "kb" | "ki" | "kib" => "KiB",
        "m" | "mb" | "mi" | "mib" => "MiB",
        "g" | "gb" | "gi" | "gib" => "GiB",
        "t" | "tb" | "ti" | "tib" => "TiB",
        _ => return None,
    };
    Some(format!("{digits}{unit}")).filter(|meant| is_memory_limit(meant))
}

/// Whether the go command takes this GOFIPS140: `off`, `latest`, `inprocess`, `certified`, or v1.Y.Z, v1.Y.Z-rcN, v1.Y.Z-hhhhhhhh
/// (internal/buildcfg/cfg.go, `isFIPSVersion`). Whether it has that version is another question.
pub fn is_fips140(value: &str) -> bool {
    if matches!(value, "off" | "latest" | "inprocess" | "certified") {
        return true;
    }
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((minor, rest)) = value.strip_prefix("v1.").and_then(|rest| rest.split_once('.')) else { return false };
    let (patch, suffix) = rest.split_once('-').map_or((rest, None), |(patch, suffix)| (patch, Some(suffix)));
    let suffix_holds = match suffix {
        None => true,
        Some(suffix) => match suffix.strip_prefix("rc") {
            Some(number) => is_number(number),
            None => suffix.len() == 8,
        },
    };
    is_number(minor) && is_number(patch) && suffix_holds
}

/// Whether the go command takes this GOWORK: `auto`, `off` or an absolute path (go/modload/init.go, `FindGoWork`).
pub fn is_gowork(value: &str) -> bool {
    matches!(value, "" | "auto" | "off") || LocalPath::of(value).is_some_and(LocalPath::is_absolute)
}

/// Why commands that load packages refuse a compiler (go/work/init.go, `buildModeInit` and before).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CompilerFault {
    /// A quote that nothing closes.
    Quote,
    /// The program is a path, and not an absolute one.
    Relative,
}

/// Why CC, CXX or FC is refused; none where it is a name or an absolute path, with or without arguments.
pub fn compiler_fault(value: &str) -> Option<CompilerFault> {
    let words = goflags::split(value);
    if words.unterminated.is_some() {
        return Some(CompilerFault::Quote);
    }
    let program = words.entries.first()?.text;
    let is_path = program.contains('/');
    (is_path && !LocalPath::of(program).is_some_and(LocalPath::is_absolute)).then_some(CompilerFault::Relative)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_memory_limit_has_a_unit_of_two_to_the_ten() {
        for value in ["off", "0", "1073741824", "4GiB", "512MiB", "10B", "1TiB", "1KiB"] {
            assert!(is_memory_limit(value), "{value}");
        }
        for value in ["", "4GB", "4G", "4g", "4Gi", "512m", "OFF", "-1", "1.5GiB", "4 GiB", "9999999999TiB", "GiB", "B"]
        {
            assert!(!is_memory_limit(value), "{value}");
        }
        assert_eq!(memory_limit_meant_by("4GB").as_deref(), Some("4GiB"));
        assert_eq!(memory_limit_meant_by("512 m").as_deref(), Some("512MiB"));
        assert_eq!(memory_limit_meant_by("1.5GB"), None);
        assert_eq!(memory_limit_meant_by("80%"), None);
    }

    #[test]
    fn a_fips_module_is_a_word_or_a_version() {
        for value in ["off", "latest", "v1.0.0", "v1.26.0", "v1.0.0-rc1", "v1.0.0-c2097c7c", "certified"] {
            assert!(is_fips140(value), "{value}");
        }
        for value in ["on", "1", "v1.0", "v9.9.9", "v1.0.0-x", "v1.0.0-rc", "v1.x.0", "Latest"] {
            assert!(!is_fips140(value), "{value}");
        }
    }

    #[test]
    fn a_workspace_file_is_absolute_and_a_compiler_a_name() {
        assert!(["", "auto", "off", "/src/go.work", "C:\\src\\go.work"].iter().all(|value| is_gowork(value)));
        assert!(["on", "OFF", "0", "go.work", "./go.work", "../go.work"].iter().all(|value| !is_gowork(value)));
        for value in ["", "gcc", "gcc -m64", "/usr/bin/clang -O2", "'/a b/cc'", "zig cc -target x86_64-linux"] {
            assert_eq!(compiler_fault(value), None, "{value}");
        }
        assert_eq!(compiler_fault("./cc"), Some(CompilerFault::Relative));
        assert_eq!(compiler_fault("tools/cc -x"), Some(CompilerFault::Relative));
        assert_eq!(compiler_fault("'gcc"), Some(CompilerFault::Quote));
    }
}
