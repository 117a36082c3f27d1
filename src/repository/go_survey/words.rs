//! What says a version, in words.

use crate::artifact::{
    Artifact, Document, EnvironmentId, EnvironmentKind, GoVersionDeclaration, Scope, VersionFile, VersionKind,
};
use crate::facts::actions::release_of;
use crate::facts::images::Family;

/// What installs the Go of a declaration: "setup-go v5, job `test`", "golang image, stage `build`", ".go-version".
pub(super) fn of_version(artifact: &Artifact, declared: &GoVersionDeclaration) -> String {
    let Scope::Environment(id) = declared.scope else { return artifact.path().file_name().to_owned() };
    let what = match declared.kind {
        VersionKind::Image(family) => match family {
            Family::Official => "golang image".to_owned(),
            Family::Namesake => "image called golang".to_owned(),
            Family::DevContainer => "devcontainers/go image".to_owned(),
            Family::CircleCi => "cimg/go image".to_owned(),
        },
        _ if matches!(artifact.document, Document::Dockerfile(_)) => {
            format!("put there by `{}`", artifact.source.slice(declared.span))
        }
        _ => installer(artifact, declared.consumer.unwrap_or(declared.span).start),
    };
    in_place(what, artifact, id)
}

/// A step that asks a file.
pub(super) fn of_file(artifact: &Artifact, file: &VersionFile) -> String {
    in_place(installer(artifact, file.span.start), artifact, file.environment)
}

fn in_place(what: String, artifact: &Artifact, id: EnvironmentId) -> String {
    let wanted = |kind| {
        use EnvironmentKind::{Container, Detached, Job, Service, Stage};
        matches!(kind, Job | Detached | Stage | Service | Container)
    };
    let found = artifact.declarations.nesting(id).find(|(_, environment)| wanted(environment.kind));
    let Some((_, environment)) = found else { return what };
    let name = environment.name.as_str();
    match environment.kind {
        EnvironmentKind::Job | EnvironmentKind::Detached if !name.contains(' ') => format!("{what}, job `{name}`"),
        _ => format!("{what}, {name}"),
    }
}

/// What installs a Go with the option at `offset`; of a GitHub action with its release.
fn installer(artifact: &Artifact, offset: usize) -> String {
    const ACTION: &str = "actions/setup-go@";
    let before = artifact.source.text().get(..offset).unwrap_or_default();
    let Some(at) = before.rfind(ACTION).filter(|_| artifact.kind.name.starts_with("GitHub")) else {
        return artifact.kind.name.to_owned();
    };
    let release = before.get(at + ACTION.len()..).unwrap_or_default();
    let end = release.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '_'));
    let release = release.get(..end.unwrap_or(release.len())).unwrap_or_default();
    let is_commit = release.len() == 40 && release.bytes().all(|byte| byte.is_ascii_hexdigit());
    match (release.get(..7).filter(|_| is_commit), release_of("actions/setup-go", release)) {
        (Some(_), Some(release)) => format!("setup-go {release}"),
        (Some(commit), None) => format!("setup-go@{commit}"),
        (None, _) => format!("setup-go {release}"),
    }
}
