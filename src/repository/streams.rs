//! The three streams, joined over all files.

use crate::artifact::{Artifact, EnvAssignment, Environment, GoVersionDeclaration, OperatingSystem, ToolPin};
use crate::diagnostic::Site;

use super::Repository;

/// A variable that some file sets, with the file and the environment that it sets it in.
#[derive(Clone, Copy)]
pub struct Assignment<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// What it sets.
    pub set: &'r EnvAssignment,
    /// Where it holds.
    pub environment: &'r Environment,
}

impl<'r> Assignment<'r> {
    /// The place of the variable's name.
    pub fn name_site(&self) -> Site {
        self.artifact.site(self.set.name.span)
    }

    /// The place of the value as written.
    pub fn value_site(&self) -> Site {
        self.artifact.site(self.set.written.span())
    }

    /// The systems that it is known to hold on: that of its environment, and those of the commands that scripts show.
    pub fn operating_systems(&self) -> impl Iterator<Item = OperatingSystem> {
        let of_commands = self.go_commands().unwrap_or_default().into_iter().map(|command| command.environment);
        let environments = std::iter::once(self.set.environment).chain(of_commands);
        environments.filter_map(|id| self.artifact.declarations.get(id)?.operating_system.known())
    }

    /// What else is in force where this holds: `name` in the same environment or one around it.
    pub fn beside(&self, name: &str) -> Option<&'r EnvAssignment> {
        self.artifact.declarations.effective(name, self.set.environment)
    }
}

/// A version that some file declares.
#[derive(Clone, Copy)]
pub struct Version<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// What it declares.
    pub declared: &'r GoVersionDeclaration,
}

impl Repository<'_> {
    /// Every variable that is set anywhere.
    pub fn assignments(&self) -> impl Iterator<Item = Assignment<'_>> {
        self.artifacts().flat_map(|artifact| {
            let declarations = &artifact.declarations;
            declarations.assignments.iter().filter_map(move |set| {
                let environment = declarations.get(set.environment)?;
                Some(Assignment { artifact, set, environment })
            })
        })
    }

    /// Everywhere the variable `name` is set.
    pub fn assignments_of<'r>(&'r self, name: &'r str) -> impl Iterator<Item = Assignment<'r>> {
        self.assignments().filter(move |assignment| assignment.set.name.value == name)
    }

    /// Every version that is declared anywhere.
    pub fn versions(&self) -> impl Iterator<Item = Version<'_>> {
        self.artifacts().flat_map(|artifact| {
            artifact.declarations.versions.iter().map(move |declared| Version { artifact, declared })
        })
    }

    /// Every tool that is installed anywhere.
    pub fn tools(&self) -> impl Iterator<Item = (&Artifact, &ToolPin)> {
        self.artifacts().flat_map(|artifact| artifact.declarations.tools.iter().map(move |tool| (artifact, tool)))
    }
}
