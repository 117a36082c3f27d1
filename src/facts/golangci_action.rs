//! Which golangci-lint each release of golangci/golangci-lint-action takes.
//!
//! Taken from `src/version.ts`, `src/install.ts` and `src/run.ts` at each of its tags up to v9.3.0.

use super::actions::ActionRelease;
use super::golangci_releases::LintVersion;

/// How the action gets golangci-lint: its input `install-mode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InstallMode {
    /// It downloads the binary of a release, as it does by default.
    Binary,
    /// It runs `go install`.
    GoInstall,
}

/// Why a release of the action does not come to run the golangci-lint that it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It takes `latest` and versions of the form `v2.1` and `v2.1.6`, and this is neither.
    NoVersion,
    /// It only takes golangci-lint of another major version.
    OtherMajor,
    /// It looks the version up in a list of v1, which has no other.
    NotListed,
    /// It hands `--out-format` to it, which golangci-lint v2 does not have.
    RemovedFlag,
    /// It takes v2.1 and later.
    TooOld,
    /// The module path that it installs is that of the other major version.
    OtherModule,
}

/// Why the action at `release` does not come to run golangci-lint at `version`, its input of that name. None where it does, and where
/// that is not known.
pub fn refusal(release: ActionRelease, mode: InstallMode, version: &str) -> Option<Refusal> {
    if release.major < 2 || version.is_empty() || version == "latest" {
        return None;
    }
    let takes_v2 = release.major >= 7;
    let major = if takes_v2 { 2 } else { 1 };
    if mode == InstallMode::GoInstall {
        // A commit will do as well.
        let wanted = LintVersion::parse(version).filter(|_| version.starts_with('v') && version.contains('.'));
        return wanted.filter(|wanted| wanted.major != major).map(|_| Refusal::OtherModule);
    }
    let Some(wanted) = version_of(version) else { return Some(Refusal::NoVersion) };
    if takes_v2 {
        let is_too_old = release.major >= 8 && wanted == (2, 0);
        return if wanted.0 == 2 { is_too_old.then_some(Refusal::TooOld) } else { Some(Refusal::OtherMajor) };
    }
    let is_whole = version.matches('.').count() == 2;
    match (release.major, release.minor, release.patch) {
        _ if wanted.0 < 2 => None,
        (6, 5, 1..) | (6, 6.., _) => Some(Refusal::OtherMajor),
        (6, 5, 0) => Some(Refusal::NotListed),
        _ if !is_whole => Some(Refusal::NotListed),
        // v5 has an input that keeps it from doing so.
        (2..=4, ..) => Some(Refusal::RemovedFlag),
        _ => None,
    }
}

/// The golangci-lint that the action at `release` runs where it is asked for none or for the latest; none where that is the newest of its
/// day or is not known.
pub fn frozen(release: ActionRelease) -> Option<LintVersion> {
    (2..=6).contains(&release.major).then_some(LintVersion::LAST_OF_V1)
}

/// The major version of golangci-lint that the action at `release` runs where it is not told which.
pub const fn default_major(release: ActionRelease) -> u32 {
    if release.major >= 7 { 2 } else { 1 }
}

/// `/^v(\d+)\.(\d+)(?:\.(\d+))?$/`: the major and the minor number.
fn version_of(text: &str) -> Option<(u32, u32)> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let numbers: Vec<&str> = text.strip_prefix('v')?.split('.').collect();
    let (major, minor) = (numbers.first()?.parse().ok()?, numbers.get(1)?.parse().ok()?);
    (numbers.len() <= 3 && numbers.into_iter().all(is_number)).then_some((major, minor))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn binary(release: (u16, u16, u16), version: &str) -> Option<Refusal> {
        refusal(ActionRelease::new(release.0, release.1, release.2), InstallMode::Binary, version)
    }

    #[test]
    fn an_action_takes_its_own_major_version() {
        for (release, version) in [((6, 5, 2), "v1.64.8"), ((7, 0, 0), "v2.0.1"), ((9, 3, 0), "v2.13"), ((9, 3, 0), "")]
        {
            assert_eq!(binary(release, version), None, "{release:?} {version}");
        }
        assert_eq!(binary((7, 0, 0), "v1.64"), Some(Refusal::OtherMajor));
        assert_eq!(binary((6, 5, 1), "v2.1.6"), Some(Refusal::OtherMajor));
        assert_eq!(binary((8, 0, 0), "v2.0.2"), Some(Refusal::TooOld));
    }

    #[test]
    fn releases_before_v2_was_known_fail_in_their_own_ways() {
        assert_eq!(binary((6, 5, 0), "v2.1.6"), Some(Refusal::NotListed));
        assert_eq!(binary((6, 4, 1), "v2.1"), Some(Refusal::NotListed));
        assert_eq!(binary((4, 0, 1), "v2.1.6"), Some(Refusal::RemovedFlag));
        assert_eq!(binary((6, 4, 1), "v2.1.6"), None, "it downloads it, and runs it without a flag");
    }

    #[test]
    fn a_version_has_a_v_and_a_minor_number() {
        for version in ["2.1.6", "v2", "2", "v2.x", "v2.1.6-alpine", "V2.1"] {
            assert_eq!(binary((9, 0, 0), version), Some(Refusal::NoVersion), "{version}");
        }
    }

    #[test]
    fn go_install_takes_what_the_module_path_says() {
        let installed = |major, version| refusal(ActionRelease::new(major, 0, 0), InstallMode::GoInstall, version);
        assert_eq!(installed(9, "v1.64.8"), Some(Refusal::OtherModule));
        assert_eq!(installed(6, "v2.1.6"), Some(Refusal::OtherModule));
        assert_eq!(installed(9, "v2.1.6"), None);
        assert_eq!(installed(9, "0a1b2c3d"), None, "a commit");
    }

    #[test]
    fn up_to_v6_the_latest_is_the_last_of_v1() {
        assert_eq!(frozen(ActionRelease::new(6, 5, 2)), Some(LintVersion::LAST_OF_V1));
        assert_eq!(frozen(ActionRelease::new(7, 0, 0)), None);
        assert_eq!(default_major(ActionRelease::new(7, 0, 0)), 2);
    }
}
