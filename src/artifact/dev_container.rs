//! `devcontainer.json`: the container that the repository is developed in.

use crate::artifact::script::{Dialect, Host, Shell, Start, Starts};
use crate::artifact::settings::Settings;
use crate::artifact::{
    Candidate, Changes, Declarations, Document, EnvAssignment, Environment, EnvironmentId, EnvironmentKind, FileState,
    GoVersionDeclaration, ImageBuild, Installer, Kind, OperatingSystem, Reading, Scope, ToolPin, ToolVersion,
    VersionKind, image_version,
};
use crate::go::version::GoVersion;
use crate::syntax::jsonc::{self, Object, Value as Json};
use crate::text::{Literal, Located, RepoPath, Source, Value};

/// `.devcontainer/devcontainer.json`, `.devcontainer/NAME/devcontainer.json`, `.devcontainer.json`.
pub(super) static DEV_CONTAINER: Kind = Kind {
    name: "dev container",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(jsonc::comments),
    claims,
    read,
};

/// What a `devcontainer.json` says to VS Code.
#[derive(Debug, Default)]
pub struct DevContainer {
    /// All of it.
    pub root: Option<Object>,
    /// `customizations.vscode.settings`.
    pub settings: Settings,
    /// `settings` at the top, as it was written before 2022. Where both say something, the other counts.
    pub old_settings: Settings,
}

impl DevContainer {
    /// What stands under `customizations.vscode`.
    pub fn customizations(&self) -> Option<&Object> {
        self.root.as_ref()?.get("customizations")?.as_object()?.get("vscode")?.as_object()
    }

    /// Every entry of its lists of extensions, the old one at the top included.
    pub fn extensions(&self) -> impl Iterator<Item = &Json> {
        let lists = [self.customizations(), self.root.as_ref()].into_iter().flatten();
        lists.filter_map(|object| object.get("extensions")?.as_array()).flat_map(|array| &array.elements)
    }

    /// Whether another folder than that of the file may be the one that is opened in the container.
    pub fn opens_elsewhere(&self) -> bool {
        let says = |name: &str| self.root.as_ref().is_some_and(|root| root.get(name).is_some());
        says("workspaceFolder") || says("dockerComposeFile")
    }
}

/// One level of directories below `.devcontainer` may name containers to choose from.
fn claims(path: Candidate<'_>) -> bool {
    match path.name {
        ".devcontainer.json" => true,
        "devcontainer.json" => path.directory.rsplit('/').take(2).any(|element| element == ".devcontainer"),
        _ => false,
    }
}

/// The folder that is opened in the container which the file at `path` describes, unless it says otherwise.
pub fn folder_of_container(path: &RepoPath) -> RepoPath {
    let above = path.parent();
    let own = above.ancestors().take(2).find(|directory| directory.file_name() == ".devcontainer");
    own.map_or(above, |own| own.parent())
}

fn read(source: &Source) -> Reading {
    let jsonc::Document { root, problems } = jsonc::parse(source);
    let mut container = DevContainer { root: root.and_then(Json::into_object), ..DevContainer::default() };
    let settings = |object: Option<&Object>| {
        Settings::new(object.and_then(|object| object.get("settings")).and_then(Json::as_object).cloned())
    };
    container.settings = settings(container.customizations());
    container.old_settings = settings(container.root.as_ref());
    let mut declarations = Declarations::default();
    declare(&container, source.path(), &mut declarations);
    Reading { document: Document::DevContainer(Box::new(container)), declarations, problems }
}

fn declare(container: &DevContainer, file: &RepoPath, declarations: &mut Declarations) {
    let Some(root) = &container.root else { return };
    let directory = if container.opens_elsewhere() { Value::Unknown } else { Value::Known(folder_of_container(file)) };
    let mut environment = |name: &str, parent| {
        let (kind, name, directory) = (EnvironmentKind::Container, name.to_owned(), directory.clone());
        // There are none of Windows.
        let operating_system = Value::Known(OperatingSystem::Linux);
        declarations.environment(Environment { kind, name, parent, directory, operating_system })
    };
    let all = environment("the dev container", None);
    let remote = environment("the editor in the dev container", Some(all));
    declarations.image_builds.extend(image_build(root, file));
    variables(root, "containerEnv", all, declarations);
    variables(root, "remoteEnv", remote, declarations);
    versions(root, all, declarations);
    run(root, remote, &directory, declarations);
    let pins = container.extensions().filter_map(Json::as_literal).filter_map(|entry| extension_pin(entry, remote));
    pins.for_each(|pin| declarations.tool(pin));
    for settings in [&container.old_settings, &container.settings] {
        if settings.root().is_some() {
            settings.declare(&directory, Some(remote), declarations);
        }
    }
}

/// Docker and the editor's server put no shell between: only `${…}` is replaced.
fn variables(root: &Object, name: &str, environment: EnvironmentId, declarations: &mut Declarations) {
    let members = root.get(name).and_then(Json::as_object).map(|object| &object.members);
    for member in members.into_iter().flatten() {
        let Some(written) = member.value.as_literal() else { continue };
        let value = if written.contains("${") { Value::Unknown } else { Value::Known(written.clone()) };
        declarations.assignment(EnvAssignment {
            name: Located::new(member.name.as_str().to_owned(), member.name.span()),
            written: written.clone(),
            value,
            environment,
        });
    }
}

