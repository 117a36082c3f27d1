//! Which gopls is asked for where, and which gopls a command of a script runs.

use crate::artifact::{Artifact, EnvironmentId, GoCommand, Requirement, Scope, ToolCommand, ToolPin, ToolVersion};
use crate::diagnostic::Site;
use crate::facts::gopls::{GoplsRelease, NEWEST};
use crate::text::{Located, Span};

use super::gopls::{GOPLS, is_gopls};
use super::placed_go::is_same_place;
use super::tool_installs::command_of;
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
            installed.sort_by_key(|(_, tool)| tool.tool.span.start);
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
        let before = installed.partition_point(|(_, tool)| tool.tool.span.start <= command.span.start);
        let last = before.checked_sub(1).and_then(|last| installed.get(last));
        let last = last.filter(|(id, _)| is_same_place(&artifact.declarations, *id, shown.environment));
        if let Some((_, tool)) = last {
            let pin = pin(artifact, tool)?;
            let (releases, pin) = (vec![pin.release()?], pin.version.map(|_| pin.site));
            return Some(GoplsCommand { artifact, command, releases, pin });
        }
        let in_force = self.gopls_in_force();
        let pin = in_force.releases().first().and_then(|newest| in_force.pin_of(*newest)).cloned();
        let releases = in_force.releases().to_vec();
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
        Scope::Environment(id) => PinnedBy::Script(id, command_of(artifact, tool)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::MemoryTree;

    fn words(text: &str) -> Vec<Located<String>> {
        text.split(' ').map(|word| Located::new(word.to_owned(), Span::default())).collect()
    }

    #[test]
    fn the_command_is_the_first_word_that_is_no_flag() {
        let command = |text: &str| subcommand(&words(text)).map(|word| word.value.clone());
        assert_eq!(command("-v -rpc.trace check main.go").as_deref(), Some("check"));
        assert_eq!(command("-remote=auto fix").as_deref(), Some("fix"));
        assert_eq!(command("-remote auto fix"), None, "`auto` is the flag's");
        assert_eq!(command("-v"), None);
    }

    #[test]
    fn a_command_is_run_by_the_gopls_that_was_installed_before_it_in_its_job() {
        let job = |name: &str, script: &str| {
            format!(
                "  {name}:\n    runs-on: x\n    steps:\n      - run: |\n          {}\n",
                script.replace('\n', "\n          ")
            )
        };
        let install = "go install golang.org/x/tools/gopls@";
        let text = format!(
            "on: push\njobs:\n{}{}{}",
            job(
                "a",
                &format!("{install}v0.20.0\ngopls one\n{install}v0.21.0\ngopls two\nif gopls three; then true; fi")
            ),
            job("b", "gopls four\n$X gopls five"),
            job("c", &format!("{install}$V\ngopls six")),
        );
        let go_mod = "module example.com/m\n\ngo 1.25.0\n\ntool golang.org/x/tools/gopls\n\nrequire golang.org/x/tools/gopls v0.19.0\n";
        let tree = MemoryTree::new().file(".github/workflows/a.yml", text);
        let shown = |tree: &MemoryTree| -> Vec<String> {
            let repository = Repository::load(tree, &[]);
            let told = |shown: GoplsCommand<'_>| {
                let newest = shown.releases.first().map(ToString::to_string).unwrap_or_default();
                format!("{} {newest} of {}", shown.command.value, shown.releases.len())
            };
            repository.gopls_commands().into_iter().map(told).collect()
        };
        let all = crate::facts::gopls::RELEASES.len();
        let [two, four] = ["two v0.21.0 of 1".to_owned(), format!("four {NEWEST} of {all}")];
        assert_eq!(shown(&tree), ["one v0.20.0 of 1".to_owned(), two, four]);
        let pinned = MemoryTree::new()
            .file("go.mod", go_mod)
            .file(".github/workflows/a.yml", format!("on: push\njobs:\n{}", job("b", "gopls four")));
        assert_eq!(shown(&pinned), ["four v0.19.0 of 1"]);
    }

    #[test]
    fn what_asks_for_gopls_is_told_with_who_asks() {
        let go_mod = "module example.com/m\n\ngo 1.25.0\n\nrequire golang.org/x/tools/gopls v0.19.0\n";
        let told = |go_mod: &str| -> Vec<String> {
            let tree = MemoryTree::new().file("go.mod", go_mod);
            let repository = Repository::load(&tree, &[]);
            let told = |pin: GoplsPin<'_>| {
                let by = match pin.by {
                    PinnedBy::Module { is_tool, .. } => {
                        if is_tool {
                            "tool"
                        } else {
                            "module"
                        }
                    }
                    PinnedBy::Script(..) => "script",
                    PinnedBy::List => "list",
                };
                format!("{} {by} {:?}", pin.version.unwrap_or_default(), &go_mod[pin.site.span.range()])
            };
            repository.gopls_pins().into_iter().map(told).collect()
        };
        assert_eq!(told(go_mod), ["v0.19.0 module \"v0.19.0\""]);
        assert_eq!(told(&format!("{go_mod}\ntool golang.org/x/tools/gopls\n")), ["v0.19.0 tool \"v0.19.0\""]);
        assert_eq!(told(&format!("{go_mod}\nreplace golang.org/x/tools/gopls => ../gopls\n")), [""; 0]);
    }
}
