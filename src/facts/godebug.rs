//! The settings that `godebug` lines and the GODEBUG variable hold.
//!
//! From `internal/godebugs/table.go` of each release from Go 1.21 to 1.27. A setting that came to an older release by a patch is dated by
//! the release whose default it changed.

use super::releases::SUPPORTED_MINORS;

/// One setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GodebugSetting {
    /// Its key.
    pub name: &'static str,
    /// The N of the first Go 1.N that knows it; 21 for those that are older than the table.
    pub since: u32,
    /// Where it is gone again.
    pub removed: Option<Removal>,
}

/// The end of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removal {
    /// The N of the first Go 1.N without it.
    pub minor: u32,
    /// The values that ask for the old behaviour. Go 1.27 and later take any other.
    pub old_values: &'static [&'static str],
}

/// The N of the first Go 1.N that takes a removed setting at a value that is not an old one (go.dev/issue/76163).
pub const LENIENT_MINOR: u32 = 27;

/// The N of the first Go 1.N whose programs, the go command among them, stop at once where their environment has a removed setting at an
/// old value; those before ignore it. Seen with `go version` of Go 1.26.6 and 1.27.3.
pub const FATAL_IN_ENVIRONMENT_MINOR: u32 = 27;

/// All of them, sorted by name.
pub const SETTINGS: &[GodebugSetting] = &[
    setting("allowmultiplevcs", 24),
    removed("asynctimerchan", 23, 27, &["1", "2"]),
    setting("containermaxprocs", 25),
    setting("cryptocustomrand", 26),
    setting("dataindependenttiming", 24),
    setting("decoratemappings", 25),
    setting("embedfollowsymlinks", 25),
    setting("execerrdot", 21),
    setting("fips140", 24),
    setting("fips140ems", 26),
    setting("gocachehash", 21),
    setting("gocachetest", 21),
    setting("gocacheverify", 21),
    setting("gotestjsonbuildtext", 24),
    removed("gotypesalias", 22, 27, &["0"]),
    setting("htmlmetacontenturlescape", 26),
    setting("http2client", 21),
    setting("http2debug", 21),
    setting("http2server", 21),
    setting("httpcookiemaxnum", 24),
    setting("httplaxcontentlength", 22),
    setting("httpmuxgo121", 22),
    setting("httpservecontentkeepheaders", 23),
    setting("httpservecontentmaxranges", 26),
    setting("installgoroot", 21),
    setting("jstmpllitinterp", 21),
    setting("multipartmaxheaders", 21),
    setting("multipartmaxparts", 21),
    setting("multipathtcp", 21),
    setting("netdns", 21),
    setting("netedns0", 21),
    setting("panicnil", 21),
    setting("randautoseed", 21),
    setting("randseednop", 24),
    setting("rsa1024min", 24),
    setting("tarinsecurepath", 21),
    removed("tls10server", 22, 27, &["1"]),
    removed("tls3des", 23, 27, &["1"]),
    removed("tlskyber", 23, 24, &["0"]),
    setting("tlsmaxrsasize", 21),
    setting("tlsmlkem", 24),
    removed("tlsrsakex", 22, 27, &["1"]),
    setting("tlssecpmlkem", 26),
    setting("tlssha1", 25),
    removed("tlsunsafeekm", 22, 27, &["1"]),
    setting("tracebacklabels", 27),
    setting("updatemaxprocs", 25),
    setting("urlmaxqueryparams", 24),
    setting("urlstrictcolons", 26),
    setting("winreadlinkvolume", 23),
    setting("winsymlink", 23),
    removed("x509keypairleaf", 23, 27, &["0"]),
    setting("x509negativeserial", 23),
    setting("x509rsacrt", 24),
    removed("x509sha1", 21, 24, &["1"]),
    setting("x509sha256skid", 25),
    setting("x509sslcertoverrideplatform", 27),
    setting("x509usefallbackroots", 21),
    setting("x509usepolicies", 22),
    setting("zipinsecurepath", 21),
];

