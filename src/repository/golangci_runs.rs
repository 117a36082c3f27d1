//! Which golangci-lint works on what: what asks for it, the commands that run it, the configuration and the module that these find.

use crate::artifact::{
    Artifact, Document, EnvironmentId, EnvironmentKind, Golangci, Installer, Scope, ToolCommand, ToolPin, ToolVersion,
};
use crate::diagnostic::Site;
use crate::facts::actions::release_of;
use crate::facts::golangci_action::{default_major, frozen, refusal};
use crate::facts::golangci_releases::LintVersion;
use crate::go::toolchain::ToolchainName;
use crate::go::version::GoVersion;
use crate::text::{Literal, RepoPath, Value};

use super::placed_go::is_same_place;
use super::{Module, Repository, golangci};

/// The action that installs and runs golangci-lint.
pub const GOLANGCI_ACTION: &str = "golangci/golangci-lint-action";

/// A golangci-lint that is installed, with a command that it runs where one is shown.
#[derive(Clone)]
pub struct LintRun<'r> {
    /// The file that asks for it.
    pub artifact: &'r Artifact,
    /// Which, as far as that is known.
    pub version: LintVersion,
    /// The token that says which, or that asks for one and leaves it open.
    pub site: Site,
    /// What installs it.
    pub installer: &'r Installer,
    /// Where it is installed; none where a file lists it for a directory.
    pub environment: Option<EnvironmentId>,
    place: Place<'r>,
}

/// Where a golangci-lint works.
#[derive(Clone)]
enum Place<'r> {
    /// A command is shown.
    Shown(&'r ToolCommand, RepoPath),
    /// It is listed for a directory.
    Listed(RepoPath),
    /// Somewhere at or below a directory.
    Somewhere(RepoPath),
}

/// The Go that code is for which golangci-lint looks at, with what says so.
#[derive(Clone, Debug)]
pub struct LintTarget {
    /// The version.
    pub version: GoVersion,
    /// What says so.
    pub site: Site,
}

/// Whether `tool` is golangci-lint.
pub fn is_golangci_lint(tool: &ToolPin) -> bool {
    let path = tool.tool.value.as_str();
    path == "golangci-lint" || (path.ends_with("/cmd/golangci-lint") && path.starts_with("github.com/golangci/"))
}

