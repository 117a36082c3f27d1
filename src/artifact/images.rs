//! The Go that a container image brings, wherever a file names one.

use crate::artifact::{EnvironmentId, GoVersionDeclaration, Scope, VersionKind};
use crate::facts::images::GoImage;
use crate::text::{Literal, Value};

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
