//! Steps of workflows and actions that install Go with actions/setup-go: what they find, and what they leave.

use crate::artifact::{
    ActionInput, Artifact, Document, EnvAssignment, EnvironmentId, EnvironmentKind, GoSetup, VersionFile,
};
use crate::diagnostic::Site;
use crate::facts::actions::ActionRelease;
use crate::facts::setup_go::{CACHE, CACHE_BY_DEFAULT, TOOLCHAIN, VERSION_FILE, cache_key_file};
use crate::go::asked_version::FileReader;
use crate::text::{Literal, RepoPath};
use crate::tree::Presence;

use super::Repository;
use super::placed_go::is_same_place;

/// A step with actions/setup-go.
#[derive(Clone, Copy)]
pub struct SetupStep<'r> {
    /// The workflow or the action.
    pub artifact: &'r Artifact,
    /// The step.
    pub setup: &'r GoSetup,
}

/// Whether setup-go is to keep a cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caching {
    /// It is not, or that cannot be told.
    Off,
    /// Since it does so by default.
    ByDefault,
    /// Since it is told to.
    Asked,
}

/// What makes GOTOOLCHAIN `local` before setup-go reads a version file.
pub enum LocalBy<'r> {
    /// A variable that is set.
    Variable(&'r EnvAssignment),
    /// Another setup-go in the same job.
    Setup(&'r GoSetup),
}

/// A file that setup-go is to find the version in, and its text.
pub struct AskedFile<'r> {
    /// The path in the step.
    pub written: &'r Literal,
    /// The file.
    pub path: RepoPath,
    /// What it holds.
    pub text: String,
    /// How setup-go reads it.
    pub reader: FileReader,
    /// The release that reads it.
    pub release: ActionRelease,
}

impl Repository<'_> {
    /// Every step with setup-go.
    pub fn setup_steps(&self) -> impl Iterator<Item = SetupStep<'_>> {
        self.artifacts().flat_map(|artifact| {
            let setups = match &artifact.document {
                Document::Github(file) => file.setups.as_slice(),
                _ => &[],
            };
            setups.iter().map(move |setup| SetupStep { artifact, setup })
        })
    }

    /// The committed file that a step has setup-go read, where it is there and setup-go looks into it.
    pub fn asked_file<'r>(&self, step: &SetupStep<'r>) -> Option<AskedFile<'r>> {
        let release = step.setup.release.filter(|release| *release >= VERSION_FILE)?;
        let written = step.version_file()?.path.as_ref().known()?;
        let path = RepoPath::new(written).ok()?;
        let is_there = self.presence(&path) == Presence::File;
        let text = is_there.then(|| self.text_of(&path)).flatten()?;
        let reader = FileReader::of(path.file_name(), release);
        Some(AskedFile { written, path, text, reader, release })
    }
}

impl<'r> SetupStep<'r> {
    /// The place of `actions/setup-go@v6`.
    pub fn uses_site(&self) -> Site {
        self.artifact.site(self.setup.uses.span())
    }

    /// The place of an input's value.
    pub fn input_site(&self, input: &ActionInput) -> Site {
        self.artifact.site(input.given.written.span())
    }

    /// The file that it reads the version from, since no version is given to it.
    pub fn version_file(&self) -> Option<&'r VersionFile> {
        // They are declared in the order of their steps.
        let files = &self.artifact.declarations.version_files;
        let at = files.partition_point(|file| file.environment < self.setup.environment);
        files.get(at).filter(|file| file.environment == self.setup.environment)
    }

    /// Whether it is to keep a cache.
    pub fn caching(&self) -> Caching {
        let Some(release) = self.setup.release.filter(|release| *release >= CACHE) else { return Caching::Off };
        match self.setup.input("cache").map(|input| input.given.value.as_ref().known()) {
            None if release < CACHE_BY_DEFAULT => Caching::Off,
            None if self.setup.input("cache-dependency-path").is_none() => Caching::ByDefault,
            None => Caching::Asked,
            Some(value) => match value {
                Some(value) if value.eq_ignore_ascii_case("true") => Caching::Asked,
                _ => Caching::Off,
            },
        }
    }

    /// The file at the root that names the cache, where the step does not say which.
    pub fn cache_key_file(&self) -> Option<&'static str> {
        let is_default = self.setup.input("cache-dependency-path").is_none();
        self.setup.release.filter(|_| is_default).map(cache_key_file)
    }

    /// Whether it sets GOTOOLCHAIN=local for what follows.
    pub fn keeps_toolchain(&self) -> bool {
        self.setup.release.is_some_and(|release| release >= TOOLCHAIN)
    }

    /// What GOTOOLCHAIN is for what comes before it in its job, and for itself.
    pub fn toolchain_before(&self) -> Option<&'r EnvAssignment> {
        self.artifact.declarations.effective("GOTOOLCHAIN", self.setup.environment)
    }

    /// What makes GOTOOLCHAIN `local` before it reads a file.
    pub fn local_by(&self) -> Option<LocalBy<'r>> {
        let of_step = |set: &EnvAssignment| set.environment == self.setup.environment;
        let set = self.toolchain_before();
        let earlier = self.earlier_setup().filter(|_| !set.is_some_and(of_step));
        let is_local = |set: &&EnvAssignment| set.known().is_some_and(|value| value.as_str() == "local");
        earlier.map(LocalBy::Setup).or_else(|| set.filter(is_local).map(LocalBy::Variable))
    }

    /// The setup-go before it in its job that set GOTOOLCHAIN.
    fn earlier_setup(&self) -> Option<&'r GoSetup> {
        let Document::Github(file) = &self.artifact.document else { return None };
        let at = file.setups.partition_point(|other| other.environment < self.setup.environment);
        let before = file.setups.get(..at)?.iter().rev();
        let mut of_job = before
            .take_while(|other| is_same_place(&self.artifact.declarations, other.environment, self.setup.environment));
        of_job.find(|other| other.release.is_some_and(|release| release >= TOOLCHAIN))
    }

    /// Whether a later step of the job would run with what `set` says, had setup-go not said otherwise.
    pub fn is_meant_for_later(&self, set: &EnvAssignment) -> bool {
        let declarations = &self.artifact.declarations;
        let is_step =
            |id: &EnvironmentId| declarations.get(*id).is_some_and(|found| found.kind == EnvironmentKind::Step);
        let has_it = |id: EnvironmentId| {
            declarations.effective("GOTOOLCHAIN", id).is_some_and(|effective| std::ptr::eq(effective, set))
        };
        let of_job = |id: &EnvironmentId| is_same_place(declarations, self.setup.environment, *id);
        declarations.after(self.setup.environment).take_while(of_job).filter(is_step).any(has_it)
    }
}
