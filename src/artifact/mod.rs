//! Committed files, one module a kind: which paths it claims, how its text becomes typed values with spans, and what it
//! *declares* to the three streams. An artifact judges nothing and knows nothing of other artifacts.

mod app_engine;
mod azure;
mod bake;
mod bazel;
mod bitbucket;
mod circleci;
mod code_workspace;
mod compose;
mod container_steps;
mod declarations;
mod dev_container;
mod directives;
mod dockerfile;
mod drone;
mod env_file;
mod envrc;
mod github;
mod gitlab;
mod go_arguments;
mod go_env_file;
mod go_mod;
mod go_questions;
mod go_sum;
mod go_version_file;
mod go_work;
mod golangci;
mod gopls_settings;
mod goreleaser;
mod images;
mod makefile;
mod mise;
mod modules_txt;
mod netlify;
mod pairs;
mod pipeline;
mod pre_commit;
mod script;
mod settings;
mod tool_versions;
mod travis;
mod vscode_extensions;
mod vscode_launch;
mod vscode_settings;
mod woodpecker;

use std::collections::BTreeSet;

use crate::diagnostic::Site;
use crate::syntax::Problem;
use crate::text::{RepoPath, Source, Span};

pub use code_workspace::{CodeWorkspace, WorkspaceFolder};
pub use declarations::{
    Changes, Declarations, EnvAssignment, Environment, EnvironmentId, EnvironmentKind, FileState, GoCommand,
    GoVersionDeclaration, ImageBuild, Installer, OperatingSystem, Scope, ToolCommand, ToolPin, ToolVersion,
    VersionFile, VersionKind,
};
pub use dev_container::{DevContainer, folder_of_container};
pub use directives::{Directive, Exclusion, Replacement, Requirement, Retraction};
pub use dockerfile::{Context, ContextView, Dockerfile, Found, Layout, Place, UnsetArgument};
pub use github::{
    ActionInput, DeclaredInput, EnvLookup, GithubFile, GivenInput, GoSetup, InputValue, LocalCall, Workspace,
};
pub use go_arguments::{GivenFlag, GoArguments};
pub use go_mod::{GoMod, missing_module};
pub use go_questions::NewestQuery;
pub use go_sum::{GoSum, SumEntry};
pub use go_version_file::GoVersionFile;
pub use go_work::GoWork;
pub use golangci::{GOLANGCI_NAMES, Golangci};
pub use gopls_settings::GoplsSetting;
pub use modules_txt::VendorManifest;
pub use settings::{Fate, Setting, Settings};
pub use vscode_extensions::Recommendations;
pub use vscode_launch::{Launch, Tasks};
pub use vscode_settings::folder_of;

use images::{image_tool, image_version};

/// One kind of committed file.
pub struct Kind {
    /// What people call it: "go.mod", "GitHub workflow".
    pub name: &'static str,
    /// Whether it lies in a `vendor` directory, where no other kind is looked for.
    pub lies_in_vendor: bool,
    /// Whether it is a file of secrets, of which a report shows no line but the one in question.
    pub confidential: bool,
    /// Where its comments are, for what is written in them for us, if it has any; those of scripts in it are among its declarations.
    /// Asked of few files, so that nothing is kept.
    pub comments: Option<fn(source: &Source) -> Vec<Span>>,
    /// Whether the file at this path (below the root) is one. Directories that are never looked into are left out before.
    pub claims: fn(path: Candidate<'_>) -> bool,
    /// From its text to what it says.
    pub read: fn(source: &Source) -> Reading,
}

/// A path that a kind is asked about. Every kind is asked about every path, so the path is taken apart once.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'p> {
    /// The directory that it lies in, below the root; empty for the root.
    pub directory: &'p str,
    /// Its last element.
    pub name: &'p str,
}

impl<'p> Candidate<'p> {
    fn new(path: &'p str) -> Self {
        match path.bytes().rposition(|byte| byte == b'/') {
            Some(slash) => Self { directory: &path[..slash], name: &path[slash + 1..] },
            None => Self { directory: "", name: path },
        }
    }

