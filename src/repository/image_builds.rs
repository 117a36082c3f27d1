//! Which modules a container image builds. A Dockerfile does not say which directory it is given: that a compose file or a workflow
//! says, or else only the directories are possible that hold what it copies.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::artifact::{Artifact, Document, EnvironmentId, Given, ImageBuild, Layout, Place};
use crate::text::{RepoPath, Value};
use crate::tree::{Presence, Tree};

/// Says of every go command in a Dockerfile which directory it works on, where that can be told.
pub(super) fn locate(artifacts: &mut BTreeMap<RepoPath, Artifact>, tree: &dyn Tree) {
    let mut builds: BTreeMap<RepoPath, Vec<ImageBuild>> = BTreeMap::new();
    for build in artifacts.values().flat_map(|artifact| &artifact.declarations.image_builds) {
        builds.entry(build.file.clone()).or_default().push(build.clone());
    }
    let given: BTreeSet<String> =
        artifacts.values().flat_map(|artifact| given_arguments(artifact.source.text())).map(str::to_owned).collect();
    for (path, artifact) in artifacts.iter_mut() {
        if !matches!(artifact.document, Document::Dockerfile(_)) {
            continue;
        }
        let builds = builds.get(path).map(Vec::as_slice).unwrap_or_default();
        let stated: Vec<&String> = builds.iter().flat_map(|build| &build.arguments).collect();
        let overridden = match stated.as_slice() {
            [] => Cow::Borrowed(&given),
            stated => Cow::Owned(given.iter().chain(stated.iter().copied()).cloned().collect::<BTreeSet<String>>()),
        };
        if !overridden.is_empty() {
            artifact.override_arguments(&overridden);
        }
        let contexts = Contexts::of(path, builds);
        locate_commands(artifact, &contexts, &|path| tree.presence(path));
    }
}

/// The names that a command gives a value to, `docker build --build-arg NAME=value`, in whatever file it stands. For which Dockerfile,
/// is not looked into.
fn given_arguments(text: &str) -> impl Iterator<Item = &str> {
    const FLAG: &str = "--build-arg";
    text.match_indices(FLAG).filter_map(|(at, _)| {
        let behind = text.get(at + FLAG.len()..)?.trim_start_matches(['=', ' ', '"', '\'']);
        let length = behind.find(|next: char| !next.is_ascii_alphanumeric() && next != '_').unwrap_or(behind.len());
        // `--build-arg NAME` hands on a variable of the environment, where there is one.
        let is_given = behind.get(length..).is_some_and(|rest| rest.starts_with('='));
        behind.get(..length).filter(|name| !name.is_empty() && is_given)
    })
}

/// The directories that a Dockerfile may be given.
struct Contexts {
    directories: BTreeSet<RepoPath>,
    /// Whether other files say so, so that it is given each of them.
    are_stated: bool,
}

impl Contexts {
    fn of(dockerfile: &RepoPath, builds: &[ImageBuild]) -> Self {
        let stated: Option<BTreeSet<RepoPath>> = builds.iter().map(|build| build.context.clone().known()).collect();
        match stated {
            Some(directories) if !directories.is_empty() => Self { directories, are_stated: true },
            _ => Self { directories: dockerfile.parent().ancestors().collect(), are_stated: false },
        }
    }

    /// What each command works on if the Dockerfile is given the one directory or the other. Those are left out of which a command shows
    /// that they are not meant, unless that would leave none.
    fn tried(&self, layouts: &[Layout], presence: &dyn Fn(&RepoPath) -> Presence) -> Vec<Vec<Place>> {
        let places = |context| {
            let given = Given { context, presence };
            layouts.iter().map(|layout| layout.place(given)).collect::<Vec<Place>>()
        };
        let (possible, others): (Vec<Vec<Place>>, Vec<Vec<Place>>) =
            self.directories.iter().map(places).partition(|places| !places.contains(&Place::Impossible));
        if possible.is_empty() { others } else { possible }
    }

    /// The one directory that a command works on, whichever of them the Dockerfile is given: `places`.
    fn directory<'p>(&self, places: impl Iterator<Item = &'p Place>) -> Option<RepoPath> {
        let mut found = BTreeSet::new();
        for place in places {
            match place {
                Place::Directory(directory) => drop(found.insert(directory)),
                Place::Impossible | Place::Unknown if self.are_stated => return None,
                Place::Impossible | Place::Unknown => {}
            }
        }
        let only = found.pop_first()?;
        found.is_empty().then(|| only.clone())
    }

    fn is_the_root(&self) -> bool {
        self.directories.iter().all(RepoPath::is_root)
    }
}

