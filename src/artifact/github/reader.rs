//! What is known while the steps of a job are read.

use super::expression::look_up;
use super::file::GithubFile;
use super::matrix::Matrix;
use super::number::number_as_read;
use super::variables::Variables;
use crate::artifact::script::Starts;
use crate::artifact::{Changes, Declarations, EnvironmentId, OperatingSystem};
use crate::syntax::yaml::Node;
use crate::text::{Span, Value};

/// Whose repository the steps run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Caller {
    /// This one.
    Own,
    /// This one, where another workflow calls for it.
    Called,
    /// Perhaps another, which calls the workflow or uses the action: its files are not ours.
    Other,
}

/// What steps find in the workspace.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Workplace {
    /// Whether it is empty when the job starts, since its machine was made for it.
    pub(super) is_fresh: bool,
    /// The checkout that is still to come, where nothing has been fetched yet.
    pub(super) later_checkout: Option<Span>,
    /// Whether a script ran that may have made files, or something brought files from elsewhere.
    pub(super) has_other_files: bool,
}

/// Reads jobs and steps into declarations.
pub(super) struct Reader<'d> {
    pub(super) declarations: &'d mut Declarations,
    /// What rules need beyond the streams.
    pub(super) file: &'d mut GithubFile,
    pub(super) variables: Variables,
    /// The inputs that the file declares.
    pub(super) inputs: Option<Node>,
    pub(super) matrix: Option<Matrix>,
    pub(super) caller: Caller,
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
    /// What the workspace holds before the next step.
    pub(super) workplace: Workplace,
    /// Whether the workflow goes on where the job fails.
    pub(super) may_fail: bool,
    /// What the next step lies in: the job, or what earlier steps wrote to `$GITHUB_ENV`.
    pub(super) around: Option<EnvironmentId>,
    /// What holds what earlier steps wrote with `go env -w`.
    pub(super) stored: Option<EnvironmentId>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(
        declarations: &'d mut Declarations,
        file: &'d mut GithubFile,
        variables: Variables,
        caller: Caller,
    ) -> Self {
        let (checked_out, changes) = (caller != Caller::Other, Changes::default());
        Self {
            declarations,
            file,
            variables,
            inputs: None,
            matrix: None,
            caller,
            checked_out,
            changes,
            may_be_skipped: false,
            may_fail: false,
            around: None,
            stored: None,
            starts: Starts::Usually,
            operating_system: Value::Unknown,
            workplace: Workplace::default(),
        }
    }

    /// The nodes that a value stands for: itself, the variable it looks up, or each value of the matrix. None for one that cannot be
    /// told.
    pub(super) fn candidates(&self, node: &Node) -> Vec<Option<Node>> {
        let found = node.text().and_then(|text| self.looked_up(text));
        found.unwrap_or_else(|| vec![self.variables.resolve(node).cloned()])
    }

    /// As [`Reader::candidates`], of a part of a text that looks up the matrix or an input.
    pub(super) fn candidates_of(&self, text: &str) -> Vec<Option<Node>> {
        self.looked_up(text).unwrap_or_else(|| vec![None])
    }

    /// The values in the matrix or of the input that a text looks up; none of another text.
    fn looked_up(&self, text: &str) -> Option<Vec<Option<Node>>> {
        match look_up(text)?.as_slice() {
            ["matrix", path @ ..] => {
                Some(self.matrix.as_ref().map_or_else(|| vec![None], |matrix| matrix.values(path)))
            }
            // What callers give is not known; what the default is, matters where YAML makes another version of it.
            ["inputs", name] => {
                let default = self.inputs.as_ref().and_then(|inputs| inputs.get(name)?.get("default"));
                let default = default.filter(|node| number_as_read(node).is_some()).cloned();
                Some(default.map(Some).into_iter().chain([None]).collect())
            }
            _ => None,
        }
    }
}
