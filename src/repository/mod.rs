//! The whole: every artifact, the modules and workspaces among them, and the three streams joined over all of them. Rules ask
//! it questions in the words of the domain.

mod editor;
mod editor_flags;
mod editor_texts;
mod environment_views;
mod extension_additions;
mod go_drift;
mod go_extension;
mod go_fit;
mod go_runs;
mod go_setups;
mod go_survey;
mod golangci;
mod golangci_runs;
mod gopls;
mod gopls_pins;
mod image_builds;
mod image_files;
mod lax_reading;
mod local_calls;
mod lookups;
mod mending;
mod mentions;
mod module_absence;
mod modules;
mod packages;
mod path_patterns;
mod paths;
mod placed_go;
mod shown_runs;
mod streams;
mod sums;
mod tool_installs;
mod used_go;
mod vendor_use;
mod vendoring;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{OnceLock, PoisonError, RwLock};

use rayon::prelude::*;

use crate::artifact::{self, Artifact, Document, Kind};
use crate::facts::gopls::GoplsRelease;
use crate::facts::vscode_go::ExtensionRelease;
use crate::go::version::GoVersion;
use crate::syntax::{Problem, ProblemKind, limits};
use crate::text::{RepoPath, Source, Span};
use crate::tree::{Presence, ReadError, Tree};

use modules::Uses;

pub use editor::{Disregard, EditorSettings, ExtensionList, Layer, ListPlace};
pub use editor_flags::{TagsFlag, arguments, tags, tags_flag};
pub use editor_texts::{EditorText, TextRole};
pub use environment_views::{EnvironmentView, Origin, Setter, ShownCommand, VariableView, is_read_by_go};
pub use extension_additions::ExtensionAddition;
pub use go_drift::DriftingGo;
pub use go_extension::{ExtensionInForce, GoSetting, go_attributes, go_settings};
pub use go_fit::{GoNeed, GoOutcome, GoUse, Shortfall};
pub use go_runs::GoRun;
pub use go_setups::{AskedFile, Caching, LocalBy, SetupStep};
pub use go_survey::{GoAgreement, GoMeaning, GoMention, GoSection, GoSurvey};
pub use golangci_runs::{GOLANGCI_ACTION, LintRun, LintTarget, is_golangci_lint};
pub use gopls::{GoplsFault, GoplsInForce};
pub use gopls_pins::{GoplsCommand, GoplsPin, PinnedBy};
pub use image_files::{MissingCopy, UncopiedModule};
pub use module_absence::{MissedPlace, ModuleAbsence};
pub use modules::{Member, MemberPlace, Module, ModuleLines, VersionLines, Workspace, is_path_prefix};
pub use packages::PackageAbsence;
pub use paths::{PathSetting, PathShape};
pub use placed_go::{PlacedGo, ToolchainChange};
pub use streams::{Assignment, Version};
pub use sums::{Fetched, Resolution, SumFile};
pub use tool_installs::ToolInstall;
pub use used_go::{GoJudgement, GoSource, UsedGo, UsedRelease};
pub use vendor_use::ModuleQuery;
pub use vendoring::{UnusedVendorDirectory, VendorDirectory, VendorDisuse};

/// Everything that was read.
pub struct Repository<'t> {
    tree: &'t dyn Tree,
    artifacts: BTreeMap<RepoPath, Artifact>,
    unreadable: BTreeMap<RepoPath, Problem>,
    /// By the path of the go.work.
    uses: BTreeMap<RepoPath, Uses>,
    /// Where a vendor directory lies that builds take modules from.
    vendored: OnceLock<HashSet<RepoPath>>,
    /// Which shown go commands work where.
    shown: OnceLock<shown_runs::ShownRuns>,
    /// The modules of which nothing shows that anyone works in them.
    only_served: OnceLock<HashSet<RepoPath>>,
    /// Which gopls, and what it makes of the settings of each file of the editor.
    gopls: OnceLock<gopls::Readings>,
    /// Which Go runs where a file installs none itself.
    shared_go: OnceLock<UsedGo>,
    /// What lies at the paths that were asked for: the same few are asked for again and again, and each answer may cost a look at the disk.
    presences: RwLock<HashMap<RepoPath, Presence>>,
    options: Options,
}

