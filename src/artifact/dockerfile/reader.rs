//! From instructions to declarations.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::layout::{Copies, Layout};
use super::stage::{Base, DEPTH, Stage, Variables};
use super::{Dockerfile, UnsetArgument, image};
use crate::artifact::script::is_shell;
use crate::artifact::{
    Changes, Declarations, EnvAssignment, Environment, EnvironmentId, EnvironmentKind, FileState, GoVersionDeclaration,
    Scope, VersionKind,
};
use crate::facts::images::{Family, GoImage};
use crate::go::variables;
use crate::syntax::dockerfile::{self, Expanded, Instruction, Piece, Variable};
use crate::text::{Literal, Located, RepoPath, Span, Value};

/// Reads instructions one after another.
pub(super) struct Reader<'d> {
    pub(super) declarations: &'d mut Declarations,
    pub(super) escape: char,
    /// Arguments that the build gives a value of its own.
    overridden: &'d BTreeSet<String>,
    /// `ARG` before the first `FROM`.
    globals: HashMap<String, Variable>,
    /// Where these stand.
    declared: HashMap<String, Span>,
    named: HashMap<String, Stage>,
    pub(super) stage: Option<Stage>,
    stage_name: Option<String>,
    /// What was copied into each stage that was read, by its number.
    copied: Vec<Arc<Copies>>,
    stages: usize,
    pub(super) layouts: Vec<Layout>,
    pub(super) copied_by_name: Vec<Located<RepoPath>>,
    pub(super) unset: Vec<UnsetArgument>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(declarations: &'d mut Declarations, escape: char, overridden: &'d BTreeSet<String>) -> Self {
        Self {
            declarations,
            escape,
            overridden,
            globals: HashMap::new(),
            declared: HashMap::new(),
            named: HashMap::new(),
            stage: None,
            stage_name: None,
            copied: Vec::new(),
            stages: 0,
            layouts: Vec::new(),
            copied_by_name: Vec::new(),
            unset: Vec::new(),
        }
    }

    /// What the file says besides its declarations.
    pub(super) fn finish(self) -> Dockerfile {
        let Self { layouts, copied_by_name, unset, .. } = self;
        Dockerfile { commands: layouts, copied: copied_by_name, unset, contexts: Vec::new() }
    }

    pub(super) fn instruction(&mut self, instruction: &Instruction) {
        // What runs when another file builds on the image is not known.
        if instruction.on_build {
            return;
        }
        if self.stage.is_some() {
            self.note_unset(instruction);
        }
        match instruction.name.value.as_str() {
            "FROM" => self.from(instruction),
            "ARG" => self.arguments(instruction),
            "ENV" => self.variables(instruction),
            "WORKDIR" => {
                let directory = self.path(&instruction.arguments);
                self.in_stage(|stage| stage.directory = directory);
            }
            "COPY" | "ADD" => self.copy(instruction),
            "SHELL" => {
                let shell = dockerfile::exec_form(&instruction.arguments).unwrap_or_default();
                let is_read = shell.first().is_some_and(|shell| is_shell(shell));
                self.in_stage(|stage| stage.has_shell = is_read);
            }
            "RUN" => self.run(instruction),
            _ => {}
        }
    }

    pub(super) fn in_stage(&mut self, change: impl FnOnce(&mut Stage)) {
        if let Some(stage) = &mut self.stage {
            change(stage);
        }
    }

    /// What a variable stands for where the reader is.
    fn lookup(&self, name: &str) -> Variable {
        let found = match &self.stage {
            Some(stage) => stage.variables.get(name),
            None => self.globals.get(name),
        };
        found.cloned().unwrap_or(Variable::Unknown)
    }

    pub(super) fn expand(&self, word: &Literal) -> Expanded {
        dockerfile::expand(word, self.escape, &|name| self.lookup(name))
    }

    pub(super) fn words(&self, instruction: &Instruction) -> Vec<Literal> {
        dockerfile::exec_form(&instruction.arguments)
            .unwrap_or_else(|| dockerfile::words(&instruction.arguments, self.escape))
    }

    /// Ends the stage that is being read.
    fn leave_stage(&mut self) {
        self.find_stored();
        let (stage, name) = (self.stage.take(), self.stage_name.take());
        let Some(mut stage) = stage else {
            let unread = Copies::of_anything();
            self.copied.extend((self.copied.len()..self.stages).map(|_| Arc::new(unread.clone())));
            return;
        };
        stage.share();
        self.copied.push(Arc::new(stage.copies.clone()));
        if let Some(name) = name {
            self.named.insert(name, stage);
        }
    }

    /// What was copied into the stage of that name or number; none of another image.
    pub(super) fn copied_into(&self, stage: &Literal) -> Option<Arc<Copies>> {
        let name = self.expand(stage).text().to_ascii_lowercase();
        let named = || self.named.get(&name).map(|stage| Arc::new(stage.copies.clone()));
        name.parse().ok().and_then(|number: usize| self.copied.get(number).cloned()).or_else(named)
    }

    fn from(&mut self, instruction: &Instruction) {
        self.leave_stage();
        let words = self.words(instruction);
        let Some(written) = words.first() else { return };
        let image = self.expand(written);
        let base = self.named.get(&image.text().to_ascii_lowercase()).cloned();
        let name = words.get(2).filter(|_| words.get(1).is_some_and(|word| word.eq_ignore_ascii_case("as")));
        let index = self.stages;
        self.stages += 1;
        self.stage_name = name.map(|name| name.to_ascii_lowercase());
        let shown = name.map_or_else(|| format!("stage {}", index + 1), |name| format!("stage `{}`", name.as_str()));
        let stage = match base {
            Some(base) if base.depth >= DEPTH => None,
            Some(base) => {
                let environment = self.open(&shown, Some(base.environment));
                Some(Stage { environment, depth: base.depth + 1, name: shown, has_run: false, ..base })
            }
            None => Some(self.external(&image, shown)),
        };
        let runs_where_it_is_built =
            instruction.flag("platform").is_some_and(|platform| platform.contains("BUILDPLATFORM"));
        let stage = stage.map(|mut stage| {
            stage.base.is_cross |= runs_where_it_is_built;
            stage
        });
        if let Some(stage) = &stage
            && let Some(version) = image::version(&image, written.span(), stage.environment)
        {
            self.declarations.version(version);
        }
        if let Some(stage) = &stage {
            self.declarations.tools.extend(image::tool(&image, written.span(), stage.environment));
        }
        self.stage = stage;
    }

    fn open(&mut self, name: &str, parent: Option<EnvironmentId>) -> EnvironmentId {
        self.declarations.environment(Environment {
            kind: EnvironmentKind::Stage,
            name: name.to_owned(),
            parent,
            directory: Value::Unknown,
            operating_system: Value::Unknown,
        })
    }

    /// A stage on an image from elsewhere. What that sets is not known, but for the directory of the official image.
    fn external(&mut self, image: &Expanded, name: String) -> Stage {
        let text = image.text();
        let is_golang = GoImage::parse(&text).is_some_and(|image| image.family == Family::Official);
        let directory = match text.as_str() {
            "scratch" => Value::Known(RepoPath::root()),
            _ if is_golang => RepoPath::new("go").map_or(Value::Unknown, Value::Known),
            _ => Value::Unknown,
        };
        Stage {
            environment: self.open(&name, None),
            depth: 0,
            name,
            variables: Variables::default(),
            directory,
            copies: Copies::default(),
            has_shell: true,
            base: Base { sets: image::set_by(&text), is_golang, is_cross: false },
            has_run: false,
            stored: None,
            makes_module: false,
            // What of the checkout is copied is not looked into.
            changes: Changes { files: true, go_sum: FileState::MayDiffer, ..Changes::default() },
        }
    }

    /// `ARG`: before the first `FROM` for the images, in a stage for what follows.
    fn arguments(&mut self, instruction: &Instruction) {
        for argument in dockerfile::assignments(&instruction.arguments, self.escape, false) {
            let name = argument.name.as_str();
            let default = argument.value.as_ref().map(|value| self.expand(value));
            let variable = match default {
                _ if self.overridden.contains(name) => Variable::Unknown,
                Some(value) => Variable::Set(value),
                None if self.stage.is_some() => self.inherited(name),
                None => Variable::Open,
            };
            let Some(stage) = &mut self.stage else {
                self.globals.insert(name.to_owned(), variable);
                self.declared.insert(name.to_owned(), argument.name.span());
                continue;
            };
            // Scripts see an argument as a variable of the environment.
            let reaches_go = variables::find(name).is_some() && !stage.variables.is_env(name);
            stage.variables.set_argument(name, variable.clone());
            if reaches_go {
                self.declare(&argument.name, argument.value.as_ref(), &variable);
                self.declarations.mark_argument(argument.name.span());
            }
        }
    }

    /// What `ARG name` in a stage takes over.
    fn inherited(&self, name: &str) -> Variable {
        let is_platform = ["BUILD", "TARGET"].iter().any(|side| {
            name.strip_prefix(side).is_some_and(|rest| matches!(rest, "PLATFORM" | "OS" | "ARCH" | "VARIANT" | "STAGE"))
        });
        let open = if is_platform { Variable::Unknown } else { Variable::Open };
        self.globals.get(name).cloned().unwrap_or(open)
    }

    /// `ENV`.
    fn variables(&mut self, instruction: &Instruction) {
        if self.stage.is_none() {
            return;
        }
        // All values of one instruction are replaced before any is set.
        let assignments = dockerfile::assignments(&instruction.arguments, self.escape, true);
        let values: Vec<Option<Expanded>> =
            assignments.iter().map(|set| set.value.as_ref().map(|value| self.expand(value))).collect();
        for (assignment, value) in assignments.iter().zip(values) {
            let Some(value) = value else { continue };
            self.in_stage(|stage| stage.variables.set_env(&assignment.name, value.clone()));
            self.declare(&assignment.name, assignment.value.as_ref(), &Variable::Set(value));
        }
    }

    fn declare(&mut self, name: &Literal, written: Option<&Literal>, variable: &Variable) {
        let Some(environment) = self.environment() else { return };
        let written = written.unwrap_or(name);
        let value = match variable {
            Variable::Set(value) => value.value(written.span()),
            Variable::Open | Variable::Unknown => Value::Unknown,
        };
        self.declarations.assignment(EnvAssignment {
            name: Located::new(name.as_str().to_owned(), name.span()),
            written: written.clone(),
            value,
            environment,
        });
    }

    /// Where a variable is set now: scripts that ran before do not see it.
    fn environment(&mut self) -> Option<EnvironmentId> {
        self.find_stored();
        if self.stage.as_ref()?.has_run {
            self.go_on();
        }
        self.stage.as_ref().map(|stage| stage.environment)
    }

    /// Lets what comes see what `go env -w` wrote.
    pub(super) fn find_stored(&mut self) {
        let Some(stored) = self.stage.as_mut().and_then(|stage| stage.stored.take()) else { return };
        self.go_on();
        if let Some(stage) = &self.stage {
            self.declarations.store(stage.environment, stored);
        }
    }

    /// Opens a new environment of the stage, inside of the one that scripts ran in.
    fn go_on(&mut self) {
        // Of a stage that is too deep nothing more is read.
        self.stage = self.stage.take().filter(|stage| stage.depth < DEPTH);
        let Some(stage) = &self.stage else { return };
        let (name, parent) = (stage.name.clone(), stage.environment);
        let environment = self.open(&name, Some(parent));
        self.in_stage(|stage| {
            stage.environment = environment;
            stage.depth += 1;
            stage.has_run = false;
        });
    }

    /// Takes note that another Go may have been put in the place of the image's, by what stands at `span`.
    pub(super) fn replace_go(&mut self, span: Span) {
        self.go_on();
        let Some(stage) = &self.stage else { return };
        self.declarations.version(GoVersionDeclaration {
            kind: VersionKind::Pin,
            spec: Value::Unknown,
            read_as: None,
            span,
            consumer: None,
            scope: Scope::Environment(stage.environment),
        });
    }

    /// What a variable of a path stands for: the official image sets GOPATH.
    fn lookup_in_path(&self, name: &str) -> Variable {
        let is_set = self.stage.as_ref().is_some_and(|stage| stage.variables.get(name).is_some());
        let is_golang = self.stage.as_ref().is_some_and(|stage| stage.base.is_golang);
        if name == "GOPATH" && is_golang && !is_set {
            let directory = Literal::verbatim("/go", Span::empty(0), 0);
            return Variable::Set(Expanded { pieces: vec![Piece::Text(directory)] });
        }
        self.lookup(name)
    }

    /// The path within the image that `word` means.
    pub(super) fn path(&self, word: &Literal) -> Value<RepoPath> {
        let text = dockerfile::expand(word, self.escape, &|name| self.lookup_in_path(name)).text();
        if text.contains(['\0', '\\', ':', '*', '?', '[']) {
            return Value::Unknown;
        }
        let path = if text.starts_with('/') {
            RepoPath::new(text.trim_start_matches('/')).ok()
        } else {
            let directory = self.stage.as_ref().and_then(|stage| stage.directory.clone().known());
            directory.and_then(|directory| directory.join(&text).ok())
        };
        path.map_or(Value::Unknown, Value::Known)
    }

    /// The `ARG` before the first `FROM` that is called `name`.
    pub(super) fn global(&self, name: &str) -> Option<Span> {
        self.declared.get(name).copied()
    }
}