impl Repository<'_> {
    /// Each golangci-lint that is asked for and of which something is known, once for each command that it runs.
    pub fn lint_runs(&self) -> Vec<LintRun<'_>> {
        let mut found = Vec::new();
        for artifact in self.artifacts() {
            let mut pins: Vec<&ToolPin> =
                artifact.declarations.tools.iter().filter(|tool| is_golangci_lint(tool)).collect();
            pins.sort_by_key(|pin| pin.tool.span.start);
            for (index, pin) in pins.iter().enumerate() {
                let Some((version, site)) = self.asked_lint(artifact, pin) else { continue };
                let (installer, environment) = (&pin.installer, environment_of(pin));
                let run = |place| LintRun { artifact, version, site: site.clone(), installer, environment, place };
                found.extend(places(artifact, &pins, index).into_iter().map(run));
            }
        }
        found
    }

    /// The release that `pin` asks for, and the token that says so.
    fn asked_lint(&self, artifact: &Artifact, pin: &ToolPin) -> Option<(LintVersion, Site)> {
        let asked = match &pin.version {
            ToolVersion::Written(written) => {
                let span = written.part_of(written.as_str());
                return asked(pin, written).map(|version| (version, artifact.site(span)));
            }
            ToolVersion::Unpinned => match &pin.installer {
                Installer::Action { release, .. } => {
                    let release = release_of(GOLANGCI_ACTION, release)?;
                    let required = self.requires_lint();
                    match frozen(release) {
                        Some(version) => Some(version).filter(|_| !required),
                        None => LintVersion::parse(&format!("v{}", default_major(release))),
                    }
                }
                // A branch is none of a major version.
                Installer::Go
                    if !artifact.source.slice(pin.tool.span).trim_end_matches(['"', '\'']).ends_with("@latest") =>
                {
                    None
                }
                Installer::Go if !pin.tool.value.contains("/v2/") => Some(LintVersion::LAST_OF_V1),
                _ => LintVersion::parse("v2"),
            },
            ToolVersion::ModuleGraph | ToolVersion::Unknown => None,
        };
        asked.map(|version| (version, artifact.site(pin.tool.span)))
    }

    /// Whether a go.mod requires golangci-lint, which its action then takes from there.
    fn requires_lint(&self) -> bool {
        let is_lint = |path: &str| path.starts_with("github.com/golangci/golangci-lint");
        self.modules().any(|module| module.file.requirements.iter().any(|required| is_lint(required.path.as_str())))
    }

    /// The configuration that `run` reads, if it reads one.
    pub fn lint_configuration(&self, run: &LintRun<'_>) -> Value<Option<(&Artifact, &Golangci)>> {
        let found = |found: Option<_>| found.map_or(Value::Unknown, |found| Value::Known(Some(found)));
        match &run.place {
            Place::Shown(command, directory) => match Asked::of(command) {
                None => Value::Unknown,
                Some(Asked::None) => Value::Known(None),
                Some(Asked::File(path)) => found(directory.join(path).ok().and_then(|path| self.golangci_at(&path))),
                Some(Asked::Search { is_plain: true }) => {
                    Value::Known(directory.ancestors().find_map(|directory| self.golangci_in(&directory)))
                }
                Some(Asked::Search { is_plain: false }) => found(self.golangci_in(directory)),
            },
            Place::Listed(directory) | Place::Somewhere(directory) => {
                let is_alone = self.artifacts_below(directory).find_map(golangci::of).is_none();
                match self.common_golangci(directory) {
                    None if is_alone => Value::Known(None),
                    common => found(common),
                }
            }
        }
    }

    /// The configuration in `directory` or above, if all that lie below it are for the same golangci-lint.
    fn common_golangci(&self, directory: &RepoPath) -> Option<(&Artifact, &Golangci)> {
        let own = directory.ancestors().find_map(|directory| self.golangci_in(&directory))?;
        let version = |golangci: &Golangci| golangci.version.as_ref().map(|version| version.value.clone());
        let mut below = self.artifacts_below(directory).filter_map(golangci::of);
        below.all(|(_, other)| version(other) == version(own.1)).then_some(own)
    }

    /// The Go that the code is for which `run` looks at: each where it may look at more than one module. None where that cannot be
    /// told. `run.go` in the configuration wins, then the toolchain line, then the go line (pkg/config/config.go).
    pub fn lint_targets(&self, run: &LintRun<'_>) -> Vec<LintTarget> {
        let Value::Known(configuration) = self.lint_configuration(run) else { return Vec::new() };
        let go = |golangci: &Golangci| golangci.go.as_ref().map(|go| go.value.clone());
        let own = configuration.and_then(|(_, configuration)| go(configuration));
        if let Place::Listed(directory) | Place::Somewhere(directory) = &run.place
            && self.artifacts_below(directory).filter_map(golangci::of).any(|(_, other)| go(other) != own)
        {
            return Vec::new();
        }
        if let Some((artifact, configuration)) = configuration {
            match &configuration.go {
                Some(go) => return target(&go.value, artifact.site(go.span)).into_iter().collect(),
                None if !configuration.is_whole => return Vec::new(),
                None => {}
            }
        }
        let modules: Vec<Module<'_>> = match &run.place {
            Place::Shown(_, directory) => self.module_around(directory).into_iter().collect(),
            Place::Listed(directory) => self.module_at(directory).into_iter().collect(),
            Place::Somewhere(directory) => {
                let files =
                    self.artifacts_below(directory).filter(|artifact| matches!(artifact.document, Document::GoMod(_)));
                let below = files.filter_map(|file| self.module_at(&file.directory()));
                self.module_around(directory).into_iter().chain(below).collect()
            }
        };
        let targets: Option<Vec<LintTarget>> = modules.iter().map(|module| of_module(module, run.version)).collect();
        targets.unwrap_or_default()
    }
}

/// The version that `pin` is given.
fn asked(pin: &ToolPin, written: &Literal) -> Option<LintVersion> {
    match &pin.installer {
        Installer::Action { release, mode } => {
            let release = release_of(GOLANGCI_ACTION, release)?;
            LintVersion::parse(written).filter(|_| refusal(release, *mode, written).is_none())
        }
        _ => LintVersion::parse(written),
    }
}

/// The Go that a module says it is for.
fn of_module(module: &Module<'_>, version: LintVersion) -> Option<LintTarget> {
    if let Some(toolchain) = module.file.toolchain.as_ref().filter(|_| version.heeds_toolchain()) {
        let name = ToolchainName::parse(&toolchain.value)?;
        let site = module.artifact.site(toolchain.value.span());
        return Some(LintTarget { version: name.version().clone(), site });
    }
    let go = module.file.go.as_ref()?;
    target(&go.value, module.artifact.site(go.value.span()))
}

fn target(version: &str, site: Site) -> Option<LintTarget> {
    GoVersion::parse(version).map(|version| LintTarget { version, site })
}