const fn setting(name: &'static str, since: u32) -> GodebugSetting {
    GodebugSetting { name, since, removed: None }
}

const fn removed(name: &'static str, since: u32, minor: u32, old_values: &'static [&'static str]) -> GodebugSetting {
    GodebugSetting { name, since, removed: Some(Removal { minor, old_values }) }
}

/// The setting called `name`.
pub fn find(name: &str) -> Option<&'static GodebugSetting> {
    let at = SETTINGS.binary_search_by(|setting| setting.name.cmp(name)).ok()?;
    SETTINGS.get(at)
}

/// Which releases refuse a setting, as cmd/go does (`CheckGodebug` in go/modload/init.go).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// None that has `godebug` lines.
    None,
    /// All before Go 1.N.
    Before(u32),
    /// All from Go 1.N on.
    From(u32),
    /// All from the first to before the second.
    Between(u32, u32),
    /// All.
    All,
}

impl Refusal {
    /// Whether both supported releases refuse.
    pub const fn is_certain(self) -> bool {
        match self {
            Refusal::All => true,
            Refusal::From(minor) => minor <= SUPPORTED_MINORS[0],
            Refusal::None | Refusal::Before(_) | Refusal::Between(..) => false,
        }
    }
}

/// Which releases refuse `name=value`. `default=` is not a setting of the table.
pub fn refusal(name: &str, value: &str) -> Refusal {
    let Some(setting) = find(name) else { return Refusal::All };
    match setting.removed {
        Some(removal) if removal.old_values.contains(&value) => Refusal::From(removal.minor),
        Some(removal) if removal.minor < LENIENT_MINOR => Refusal::Between(removal.minor, LENIENT_MINOR),
        None if setting.since > FIRST_WITH_LINES => Refusal::Before(setting.since),
        Some(_) | None => Refusal::None,
    }
}

/// The N of the first Go 1.N that reads `godebug` lines.
const FIRST_WITH_LINES: u32 = 23;

/// The end of the setting `name`, where `value` is one of its old values.
pub fn removal_at(name: &str, value: &str) -> Option<Removal> {
    let setting = SETTINGS.iter().find(|setting| setting.name == name)?;
    setting.removed.filter(|removal| removal.old_values.contains(&value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::releases::NEWEST_MINOR;

    #[test]
    fn the_table_is_sorted_and_its_dates_are_in_order() {
        assert!(SETTINGS.windows(2).all(|pair| pair[0].name < pair[1].name));
        for setting in SETTINGS {
            assert!((21..=NEWEST_MINOR).contains(&setting.since), "{}", setting.name);
            assert!(setting.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
            if let Some(removal) = setting.removed {
                assert!(setting.since < removal.minor && removal.minor <= NEWEST_MINOR, "{}", setting.name);
                assert!(!removal.old_values.is_empty(), "{}", setting.name);
            }
        }
    }

    #[test]
    fn refusals_are_those_of_the_go_command() {
        let cases = [
            ("panicnil", "1", Refusal::None),
            ("winsymlink", "0", Refusal::None),
            ("frobnicate", "1", Refusal::All),
            ("GODEBUG", "panicnil=1", Refusal::All),
            ("x509sha1", "1", Refusal::From(24)),
            ("x509sha1", "0", Refusal::Between(24, 27)),
            ("asynctimerchan", "2", Refusal::From(27)),
            ("asynctimerchan", "0", Refusal::None),
            ("containermaxprocs", "0", Refusal::Before(25)),
            ("tracebacklabels", "1", Refusal::Before(27)),
        ];
        for (name, value, want) in cases {
            assert_eq!(refusal(name, value), want, "{name}={value}");
        }
        assert!(Refusal::From(24).is_certain() && !Refusal::From(27).is_certain() && !Refusal::Before(27).is_certain());
    }
}