fn locate_commands(artifact: &mut Artifact, contexts: &Contexts, presence: &dyn Fn(&RepoPath) -> Presence) {
    let Document::Dockerfile(file) = &artifact.document else { return };
    let declarations = &mut artifact.declarations;
    let tried = contexts.tried(&file.commands, presence);
    for (number, (command, layout)) in declarations.go_commands.iter_mut().zip(&file.commands).enumerate() {
        let places = tried.iter().filter_map(|places| places.get(number));
        command.directory = contexts.directory(places).map_or(Value::Unknown, Value::Known);
        // A go.work above what is copied is not in the image.
        command.before.workspace |= !(layout.has_all_of_context() && contexts.is_the_root());
    }
    let mut worked_on: BTreeMap<EnvironmentId, BTreeSet<RepoPath>> = BTreeMap::new();
    for command in declarations.go_commands.iter().filter(|command| command.works_on_module()) {
        let Value::Known(directory) = &command.directory else { continue };
        for (id, _) in declarations.nesting(command.environment) {
            worked_on.entry(id).or_default().insert(directory.clone());
        }
    }
    for (id, directories) in worked_on {
        if let Some(around) = around_all(&directories) {
            declarations.locate(id, around);
        }
    }
}

/// The one of `directories` that all others lie in.
fn around_all(directories: &BTreeSet<RepoPath>) -> Option<RepoPath> {
    let shortest = directories.first()?;
    directories.iter().all(|directory| directory.is_within(shortest)).then(|| shortest.clone())
}

#[cfg(test)]
mod tests {
    use crate::artifact::{Artifact, Scope};
    use crate::repository::Repository;
    use crate::text::{Literal, RepoPath, Value};
    use crate::tree::MemoryTree;

    fn tree() -> MemoryTree {
        MemoryTree::new()
            .file("go.mod", "module example.com/m\n\ngo 1.26.0\n")
            .file("cmd/x/main.go", "package main\n")
            .file("svc/go.mod", "module example.com/svc\n\ngo 1.26.0\n")
            .file("svc/main.go", "package main\n")
            .file("samples/tcp/src/main.go", "package main\n")
    }

    fn shown(directory: &Value<RepoPath>) -> String {
        directory.as_ref().known().map_or("?".to_owned(), ToString::to_string)
    }

    fn artifact<R>(tree: &MemoryTree, path: &str, ask: impl FnOnce(&Artifact) -> R) -> R {
        let repository = Repository::load(tree, &[]);
        ask(repository.artifact(&RepoPath::new(path).unwrap()).unwrap())
    }

    /// What the images and the go commands of a Dockerfile work on.
    fn works_on(tree: &MemoryTree, path: &str) -> (Vec<String>, Vec<String>) {
        artifact(tree, path, |artifact| {
            let declarations = &artifact.declarations;
            let image = |scope: &Scope| match scope {
                Scope::Environment(id) => shown(&declarations.get(*id).unwrap().directory),
                Scope::Directory(directory) => directory.to_string(),
            };
            let images = declarations.versions.iter().map(|version| image(&version.scope)).collect();
            (images, declarations.go_commands.iter().map(|command| shown(&command.directory)).collect())
        })
    }

    fn one(directory: &str) -> (Vec<String>, Vec<String>) {
        (vec![directory.to_owned()], vec![directory.to_owned()])
    }

    const BUILD: &str = "FROM golang:1.24\nCOPY . .\nRUN go build ./...\n";

    #[test]
    fn a_dockerfile_at_the_root_is_given_the_root() {
        assert_eq!(works_on(&tree().file("Dockerfile", BUILD), "Dockerfile"), one("."));
    }

    #[test]
    fn a_context_that_does_not_hold_what_is_copied_or_built_is_none() {
        let named = "FROM golang:1.24\nCOPY go.mod ./\nCOPY cmd cmd\nRUN go build ./cmd/x\n";
        assert_eq!(works_on(&tree().file("svc/Dockerfile", named), "svc/Dockerfile"), one("."));
        let own = "FROM golang:1.24\nCOPY go.mod main.go ./\nRUN go build .\n";
        assert_eq!(works_on(&tree().file("svc/Dockerfile", own), "svc/Dockerfile"), one("svc"));
    }