/// What the project says of itself where no file of Go's does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The releases of Go that it is to work with; where there are none, what is pinned and what go.mod asks for say so.
    pub supported_go: Vec<GoVersion>,
    /// The gopls that it is worked on with, where nothing in the repository pins one.
    pub gopls: Option<GoplsRelease>,
    /// The Go extension that it is worked on with, where nothing in the repository pins one.
    pub extension: Option<ExtensionRelease>,
}

impl<'t> Repository<'t> {
    /// Reads every configuration file of `tree`, in parallel, and each of the `named` files that is one, wherever it lies.
    pub fn load(tree: &'t dyn Tree, named: &[RepoPath]) -> Self {
        Self::load_except(tree, named, &|_| false)
    }

    /// Reads them all but those that are `excluded`: these are there, and nobody looks into them, as if they lay in `testdata`.
    pub fn load_except(tree: &'t dyn Tree, named: &[RepoPath], excluded: &dyn Fn(&str) -> bool) -> Self {
        let mut claimed: BTreeMap<RepoPath, &'static Kind> = BTreeMap::new();
        for path in tree.paths().iter() {
            if let Some(kind) = artifact::kind_of(path).filter(|_| !excluded(path))
                && let Ok(path) = RepoPath::new(path)
            {
                claimed.insert(path, kind);
            }
        }
        for path in named {
            if let Some(kind) = artifact::kind_by_name(path.as_str()) {
                claimed.insert(path.clone(), kind);
            }
        }
        let claimed: Vec<(RepoPath, &'static Kind)> = claimed.into_iter().collect();
        let expected: HashSet<RepoPath> = claimed
            .iter()
            .filter(|(path, kind)| kind.is_expected_to_be_read() || named.contains(path))
            .map(|(path, _)| path.clone())
            .collect();
        let read: Vec<(RepoPath, Outcome)> =
            claimed.into_par_iter().map(|(path, kind)| (path.clone(), read(tree, path, kind))).collect();
        let mut repository = Self {
            tree,
            artifacts: BTreeMap::new(),
            unreadable: BTreeMap::new(),
            uses: BTreeMap::new(),
            vendored: OnceLock::new(),
            shown: OnceLock::new(),
            only_served: OnceLock::new(),
            shared_go: OnceLock::new(),
            presences: RwLock::default(),
            options: Options::default(),
            gopls: OnceLock::new(),
        };
        for (path, outcome) in read {
            match outcome {
                Outcome::Read(artifact) => drop(repository.artifacts.insert(path, *artifact)),
                Outcome::Unreadable(_) if !expected.contains(&path) => {}
                Outcome::Unreadable(problem) => drop(repository.unreadable.insert(path, *problem)),
                Outcome::Gone => {}
            }
        }
        local_calls::call(&mut repository.artifacts);
        image_builds::locate(&mut repository.artifacts, tree);
        local_calls::join(&mut repository.artifacts);
        let uses = repository.artifacts().filter_map(|artifact| match &artifact.document {
            Document::GoWork(file) => Some((artifact.path().clone(), Uses::of(file, &artifact.directory()))),
            _ => None,
        });
        repository.uses = uses.collect();
        repository
    }

    /// The same repository, seen with other options.
    pub fn with_options(self, options: Options) -> Self {
        Self { options, shared_go: OnceLock::new(), gopls: OnceLock::new(), ..self }
    }

    /// Every file that was read, by path.
    pub fn artifacts(&self) -> impl Iterator<Item = &Artifact> {
        self.artifacts.values()
    }

    /// Every file below `directory` that was read.
    fn artifacts_below<'s>(&'s self, directory: &'s RepoPath) -> impl Iterator<Item = &'s Artifact> {
        let is_near = |path: &RepoPath| directory.is_root() || path.as_str().starts_with(directory.as_str());
        let near = self.artifacts.range(directory.clone()..).take_while(move |(path, _)| is_near(path));
        near.map(|(_, artifact)| artifact).filter(|artifact| artifact.path().is_within(directory))
    }

    /// The file that was read from `path`.
    pub fn artifact(&self, path: &RepoPath) -> Option<&Artifact> {
        self.artifacts.get(path)
    }

    /// The text of a file that was read.
    pub fn source(&self, path: &RepoPath) -> Option<&Source> {
        self.artifact(path).map(|artifact| &artifact.source)
    }

    /// How many configuration files there are, those that could not be read included.
    pub fn artifact_count(&self) -> usize {
        self.artifacts.len() + self.unreadable.len()
    }

    /// The configuration files that could not be read as text, and why.
    pub fn unreadable(&self) -> impl Iterator<Item = (&RepoPath, &Problem)> {
        self.unreadable.iter()
    }

    /// What the readers of all files reject, drop, or read otherwise than written.
    pub fn problems(&self, kind: ProblemKind) -> impl Iterator<Item = (&Artifact, &Problem)> {
        let of_kind = move |problem: &&Problem| problem.kind == kind;
        self.artifacts()
            .flat_map(move |artifact| artifact.problems.iter().filter(of_kind).map(move |problem| (artifact, problem)))
    }

    /// What is at `path`: a file, a directory, nothing, or something that cannot be told (inside a submodule, behind a link).
    pub fn presence(&self, path: &RepoPath) -> Presence {
        let known = self.presences.read().unwrap_or_else(PoisonError::into_inner).get(path).copied();
        known.unwrap_or_else(|| {
            let found = self.tree.presence(path);
            self.presences.write().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), found);
            found
        })
    }

    /// What the tree calls the file or directory that `path` names only where case does not count, as on most disks of Windows and macOS.
    pub fn other_spelling(&self, path: &RepoPath) -> Option<&str> {
        self.tree.paths().other_spelling(path.as_str())
    }

    /// Every file of the tree.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.tree.paths().iter()
    }

    /// The files below `directory`, at any depth.
    pub fn paths_below<'s>(&'s self, directory: &'s RepoPath) -> impl Iterator<Item = &'s str> {
        self.tree.paths().below(directory.as_str())
    }
}

