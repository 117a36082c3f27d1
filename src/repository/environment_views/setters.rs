//! Who sets a variable in an environment, the strongest first.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::artifact::{
    Artifact, Declarations, Document, EnvAssignment, EnvironmentId, EnvironmentKind, Scope, VersionKind,
    folder_of_container,
};
use crate::diagnostic::Site;
use crate::repository::Repository;
use crate::repository::placed_go::whole;
use crate::text::{Literal, Span, Value};

use super::is_read_by_go;

/// What official images and setup-go set GOTOOLCHAIN to.
const KEPT: &str = "local";

/// Something that sets a variable.
#[derive(Clone)]
pub struct Setter<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// What the environment is called that it sets it in.
    pub name: String,
    /// What it is.
    pub origin: Origin<'r>,
    pub(super) environment: EnvironmentId,
    pub(super) kind: EnvironmentKind,
    pub(super) role: Role,
}

/// What sets a variable.
#[derive(Clone)]
pub enum Origin<'r> {
    /// An assignment.
    Written(&'r EnvAssignment),
    /// A script unsets it, or may have set it.
    Implied(&'r EnvAssignment),
    /// A release of setup-go that sets GOTOOLCHAIN=local.
    SetupGo(Option<Site>),
    /// An image whose maker set GOTOOLCHAIN=local.
    Image(Site),
}

/// How what is set gets to the go command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// By inheritance.
    Inherited,
    /// Through a file for the steps to come.
    HandedOn,
    /// Through `go env -w`.
    Stored,
}

impl Setter<'_> {
    /// The value; empty where the variable is unset.
    pub fn value(&self) -> Value<&str> {
        match &self.origin {
            Origin::Written(set) | Origin::Implied(set) => set.value.as_ref().map(Literal::as_str),
            Origin::SetupGo(_) | Origin::Image(_) => Value::Known(KEPT),
        }
    }

    /// What is written, where something is: an `ARG` may have a name alone.
    pub fn written(&self) -> Option<&Literal> {
        match self.origin {
            Origin::Written(set) => Some(&set.written).filter(|written| written.span() != set.name.span),
            _ => None,
        }
    }

    /// The place, where it has one.
    pub fn site(&self) -> Option<Site> {
        match &self.origin {
            Origin::Written(set) => Some(self.artifact.site(set.written.span())),
            Origin::Implied(_) => None,
            Origin::SetupGo(site) => site.clone(),
            Origin::Image(site) => Some(site.clone()),
        }
    }
}

/// What sets variables in the environments of one file.
pub(super) struct Layers<'r> {
    artifact: &'r Artifact,
    /// What each environment sets, in the order of the file.
    written: HashMap<(EnvironmentId, &'r str), Vec<&'r EnvAssignment>>,
    /// For each job, where a setup-go runs that sets GOTOOLCHAIN=local, in order.
    keepers: HashMap<EnvironmentId, Vec<EnvironmentId>>,
    /// Where an image begins that sets it too.
    images: HashMap<EnvironmentId, Site>,
    /// The environments of what steps hand on to later ones.
    handed_on: HashSet<EnvironmentId>,
    /// For a dev container, the settings of the folder that is opened in it.
    folder: Option<&'r Artifact>,
}

impl<'r> Layers<'r> {
    pub(super) fn new(repository: &'r Repository<'_>, artifact: &'r Artifact) -> Self {
        let declarations = &artifact.declarations;
        let mut written: HashMap<_, Vec<_>> = HashMap::new();
        for set in declarations.assignments.iter().filter(|set| is_read_by_go(&set.name.value)) {
            written.entry((set.environment, set.name.value.as_str())).or_default().push(set);
        }
        let mut keepers: HashMap<_, Vec<_>> = HashMap::new();
        for keeper in declarations.kept_toolchains() {
            keepers.entry(whole(declarations, keeper).unwrap_or(keeper)).or_default().push(keeper);
        }
        let folder = matches!(artifact.document, Document::DevContainer(_)).then(|| {
            let settings = folder_of_container(artifact.path()).join(".vscode/settings.json").ok()?;
            repository.artifact(&settings)
        });
        let (images, handed_on) = (images(artifact), handed_on(declarations));
        Self { artifact, written, keepers, images, handed_on, folder: folder.flatten() }
    }

