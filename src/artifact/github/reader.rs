//! What is known while the steps of a job are read.

use super::expression::lookup;
use super::matrix;
use super::variables::Variables;
use crate::artifact::script::Starts;
use crate::artifact::{Changes, Declarations, EnvironmentId, OperatingSystem};
use crate::syntax::yaml::Node;
use crate::text::Value;

/// Whose repository the steps run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Caller {
    /// This one.
    Own,
    /// Perhaps another, which calls the workflow or uses the action: its files are not ours.
    Other,
}

/// Reads jobs and steps into declarations.
pub(super) struct Reader<'d> {
    pub(super) declarations: &'d mut Declarations,
    pub(super) variables: Variables,
    pub(super) matrix: Option<Node>,
    /// Whether the workspace is a plain checkout of this repository.
    pub(super) checked_out: bool,
    /// What may have changed in it since.
    pub(super) changes: Changes,
    /// Whether what other jobs found out decides if the job runs at all.
    pub(super) may_be_skipped: bool,
    /// Whether its steps without a condition start.
    pub(super) starts: Starts,
    /// What the job runs on.
    pub(super) operating_system: Value<OperatingSystem>,
    /// Whether the workflow goes on where the job fails.
    pub(super) may_fail: bool,
    /// What the next step lies in: the job, or what earlier steps wrote to `$GITHUB_ENV`.
    pub(super) around: Option<EnvironmentId>,
    /// What holds what earlier steps wrote with `go env -w`.
    pub(super) stored: Option<EnvironmentId>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(declarations: &'d mut Declarations, variables: Variables, caller: Caller) -> Self {
        let (checked_out, changes) = (caller == Caller::Own, Changes::default());
        Self {
            declarations,
            variables,
            matrix: None,
            checked_out,
            changes,
            may_be_skipped: false,
            may_fail: false,
            around: None,
            stored: None,
            starts: Starts::Usually,
            operating_system: Value::Unknown,
        }
    }

    /// The nodes that a value stands for: itself, the variable it looks up, or each value of the matrix. None for one that cannot be
    /// told.
    pub(super) fn candidates(&self, node: &Node) -> Vec<Option<Node>> {
        let Some(("matrix", name)) = node.text().and_then(|text| lookup(text)) else {
            return vec![self.variables.resolve(node).cloned()];
        };
        match &self.matrix {
            Some(matrix) => matrix::values(matrix, name),
            None => vec![None],
        }
    }
}