    #[test]
    fn where_two_contexts_are_possible_another_file_decides() {
        let tree = tree().file("svc/Dockerfile", BUILD);
        assert_eq!(works_on(&tree, "svc/Dockerfile"), one("?"));
        let compose = tree.clone().file("compose.yaml", "services:\n  a:\n    build: ./svc\n");
        assert_eq!(works_on(&compose, "svc/Dockerfile"), one("svc"));
        let step = "uses: docker/build-push-action@v6\n        with: {context: ., file: svc/Dockerfile}";
        let workflow = format!("jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n      - {step}\n");
        let both = compose.clone().file(".github/workflows/a.yml", workflow.as_str());
        assert_eq!(works_on(&tree.clone().file(".github/workflows/a.yml", workflow), "svc/Dockerfile"), one("."));
        assert_eq!(works_on(&both, "svc/Dockerfile"), one("?"), "they contradict each other");
        let computed = tree.file("compose.yaml", "services:\n  a:\n    build: {context: $X}\n");
        assert_eq!(works_on(&computed, "svc/Dockerfile"), one("?"));
    }

    #[test]
    fn an_argument_that_a_build_gives_is_not_its_default() {
        let tree = tree().file("Dockerfile", "ARG V=1.24\nFROM golang:$V\n");
        let spec = |tree: &MemoryTree| {
            artifact(tree, "Dockerfile", |artifact| {
                let spec = artifact.declarations.versions[0].spec.as_ref().known();
                spec.map_or("?", Literal::as_str).to_owned()
            })
        };
        assert_eq!(spec(&tree), "1.24");
        let given = tree.clone().file("compose.yaml", "services:\n  a:\n    build: {context: ., args: {V: '1.26'}}\n");
        assert_eq!(spec(&given), "?");
        let handed_on = tree.clone().file("Makefile", "image:\n\tdocker build --build-arg=V .\n");
        assert_eq!(spec(&handed_on), "1.24");
        let given = tree.file("Makefile", "image:\n\tdocker build --build-arg V=$(GO_VERSION) .\n");
        assert_eq!(spec(&given), "?");
    }

    #[test]
    fn an_image_that_does_not_build_the_module_around_it_governs_nothing() {
        // etcd tests/antithesis/config/Dockerfile, arkd buf.Dockerfile: tools alone.
        let tools = "FROM golang:1.25.5 AS build\nRUN go install github.com/a8m/envsubst/cmd/envsubst@v1.4.3\nFROM scratch\nCOPY config .\n";
        assert_eq!(works_on(&tree().file("tests/config/Dockerfile", tools), "tests/config/Dockerfile").0, ["?"]);
        let with_sources = "FROM golang:1.24-alpine3.20 AS builder\nCOPY . .\nRUN go install google.golang.org/protobuf/cmd/protoc-gen-go@v1.36.9\n";
        assert_eq!(works_on(&tree().file("buf.Dockerfile", with_sources), "buf.Dockerfile").0, ["?"]);
        // istio samples/*/src/Dockerfile: a file without a module.
        let copies = [("COPY main.go .", "tcp"), ("COPY . .", "tcp")];
        for (copy, sample) in copies {
            let path = format!("samples/{sample}/src/Dockerfile");
            let text =
                format!("FROM golang:1.22 AS builder\nWORKDIR /go/src/x/\n{copy}\nRUN go build -o tcp main.go\n");
            assert_eq!(works_on(&tree().file(&path, text), &path), one("?"), "{copy}");
        }
        // woodpecker docker/Dockerfile.make: what `make` does is not seen.
        let make = "FROM golang:1.27\nCOPY . .\nRUN make build\n";
        assert_eq!(works_on(&tree().file("Dockerfile", make), "Dockerfile").0, ["?"]);
    }

    #[test]
    fn the_toolchain_that_an_image_may_switch_to_is_seen_by_its_commands() {
        // vohive Dockerfile
        let text = "FROM golang:1.24-alpine AS b\nWORKDIR /app\nENV GOTOOLCHAIN=auto\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go build ./...\n";
        let tree = tree().file("Dockerfile", text);
        assert_eq!(works_on(&tree, "Dockerfile"), (vec![".".to_owned()], vec![".".to_owned(), ".".to_owned()]));
        artifact(&tree, "Dockerfile", |artifact| {
            let commands = &artifact.declarations.go_commands;
            let seen =
                |environment| artifact.declarations.effective("GOTOOLCHAIN", environment).and_then(|set| set.known());
            assert!(commands.iter().all(|command| seen(command.environment).is_some_and(|set| set.as_str() == "auto")));
        });
    }
}
