//! Where go commands run, and which variables are set there.

use crate::text::{Literal, Located, RepoPath, Value};

/// An environment of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnvironmentId(pub(super) usize);

/// A place where a go command really runs. Environments nest: what an outer one sets, an inner one inherits.
#[derive(Clone, Debug)]
pub struct Environment {
    /// What runs there.
    pub kind: EnvironmentKind,
    /// What people call it: "job `test`", "the editor's tools".
    pub name: String,
    /// The environment around it.
    pub parent: Option<EnvironmentId>,
    /// The directory that commands start in, below the root.
    pub directory: Value<RepoPath>,
    /// The system that they run on.
    pub operating_system: Value<OperatingSystem>,
}

/// What kind of program runs in an environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EnvironmentKind {
    /// gopls, `go list` and the other tools that an editor starts.
    EditorTools,
    /// gopls alone, within the editor's tools.
    Gopls,
    /// Tests started from the editor.
    EditorTests,
    /// A terminal inside the editor, on one operating system.
    Terminal(OperatingSystem),
    /// A container that the repository is developed in, with all that runs there.
    Container,
    /// All jobs of one CI configuration.
    Workflow,
    /// One job.
    Job,
    /// One job that never checks the repository out, so that it works on something else: what is set here was set for that.
    Detached,
    /// One step of a job: what is set here was set for one command on purpose.
    Step,
    /// One stage of a container image's build: what is set here holds for its scripts, and for what runs in the image.
    Stage,
    /// What a script sets, for one of its commands, for those after it or for shells that start later: on purpose, as for a step.
    Script,
    /// A container that compose starts.
    Service,
    /// The recipes of a Makefile.
    Make,
    /// A developer's shell or a program that loads an environment file.
    Shell,
}

/// The operating systems that VS Code has terminal settings for, and GitHub runners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OperatingSystem {
    /// Linux.
    Linux,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
}

/// A Go-relevant variable is set.
#[derive(Clone, Debug)]
pub struct EnvAssignment {
    /// The variable, as spelled.
    pub name: Located<String>,
    /// What is written: the value, or the expression that gives it.
    pub written: Literal,
    /// The value that the program gets, where it follows from committed text.
    pub value: Value<Literal>,
    /// Where it holds.
    pub environment: EnvironmentId,
}

impl EnvAssignment {
    /// The value, where it is known.
    pub fn known(&self) -> Option<&Literal> {
        self.value.as_ref().known()
    }
}
