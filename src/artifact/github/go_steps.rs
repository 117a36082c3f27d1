//! The steps that concern Go: what installs it, and what installs its tools.

use super::expression::{is_computed, look_up};
use super::file::{GoSetup, LocalCall, Workspace};
use super::number::number_as_read;
use super::reader::Reader;
use super::{golangci, image_build, inputs};
use crate::artifact::{
    EnvAssignment, EnvironmentId, FileState, GoVersionDeclaration, Scope, VersionFile, VersionKind, image_tool,
    image_version,
};
use crate::facts::actions::{release_of, split_uses};
use crate::facts::images::GoImage;
use crate::facts::setup_go::{ACTION, TOOLCHAIN};
use crate::go::version::GoVersion;
use crate::syntax::yaml::Node;
use crate::text::{Literal, Located, Value};

/// Declares what one step installs.
pub(super) fn step(reader: &mut Reader<'_>, step: &Node, environment: EnvironmentId) {
    if let Some(uses) = step.get("uses").and_then(Node::text) {
        let action = uses.split('@').next().unwrap_or_default();
        match action {
            ACTION => setup_go(reader, step, uses, environment),
            "docker/build-push-action" => reader.declarations.image_builds.extend(image_build::of_step(reader, step)),
            "golangci/golangci-lint-action" => golangci::step(reader, step, uses, environment),
            _ => {}
        }
        if let Some(call) = inputs::local_call(reader, step, uses, environment) {
            let after = reader.open_after_call();
            reader.file.calls.push(LocalCall { after, ..call });
        }
        reader.workplace.has_other_files |= brings_files(action) || restores_into_the_workspace(action, step);
        if !keeps_the_workspace(action) || restores_into_the_workspace(action, step) {
            reader.changes.note_files();
        }
        if !keeps_the_workspace(action) {
            reader.changes.modules = FileState::MayDiffer;
        }
    }
}

/// Actions that are known to add no file to the workspace that a later step could be meant to read.
fn keeps_the_workspace(action: &str) -> bool {
    action == "actions/checkout"
        || action == "step-security/harden-runner"
        || action.starts_with("actions/setup-")
        || action.starts_with("actions/cache")
}

/// Actions that are there to bring files: what those of the repository do is not looked into, and artifacts are other jobs' files.
fn brings_files(action: &str) -> bool {
    action.starts_with("./")
        || ["artifact", "checkout", "github-script"].iter().any(|word| action.contains(word))
            && action != "actions/checkout"
}

/// Whether a cache brings back what is not known to lie elsewhere, such as `vendor`.
fn restores_into_the_workspace(action: &str, step: &Node) -> bool {
    let lies_elsewhere = |line: &str| line.trim().is_empty() || line.trim().starts_with(['~', '/', '$', '!']);
    let paths = step.get("with").and_then(|with| with.get("path")).and_then(Node::text);
    action.starts_with("actions/cache") && paths.is_some_and(|paths| !paths.lines().all(lies_elsewhere))
}

/// actions/setup-go: `go-version` wins over `go-version-file` (src/main.ts).
fn setup_go(reader: &mut Reader<'_>, step: &Node, uses: &Literal, environment: EnvironmentId) {
    let release = split_uses(uses).and_then(|(action, reference)| release_of(action, reference));
    if release.is_some_and(|release| release >= TOOLCHAIN) {
        reader.declarations.keep_toolchain(environment);
    }
    let workspace = match reader.workplace.later_checkout {
        Some(checkout) if reader.checked_out && !reader.workplace.has_other_files => {
            Workspace::Empty { checkout, is_fresh: reader.workplace.is_fresh }
        }
        None if reader.checked_out && !reader.workplace.has_other_files => Workspace::Checkout,
        _ => Workspace::Unknown,
    };
    let is_certain = step.get("if").is_none()
        && !reader.may_be_skipped
        && !reader.may_fail
        && step.get("continue-on-error").is_none();
    let inputs = inputs::given(reader, step);
    let uses = uses.clone();
    reader.file.setups.push(GoSetup { environment, uses, release, inputs, workspace, is_certain });
    let Some(with) = step.get("with") else { return };
    if let Some(written) = with.get("go-version").filter(|node| !node.is_null()) {
        for candidate in reader.candidates(written) {
            declare_version(reader, written, candidate.as_ref(), environment);
        }
    } else if let Some(path) = with.get("go-version-file").filter(|node| !node.is_null()).and_then(Node::text) {
        // A step with a condition may be meant for other repositories, or for when the file is there.
        let is_certain =
            step.get("if").is_none() && !reader.may_be_skipped && reader.checked_out && !reader.changes.files;
        let is_known = !is_computed(path) && is_certain;
        let file = if is_known { Value::Known(path.clone()) } else { Value::Unknown };
        reader.declarations.version_file(VersionFile { path: file, span: path.span(), environment });
    }
}

