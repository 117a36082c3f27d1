//! The programs that scripts install with the go command, and what each asks of the Go there.

use crate::artifact::{Artifact, EnvironmentId, EnvironmentKind, GoCommand, Installer, Scope, ToolPin, ToolVersion};
use crate::diagnostic::Site;
use crate::facts::go_tools::{ToolModule, module_of};

use super::Repository;

/// A program that `go install` installs, or `go run`.
pub struct ToolInstall<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// The token that says which version.
    pub site: Site,
    /// The environment of the command that installs it; none where that is not known or may fail.
    pub place: Option<EnvironmentId>,
    /// Whether it is the newest, whichever that is.
    pub is_newest: bool,
    /// The go line of its module, where it is known.
    pub needed: Option<&'static str>,
    module: &'static ToolModule,
    pin: &'r ToolPin,
}

impl<'r> ToolInstall<'r> {
    /// What people call it: the last element of its path.
    pub fn name(&self) -> &'r str {
        let path = self.pin.tool.value.as_str();
        path.rsplit('/').next().unwrap_or(path)
    }

    /// The release, for people.
    pub fn version(&self) -> String {
        match &self.pin.version {
            ToolVersion::Written(written) => written.as_str().to_owned(),
            _ => format!("{}, the newest,", self.module.newest),
        }
    }
}

impl Repository<'_> {
    /// Every program of the known modules that a script installs; gopls is not among them.
    pub fn tool_installs(&self) -> impl Iterator<Item = ToolInstall<'_>> {
        self.tools().filter_map(|(artifact, pin)| {
            let module = module_of(&pin.tool.value).filter(|_| pin.installer == Installer::Go)?;
            let Scope::Environment(id) = pin.scope else { return None };
            let (span, needed) = match &pin.version {
                ToolVersion::Written(written) => (written.part_of(written.as_str()), module.needed_go(written)),
                // A branch may be another major version's.
                ToolVersion::Unpinned => (pin.tool.span, module.newest_needs()),
                ToolVersion::ModuleGraph | ToolVersion::Unknown => return None,
            };
            let is_newest = pin.version == ToolVersion::Unpinned;
            let place = place(artifact, id, command_of(artifact, pin));
            Some(ToolInstall { artifact, site: artifact.site(span), place, is_newest, needed, module, pin })
        })
    }
}

/// The environment that a pin's command runs in, unless its failure is foreseen. Of a container all is known without a command.
fn place(artifact: &Artifact, id: EnvironmentId, command: Option<&GoCommand>) -> Option<EnvironmentId> {
    let kind = artifact.declarations.get(id).map(|found| found.kind);
    let is_of_container = matches!(kind, Some(EnvironmentKind::Container | EnvironmentKind::Stage));
    match command {
        Some(command) => Some(command.environment).filter(|_| !command.may_fail),
        None => Some(id).filter(|_| is_of_container),
    }
}

/// The go command that installs what `tool` says, as far as scripts show it.
pub(super) fn command_of<'r>(artifact: &'r Artifact, tool: &ToolPin) -> Option<&'r GoCommand> {
    let commands = &artifact.declarations.go_commands;
    let before = commands.partition_point(|command| command.span.start <= tool.tool.span.start);
    let command = before.checked_sub(1).and_then(|last| commands.get(last));
    command.filter(|command| command.span.contains(tool.tool.span))
}
