//! The Go that a base image brings.

use crate::artifact::{EnvironmentId, GoVersionDeclaration, Scope, ToolPin, VersionKind, image_tool};
use crate::facts::images::{Family, GoImage};
use crate::syntax::dockerfile::Expanded;
use crate::text::{Literal, Span, Value};

/// Images that set nothing but PATH and LANG, by the last element of their name.
const PLAIN: [&str; 14] = [
    "almalinux",
    "alpine",
    "amazonlinux",
    "archlinux",
    "bookworm-slim",
    "busybox",
    "buildpack-deps",
    "debian",
    "fedora",
    "rockylinux",
    "scratch",
    "ubi-minimal",
    "ubuntu",
    "wolfi-base",
];

/// What `FROM image` says about Go in `environment`; nothing where the image brings none that is known. `written` is the image's token.
pub(super) fn version(image: &Expanded, written: Span, environment: EnvironmentId) -> Option<GoVersionDeclaration> {
    let text = image.text();
    let go = GoImage::parse(&text)?;
    let spec = spec(image, &text, &go, written);
    let span = spec.as_ref().known().map_or(written, Literal::span);
    Some(GoVersionDeclaration {
        kind: VersionKind::Image(go.family),
        spec,
        read_as: None,
        span,
        consumer: (!written.contains(span)).then_some(written),
        scope: Scope::Environment(environment),
    })
}

/// The golangci-lint that `FROM image` brings.
pub(super) fn tool(image: &Expanded, written: Span, environment: EnvironmentId) -> Option<ToolPin> {
    let text = image.text();
    let spelled = image.spelling(0..text.len());
    let literal = spelled.unwrap_or_else(|| Literal::escaped(text.as_str(), written, written, Vec::new()));
    image_tool(&literal, text.contains('\0'), environment)
}

/// The tag, as far as it is known, at the bytes that say the version: those of the argument that holds it, where one does.
fn spec(image: &Expanded, text: &str, go: &GoImage<'_>, written: Span) -> Value<Literal> {
    let Some(tag) = go.tag else { return Value::Unknown };
    let version = go.version();
    // Where a part of the tag is not known, the version may be.
    let said = if tag.contains('\0') { version } else { Some(tag) };
    let Some(said) = said else { return Value::Unknown };
    let spelled = |part: &str| range_in(text, part).and_then(|range| image.spelling(range));
    if let Some(literal) = spelled(said) {
        return Value::Known(literal);
    }
    let place = version.and_then(spelled).map_or(written, |literal| literal.span());
    Value::Known(Literal::escaped(said, place, place, Vec::new()))
}

/// Where `part`, a slice of `text`, lies in it.
fn range_in(text: &str, part: &str) -> Option<std::ops::Range<usize>> {
    let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    Some(start..start + part.len())
}

/// The variables that an image sets which a Dockerfile is likely to speak of; none where that is not known.
pub(super) fn set_by(image: &str) -> Option<&'static [&'static str]> {
    if GoImage::parse(image).is_some_and(|image| image.family == Family::Official) {
        return Some(&["GOLANG_VERSION", "GOTOOLCHAIN", "GOPATH", "GOLANG_VERSION_SUFFIX"]);
    }
    let name = image.split(['@', '\0']).next().unwrap_or_default();
    let last = name.rsplit('/').next().unwrap_or_default();
    let last = last.split(':').next().unwrap_or_default();
    PLAIN.contains(&last).then_some(&[])
}