fn declare_version(reader: &mut Reader<'_>, written: &Node, known: Option<&Node>, environment: EnvironmentId) {
    let place = known.unwrap_or(written).written();
    let consumer = written.written();
    let spec = known.and_then(Node::text).cloned();
    let exact = spec.as_deref().and_then(GoVersion::parse).is_some_and(|version| !version.is_language());
    reader.declarations.version(GoVersionDeclaration {
        kind: if exact { VersionKind::Pin } else { VersionKind::Range },
        read_as: known.and_then(number_as_read),
        span: place,
        consumer: (consumer != place).then_some(consumer),
        spec: spec.map_or(Value::Unknown, Value::Known),
        scope: Scope::Environment(environment),
    });
}

/// `container: golang:1.25`, or its `image`, which the matrix may say in full or in its tag.
pub(super) fn container(reader: &mut Reader<'_>, job: &Node, environment: EnvironmentId) {
    let Some(container) = job.get("container") else { return };
    let node = container.get("image").unwrap_or(container);
    let Some(image) = node.text() else { return };
    if !is_computed(image) {
        reader.declarations.tools.extend(image_tool(image, false, environment));
        reader.declarations.versions.extend(image_version(image, false, environment));
        return;
    }
    if look_up(image).is_some() {
        for candidate in reader.candidates(node).into_iter().flatten() {
            let version = candidate.text().and_then(|image| image_version(image, false, environment));
            let consumer = Some(node.written());
            reader.declarations.versions.extend(version.map(|version| GoVersionDeclaration { consumer, ..version }));
        }
        return;
    }
    computed_tag(reader, node, image, environment);
}

/// `golang:${{ matrix.go }}`: the tag is what the matrix says, and nothing else.
fn computed_tag(reader: &mut Reader<'_>, node: &Node, image: &Literal, environment: EnvironmentId) {
    let Some((name, tag)) = image.split_once(':').filter(|(name, tag)| !is_computed(name) && look_up(tag).is_some())
    else {
        return;
    };
    let Some(family) = GoImage::parse(name).map(|go| go.family) else { return };
    let start = image.len() - tag.len();
    for candidate in reader.candidates_of(&image.slice(start..image.len())) {
        let spec = candidate.as_ref().and_then(Node::text).cloned();
        reader.declarations.version(GoVersionDeclaration {
            kind: VersionKind::Image(family),
            read_as: candidate.as_ref().and_then(number_as_read),
            span: candidate.as_ref().unwrap_or(node).written(),
            consumer: candidate.is_some().then(|| node.written()),
            spec: spec.map_or(Value::Unknown, Value::Known),
            scope: Scope::Environment(environment),
        });
    }
}

/// The variables of a job's container: those of the workflow and of the job win over them.
pub(super) fn container_variables(reader: &mut Reader<'_>, job: &Node, environment: EnvironmentId) {
    let env = job.get("container").and_then(|container| container.get("env")).and_then(Node::mapping);
    for entry in env.map(|env| env.entries.as_slice()).unwrap_or_default() {
        let (Some(name), Some(written)) = (entry.name(), entry.value.text()) else { continue };
        if reader.declarations.effective(name, environment).is_none() {
            let value = if is_computed(written) { Value::Unknown } else { Value::Known(written.clone()) };
            let name = Located::new(name.to_owned(), entry.key.written());
            reader.declarations.assignment(EnvAssignment { name, written: written.clone(), value, environment });
        }
    }
}