/// The version of an extension that an entry asks for: `golang.go@0.46.0`.
fn extension_pin(entry: &Literal, environment: EnvironmentId) -> Option<ToolPin> {
    let (id, version) = entry.as_str().split_once('@')?;
    let version = match version.as_bytes().first()? {
        b'0'..=b'9' => ToolVersion::Written(Literal::verbatim(version, entry.span(), entry.part_of(version).start)),
        _ => ToolVersion::Unknown,
    };
    let tool = Located::new(id.to_owned(), entry.part_of(id));
    Some(ToolPin { tool, version, scope: Scope::Environment(environment), installer: Installer::Download })
}

/// Runs the commands that set the container up, each in a shell of its own. A list of words, which no shell reads, is passed over.
fn run(root: &Object, environment: EnvironmentId, directory: &Value<RepoPath>, declarations: &mut Declarations) {
    const COMMANDS: [&str; 5] =
        ["onCreateCommand", "updateContentCommand", "postCreateCommand", "postStartCommand", "postAttachCommand"];
    for command in COMMANDS.into_iter().filter_map(|name| root.get(name)) {
        let named = command.as_object().map(|object| &object.members).into_iter().flatten().map(|member| &member.value);
        for script in std::iter::once(command).chain(named).filter_map(Json::as_literal) {
            let mut shell = Shell::new(declarations, start(environment, directory));
            shell.run(script);
            shell.leave();
        }
    }
}

/// A shell in a container: the image may set anything, and who develops there may have changed anything.
fn start(environment: EnvironmentId, directory: &Value<RepoPath>) -> Start {
    Start {
        environment,
        directory: directory.clone(),
        is_known: false,
        starts: Starts::Usually,
        may_fail: false,
        changes: Changes { files: true, modules: FileState::MayDiffer, ..Changes::default() },
        host: &HOST,
        dialect: Dialect::Usual,
    }
}

/// No file hands variables on.
static HOST: Host = Host { hand_over: "\0", is_template, has_own_root: false };

/// Whether variables of devcontainer.json are put in before a shell sees the text.
fn is_template(text: &str) -> bool {
    ["${localEnv:", "${containerEnv:", "${localWorkspaceFolder", "${containerWorkspaceFolder", "${devcontainerId}"]
        .iter()
        .any(|variable| text.contains(variable))
}

/// `build`, or as it was written before 2020, `dockerFile` and `context` at the top. Paths are relative to the file; the context is `.`.
fn image_build(root: &Object, file: &RepoPath) -> Option<ImageBuild> {
    let build = root.get("build").and_then(Json::as_object);
    let text = |name: &str, old: &str| {
        let written = build.and_then(|build| build.get(name)).or_else(|| root.get(old));
        written.and_then(Json::as_literal).map(|written| written.as_str().to_owned())
    };
    let directory = file.parent();
    let context = text("context", "context").unwrap_or_else(|| ".".to_owned());
    let context = directory.join(&context).ok().filter(|_| !context.contains("${"));
    let arguments = build.and_then(|build| build.get("args")).and_then(Json::as_object).map(|args| &args.members);
    Some(ImageBuild {
        file: directory.join(&text("dockerfile", "dockerFile")?).ok()?,
        context: context.map_or(Value::Unknown, Value::Known),
        arguments: arguments.into_iter().flatten().map(|argument| argument.name.as_str().to_owned()).collect(),
    })
}

/// The Go of the image, and the one that the feature for Go puts into it.
fn versions(root: &Object, environment: EnvironmentId, declarations: &mut Declarations) {
    let image = root.get("image").and_then(Json::as_literal);
    declarations.versions.extend(image.and_then(|image| image_version(image, image.contains("${"), environment)));
    let features = root.get("features").and_then(Json::as_object).map(|features| &features.members);
    for feature in features.into_iter().flatten().filter(|feature| is_go(&feature.name)) {
        let options = feature.value.as_object();
        let written = options.map_or(Some(&feature.value), |options| options.get("version"));
        let Some(written) = written.and_then(Json::as_literal).filter(|written| written.as_str() != "none") else {
            continue;
        };
        let is_exact = GoVersion::parse(written).is_some_and(|version| !version.is_language());
        let kind = if is_exact { VersionKind::Pin } else { VersionKind::Range };
        declarations.version(version(kind, written.clone(), environment));
    }
}

fn version(kind: VersionKind, spec: Literal, environment: EnvironmentId) -> GoVersionDeclaration {
    GoVersionDeclaration {
        kind,
        span: spec.span(),
        spec: Value::Known(spec),
        read_as: None,
        consumer: None,
        scope: Scope::Environment(environment),
    }
}

/// Whether `id` is the feature that installs Go: `ghcr.io/devcontainers/features/go:1`, or `golang` as it was written before.
fn is_go(id: &str) -> bool {
    let name = id.split('@').next().unwrap_or_default();
    let name = name.rsplit_once(':').map_or(name, |(name, _)| name);
    name.ends_with("devcontainers/features/go") || matches!(name, "go" | "golang")
}

#[cfg(test)]
mod tests;