fn environment_of(pin: &ToolPin) -> Option<EnvironmentId> {
    match pin.scope {
        Scope::Environment(id) => Some(id),
        Scope::Directory(_) => None,
    }
}

/// Where the pin of that number works, of those of a file in their order.
fn places<'r>(artifact: &'r Artifact, pins: &[&'r ToolPin], number: usize) -> Vec<Place<'r>> {
    let declarations = &artifact.declarations;
    let Some(pin) = pins.get(number) else { return Vec::new() };
    let id = match &pin.scope {
        Scope::Directory(directory) => return vec![Place::Listed(directory.clone())],
        Scope::Environment(id) => *id,
    };
    let is_action = |pin: &ToolPin| matches!(pin.installer, Installer::Action { .. });
    let at = pin.tool.span.start;
    let next = pins.iter().skip(number + 1).find(|next| {
        next.tool.span.start > at && environment_of(next).is_some_and(|next| is_same_place(declarations, id, next))
    });
    let runs = |command: &&ToolCommand| {
        let Some(first) = command.words.first().filter(|_| command.tool == "golangci-lint") else { return false };
        if is_action(pin) || pin.installer == Installer::PreCommit {
            return command.environment == id;
        }
        let is_next = next.is_some_and(|next| first.span.start > next.tool.span.start);
        first.span.start > at && !is_next && is_same_place(declarations, id, command.environment)
    };
    let all: Vec<&ToolCommand> = declarations.tool_commands.iter().filter(runs).collect();
    let mut shown = Vec::new();
    for command in &all {
        let is_run = command.words.iter().any(|word| word.value == "run") && !command.may_fail;
        if let Value::Known(directory) = &command.directory
            && is_run
        {
            shown.push(Place::Shown(command, directory.clone()));
        }
    }
    if all.is_empty() && !is_action(pin) {
        shown.extend(works_below(artifact, id).map(Place::Somewhere));
    }
    shown
}

/// The directory that what is installed in the environment `id` is there to work on; none where that may be another repository's.
fn works_below(artifact: &Artifact, id: EnvironmentId) -> Option<RepoPath> {
    let declarations = &artifact.declarations;
    let is_own = |kind| matches!(kind, EnvironmentKind::Stage | EnvironmentKind::Container | EnvironmentKind::Service);
    let is_image = declarations.nesting(id).any(|(_, environment)| is_own(environment.kind));
    let own = declarations.get(id).and_then(|own| own.directory.clone().known());
    if is_image { Some(RepoPath::root()) } else { own }
}

/// What a command says of its configuration.
enum Asked<'c> {
    /// It wants none.
    None,
    /// That file, from the directory that it runs in.
    File(&'c str),
    /// It searches: there and above where `is_plain`, else above what it is pointed at as well.
    Search {
        /// Whether it looks at the directory that it runs in.
        is_plain: bool,
    },
}

impl<'c> Asked<'c> {
    /// What `command` says; none where that cannot be told.
    fn of(command: &'c ToolCommand) -> Option<Self> {
        if !command.is_whole {
            return None;
        }
        let mut words = command.words.iter().map(|word| word.value.as_str());
        let mut is_plain = true;
        while let Some(word) = words.next() {
            match word {
                "--no-config" | "--no-config=true" => return Some(Asked::None),
                "--config" | "-c" => return words.next().map(Asked::File),
                _ => {}
            }
            if let Some(path) = word.strip_prefix("--config=").or_else(|| word.strip_prefix("-c=")) {
                return Some(Asked::File(path));
            }
            is_plain &= word.starts_with('-') || matches!(word, "." | "./" | "./...") || !word.contains('/');
        }
        Some(Asked::Search { is_plain })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::MemoryTree;

    /// Each golangci-lint with the configuration that it reads and the Go that it is to take.
    fn shown(tree: &MemoryTree) -> Vec<String> {
        let repository = Repository::load(tree, &[]);
        let told = |run: LintRun<'_>| {
            let configuration = repository.lint_configuration(&run);
            let configuration = match configuration {
                Value::Unknown => "?".to_owned(),
                Value::Known(found) => found.map_or_else(|| "-".to_owned(), |(file, _)| file.path().to_string()),
            };
            let targets = repository.lint_targets(&run).into_iter().map(|target| target.version.as_str().to_owned());
            format!("{} {configuration} {}", run.version, targets.collect::<Vec<_>>().join(","))
        };
        repository.lint_runs().into_iter().map(told).collect()
    }

    fn job(steps: &str) -> MemoryTree {
        let head = "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v5\n";
        MemoryTree::new()
            .file(".github/workflows/a.yml", format!("{head}{steps}"))
            .file(".golangci.yml", "version: '2'\n")
            .file("go.mod", "module example.com/m\n\ngo 1.25.0\n")
            .file("sub/go.mod", "module example.com/m/sub\n\ngo 1.24.0\n\ntoolchain go1.26.1\n")
            .file("sub/.golangci.yml", "version: '2'\n")
            .file("own/.golangci.toml", "version = '2'\n[run]\ngo = '1.23'\n")
    }

    #[test]
    fn an_action_works_where_it_is_told_to() {
        let action = |with: &str| {
            shown(&job(&format!(
                "      - uses: golangci/golangci-lint-action@v9\n        with: {{version: v2.9, {with}}}\n"
            )))
        };
        assert_eq!(action(""), ["v2.9 .golangci.yml 1.25.0"]);
        assert_eq!(action("working-directory: sub"), ["v2.9 sub/.golangci.yml 1.26.1"]);
        assert_eq!(action("working-directory: own"), ["v2.9 own/.golangci.toml 1.23"]);
        assert_eq!(action("args: -c own/.golangci.toml"), ["v2.9 own/.golangci.toml 1.23"]);
        assert_eq!(action("args: --no-config --timeout 5m"), ["v2.9 - 1.25.0"]);
        assert_eq!(action("args: '${{ vars.X }}'"), ["v2.9 ? "], "it may say anything");
        assert_eq!(action("args: -c .github/lint.yml"), ["v2.9 ? "], "it may hold another `run.go`");
        assert_eq!(action("install-only: true"), [""; 0]);
        assert_eq!(action("install-mode: none"), [""; 0]);
    }

    #[test]
    fn a_command_runs_what_was_installed_last_before_it() {
        let run = |script: &str| {
            shown(&job(&format!("      - run: |\n          {}\n", script.replace('\n', "\n          "))))
        };
        let fetch = "curl https://golangci-lint.run/install.sh | sh -s -- -b bin";
        assert_eq!(
            run(&format!("{fetch} v1.64.8\n./bin/golangci-lint run\n{fetch} v2.9.0\ncd sub\n../bin/golangci-lint run")),
            ["v1.64.8 .golangci.yml 1.25.0", "v2.9.0 sub/.golangci.yml 1.26.1"]
        );
        assert_eq!(run(&format!("{fetch} v2.9.0\nmake lint")), ["v2.9.0 .golangci.yml "]);
        assert_eq!(run(&format!("{fetch} v2.9.0\ngolangci-lint run || true")), [""; 0]);
        assert_eq!(run(&format!("{fetch} $LINT\ngolangci-lint run")), [""; 0]);
        assert_eq!(
            run("docker run --rm -v .:/app golangci/golangci-lint:v2.9.0 golangci-lint run"),
            ["v2.9.0 .golangci.yml "]
        );
        let by_go = |version: &str| run(&format!("go run github.com/golangci/golangci-lint/{version} run"));
        assert_eq!(by_go("v2/cmd/golangci-lint@v2.9.0"), ["v2.9.0 .golangci.yml 1.25.0"]);
        assert_eq!(by_go("cmd/golangci-lint@latest"), ["v1.64.8 .golangci.yml 1.25.0"]);
        assert_eq!(by_go("v2/cmd/golangci-lint@master"), [""; 0]);
    }

    #[test]
    fn what_an_action_takes_by_itself_follows_from_its_release() {
        let action = |release: &str| shown(&job(&format!("      - uses: golangci/golangci-lint-action@{release}\n")));
        assert_eq!(action("v6"), ["v1.64.8 .golangci.yml 1.25.0"]);
        assert_eq!(action("v9"), ["v2 .golangci.yml 1.25.0"]);
        assert_eq!(action("main"), [""; 0]);
        let tree = job("      - uses: golangci/golangci-lint-action@v6\n");
        let required = "module example.com/m\n\ngo 1.25.0\n\nrequire github.com/golangci/golangci-lint v1.60.0\n";
        assert_eq!(shown(&tree.file("go.mod", required)), [""; 0], "it takes that one");
    }

    #[test]
    fn a_list_is_for_its_directory_if_all_below_is_alike() {
        let tree = MemoryTree::new()
            .file(".golangci.yml", "version: '2'\n")
            .file("go.mod", "module example.com/m\n\ngo 1.25.0\n")
            .file(".tool-versions", "golangci-lint 2.9.0\n");
        assert_eq!(shown(&tree), ["v2.9.0 .golangci.yml 1.25.0"]);
        assert_eq!(shown(&tree.file("old/.golangci.yml", "run: {}\n")), ["v2.9.0 ? "]);
    }
}
