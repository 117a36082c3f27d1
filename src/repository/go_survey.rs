//! All that the repository says about which Go, module by module: each place, what it means, and whether it agrees with the go line.

mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::artifact::{
    Artifact, Document, EnvironmentId, EnvironmentKind, GoVersionDeclaration, Scope, VersionFile, VersionKind,
};
use crate::diagnostic::Site;
use crate::facts::images::GoImage;
use crate::facts::releases::NEWEST_MINOR;
use crate::go::toolchain::ToolchainName;
use crate::go::version::GoVersion;
use crate::go::version_file::PinnedVersion;
use crate::text::{Literal, RepoPath, Span};

use super::go_fit::InstalledWork;
use super::{GoNeed, GoOutcome, Module, Repository, Version, Workspace};

/// What all files say.
pub struct GoSurvey<'r> {
    /// Each workspace, its modules after it, then the modules of none.
    pub sections: Vec<GoSection<'r>>,
    /// What belongs to no module, by path.
    pub elsewhere: Vec<GoMention<'r>>,
}

/// What is said of one module or workspace.
pub struct GoSection<'r> {
    /// Its go.mod or go.work.
    pub artifact: &'r Artifact,
    /// Whether it is a workspace.
    pub is_workspace: bool,
    /// The module's path, where it has one.
    pub module: Option<&'r str>,
    /// The go line, the toolchain line, then the others: the worst first.
    pub mentions: Vec<GoMention<'r>>,
}

/// One place that says which Go.
#[derive(Clone)]
pub struct GoMention<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// The token.
    pub span: Span,
    /// What says it, for people.
    pub says: String,
    /// The version as written, or the expression or file that gives it.
    pub written: String,
    /// What its reader makes of that, where it is something else.
    pub read: Option<String>,
    /// In which sense it is meant.
    pub meaning: GoMeaning,
    /// Whether it agrees with the go line.
    pub agreement: GoAgreement,
    /// Why it belongs to no module, where it does not.
    pub reason: Option<&'static str>,
}

/// In which sense a version is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoMeaning {
    /// The lowest Go that will do.
    Minimum,
    /// A Go to switch to, from one that is older.
    Suggestion,
    /// That release.
    Exact,
    /// The newest patch of that minor release.
    NewestPatch,
    /// The newest of a range.
    Range,
    /// What a file says that is asked.
    AsFile,
    /// For which Go code is checked.
    Language,
    /// It depends on something that is not committed.
    Unknown,
}

/// Whether a version agrees with the go line. The worst is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GoAgreement {
    /// It does, or it is the go line.
    Ok,
    /// It is of a later minor release, as it may be.
    Newer,
    /// That cannot be told.
    Unknown,
    /// It is older, and no command is shown that runs with it.
    Below,
    /// It is older, and commands fetch another Go.
    Fetches,
    /// It is older, and commands fail.
    Fails,
}

impl GoMention<'_> {
    /// Its place.
    pub fn site(&self) -> Site {
        self.artifact.site(self.span)
    }
}

impl Repository<'_> {
    /// All that the repository says about which Go.
    pub fn survey_go(&self) -> GoSurvey<'_> {
        Surveyor::of(self).survey()
    }
}

/// What is known while the mentions are put where they belong.
struct Surveyor<'r> {
    repository: &'r Repository<'r>,
    outcomes: HashMap<(Site, &'r RepoPath), GoOutcome>,
    mentions: BTreeMap<&'r RepoPath, Vec<GoMention<'r>>>,
    elsewhere: Vec<GoMention<'r>>,
}