    fn declarations(&self) -> &'r Declarations {
        &self.artifact.declarations
    }

    pub(super) fn kind(&self, id: EnvironmentId) -> EnvironmentKind {
        self.declarations().get(id).map_or(EnvironmentKind::Shell, |environment| environment.kind)
    }

    /// Whether the file has settings of an editor that are Go's.
    pub(super) fn speaks_of_go(&self) -> bool {
        match &self.artifact.document {
            Document::Settings(settings) => settings.speaks_of_go(),
            Document::CodeWorkspace(workspace) => workspace.settings.speaks_of_go(),
            Document::DevContainer(container) => {
                container.settings.speaks_of_go() || container.old_settings.speaks_of_go()
            }
            _ => false,
        }
    }

    /// Whether a variable of Go is set in the environment itself.
    pub(super) fn sets(&self, id: EnvironmentId) -> bool {
        self.own_names(id).next().is_some()
    }

    fn own_names(&self, id: EnvironmentId) -> impl Iterator<Item = &'r str> {
        let sources = self.sources(id).into_iter().flat_map(|(artifact, id)| artifact.declarations.own_names(id));
        let by_image = self.images.contains_key(&id).then_some("GOTOOLCHAIN");
        sources.filter(|name| is_read_by_go(name)).chain(by_image)
    }

    /// The environments whose variables hold in the environment `id` itself, the strongest first.
    fn sources(&self, id: EnvironmentId) -> Vec<(&'r Artifact, EnvironmentId)> {
        let kind = self.kind(id);
        let is_editor = matches!(
            kind,
            EnvironmentKind::EditorTools
                | EnvironmentKind::Gopls
                | EnvironmentKind::EditorTests
                | EnvironmentKind::Terminal(_)
        );
        let folder = self.folder.filter(|_| is_editor);
        let folder = folder.and_then(|folder| Some((folder, folder.declarations.environment_of(kind)?)));
        folder.into_iter().chain([(self.artifact, id)]).collect()
    }

    /// The variables of Go that are set in the environment `id` or around it.
    pub(super) fn names(&self, id: EnvironmentId) -> BTreeSet<&'r str> {
        let around = self.declarations().nesting(id).map(|(id, _)| id).chain(self.declarations().stored_for(id));
        let by_keeper = self.keeper(id).map(|_| "GOTOOLCHAIN");
        around.flat_map(|id| self.own_names(id)).chain(by_keeper).collect()
    }

    /// The last step before `id` in its job that runs a setup-go which sets GOTOOLCHAIN=local.
    pub(super) fn keeper(&self, id: EnvironmentId) -> Option<EnvironmentId> {
        if self.keepers.is_empty() {
            return None;
        }
        let of_job = self.keepers.get(&whole(self.declarations(), id)?)?;
        let before = of_job.partition_point(|keeper| *keeper < id);
        of_job.get(before.checked_sub(1)?).copied()
    }

    /// Everything that sets `name` for what runs in `id`: the one that counts first, then by strength.
    pub(super) fn setters(&self, name: &'r str, id: EnvironmentId) -> Vec<Setter<'r>> {
        let mut setters = Vec::new();
        let mut keeper = self.keeper(id).filter(|_| name == "GOTOOLCHAIN");
        for (around, environment) in self.declarations().nesting(id) {
            let is_weaker = |keeper: &mut EnvironmentId| match environment.kind {
                EnvironmentKind::Script => self.handed_on.contains(&around) && around < *keeper,
                kind => matches!(kind, EnvironmentKind::Job | EnvironmentKind::Detached | EnvironmentKind::Workflow),
            };
            setters.extend(keeper.take_if(is_weaker).map(|keeper| self.of_setup_go(keeper)));
            self.add_own(name, around, Role::Inherited, &mut setters);
        }
        let process = setters.len();
        for store in self.declarations().stored_for(id) {
            self.add_own(name, store, Role::Stored, &mut setters);
        }
        // Go takes a variable that is empty for one that is not set.
        if setters.first().is_some_and(|first| first.value() == Value::Known("")) && setters.len() > process {
            let stored = setters.remove(process);
            setters.insert(0, stored);
        }
        setters
    }

    /// Adds what sets `name` in the environment `id` itself.
    fn add_own(&self, name: &'r str, id: EnvironmentId, role: Role, setters: &mut Vec<Setter<'r>>) {
        for (artifact, own) in self.sources(id) {
            let role = if self.handed_on.contains(&own) { Role::HandedOn } else { role };
            let setter = |origin| self.setter(artifact, own, role, origin);
            if !std::ptr::eq(artifact, self.artifact) {
                setters.extend(artifact.declarations.own(name, own).map(|set| setter(Origin::Written(set))));
                continue;
            }
            let written = self.written.get(&(own, name)).map(Vec::as_slice).unwrap_or_default();
            let counts = artifact.declarations.own(name, own);
            let implied = counts.filter(|counts| !written.iter().any(|set| std::ptr::eq(*set, *counts)));
            setters.extend(implied.map(|set| setter(Origin::Implied(set))));
            setters.extend(written.iter().rev().map(|set| setter(Origin::Written(set))));
        }
        let image = self.images.get(&id).filter(|_| name == "GOTOOLCHAIN");
        setters.extend(image.map(|site| self.setter(self.artifact, id, role, Origin::Image(site.clone()))));
    }

    fn setter(&self, artifact: &'r Artifact, id: EnvironmentId, role: Role, origin: Origin<'r>) -> Setter<'r> {
        let (name, kind) = if std::ptr::eq(artifact, self.artifact) {
            (self.name(id), self.kind(id))
        } else {
            let found = artifact.declarations.get(id);
            found.map_or((String::new(), EnvironmentKind::Shell), |found| (found.name.clone(), found.kind))
        };
        let name = if role == Role::Stored { "`go env -w`".to_owned() } else { name };
        Setter { artifact, name, origin, environment: id, kind, role }
    }

    fn of_setup_go(&self, keeper: EnvironmentId) -> Setter<'r> {
        let declarations = self.declarations();
        let versions = declarations.versions.iter();
        let mut versions = versions.filter(|version| version.scope == Scope::Environment(keeper));
        let files = declarations.version_files.iter().filter(|file| file.environment == keeper);
        let span = versions.next().map(|version| version.consumer.unwrap_or(version.span));
        let span = span.or_else(|| files.map(|file| file.span).next());
        let site = span.map(|span| self.artifact.site(span));
        self.setter(self.artifact, keeper, Role::HandedOn, Origin::SetupGo(site))
    }

    /// What people call the environment.
    pub(super) fn name(&self, id: EnvironmentId) -> String {
        let declarations = self.declarations();
        let mut around = declarations.nesting(id).filter(|(_, found)| found.kind != EnvironmentKind::Script);
        let Some((nearest_id, nearest)) = around.next() else { return String::new() };
        let mut name = nearest.name.clone();
        match nearest.kind {
            EnvironmentKind::Step => {
                let job = around.find(|(_, found)| found.kind != EnvironmentKind::Step).map(|(_, job)| &job.name);
                name = job.map_or(name.clone(), |job| format!("{job}, {name}"));
            }
            EnvironmentKind::Stage if self.goes_on(nearest_id) => {
                let line = self.first_line(nearest_id).map(|line| format!(", from line {line} on"));
                name.push_str(&line.unwrap_or_default());
            }
            EnvironmentKind::EditorTools
            | EnvironmentKind::Gopls
            | EnvironmentKind::EditorTests
            | EnvironmentKind::Terminal(_)
                if around.any(|(_, found)| found.kind == EnvironmentKind::Container) =>
            {
                name.push_str(" in the dev container");
            }
            _ => {}
        }
        if self.handed_on.contains(&id) {
            let line = self.first_line(id).map(|line| format!(", after line {line}"));
            name.push_str(&line.unwrap_or_default());
        }
        name
    }

    /// Whether the environment is a later part of a stage, which scripts ran in before.
    fn goes_on(&self, id: EnvironmentId) -> bool {
        let mut names = self.declarations().nesting(id).map(|(_, found)| &found.name);
        names.next() == names.next()
    }

    /// The line of the first variable that is set in the environment itself.
    fn first_line(&self, id: EnvironmentId) -> Option<usize> {
        Some(self.artifact.source.lines().line(self.first_name(id)?.start))
    }

    fn first_name(&self, id: EnvironmentId) -> Option<Span> {
        let own = self.own_names(id).filter_map(|name| self.written.get(&(id, name))?.first());
        own.map(|set| set.name.span).min()
    }

    /// For an environment of a script's commands: where it first sets a variable.
    pub(super) fn own_line(&self, id: EnvironmentId) -> Option<Span> {
        let is_command = self.kind(id) == EnvironmentKind::Script && !self.handed_on.contains(&id);
        if is_command { self.first_name(id) } else { None }
    }
}

/// The environments of what steps hand on: scripts that steps lie in, and not the other way round.
fn handed_on(declarations: &Declarations) -> HashSet<EnvironmentId> {
    let mut found = HashSet::new();
    for (id, _) in declarations.identified().filter(|(_, found)| found.kind == EnvironmentKind::Step) {
        let around = declarations.nesting(id).skip(1);
        found.extend(around.take_while(|(_, found)| found.kind == EnvironmentKind::Script).map(|(id, _)| id));
    }
    found
}

/// Where images begin whose makers set GOTOOLCHAIN=local.
fn images(artifact: &Artifact) -> HashMap<EnvironmentId, Site> {
    let keeps = |kind: VersionKind, spec: &Value<Literal>| match (kind, spec) {
        (VersionKind::Image(family), Value::Known(spec)) => {
            family.keeps_toolchain_local(spec.split('-').next().unwrap_or_default()) == Some(true)
        }
        _ => false,
    };
    let versions = artifact.declarations.versions.iter().filter(|version| keeps(version.kind, &version.spec));
    let places = versions.filter_map(|version| match version.scope {
        Scope::Environment(id) => Some((id, artifact.site(version.consumer.unwrap_or(version.span)))),
        Scope::Directory(_) => None,
    });
    places.collect()
}
