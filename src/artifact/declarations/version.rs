//! Which Go.

use super::environment::EnvironmentId;
use crate::facts::images::Family;
use crate::go::version::GoVersion;
use crate::text::{Literal, RepoPath, Span, Value};

/// A file says which Go.
#[derive(Clone, Debug)]
pub struct GoVersionDeclaration {
    /// In which sense.
    pub kind: VersionKind,
    /// The version as written, where it is known.
    pub spec: Value<Literal>,
    /// What the reader makes of it, where that is not what is written: a YAML number loses its last zero.
    pub read_as: Option<String>,
    /// The token that says it.
    pub span: Span,
    /// The token that asks for it, where that stands elsewhere: `${{ env.GO_VERSION }}`.
    pub consumer: Option<Span>,
    /// What it governs.
    pub scope: Scope,
}

impl GoVersionDeclaration {
    /// Says that the Go `spec` is installed: that one where it names a patch, else the newest of what it leaves open.
    pub fn installed(spec: Literal, scope: Scope) -> Self {
        let is_exact = GoVersion::parse(&spec).is_some_and(|version| !version.is_language());
        Self {
            kind: if is_exact { VersionKind::Pin } else { VersionKind::Range },
            read_as: None,
            span: spec.span(),
            spec: Value::Known(spec),
            consumer: None,
            scope,
        }
    }

    /// Whether it says which Go is installed.
    pub const fn is_installed(&self) -> bool {
        matches!(self.kind, VersionKind::Pin | VersionKind::Range | VersionKind::Image(_))
    }

    /// What is written of the version, where that is known: what follows it in the tag of an image is no part of it.
    pub fn version_text(&self) -> Option<&str> {
        let spec = self.spec.as_ref().known()?;
        Some(match self.kind {
            VersionKind::Image(_) => spec.split('-').next().unwrap_or_default(),
            _ => spec.trim(),
        })
    }
}

/// In which sense a version is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VersionKind {
    /// The lowest Go that will do: the `go` line.
    Minimum,
    /// A suggested toolchain: the `toolchain` line.
    Toolchain,
    /// The Go that is installed.
    Pin,
    /// Any Go of a range is installed: `^1.22`, `stable`, `1.22.x`.
    Range,
    /// The Go of a container image that this family builds.
    Image(Family),
}

/// What a version governs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A directory and all below it.
    Directory(RepoPath),
    /// An environment of the same file.
    Environment(EnvironmentId),
}

/// A file is asked which Go to install: setup-go's `go-version-file`.
#[derive(Clone, Debug)]
pub struct VersionFile {
    /// Its path from the root; unknown where something else than the repository may lie there.
    pub path: Value<Literal>,
    /// The token that names it.
    pub span: Span,
    /// Where Go is installed.
    pub environment: EnvironmentId,
}