/// Where something belongs.
enum Home<'r> {
    Needs(Vec<GoNeed<'r>>),
    Nowhere(&'static str),
}

impl<'r> Surveyor<'r> {
    fn of(repository: &'r Repository<'r>) -> Self {
        let uses = repository.go_uses().into_iter();
        let outcomes = uses.map(|used| ((used.go.site, used.need.artifact.path()), used.outcome)).collect();
        Self { repository, outcomes, mentions: BTreeMap::new(), elsewhere: Vec::new() }
    }

    fn survey(mut self) -> GoSurvey<'r> {
        for artifact in self.repository.artifacts() {
            let declarations = &artifact.declarations;
            let work = self.repository.work_of_installers(artifact);
            for declared in declarations.versions.iter().filter(|declared| declared.is_installed()) {
                self.installed(artifact, declared, &work);
            }
            for file in &declarations.version_files {
                self.asked(artifact, file, work.get(&file.environment));
            }
            if let Document::Golangci(file) = &artifact.document
                && let Some(go) = &file.go
            {
                let mut mention = mention(artifact, go.span, "golangci-lint, `run.go`".to_owned(), &go.value);
                mention.meaning = GoMeaning::Language;
                let pinned = PinnedVersion::parse(&go.value);
                let home = self.repository.go_need_in(&artifact.directory());
                let home = home.map_or(Home::Nowhere("no module at or above"), |need| Home::Needs(vec![need]));
                self.place(mention, home, pinned.as_ref());
            }
        }
        let sections = self.sections();
        self.elsewhere.sort_by(|a, b| (a.artifact.path(), a.span.start).cmp(&(b.artifact.path(), b.span.start)));
        GoSurvey { sections, elsewhere: self.elsewhere }
    }

    fn installed(
        &mut self,
        artifact: &'r Artifact,
        declared: &'r GoVersionDeclaration,
        work: &HashMap<EnvironmentId, InstalledWork<'r>>,
    ) {
        let unknown = match (&artifact.document, declared.kind) {
            (Document::Dockerfile(_), VersionKind::Pin) => "another Go",
            _ => artifact.source.slice(declared.span),
        };
        let written = declared.spec.as_ref().known().map_or(unknown, Literal::as_str);
        let mut mention = mention(artifact, declared.span, words::of_version(artifact, declared), written);
        let text = declared.version_text().map(|text| declared.read_as.as_deref().unwrap_or(text));
        mention.read.clone_from(&declared.read_as);
        let pinned = text.and_then(PinnedVersion::parse);
        mention.meaning = match (&pinned, text) {
            (Some(pinned), _) if pinned.is_minor_only => GoMeaning::NewestPatch,
            (Some(_), _) => GoMeaning::Exact,
            (None, Some(_)) => GoMeaning::Range,
            (None, None) if is_untagged(declared, written) => GoMeaning::Range,
            (None, None) => GoMeaning::Unknown,
        };
        let home = match declared.scope {
            Scope::Environment(id) => work.get(&id).map_or_else(|| without_commands(artifact, id), home),
            Scope::Directory(_) => Home::Nowhere("no module with a go line there"),
        };
        let of_directory = || {
            let directory = self.repository.directory_of(Version { artifact, declared })?;
            self.repository.go_need_in(&directory).map(|need| Home::Needs(vec![need]))
        };
        let home = match home {
            Home::Nowhere(reason) => of_directory().unwrap_or(Home::Nowhere(reason)),
            needs @ Home::Needs(_) => needs,
        };
        if text.is_some_and(is_newest) {
            mention.agreement = GoAgreement::Ok;
        }
        self.place(mention, home, pinned.as_ref());
    }

    /// A step that asks a file.
    fn asked(&mut self, artifact: &'r Artifact, file: &'r VersionFile, work: Option<&InstalledWork<'r>>) {
        let written = file.path.as_ref().known().map_or(artifact.source.slice(file.span), Literal::as_str);
        let says = words::of_file(artifact, file);
        let mut mention = mention(artifact, file.span, says, written);
        let named = RepoPath::root().join(written).ok().and_then(|path| self.repository.artifact(&path));
        let lines = named.map(|named| named.declarations.versions.as_slice()).unwrap_or_default();
        let pinned = lines.iter().filter_map(|line| PinnedVersion::parse(line.version_text()?));
        let pinned = pinned.max_by(|a, b| a.version.cmp(&b.version));
        mention.read = pinned.as_ref().map(|pinned| pinned.version.to_string());
        mention.meaning = GoMeaning::AsFile;
        self.place(mention, work.map_or(Home::Nowhere("no go command shown"), home), pinned.as_ref());
    }

    fn place(&mut self, mention: GoMention<'r>, home: Home<'r>, pinned: Option<&PinnedVersion>) {
        match home {
            Home::Nowhere(reason) => self.elsewhere.push(GoMention { reason: Some(reason), ..mention }),
            Home::Needs(needs) => {
                for need in needs {
                    let outcome = self.outcomes.get(&(mention.site(), need.artifact.path())).copied();
                    let agreement = match pinned {
                        Some(pinned) => agreement(&need, pinned, outcome),
                        None => mention.agreement,
                    };
                    let placed = GoMention { agreement, ..mention.clone() };
                    self.mentions.entry(need.artifact.path()).or_default().push(placed);
                }
            }
        }
    }

    /// The workspaces with their modules, then the other modules.
    fn sections(&mut self) -> Vec<GoSection<'r>> {
        let (mut sections, mut seen) = (Vec::new(), BTreeSet::new());
        for workspace in self.repository.workspaces() {
            sections.push(self.workspace(&workspace));
            for (_, module) in self.repository.members_of(&workspace) {
                if seen.insert(module.artifact.path()) {
                    sections.push(self.module(&module));
                }
            }
        }
        for module in self.repository.modules() {
            if seen.insert(module.artifact.path()) {
                sections.push(self.module(&module));
            }
        }
        sections
    }

    fn workspace(&mut self, workspace: &Workspace<'r>) -> GoSection<'r> {
        let artifact = workspace.artifact;
        let mentions = self.section(artifact);
        GoSection { artifact, is_workspace: true, module: None, mentions }
    }

    fn module(&mut self, module: &Module<'r>) -> GoSection<'r> {
        let name = module.file.module.as_ref().map(|line| line.value.as_str());
        GoSection {
            artifact: module.artifact,
            is_workspace: false,
            module: name,
            mentions: self.section(module.artifact),
        }
    }

    fn section(&mut self, artifact: &'r Artifact) -> Vec<GoMention<'r>> {
        let mut others = self.mentions.remove(artifact.path()).unwrap_or_default();
        let at = |mention: &GoMention<'r>| (mention.artifact.path().clone(), mention.span.start);
        others.sort_by(|a, b| b.agreement.cmp(&a.agreement).then_with(|| at(a).cmp(&at(b))));
        others.dedup_by(|a, b| a.site() == b.site());
        let mut mentions = self.lines(artifact);
        mentions.append(&mut others);
        mentions
    }

    /// The go and the toolchain line.
    fn lines(&self, artifact: &'r Artifact) -> Vec<GoMention<'r>> {
        let need = self.repository.go_need_at(artifact.path()).map(|need| need.version);
        let line = |declared: &'r GoVersionDeclaration| {
            let written = declared.spec.as_ref().known()?;
            let (says, meaning) = match declared.kind {
                VersionKind::Minimum => ("go line", GoMeaning::Minimum),
                VersionKind::Toolchain => ("toolchain line", GoMeaning::Suggestion),
                _ => return None,
            };
            let mut mention = mention(artifact, declared.span, says.to_owned(), written);
            let suggested = ToolchainName::parse(written).filter(|_| meaning == GoMeaning::Suggestion);
            let is_below = suggested.is_some_and(|name| need.as_ref().is_some_and(|need| name.version() < need));
            mention.meaning = meaning;
            mention.agreement = if is_below { GoAgreement::Below } else { GoAgreement::Ok };
            Some(mention)
        };
        artifact.declarations.versions.iter().filter_map(line).collect()
    }
}

fn mention<'r>(artifact: &'r Artifact, span: Span, says: String, written: &str) -> GoMention<'r> {
    let (meaning, agreement) = (GoMeaning::Unknown, GoAgreement::Unknown);
    GoMention { artifact, span, says, written: written.to_owned(), read: None, meaning, agreement, reason: None }
}

