//! Which releases of Go run where a file's commands run, for rules about what only some releases take.

use crate::artifact::{Artifact, Scope, VersionKind};
use crate::diagnostic::Severity;
use crate::facts::images::Family;
use crate::facts::releases::{NEWEST_MINOR, SUPPORTED_MINORS};
use crate::text::Literal;

use super::Repository;

/// The minor releases of Go 1 that one file, or else the modules and version files, say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstalledGo {
    minors: Vec<u32>,
    /// Whether the file installs a Go of which it cannot be told which.
    is_uncertain: bool,
    /// Whether the file installs a Go that somebody else built, which may know more than the releases do.
    is_foreign: bool,
}

impl InstalledGo {
    /// How grave it is that the releases fail which `rejects` says: an error where both supported ones do and no other is stated, or
    /// where all stated ones do. None where the newest takes it, and where all stated ones do.
    pub fn severity(&self, rejects: impl Fn(u32) -> bool) -> Option<Severity> {
        if self.is_foreign || !rejects(NEWEST_MINOR) {
            return None;
        }
        let all_supported_reject = SUPPORTED_MINORS.iter().all(|minor| rejects(*minor));
        let rejecting = self.minors.iter().filter(|minor| rejects(**minor)).count();
        let is_all = rejecting == self.minors.len();
        match (self.minors.is_empty(), all_supported_reject) {
            _ if self.is_uncertain => Some(Severity::Warning),
            (true, true) => Some(Severity::Error),
            (false, _) if is_all => Some(Severity::Error),
            (false, true) if rejecting == 0 => None,
            _ => Some(Severity::Warning),
        }
    }

    /// Whether all of them are older than Go 1.`minor`, and there are some.
    pub fn all_before(&self, minor: u32) -> bool {
        !self.is_uncertain && !self.minors.is_empty() && self.minors.iter().all(|stated| *stated < minor)
    }

    /// Whether one of them is older than Go 1.`minor`.
    pub fn may_be_before(&self, minor: u32) -> bool {
        self.is_uncertain || self.minors.iter().any(|stated| *stated < minor)
    }
}

impl Repository<'_> {
    /// What `artifact` says that it installs; where it says nothing, what go.mod and the version files say. A go line before 1.21 is
    /// no more than a lower bound, and says nothing.
    pub fn installed_go(&self, artifact: &Artifact) -> InstalledGo {
        let own =
            artifact.declarations.versions.iter().filter(|version| matches!(version.scope, Scope::Environment(_)));
        let mut stated = InstalledGo::default();
        for version in own {
            stated.is_foreign |= version.kind == VersionKind::Image(Family::Namesake);
            match version.spec.as_ref().known().map(Literal::as_str).and_then(minor) {
                Some(minor) => stated.minors.push(minor),
                None => stated.is_uncertain = true,
            }
        }
        if stated == InstalledGo::default() {
            let shared = self.versions().filter(|version| matches!(version.declared.scope, Scope::Directory(_)));
            stated.minors.extend(shared.filter_map(|version| {
                let minor = version.declared.spec.as_ref().known().map(Literal::as_str).and_then(minor)?;
                (version.declared.kind != VersionKind::Minimum || minor >= 21).then_some(minor)
            }));
        }
        stated
    }
}

/// The minor release of Go 1 that a version, a range or an image's tag begins with.
fn minor(spec: &str) -> Option<u32> {
    match spec.trim() {
        "stable" | "latest" => return Some(NEWEST_MINOR),
        "oldstable" => return Some(NEWEST_MINOR - 1),
        _ => {}
    }
    let version = spec.trim().trim_start_matches(['^', '~', '>', '=', 'v', 'g', 'o', ' ']);
    let rest = version.strip_prefix("1.")?;
    let digits = rest.find(|next: char| !next.is_ascii_digit()).map_or(rest, |end| rest.get(..end).unwrap_or_default());
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minor_release_of_any_spelling_is_found() {
        for spec in ["1.24", "1.24.x", "^1.24", "go1.24.3", "v1.24.1", "1.24-alpine", "~1.24.0", "1.24rc1", ">=1.24"] {
            assert_eq!(minor(spec), Some(24), "{spec}");
        }
        assert_eq!(minor("stable"), Some(NEWEST_MINOR));
        assert_eq!(minor("tip"), None);
    }

    #[test]
    fn what_only_some_releases_refuse_is_weighed_by_those_that_are_stated() {
        let stated = |minors: &[u32]| InstalledGo { minors: minors.to_vec(), is_uncertain: false, is_foreign: false };
        let since_26 = |minor: u32| minor >= 26;
        assert_eq!(stated(&[]).severity(since_26), Some(Severity::Error));
        assert_eq!(stated(&[25]).severity(since_26), None);
        assert_eq!(stated(&[25, 27]).severity(since_26), Some(Severity::Warning));
        let since_27 = |minor: u32| minor >= 27;
        assert_eq!(stated(&[]).severity(since_27), Some(Severity::Warning));
        assert_eq!(stated(&[25]).severity(since_27), Some(Severity::Warning));
        assert_eq!(stated(&[27]).severity(since_27), Some(Severity::Error));
        assert_eq!(stated(&[24]).severity(|minor| minor < 25), None);
    }
}
