//! The Go that a container image brings, and the golangci-lint, wherever a file names one.

use crate::artifact::{EnvironmentId, GoVersionDeclaration, Installer, Scope, ToolPin, ToolVersion, VersionKind};
use crate::facts::images::{GoImage, golangci_lint_tag};
use crate::text::{Literal, Located, Value};

/// What running in `image` says about Go in `environment`; nothing where the image brings none that is known, and where something in it
/// is computed.
pub(super) fn image_version(
    image: &Literal,
    is_computed: bool,
    environment: EnvironmentId,
) -> Option<GoVersionDeclaration> {
    let go = GoImage::parse(image).filter(|_| !is_computed)?;
    let tag = go.tag?;
    let start = image.rfind(tag)?;
    let spec = image.slice(start..start + tag.len());
    Some(GoVersionDeclaration {
        kind: VersionKind::Image(go.family),
        span: spec.span(),
        spec: Value::Known(spec),
        read_as: None,
        consumer: None,
        scope: Scope::Environment(environment),
    })
}

/// The golangci-lint that `image` brings; nothing where it brings none, and where something in it is computed.
pub(super) fn image_tool(image: &Literal, is_computed: bool, environment: EnvironmentId) -> Option<ToolPin> {
    let tag = golangci_lint_tag(image).filter(|_| !is_computed)?;
    let version = match tag {
        Some(tag) if !tag.starts_with("latest") => {
            let start = image.find(tag)?;
            let end = tag.find('-').unwrap_or(tag.len());
            ToolVersion::Written(image.slice(start..start + end))
        }
        _ => ToolVersion::Unpinned,
    };
    let tool = Located::new("golangci-lint".to_owned(), image.span());
    Some(ToolPin { tool, version, scope: Scope::Environment(environment), installer: Installer::Image })
}