/// Whether it is an image without a tag, which is the newest.
fn is_untagged(declared: &GoVersionDeclaration, written: &str) -> bool {
    matches!(declared.kind, VersionKind::Image(_)) && GoImage::parse(written).is_some_and(|image| image.tag.is_none())
}

fn without_commands<'r>(artifact: &Artifact, id: EnvironmentId) -> Home<'r> {
    let is_make = artifact.declarations.get(id).is_some_and(|found| found.kind == EnvironmentKind::Make);
    Home::Nowhere(if is_make { "what it is for is not known" } else { "no go command shown" })
}

/// Where that belongs which commands work on with what is installed.
fn home<'r>(work: &InstalledWork<'r>) -> Home<'r> {
    match work {
        InstalledWork { needs, .. } if !needs.is_empty() => Home::Needs(needs.clone()),
        InstalledWork { is_unclear: true, .. } => Home::Nowhere("directory not known"),
        InstalledWork { installs_tools: true, .. } => Home::Nowhere("only installs tools"),
        _ => Home::Nowhere("builds no module"),
    }
}

fn agreement(need: &GoNeed<'_>, pinned: &PinnedVersion, outcome: Option<GoOutcome>) -> GoAgreement {
    match outcome {
        Some(GoOutcome::Stops | GoOutcome::Rejects) => GoAgreement::Fails,
        Some(GoOutcome::Fetches | GoOutcome::FetchesAsStated) => GoAgreement::Fetches,
        _ if need.shortfall(pinned).is_some() => GoAgreement::Below,
        _ if pinned.version.is_same_language(&need.version) => GoAgreement::Ok,
        _ => GoAgreement::Newer,
    }
}

/// Whether a range always has the newest release in it.
fn is_newest(text: &str) -> bool {
    let is_open = text.strip_prefix(['^', '>']).is_some_and(|rest| {
        let minor = GoVersion::parse(rest.trim_start_matches('=').trim()).and_then(|version| version.minor());
        minor.is_some_and(|minor| minor <= NEWEST_MINOR)
    });
    is_open || matches!(text, "stable" | "latest" | "1.x" | "1" | "")
}