    /// The elements of its directory.
    pub fn elements(self) -> impl Iterator<Item = &'p str> {
        self.directory.split('/')
    }

    /// Whether the go command passes over the directory that it lies in: the name of an element begins with `.` or `_`.
    pub fn is_ignored_by_go(self) -> bool {
        self.elements().any(|element| element.starts_with(['.', '_']))
    }

    /// Whether the directory that it lies in is called `name`.
    pub fn is_in(self, name: &str) -> bool {
        self.directory.strip_suffix(name).is_some_and(|above| above.is_empty() || above.ends_with('/'))
    }
}

/// All kinds, in the order in which they are asked; the first that claims a path has it.
pub static KINDS: &[&Kind] = &[
    &go_mod::GO_MOD,
    &go_work::GO_WORK,
    &go_sum::GO_SUM,
    &modules_txt::MODULES_TXT,
    &go_version_file::GO_VERSION_FILE,
    &vscode_settings::VSCODE_SETTINGS,
    &vscode_extensions::VSCODE_EXTENSIONS,
    &vscode_launch::VSCODE_LAUNCH,
    &vscode_launch::VSCODE_TASKS,
    &code_workspace::CODE_WORKSPACE,
    &golangci::GOLANGCI,
    &dev_container::DEV_CONTAINER,
    &github::GITHUB_WORKFLOW,
    &github::GITHUB_ACTION,
    &go_env_file::GO_ENV_FILE,
    &env_file::ENV_FILE,
    &envrc::ENVRC,
    &tool_versions::TOOL_VERSIONS,
    &mise::MISE,
    &pre_commit::PRE_COMMIT,
    &compose::COMPOSE,
    &bake::BAKE,
    &bitbucket::BITBUCKET,
    &azure::AZURE,
    &circleci::CIRCLECI,
    &drone::DRONE,
    &gitlab::GITLAB,
    &goreleaser::GORELEASER,
    &travis::TRAVIS,
    &woodpecker::WOODPECKER,
    &netlify::NETLIFY,
    &app_engine::APP_ENGINE,
    &bazel::MODULE_BAZEL,
    &makefile::MAKEFILE,
    &dockerfile::DOCKERFILE,
];

/// Files of other programs, which may or may not have to do with Go.
static OF_OTHER_PROGRAMS: &[&Kind] = &[
    &dockerfile::DOCKERFILE,
    &compose::COMPOSE,
    &bake::BAKE,
    &netlify::NETLIFY,
    &app_engine::APP_ENGINE,
    &makefile::MAKEFILE,
];

impl Kind {
    /// Whether a file of this kind that cannot be read is worth a word: where its text is not UTF-8, or there is too much of it, one of
    /// another program's is left alone.
    pub fn is_expected_to_be_read(&'static self) -> bool {
        !OF_OTHER_PROGRAMS.iter().any(|kind| std::ptr::eq(*kind, self))
    }
}

/// What a file says.
pub struct Reading {
    /// Its contents, typed, for the rules that need more than the streams.
    pub document: Document,
    /// What it adds to the streams.
    pub declarations: Declarations,
    /// What its real reader rejects, drops, or reads otherwise than written.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// Of a file that says nothing yet.
    fn nothing() -> Self {
        Self { document: Document::Declared, declarations: Declarations::default(), problems: Vec::new() }
    }
}

/// Whether `text` is a template that something fills in before its reader sees it: `{{ .Module }}`, `<% name %>`. No file of Go's own
/// has either.
fn is_template(text: &str) -> bool {
    [("{{", "}}"), ("<%", "%>")].iter().any(|(open, close)| text.contains(open) && text.contains(close))
}

/// The typed contents of a file.
pub enum Document {
    /// go.mod.
    GoMod(Box<GoMod>),
    /// go.work.
    GoWork(Box<GoWork>),
    /// go.sum, go.work.sum.
    GoSum(GoSum),
    /// vendor/modules.txt.
    VendorManifest(VendorManifest),
    /// `.go-version`.
    GoVersionFile(GoVersionFile),
    /// `.vscode/settings.json`.
    Settings(Box<Settings>),
    /// `*.code-workspace`.
    CodeWorkspace(Box<CodeWorkspace>),
    /// `.vscode/extensions.json`.
    Recommendations(Recommendations),
    /// `.vscode/launch.json`.
    Launch(Launch),
    /// `.vscode/tasks.json`.
    Tasks(Tasks),
    /// `devcontainer.json`.
    DevContainer(Box<DevContainer>),
    /// `.golangci.yml` and its like.
    Golangci(Golangci),
    /// A Dockerfile.
    Dockerfile(Dockerfile),
    /// A GitHub workflow or action.
    Github(Box<GithubFile>),
    /// Nothing beyond what it declares.
    Declared,
}

