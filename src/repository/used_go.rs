//! Which releases of Go a directory or a file's commands are worked on with, as far as the repository says, and what follows for
//! what only some releases take.

use crate::artifact::{Artifact, EnvironmentKind, GoVersionDeclaration, Scope, VersionKind};
use crate::diagnostic::{Severity, Site};
use crate::facts::images::Family;
use crate::facts::releases::{NEWEST_MINOR, SUPPORTED, SUPPORTED_MINORS};
use crate::go::toolchain::ToolchainName;
use crate::go::version::GoVersion;
use crate::go::version_file::PinnedVersion;
use crate::text::RepoPath;

use super::{Repository, Version};

/// The releases of Go that something is worked on with. The first of these that says anything says it all: what the project states,
/// what is pinned, what go.mod asks for, the releases that the Go project supports.
#[derive(Clone, Debug)]
pub struct UsedGo {
    releases: Vec<UsedRelease>,
    source: GoSource,
    /// Whether a Go is installed of which it cannot be told which.
    is_uncertain: bool,
    /// Whether a Go is installed that somebody else built, which may know more than the releases do.
    is_foreign: bool,
}

/// One release of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedRelease {
    /// The release; a language version where the patch is left open.
    pub version: GoVersion,
    /// Whether it may be any later one as well: `^1.22`, a go line.
    pub is_open: bool,
    /// What says so; none where no file does.
    pub site: Option<Site>,
}

/// Who says which Go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GoSource {
    /// The project itself.
    Stated,
    /// A version file or a workflow, which installs it.
    Pinned,
    /// A go or toolchain line.
    Required,
    /// Nobody: the releases that get fixes.
    Supported,
}

/// What follows for something that not every release takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoJudgement<'u> {
    /// An error where all releases in question fail, a warning where some do or may.
    pub severity: Severity,
    /// What brings the first release that fails, where a file does.
    pub site: Option<&'u Site>,
}

impl UsedGo {
    /// Who says so.
    pub const fn source(&self) -> GoSource {
        self.source
    }

    /// How grave it is that the minor releases of Go 1 fail which `rejects` says. None where none of these does, and where the newest
    /// takes it, unless the project itself says that it cares for others.
    pub fn judge(&self, rejects: impl Fn(u32) -> bool) -> Option<GoJudgement<'_>> {
        let is_stated = self.source == GoSource::Stated;
        if self.is_foreign || (!is_stated && !rejects(NEWEST_MINOR)) {
            return None;
        }
        let is_rejecting = |release: &&UsedRelease| release.version.minor().is_some_and(&rejects);
        let rejecting = self.releases.iter().filter(is_rejecting).count();
        let site = self.releases.iter().find(is_rejecting).and_then(|release| release.site.as_ref());
        let of = |severity| Some(GoJudgement { severity, site });
        // What an older one takes that is known to be there is no fault of the newer ones that fail as well.
        let takes_it = is_stated || SUPPORTED_MINORS.iter().all(|minor| rejects(*minor));
        match rejecting {
            _ if self.is_uncertain => of(Severity::Warning),
            0 if takes_it => None,
            count if count == self.releases.len() => of(Severity::Error),
            _ => of(Severity::Warning),
        }
    }

    /// As [`UsedGo::judge`], without a place.
    pub fn severity(&self, rejects: impl Fn(u32) -> bool) -> Option<Severity> {
        self.judge(rejects).map(|judgement| judgement.severity)
    }

    /// The oldest release that is certainly among them, where it is older than `since`.
    pub fn older_than(&self, since: &GoVersion) -> Option<&UsedRelease> {
        let certain = self.releases.iter().filter(|release| !release.is_open);
        certain.min_by(|a, b| a.version.cmp(&b.version)).filter(|oldest| oldest.version < *since)
    }

    /// Whether all that the repository speaks of are older than Go 1.`minor`.
    pub fn all_before(&self, minor: u32) -> bool {
        self.source != GoSource::Supported && !self.is_uncertain && self.releases.iter().all(is_before(minor))
    }

    /// Whether one of them may be older than Go 1.`minor`.
    pub fn may_be_before(&self, minor: u32) -> bool {
        self.is_uncertain || self.releases.iter().any(|release| is_before(minor)(release))
    }
}

fn is_before(minor: u32) -> impl Fn(&UsedRelease) -> bool {
    move |release| release.version.minor().is_some_and(|stated| stated < minor)
}

