//! Committed files, one module a kind: which paths it claims, how its text becomes typed values with spans, and what it
//! *declares* to the three streams. An artifact judges nothing and knows nothing of other artifacts.

mod declarations;

use crate::diagnostic::Site;
use crate::syntax::Problem;
use crate::text::{RepoPath, Source, Span};

pub use declarations::{
    Declarations, EnvAssignment, Environment, EnvironmentId, EnvironmentKind, GoVersionDeclaration, OperatingSystem,
    Scope, ToolPin, ToolVersion, VersionKind,
};

/// One kind of committed file.
pub struct Kind {
    /// What people call it: "go.mod", "GitHub workflow".
    pub name: &'static str,
    /// Whether it is a file of secrets, of which a report shows no line but the one in question.
    pub confidential: bool,
    /// Whether the file at this path (below the root) is one. Directories that are never looked into are left out before.
    pub claims: fn(path: &str) -> bool,
    /// From its text to what it says.
    pub read: fn(source: &Source) -> Reading,
}

/// All kinds, in the order in which they are asked; the first that claims a path has it.
pub static KINDS: &[&Kind] = &[];

/// What a file says.
pub struct Reading {
    /// Its contents, typed, for the rules that need more than the streams.
    pub document: Document,
    /// What it adds to the streams.
    pub declarations: Declarations,
    /// What its real reader rejects, drops, or reads otherwise than written.
    pub problems: Vec<Problem>,
}

/// The typed contents of a file.
pub enum Document {
    /// Nothing beyond what it declares.
    Declared,
}

/// A file that was read.
pub struct Artifact {
    /// What kind of file it is.
    pub kind: &'static Kind,
    /// Its path and text.
    pub source: Source,
    /// Its contents.
    pub document: Document,
    /// What it adds to the streams.
    pub declarations: Declarations,
    /// What its real reader rejects, drops, or reads otherwise than written.
    pub problems: Vec<Problem>,
}

impl Artifact {
    /// Reads `source` as a file of `kind`.
    pub fn read(kind: &'static Kind, source: Source) -> Self {
        let Reading { document, declarations, problems } = (kind.read)(&source);
        Self { kind, source, document, declarations, problems }
    }

    /// Its path below the root.
    pub fn path(&self) -> &RepoPath {
        self.source.path()
    }

    /// The directory that it lies in.
    pub fn directory(&self) -> RepoPath {
        self.path().parent()
    }

    /// A place in it.
    pub fn site(&self, span: Span) -> Site {
        Site::new(self.path().clone(), span)
    }
}

/// Directories that hold other people's code or fixtures: nothing below them is read unless it is named.
const FOREIGN_DIRECTORIES: [&str; 4] = ["vendor", "testdata", "node_modules", "third_party"];

/// The kind of the file at `path`, or none if no tool reads it there.
pub fn kind_of(path: &str) -> Option<&'static Kind> {
    let own = match path.strip_suffix("vendor/modules.txt") {
        Some(above) => above,
        None => path.rsplit_once('/').map_or("", |(directory, _)| directory),
    };
    if own.split('/').any(|element| FOREIGN_DIRECTORIES.contains(&element)) {
        return None;
    }
    kind_by_name(path)
}

/// The kind of the file at `path`, wherever it lies: for files that were named on the command line.
pub fn kind_by_name(path: &str) -> Option<&'static Kind> {
    KINDS.iter().copied().find(|kind| (kind.claims)(path))
}