/// A file that was read.
pub struct Artifact {
    /// What kind of file it is.
    pub kind: &'static Kind,
    /// Its path and text.
    pub source: Source,
    /// Its contents.
    pub document: Document,
    /// What it adds to the streams.
    pub declarations: Declarations,
    /// What its real reader rejects, drops, or reads otherwise than written.
    pub problems: Vec<Problem>,
}

impl Artifact {
    /// Reads `source` as a file of `kind`.
    pub fn read(kind: &'static Kind, source: Source) -> Self {
        let Reading { document, declarations, problems } = (kind.read)(&source);
        Self { kind, source, document, declarations, problems }
    }

    /// Reads a Dockerfile again, for builds that give values of their own to the arguments `overridden`.
    pub fn override_arguments(&mut self, overridden: &BTreeSet<String>) {
        if matches!(self.document, Document::Dockerfile(_)) {
            let Reading { document, declarations, problems } = dockerfile::read_with(&self.source, overridden);
            (self.document, self.declarations, self.problems) = (document, declarations, problems);
        }
    }

    /// Reads a workflow again that another one of the repository calls.
    pub fn call_here(&mut self) {
        if std::ptr::eq(self.kind, &raw const github::GITHUB_WORKFLOW) {
            let Reading { document, declarations, problems } = github::read_called(&self.source);
            (self.document, self.declarations, self.problems) = (document, declarations, problems);
        }
    }

    /// Its comments with their marks, those of the scripts in it too, in the order of the text.
    pub fn comments(&self) -> Vec<Span> {
        let mut comments = self.kind.comments.map(|comments| comments(&self.source)).unwrap_or_default();
        comments.extend(&self.declarations.script_comments);
        comments.sort_unstable();
        comments.dedup();
        comments
    }

    /// Its path below the root.
    pub fn path(&self) -> &RepoPath {
        self.source.path()
    }

    /// The directory that it lies in.
    pub fn directory(&self) -> RepoPath {
        self.path().parent()
    }

    /// A place in it.
    pub fn site(&self, span: Span) -> Site {
        Site::new(self.path().clone(), span)
    }
}

/// Directories that hold other people's code or fixtures: nothing below them is read unless it is named.
const FOREIGN_DIRECTORIES: [&str; 4] = ["vendor", "testdata", "node_modules", "third_party"];

/// Whether the file at `path` lies in a directory of other people's code or of fixtures.
pub fn is_foreign(path: &str) -> bool {
    is_foreign_directory(path.rsplit_once('/').map_or("", |(directory, _)| directory))
}

/// A directory whose name is a template (`{{cookiecutter.name}}`) holds what a generator makes files of.
fn is_foreign_directory(directory: &str) -> bool {
    directory.split('/').any(|element| FOREIGN_DIRECTORIES.contains(&element)) || is_template(directory)
}

/// The kind of the file at `path`, or none if no tool reads it there.
pub fn kind_of(path: &str) -> Option<&'static Kind> {
    let candidate = Candidate::new(path);
    let kind = claimant(candidate)?;
    let own = if kind.lies_in_vendor {
        candidate.directory.strip_suffix("vendor").unwrap_or_default()
    } else {
        candidate.directory
    };
    (!is_foreign_directory(own)).then_some(kind)
}

/// The kind of the file at `path`, wherever it lies: for files that were named on the command line.
pub fn kind_by_name(path: &str) -> Option<&'static Kind> {
    claimant(Candidate::new(path))
}

/// Most files of a Go repository are Go source, which no kind claims, so that only the others are shown to all kinds.
fn claimant(candidate: Candidate<'_>) -> Option<&'static Kind> {
    if candidate.name.ends_with(".go") {
        return None;
    }
    KINDS.iter().copied().find(|kind| (kind.claims)(candidate))
}
