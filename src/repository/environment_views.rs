//! What the go command finds set in each environment: by whom, and what that hides.

mod precedence;
mod setters;

use std::collections::HashMap;

use crate::artifact::{Artifact, Declarations, EnvironmentId, EnvironmentKind, GoCommand};
use crate::go::variables::{self, Reader};
use crate::text::Span;

use super::Repository;

use setters::Layers;
pub use setters::{Origin, Setter};

/// An environment as the go command finds it.
pub struct EnvironmentView<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// The environment in it. Others that set nothing of their own are told with it.
    pub environment: EnvironmentId,
    /// What people call it: "job `test`, step `Build`".
    pub name: String,
    /// The whole that it is a part of: its job, its stage, the editor's tools.
    pub whole: String,
    /// What kind of program runs there.
    pub kind: EnvironmentKind,
    /// For the environment of a script's command, that.
    pub command: Option<ShownCommand<'r>>,
    /// What is set there, by name.
    pub variables: Vec<VariableView<'r>>,
    /// Whether anything is set or changed here, and not all around it.
    pub has_own: bool,
    /// Whether the go command is known to run there.
    pub runs_go: bool,
}

/// A command of a script, as far as it is known.
#[derive(Clone, Copy)]
pub enum ShownCommand<'r> {
    /// A go command.
    Go(&'r GoCommand),
    /// Whatever stands on the line of this.
    Line(Span),
}

/// A variable in an environment.
pub struct VariableView<'r> {
    /// Its name.
    pub name: &'r str,
    /// What sets it: the one that counts, then those that it hides, the strongest first. Never empty.
    pub setters: Vec<Setter<'r>>,
}

impl<'r> VariableView<'r> {
    /// The one that counts.
    pub fn effective(&self) -> Option<&Setter<'r>> {
        self.setters.first()
    }

    /// Those that it hides, the strongest first.
    pub fn hidden(&self) -> &[Setter<'r>] {
        self.setters.get(1..).unwrap_or_default()
    }
}

/// Whether the go command, a tool that it starts or a program that was built with it reads the variable `name`.
pub fn is_read_by_go(name: &str) -> bool {
    variables::find(name).is_some_and(|known| !matches!(known.reader, Reader::OutputOnly | Reader::Gone))
}

impl Repository<'_> {
    /// The environments of `artifact`, each with its variables of Go. What sets nothing of its own is left out: what runs there is told
    /// with the environment around it.
    pub fn environment_views<'r>(&'r self, artifact: &'r Artifact) -> Vec<EnvironmentView<'r>> {
        let declarations = &artifact.declarations;
        let (stores, layers, commands) = (declarations.stores(), Layers::new(self, artifact), commands(declarations));
        let mut views: Vec<EnvironmentView<'r>> = Vec::new();
        let mut places: HashMap<Key, usize> = HashMap::new();
        for (id, environment) in declarations.identified().filter(|(id, _)| !stores.contains(id)) {
            let mut around = declarations.nesting(id);
            let Some((base, _)) = around.find(|(id, around)| is_unit(around.kind) || layers.sets(*id)) else {
                continue;
            };
            let key = Key { base, keeper: layers.keeper(id), stored: declarations.stored_for(id).first().copied() };
            let place = *places.entry(key).or_insert_with(|| {
                views.push(view(artifact, &layers, id, key));
                views.len() - 1
            });
            let Some(view) = views.get_mut(place) else { continue };
            let command = commands.get(&id).copied();
            view.runs_go |=
                command.is_some() || (environment.kind == EnvironmentKind::EditorTools && layers.speaks_of_go());
            if let (Some(shown @ ShownCommand::Line(_)), Some(command)) = (&mut view.command, command) {
                *shown = ShownCommand::Go(command);
            }
        }
        views
    }
}

/// What tells environments apart in which different things are set.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    /// The nearest that sets something.
    base: EnvironmentId,
    /// Where setup-go ran last before.
    keeper: Option<EnvironmentId>,
    /// Where that holds what `go env -w` wrote.
    stored: Option<EnvironmentId>,
}

/// The first go command of each environment.
fn commands(declarations: &Declarations) -> HashMap<EnvironmentId, &GoCommand> {
    let mut first = HashMap::new();
    for command in &declarations.go_commands {
        first.entry(command.environment).or_insert(command);
    }
    first
}

/// Whether an environment of that kind is told of even where nothing is set in it.
const fn is_unit(kind: EnvironmentKind) -> bool {
    !matches!(
        kind,
        EnvironmentKind::Step | EnvironmentKind::Script | EnvironmentKind::Gopls | EnvironmentKind::EditorTests
    )
}

/// What the nearest environment is called, around `id` or that itself, that is told of in any case.
fn unit(declarations: &Declarations, id: EnvironmentId) -> String {
    let found = declarations.nesting(id).find(|(_, around)| is_unit(around.kind));
    found.map_or(String::new(), |(_, around)| around.name.clone())
}

/// How the environment `id` looks, of which `key` says what is set there.
fn view<'r>(artifact: &'r Artifact, layers: &Layers<'r>, id: EnvironmentId, key: Key) -> EnvironmentView<'r> {
    let declarations = &artifact.declarations;
    let of = |name| VariableView { name, setters: layers.setters(name, id) };
    let sets = layers.sets(key.base);
    let mut name = layers.name(key.base);
    if key.keeper.is_some_and(|keeper| keeper > key.base) {
        name.push_str(", after setup-go");
    }
    if key.stored.is_some_and(|stored| stored > key.base) {
        name.push_str(", after `go env -w`");
    }
    EnvironmentView {
        artifact,
        environment: id,
        name,
        whole: unit(declarations, id),
        kind: layers.kind(key.base),
        command: layers.own_line(key.base).map(ShownCommand::Line),
        variables: layers.names(id).into_iter().map(of).filter(|variable| !variable.setters.is_empty()).collect(),
        has_own: sets || key.keeper.is_some() || key.stored.is_some(),
        runs_go: false,
    }
}
