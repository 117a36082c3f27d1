//! Which gopls is asked for where, and which gopls a command of a script runs.

use crate::artifact::{Artifact, EnvironmentId, GoCommand, Requirement, Scope, ToolCommand, ToolPin, ToolVersion};
use crate::diagnostic::Site;
use crate::facts::gopls::{GoplsRelease, NEWEST};
use crate::text::{Located, Span};

use super::gopls::{GOPLS, is_gopls};
use super::placed_go::is_same_place;
use super::{Module, Repository};

/// A place that asks for a gopls.
#[derive(Clone)]
pub struct GoplsPin<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// The version, as it is written; none where it is whatever is newest on the day.
    pub version: Option<&'r str>,
    /// The token that says it.
    pub site: Site,
    /// Who asks.
    pub by: PinnedBy<'r>,
}

/// Who asks for a gopls.
#[derive(Clone)]
pub enum PinnedBy<'r> {
    /// A go.mod, which requires it; as a tool or for another reason.
    Module {
        /// The module.
        module: Module<'r>,
        /// Whether a `tool` line names it.
        is_tool: bool,
    },
    /// A `go install` in that environment; with the command as far as it is known what that runs in.
    Script(EnvironmentId, Option<&'r GoCommand>),
    /// A file that lists tools.
    List,
}

impl GoplsPin<'_> {
    /// The release; none where it is none that is known.
    pub fn release(&self) -> Option<GoplsRelease> {
        self.version.map_or(Some(NEWEST), GoplsRelease::parse)
    }
}

/// A command of gopls that a script shows.
#[derive(Clone)]
pub struct GoplsCommand<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// The first word that is no flag.
    pub command: &'r Located<String>,
    /// The releases that run it, newest first.
    pub releases: Vec<GoplsRelease>,
    /// Where the newest of them is asked for.
    pub pin: Option<Site>,
}

impl Repository<'_> {
    /// Everything that asks for a gopls and says which.
    pub fn gopls_pins(&self) -> Vec<GoplsPin<'_>> {
        let required = self.modules().filter_map(|module| {
            let (requirement, is_tool) = required(&module)?;
            let (artifact, version) = (module.artifact, &requirement.version);
            let site = artifact.site(version.span());
            Some(GoplsPin { artifact, version: Some(version.as_str()), site, by: PinnedBy::Module { module, is_tool } })
        });
        required
            .chain(self.tools().filter(|(_, tool)| is_gopls(tool)).filter_map(|(artifact, tool)| pin(artifact, tool)))
            .collect()
    }

    /// Every command of gopls that scripts show, unless they foresee that it fails.
    pub fn gopls_commands(&self) -> Vec<GoplsCommand<'_>> {
        let mut found = Vec::new();
        for artifact in self.artifacts() {
            let is_certain = |command: &&ToolCommand| command.tool == "gopls" && !command.may_fail;
            let shown: Vec<&ToolCommand> = artifact.declarations.tool_commands.iter().filter(is_certain).collect();
            if shown.is_empty() {
                continue;
            }
            let tools = artifact.declarations.tools.iter().filter(|tool| is_gopls(tool));
            let mut installed: Vec<(EnvironmentId, &ToolPin)> = tools
                .filter_map(|tool| match tool.scope {
                    Scope::Environment(id) => Some((id, tool)),
                    Scope::Directory(_) => None,
                })
                .collect();
            installed.sort_by_key(|(id, _)| *id);
            found.extend(shown.into_iter().filter_map(|shown| self.gopls_command(artifact, shown, &installed)));
        }
        found
    }

    /// The last gopls that was installed before in the same place runs it; where none was, the one that the repository pins.
    fn gopls_command<'r>(
        &'r self,
        artifact: &'r Artifact,
        shown: &'r ToolCommand,
        installed: &[(EnvironmentId, &ToolPin)],
    ) -> Option<GoplsCommand<'r>> {
        let command = subcommand(&shown.words)?;
        let before = installed.partition_point(|(id, _)| *id <= shown.environment);
        let last = before.checked_sub(1).and_then(|last| installed.get(last));
        let last = last.filter(|(id, _)| is_same_place(&artifact.declarations, *id, shown.environment));
        let (releases, pin) = match last {
            Some((_, tool)) => {
                let pin = pin(artifact, tool)?;
                (vec![pin.release()?], pin.version.map(|_| pin.site))
            }
            None => {
                let in_force = self.gopls_in_force();
                let pin = in_force.releases().first().and_then(|newest| in_force.pin_of(*newest));
                (in_force.releases().to_vec(), pin.cloned())
            }
        };
        Some(GoplsCommand { artifact, command, releases, pin })
    }
}

/// The requirement of gopls in a go.mod, if nothing replaces it, and whether it is a tool there.
fn required<'r>(module: &Module<'r>) -> Option<(&'r Requirement, bool)> {
    let file = module.file;
    let requirement = file.requirements.iter().find(|required| required.path.as_str() == GOPLS)?;
    let is_replaced = file.replacements.iter().any(|replaced| replaced.path.as_str() == GOPLS);
    let is_tool = file.tools.iter().any(|tool| tool.value.as_str() == GOPLS);
    (!is_replaced).then_some((requirement, is_tool))
}

fn pin<'r>(artifact: &'r Artifact, tool: &'r ToolPin) -> Option<GoplsPin<'r>> {
    let (version, span): (Option<&str>, Span) = match &tool.version {
        ToolVersion::Written(version) => (Some(version.as_str()), version.part_of(version.as_str())),
        ToolVersion::Unpinned => (None, tool.tool.span),
        ToolVersion::ModuleGraph | ToolVersion::Unknown => return None,
    };
    let by = match tool.scope {
        Scope::Environment(id) => {
            let commands = &artifact.declarations.go_commands;
            let before = commands.partition_point(|command| command.span.start <= tool.tool.span.start);
            let command = before.checked_sub(1).and_then(|last| commands.get(last));
            PinnedBy::Script(id, command.filter(|command| command.span.contains(tool.tool.span)))
        }
        Scope::Directory(_) => PinnedBy::List,
    };
    Some(GoplsPin { artifact, version, site: artifact.site(span), by })
}

/// The first word that is no flag. A flag that takes the next word as its value leaves it open which that is.
fn subcommand(words: &[Located<String>]) -> Option<&Located<String>> {
    const SWITCHES: [&str; 5] = ["v", "verbose", "vv", "veryverbose", "rpc.trace"];
    let is_alone = |flag: &str| flag.contains('=') || SWITCHES.contains(&flag.trim_start_matches('-'));
    let mut words = words.iter();
    loop {
        let word = words.next()?;
        match word.value.as_str() {
            flag if flag.starts_with('-') && is_alone(flag) => {}
            flag if flag.starts_with('-') => return None,
            _ => return Some(word),
        }
    }
}
