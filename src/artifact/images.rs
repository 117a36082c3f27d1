//! The Go that a container image brings, wherever a file names one.

use crate::artifact::{EnvironmentId, GoVersionDeclaration, Scope, VersionKind};
use crate::facts::images::{Family, GoImage};
use crate::text::{Literal, Value};

/// What running in `image` says about Go in `environment`; nothing where the image brings none that is known, and where something in it
/// is computed.
pub(super) fn image_version(
    image: &Literal,
    is_computed: bool,
    environment: EnvironmentId,
) -> Option<GoVersionDeclaration> {
    let go = GoImage::parse(image).filter(|_| !is_computed)?;
    let said = said(&go)?;
    let start = image.find(said)?;
    let spec = image.slice(start..start + said.len());
    Some(GoVersionDeclaration {
        kind: VersionKind::Image(go.family),
        span: spec.span(),
        spec: Value::Known(spec),
        read_as: None,
        consumer: None,
        scope: Scope::Environment(environment),
    })
}

/// The part of a tag that speaks of Go: all of it, but for images whose own version stands before it.
pub(super) fn said<'i>(image: &GoImage<'i>) -> Option<&'i str> {
    if image.family == Family::DevContainer { image.version() } else { image.tag }
}