impl Repository<'_> {
    /// The releases that `directory` is worked on with: those that are pinned for it, by a `.go-version` or a workflow. From 1.21 on, a
    /// Go below the go or toolchain line there switches to what these ask for.
    pub fn go_in(&self, directory: &RepoPath) -> UsedGo {
        let need = self.go_needed_for(directory);
        let pins = self.versions().filter(|version| self.governs(version.artifact, version.declared, directory));
        let mut used = self.used_go(pins, need.clone());
        let Some(UsedRelease { version: need, .. }) = need else { return used };
        for release in &mut used.releases {
            if release.version >= GoVersion::of_language(1, 21) && release.version < need {
                release.version = need.clone();
            }
        }
        // That a Go is installed besides of which it cannot be told which takes nothing from the others.
        used.is_uncertain = false;
        used
    }

    /// The releases that the commands of `artifact` run with: what it installs itself; where it says nothing, what the version files and
    /// go.mod say. A go line before 1.21 is no more than a lower bound, and says nothing.
    pub fn go_of(&self, artifact: &Artifact) -> UsedGo {
        let own = artifact.declarations.versions.iter().map(|declared| Version { artifact, declared });
        let own = own.filter(|version| matches!(version.declared.scope, Scope::Environment(_)));
        let mut own = own.peekable();
        if own.peek().is_some() {
            self.used_go(own, None)
        } else {
            self.shared_go.get_or_init(|| self.go_of_all()).clone()
        }
    }

    /// What the version files and all go.mod and go.work say.
    fn go_of_all(&self) -> UsedGo {
        let shared = || self.versions().filter(|version| matches!(version.declared.scope, Scope::Directory(_)));
        let lines = shared().filter(|version| !version.declared.is_installed()).filter_map(release);
        let lines = lines.filter(|line| !line.is_open || !is_before(21)(line));
        self.used_go(shared().filter(|version| version.declared.is_installed()), lines)
    }

    fn used_go<'r>(
        &self,
        pins: impl Iterator<Item = Version<'r>>,
        required: impl IntoIterator<Item = UsedRelease>,
    ) -> UsedGo {
        let without_site = |version| UsedRelease { version, is_open: false, site: None };
        let stated: Vec<UsedRelease> = self.options.supported_go.iter().cloned().map(without_site).collect();
        if !stated.is_empty() {
            return UsedGo { releases: stated, source: GoSource::Stated, is_uncertain: false, is_foreign: false };
        }
        let (mut releases, mut is_uncertain, mut is_foreign) = (Vec::new(), false, false);
        for pin in pins {
            is_foreign |= pin.declared.kind == VersionKind::Image(Family::Namesake);
            match release(pin) {
                Some(release) => releases.push(release),
                None => is_uncertain = true,
            }
        }
        if !releases.is_empty() || is_uncertain {
            return UsedGo { releases, source: GoSource::Pinned, is_uncertain, is_foreign };
        }
        let required: Vec<UsedRelease> = required.into_iter().collect();
        if !required.is_empty() {
            return UsedGo { releases: required, source: GoSource::Required, is_uncertain, is_foreign };
        }
        let supported = SUPPORTED.map(|(major, minor)| without_site(GoVersion::of_language(major, minor)));
        UsedGo { releases: supported.into(), source: GoSource::Supported, is_uncertain, is_foreign }
    }

    /// The highest version that the go and toolchain lines ask for which hold in `directory`.
    fn go_needed_for(&self, directory: &RepoPath) -> Option<UsedRelease> {
        let workspace = self.workspace_of(directory);
        let at = workspace.map_or_else(
            || self.module_around(directory).map(|module| module.artifact.path().clone()),
            |workspace| Some(workspace.artifact.path().clone()),
        )?;
        let lines = self.version_lines().find(|lines| *lines.artifact.path() == at)?;
        let go = lines.go.and_then(|line| Some((GoVersion::parse(&line.value)?, line)));
        let toolchain =
            lines.toolchain.and_then(|line| Some((ToolchainName::parse(&line.value)?.version().clone(), line)));
        let (version, line) = go.into_iter().chain(toolchain).max_by(|(a, _), (b, _)| a.cmp(b))?;
        Some(UsedRelease { version, is_open: true, site: Some(lines.artifact.site(line.value.span())) })
    }

    /// Whether `declared` says which Go is installed where `directory` is worked on. An image is for the module that it builds, and not
    /// for others below it.
    fn governs(&self, artifact: &Artifact, declared: &GoVersionDeclaration, directory: &RepoPath) -> bool {
        let (place, is_stage) = match &declared.scope {
            Scope::Directory(place) => (Some(place.clone()), false),
            Scope::Environment(id) => {
                let environment = artifact.declarations.get(*id);
                let is_stage = environment.is_some_and(|found| found.kind == EnvironmentKind::Stage);
                (environment.and_then(|found| found.directory.clone().known()), is_stage)
            }
        };
        let module = |directory: &RepoPath| self.module_around(directory).map(|module| module.directory);
        let holds = |place: RepoPath| {
            if is_stage { module(&place) == module(directory) } else { directory.is_within(&place) }
        };
        declared.is_installed() && place.is_some_and(holds)
    }
}

/// The release that a file says; none where it cannot be told.
fn release(version: Version<'_>) -> Option<UsedRelease> {
    let declared = version.declared;
    let written = declared.version_text()?;
    let read = declared.read_as.as_deref().unwrap_or(written);
    let version_of = PinnedVersion::parse(read).map_or_else(|| begins_with(read), |pinned| Some(pinned.version))?;
    let is_open = declared.kind == VersionKind::Minimum || read.starts_with(['^', '>']);
    Some(UsedRelease { version: version_of, is_open, site: Some(version.artifact.site(declared.span)) })
}

/// The language version of Go 1 that a version, a range or an image's tag begins with.
fn begins_with(spec: &str) -> Option<GoVersion> {
    match spec {
        "stable" | "latest" => return Some(GoVersion::of_language(1, NEWEST_MINOR)),
        "oldstable" => return Some(GoVersion::of_language(1, NEWEST_MINOR - 1)),
        _ => {}
    }
    let version = spec.trim_start_matches(['^', '~', '>', '=', 'v', 'g', 'o', ' ']);
    let rest = version.strip_prefix("1.")?;
    let digits = rest.find(|next: char| !next.is_ascii_digit()).map_or(rest, |end| rest.get(..end).unwrap_or_default());
    digits.parse().ok().map(|minor| GoVersion::of_language(1, minor))
}

#[cfg(test)]
mod tests;