/// What became of a file that a kind claims.
enum Outcome {
    Read(Box<Artifact>),
    Unreadable(Box<Problem>),
    /// It is tracked, but not on disk, as in a sparse checkout: no fault of its own.
    Gone,
}

fn read(tree: &dyn Tree, path: RepoPath, kind: &'static Kind) -> Outcome {
    let bytes = match tree.read(&path, limits::FILE_BYTES) {
        Ok(bytes) => bytes,
        Err(ReadError::NotFound | ReadError::NotAvailable) => return Outcome::Gone,
        Err(error) => return unreadable(error.to_string()),
    };
    if bytes.iter().filter(|byte| matches!(byte, b'\n' | b',')).count() > limits::ENTRIES {
        let message = format!("the file has more than {} lines and list entries and is not read", limits::ENTRIES);
        return unreadable(format!("{message}; make it smaller, or leave it out of the check"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Outcome::Read(Box::new(Artifact::read(kind, Source::new(path, text)))),
        Err(error) => unreadable(not_utf8(error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

fn not_utf8(bytes: &[u8], valid_up_to: usize) -> String {
    let before = bytes.get(..valid_up_to).unwrap_or_default();
    let line = before.split(|byte| *byte == b'\n').count();
    format!("line {line} is not UTF-8, so nothing in this file was checked; save it as UTF-8")
}

fn unreadable(message: String) -> Outcome {
    Outcome::Unreadable(Box::new(Problem::new(ProblemKind::UnreadableFile, Span::default(), message)))
}
