//! From instructions to declarations.

use std::collections::{BTreeSet, HashMap};

use super::image;
use super::layout::{Copies, Copy, Layout};
use super::stage::{DEPTH, Stage, Variables, is_shell};
use crate::artifact::{Changes, Declarations, EnvAssignment, Environment, EnvironmentId, EnvironmentKind, FileState};
use crate::facts::images::{Family, GoImage};
use crate::go::variables;
use crate::syntax::dockerfile::{self, Expanded, Instruction, Variable};
use crate::text::{Literal, Located, RepoPath, Value};

/// Reads instructions one after another.
pub(super) struct Reader<'d> {
    pub(super) declarations: &'d mut Declarations,
    pub(super) escape: char,
    /// Arguments that the build gives a value of its own.
    overridden: &'d BTreeSet<String>,
    /// `ARG` before the first `FROM`.
    globals: HashMap<String, Variable>,
    named: HashMap<String, Stage>,
    pub(super) stage: Option<Stage>,
    stage_name: Option<String>,
    stages: usize,
    pub(super) layouts: Vec<Layout>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(declarations: &'d mut Declarations, escape: char, overridden: &'d BTreeSet<String>) -> Self {
        Self {
            declarations,
            escape,
            overridden,
            globals: HashMap::new(),
            named: HashMap::new(),
            stage: None,
            stage_name: None,
            stages: 0,
            layouts: Vec::new(),
        }
    }

    /// Where the go commands run that were declared.
    pub(super) fn finish(self) -> Vec<Layout> {
        self.layouts
    }

    pub(super) fn instruction(&mut self, instruction: &Instruction) {
        // What runs when another file builds on the image is not known.
        if instruction.on_build {
            return;
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

    fn in_stage(&mut self, change: impl FnOnce(&mut Stage)) {
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

    fn words(&self, instruction: &Instruction) -> Vec<Literal> {
        dockerfile::exec_form(&instruction.arguments)
            .unwrap_or_else(|| dockerfile::words(&instruction.arguments, self.escape))
    }

    /// Ends the stage that is being read.
    fn leave_stage(&mut self) {
        self.find_stored();
        if let (Some(mut stage), Some(name)) = (self.stage.take(), self.stage_name.take()) {
            stage.share();
            self.named.insert(name, stage);
        }
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
                continue;
            };
            // Scripts see an argument as a variable of the environment.
            let reaches_go = variables::find(name).is_some() && !stage.variables.is_env(name);
            stage.variables.set_argument(name, variable.clone());
            if reaches_go {
                self.declare(&argument.name, argument.value.as_ref(), &variable);
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

    /// The path within the image that `word` means.
    pub(super) fn path(&self, word: &Literal) -> Value<RepoPath> {
        let text = self.expand(word).text();
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

    fn copy(&mut self, instruction: &Instruction) {
        let words = self.words(instruction);
        let Some((target, sources)) = words.split_last() else { return };
        let is_foreign = instruction.flag("from").is_some();
        let sources: Vec<Value<RepoPath>> = sources
            .iter()
            .map(|source| self.expand(source).text())
            .filter(|text| !text.starts_with("<<") && !text.contains("://"))
            .flat_map(|text| if is_foreign { vec![Value::Unknown] } else { source_paths(&text) })
            .collect();
        let destination = self.path(target);
        let text = self.expand(target).text();
        let names_directory = text.ends_with('/') || text == "." || text.ends_with("/.");
        self.in_stage(|stage| {
            let into_directory = names_directory || sources.len() > 1 || destination == stage.directory;
            stage.copies.push(Copy { sources, destination, into_directory });
        });
    }
}

/// The paths below the build context that a source of `COPY` means: it cannot leave it. A pattern of files that may match go.mod is
/// taken to, since that is what it is for.
pub(super) fn source_paths(text: &str) -> Vec<Value<RepoPath>> {
    if text.contains(['\0', '\\']) {
        return vec![Value::Unknown];
    }
    let path = text.trim_start_matches('/');
    let (directory, name) = path.rsplit_once('/').unwrap_or(("", path));
    if directory.contains(['*', '?', '[']) {
        return vec![Value::Unknown];
    }
    let name = match name {
        "go.*" | "go.mod*" | "go.mo[d]" | "go.???" => "go.mod",
        // A pattern with a name in it matches files, none of them a go.mod.
        _ if name.contains(['*', '?', '[']) && name.trim_matches('*').len() > 1 && !name.starts_with("go.m") => {
            return Vec::new();
        }
        _ if name.contains(['*', '?', '[']) => return vec![Value::Unknown],
        name => name,
    };
    let path = RepoPath::new(directory).and_then(|directory| directory.join(name));
    vec![path.map_or(Value::Unknown, Value::Known)]
}
