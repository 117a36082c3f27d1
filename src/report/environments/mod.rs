//! What the go command finds set in each environment, for people and for programs.

mod json;
mod shown;
mod text;

use crate::repository::{EnvironmentView, VariableView};

pub use json::write as write_json;
pub use text::write as write_text;

/// What is to be told.
pub struct Selection<'s> {
    /// The environments, file by file.
    pub views: &'s [EnvironmentView<'s>],
    /// The variables; all where there are none.
    pub names: &'s [String],
}

impl<'s> Selection<'s> {
    /// The variables of `view` that are to be told.
    fn variables(&self, view: &'s EnvironmentView<'s>) -> impl Iterator<Item = &'s VariableView<'s>> {
        let is_wanted =
            |variable: &&VariableView<'_>| self.names.is_empty() || self.names.iter().any(|name| name == variable.name);
        view.variables.iter().filter(is_wanted)
    }
}
