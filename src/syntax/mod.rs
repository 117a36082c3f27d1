//! From text to values that carry spans, one file a format, each as its real reader reads it. What the values mean is not known here.
//!
//! No parser fails outright: each gives what it could read and a list of [`Problem`]s.

pub mod dotenv;
pub mod jsonc;
pub mod modfile;
pub mod modules_txt;
pub mod shell;
pub mod toml;
pub mod yaml;

use crate::text::Span;

/// What a reader rejects, drops, or reads otherwise than written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which rule speaks of it.
    pub kind: ProblemKind,
    /// The bytes at fault.
    pub span: Span,
    /// What is the case, and what follows: one sentence, no full stop.
    pub message: String,
    /// Whether the reader refuses the whole file because of it, where others would go on.
    pub fatal: bool,
    /// What to do.
    pub help: Option<String>,
    /// The place it collides with, and what stands there.
    pub related: Option<(Span, String)>,
    /// A change that keeps or restores the only possible reading, so that it may be applied unseen.
    pub mend: Option<Mend>,
}

/// Replaced byte ranges of the text that has the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// What it does, as a command.
    pub title: String,
    /// The ranges and what shall stand there; they do not overlap.
    pub edits: Vec<(Span, String)>,
}

/// The kinds of problem; each has a rule of its own in `rules::syntax`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// JSON with comments that the reader rejects or mends silently.
    InvalidJson,
    /// One key twice in one object or mapping.
    DuplicateKey,
    /// YAML that the reader rejects.
    InvalidYaml,
    /// A go.mod, go.work or modules.txt that the go command rejects.
    InvalidModfile,
    /// A file that cannot be read as text at all: missing rights, a directory, not UTF-8, too large.
    UnreadableFile,
}

impl Problem {
    /// A problem of `kind` at `span`.
    pub fn new(kind: ProblemKind, span: Span, message: impl Into<String>) -> Self {
        Self { kind, span, message: message.into(), fatal: false, help: None, related: None, mend: None }
    }

    /// Says that the reader refuses the whole file ("GitHub refuses the file"), instead of what follows for others.
    pub fn fatal(mut self, consequence: &str) -> Self {
        let fact = self.message.rsplit_once(", so ").map_or(self.message.as_str(), |(fact, _)| fact);
        self.message = format!("{fact}, so {consequence}");
        self.fatal = true;
        self
    }

    /// Says what to do.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Points at the place it collides with.
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related = Some((span, text.into()));
        self
    }

    /// Carries a change that may be applied unseen.
    pub fn mend(mut self, title: impl Into<String>, edits: Vec<(Span, String)>) -> Self {
        self.mend = Some(Mend { title: title.into(), edits });
        self
    }
}

/// Limits on hostile input, all in one place. What exceeds one is reported, and the rest of the run goes on.
pub mod limits {
    /// Files beyond this many bytes are not read. The largest configuration file seen in real repositories has 1.5 MB (a vendor/modules.txt).
    pub const FILE_BYTES: u64 = 4 * 1024 * 1024;
    /// Files with more lines and commas than this are not read: each may be an entry, which costs many times its bytes.
    pub const ENTRIES: usize = 200_000;
    /// Objects, arrays, mappings and sequences nested deeper than this are not read.
    pub const NESTING_DEPTH: usize = 200;
    /// Nodes of one YAML document, aliases counted as often as they are used.
    pub const YAML_NODES: usize = 200_000;
    /// Problems of one file; the rest would repeat the first.
    pub const PROBLEMS_PER_FILE: usize = 50;
}
