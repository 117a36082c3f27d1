//! The steps that concern Go: what installs it, and what installs its tools.

use super::expression::is_computed;
use super::reader::Reader;
use super::{golangci, image_build};
use crate::artifact::{
    EnvironmentId, FileState, GoVersionDeclaration, Scope, VersionFile, VersionKind, image_tool, image_version,
};
use crate::go::version::GoVersion;
use crate::syntax::yaml::{Node, PlainKind};
use crate::text::Value;

/// Declares what one step installs.
pub(super) fn step(reader: &mut Reader<'_>, step: &Node, environment: EnvironmentId) {
    if let Some(uses) = step.get("uses").and_then(Node::text) {
        let action = uses.split('@').next().unwrap_or_default();
        match action {
            "actions/setup-go" => {
                if uses.split_once('@').is_some_and(|(_, release)| keeps_toolchain(release)) {
                    reader.declarations.keep_toolchain(environment);
                }
                setup_go(reader, step, environment);
            }
            "docker/build-push-action" => reader.declarations.image_builds.extend(image_build::of_step(reader, step)),
            "golangci/golangci-lint-action" => golangci::step(reader, step, uses, environment),
            _ => {}
        }
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

/// Whether a cache brings back what is not known to lie elsewhere, such as `vendor`.
fn restores_into_the_workspace(action: &str, step: &Node) -> bool {
    let lies_elsewhere = |line: &str| line.trim().is_empty() || line.trim().starts_with(['~', '/', '$', '!']);
    let paths = step.get("with").and_then(|with| with.get("path")).and_then(Node::text);
    action.starts_with("actions/cache") && paths.is_some_and(|paths| !paths.lines().all(lies_elsewhere))
}

/// Whether that release of setup-go sets GOTOOLCHAIN=local for the rest of the job: since v6 (src/main.ts, `setGoToolchain`).
fn keeps_toolchain(release: &str) -> bool {
    let major = release.strip_prefix('v').and_then(|release| release.split('.').next());
    major.and_then(|major| major.parse::<u32>().ok()).is_some_and(|major| major >= 6)
}

/// actions/setup-go: `go-version` wins over `go-version-file` (src/main.ts).
fn setup_go(reader: &mut Reader<'_>, step: &Node, environment: EnvironmentId) {
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

/// What GitHub makes of a plain number, where that is not what is written: `1.20` is 1.2 (runner, NumberToken.cs: format "G15").
fn number_as_read(node: &Node) -> Option<String> {
    let scalar = node.scalar().filter(|scalar| scalar.plain_kind() == PlainKind::Float)?;
    let read = scalar.text.as_str().trim_end_matches('0').trim_end_matches('.');
    let has_only_digits = read.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (has_only_digits && scalar.text.contains('.') && read != scalar.text.as_str()).then(|| read.to_owned())
}

/// `container: golang:1.25`, or its `image`.
pub(super) fn container(reader: &mut Reader<'_>, job: &Node, environment: EnvironmentId) {
    let Some(container) = job.get("container") else { return };
    let Some(image) = container.get("image").unwrap_or(container).text() else { return };
    reader.declarations.versions.extend(image_version(image, is_computed(image), environment));
    reader.declarations.tools.extend(image_tool(image, is_computed(image), environment));
}
