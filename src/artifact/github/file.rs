//! What rules need of a workflow or a composite action beyond the streams.

use crate::artifact::EnvironmentId;
use crate::facts::actions::ActionRelease;
use crate::text::{Literal, Located, RepoPath, Span, Value};

/// A workflow or a composite action.
#[derive(Debug, Default)]
pub struct GithubFile {
    /// The inputs that it declares, of a reusable workflow those of `workflow_call`.
    pub inputs: Vec<DeclaredInput>,
    /// Its steps with actions/setup-go.
    pub setups: Vec<GoSetup>,
    /// The actions and workflows of the repository that it calls.
    pub calls: Vec<LocalCall>,
    /// Variables of the runner that are looked for in the `env` context, which does not have them.
    pub lookups: Vec<EnvLookup>,
}

/// An input that a workflow or an action declares.
#[derive(Debug)]
pub struct DeclaredInput {
    /// Its name.
    pub name: String,
    /// What it is where the caller does not say.
    pub default: Option<GivenInput>,
}

/// A value that is given to an input.
#[derive(Clone, Debug)]
pub struct GivenInput {
    /// As written.
    pub written: Literal,
    /// The value, where it is known, and is one.
    pub value: Value<Literal>,
    /// The values in all jobs of the matrix, or the only one.
    pub values: Vec<InputValue>,
    /// The file's own input that it hands on: `${{ inputs.go-version }}`.
    pub handed_on: Option<String>,
}

/// One value of an input.
#[derive(Clone, Debug)]
pub struct InputValue {
    /// As written, where it is known.
    pub value: Value<Literal>,
    /// What GitHub makes of a plain number, where that is not what is written.
    pub read_as: Option<String>,
}

/// An input, and what is given to it.
#[derive(Clone, Debug)]
pub struct ActionInput {
    /// The input.
    pub name: Located<String>,
    /// Its value.
    pub given: GivenInput,
}

/// A step with actions/setup-go.
#[derive(Debug)]
pub struct GoSetup {
    /// The step.
    pub environment: EnvironmentId,
    /// `actions/setup-go@v6`.
    pub uses: Literal,
    /// Its release, where that is known.
    pub release: Option<ActionRelease>,
    /// What is given to it.
    pub inputs: Vec<ActionInput>,
    /// What lies where it looks for files.
    pub workspace: Workspace,
    /// Whether it runs whenever its job does, and fails the job where it fails.
    pub is_certain: bool,
}

/// What a step finds in the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workspace {
    /// Nothing: the checkout is still to come.
    Empty {
        /// The checkout.
        checkout: Span,
        /// Whether the machine was made for the job; else files of an earlier job may lie there.
        is_fresh: bool,
    },
    /// The repository as committed, and perhaps what actions added that are not known.
    Checkout,
    /// It cannot be told.
    Unknown,
}

/// A step that uses an action of the repository, or a job that is one of its workflows.
#[derive(Debug)]
pub struct LocalCall {
    /// The directory of the action, or the file of the workflow.
    pub path: RepoPath,
    /// What is given to it.
    pub inputs: Vec<ActionInput>,
    /// As written: `./.github/actions/go`.
    pub uses: Literal,
    /// The step or the job.
    pub environment: EnvironmentId,
    /// What the steps after it lie in; none for a job.
    pub after: Option<EnvironmentId>,
    /// Whether it certainly runs, in a plain checkout of the repository.
    pub is_in_checkout: bool,
}

/// A look-up of a variable that the `env` context does not have.
#[derive(Debug)]
pub struct EnvLookup {
    /// The variable that is set by it, or the key that it stands under.
    pub target: Located<String>,
    /// What is looked up.
    pub variable: Located<String>,
    /// What the whole value comes to, where that is known.
    pub becomes: Option<String>,
    /// The step.
    pub environment: EnvironmentId,
}

impl GoSetup {
    /// What is given to the input `name`; nothing where that is empty, which is the same to the action.
    pub fn input(&self, name: &str) -> Option<&ActionInput> {
        self.inputs.iter().find(|input| input.name.value.eq_ignore_ascii_case(name) && !input.given.written.is_empty())
    }

    /// The known value of the input `name`.
    pub fn known(&self, name: &str) -> Option<&Literal> {
        self.input(name).and_then(|input| input.given.value.as_ref().known())
    }
}
