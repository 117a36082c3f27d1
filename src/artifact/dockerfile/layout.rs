//! Which directory of the repository a directory within an image is.

use std::cell::Cell;
use std::sync::Arc;

use crate::syntax::dockerfile::{IgnoreFile, Ignored};
use crate::text::{RepoPath, Value};
use crate::tree::Presence;

/// Of more copies than this into one stage nothing is told any more; no person writes such a file.
const COPIES: usize = 256;

/// Stages that copy from each other are followed no further than this.
const DEPTH: usize = 16;

/// Nor are more copies looked at than this to find one path.
const STEPS: usize = 4096;

/// Where something comes from that is put into an image.
#[derive(Clone, Debug)]
pub(super) enum Origin {
    /// A path below the build context.
    Context(RepoPath),
    /// A path within the image of another stage.
    Stage(Arc<Copies>, RepoPath),
    /// Files of the build context that a pattern matches, none of them a go.mod.
    Pattern,
    /// It is computed, or comes from elsewhere.
    Unknown,
}

/// What `COPY`, `ADD` or a mount puts into an image.
#[derive(Clone, Debug)]
pub(super) struct Copy {
    pub(super) sources: Vec<Origin>,
    /// Where to, within the image.
    pub(super) destination: Value<RepoPath>,
    /// Whether that is known to be a directory.
    pub(super) into_directory: bool,
}

/// Copies, in layers that stages and commands share.
#[derive(Clone, Debug, Default)]
pub(super) struct Copies {
    layer: Vec<Copy>,
    below: Option<Arc<Copies>>,
    /// How many there are in all.
    count: usize,
    /// How many stages one after another they are copied through.
    depth: usize,
    /// Whether a script may have put more there.
    pub(super) may_hold_more: bool,
}

impl Copies {
    /// What lies in an image that is not read.
    pub(super) fn of_anything() -> Self {
        Self { may_hold_more: true, ..Self::default() }
    }

    pub(super) fn push(&mut self, mut copy: Copy) {
        for origin in &mut copy.sources {
            match origin {
                Origin::Stage(from, _) if from.depth < DEPTH => self.depth = self.depth.max(from.depth + 1),
                Origin::Stage(..) => *origin = Origin::Unknown,
                Origin::Context(_) | Origin::Pattern | Origin::Unknown => {}
            }
        }
        self.count += 1;
        if self.count <= COPIES {
            self.layer.push(copy);
        }
    }

    /// Makes what was copied so far a layer that others share.
    pub(super) fn share(&mut self) {
        if !self.layer.is_empty() {
            let below = std::mem::take(self);
            (self.count, self.depth, self.may_hold_more) = (below.count, below.depth, below.may_hold_more);
            self.below = Some(Arc::new(below));
        }
    }

    /// All of them, the later first.
    fn latest_first(&self) -> impl Iterator<Item = &Copy> {
        let layers = std::iter::successors(Some(self), |copies| copies.below.as_deref());
        layers.flat_map(|copies| copies.layer.iter().rev())
    }

    fn are_too_many(&self) -> bool {
        self.count > COPIES
    }
}

/// Where a command runs within an image, and what lies there by then.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The directory within the image; none where it cannot be told, or where what is built is not the repository's.
    pub(super) directory: Option<RepoPath>,
    /// The paths that the command names.
    pub(super) named: Vec<String>,
    pub(super) copies: Copies,
}

/// What a command in an image works on, if the build gets a certain directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// This directory of the repository, in the module of which it lies.
    Directory(RepoPath),
    /// The build cannot be meant to get that directory: what it copies or names is not there.
    Impossible,
    /// No module of the repository, or it cannot be told which.
    Unknown,
}

/// What lies at a path within an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// What the repository has there.
    Here(RepoPath),
    /// Nothing was copied there.
    Absent,
    /// It cannot be told whether something was copied there, and whence.
    Unsure,
}

/// A directory that a build may get.
#[derive(Clone, Debug)]
pub struct Context {
    /// The directory, below the root of the repository.
    pub directory: RepoPath,
    /// What of it a build does not get.
    pub ignored: IgnoreFile,
}

impl Context {
    /// What lies at `path`, as far as a build gets it, where `presence` says what is committed.
    pub fn presence(&self, path: &RepoPath, presence: &dyn Fn(&RepoPath) -> Presence) -> Presence {
        let is_below = path.is_within(&self.directory);
        let below = if is_below && *path != self.directory { path.relative_to(&self.directory) } else { String::new() };
        match (self.ignored.ignores(&below), presence(path)) {
            (Ignored::Yes, _) => Presence::Absent,
            (Ignored::Perhaps, Presence::File) => Presence::Unknown,
            (_, there) => there,
        }
    }

    /// The same for those who look for what is copied; `presence` is [`Context::presence`].
    pub fn given<'c>(&'c self, presence: &'c dyn Fn(&RepoPath) -> Presence) -> ContextView<'c> {
        ContextView { context: &self.directory, presence }
    }
}

/// A directory that a build may get, and what lies there.
#[derive(Clone, Copy)]
pub struct ContextView<'c> {
    /// The directory, below the root of the repository.
    pub context: &'c RepoPath,
    /// What lies at a path below that root, as far as the build gets it.
    pub presence: &'c dyn Fn(&RepoPath) -> Presence,
}

impl Layout {
    /// What the command works on in a build that gets `given`.
    pub fn place(&self, given: ContextView<'_>) -> Place {
        if self.copies.are_too_many() {
            return Place::Unknown;
        }
        let tried = Tried { given, steps: Cell::new(STEPS) };
        if !tried.is_possible(&self.copies) {
            return Place::Impossible;
        }
        let Some(directory) = &self.directory else { return Place::Unknown };
        let above = directory.ancestors().find_map(|above| match tried.at(&self.copies, &above, "go.mod") {
            Found::Here(go_mod) => Some((above, Some(go_mod))),
            Found::Unsure => Some((above, None)),
            Found::Absent => None,
        });
        let Some((root, Some(go_mod))) = above.filter(|(_, found)| found.as_ref().is_some_and(is_go_mod)) else {
            return Place::Unknown;
        };
        if self.named.iter().any(|path| tried.lacks(&self.copies, directory, path, &root)) {
            return Place::Impossible;
        }
        match go_mod.parent().join(&directory.relative_to(&root)) {
            Ok(place) if tried.is_there(&place) => Place::Directory(place),
            _ => Place::Unknown,
        }
    }

    /// What was copied to `relative` to the directory that the command runs in.
    pub fn find(&self, relative: &str, given: ContextView<'_>) -> Found {
        let Some(directory) = self.directory.as_ref().filter(|_| !self.copies.are_too_many()) else {
            return Found::Unsure;
        };
        Tried { given, steps: Cell::new(STEPS) }.at(&self.copies, directory, relative)
    }

    /// The nearest `name` at or above the directory that the command runs in: how many directories up, and what was copied there.
    pub fn nearest(&self, name: &str, given: ContextView<'_>) -> Option<(usize, Found)> {
        let directory = self.directory.as_ref()?;
        let above =
            (0..=directory.elements().count()).map(|up| (up, self.find(&format!("{}{name}", "../".repeat(up)), given)));
        let mut there = above.filter(|(_, found)| *found != Found::Absent);
        there.next()
    }

    /// Whether a script may have put more there than was copied.
    pub const fn may_hold_more(&self) -> bool {
        self.copies.may_hold_more
    }

    /// Whether the whole of the context is there, so that what lies above the module in the repository lies above it in the image.
    pub fn has_all_of_context(&self) -> bool {
        let is_all = |copy: &Copy| matches!(copy.sources.as_slice(), [Origin::Context(source)] if source.is_root());
        !self.copies.are_too_many() && self.copies.latest_first().any(is_all)
    }
}

fn is_go_mod(path: &RepoPath) -> bool {
    path.file_name() == "go.mod"
}

struct Tried<'c> {
    given: ContextView<'c>,
    /// How many more copies may be looked at.
    steps: Cell<usize>,
}

impl Tried<'_> {
    fn is_there(&self, path: &RepoPath) -> bool {
        path.is_root() || (self.given.presence)(path) != Presence::Absent
    }

    /// Whether all that is copied from the context lies in it.
    fn is_possible(&self, copies: &Copies) -> bool {
        copies.latest_first().flat_map(|copy| &copy.sources).all(|source| match source {
            Origin::Context(source) => self.below(source).is_some_and(|path| self.is_there(&path)),
            Origin::Stage(..) | Origin::Pattern | Origin::Unknown => true,
        })
    }

    fn below(&self, source: &RepoPath) -> Option<RepoPath> {
        self.given.context.join(source.as_str()).ok()
    }

    /// Whether `path`, which a command in `directory` names, is not in the module that lies in `root`.
    fn lacks(&self, copies: &Copies, directory: &RepoPath, path: &str, root: &RepoPath) -> bool {
        let named = match path.strip_prefix('/') {
            Some(absolute) => RepoPath::new(absolute),
            None => directory.join(path),
        };
        // What is copied into a directory makes that.
        let is_made = |named: &RepoPath| {
            let mut destinations = copies.latest_first().filter_map(|copy| copy.destination.as_ref().known());
            destinations.any(|destination| destination.is_within(named))
        };
        named.is_ok_and(|named| named.is_within(root) && !is_made(&named) && self.look(copies, &named) == Found::Absent)
    }

    fn at(&self, copies: &Copies, directory: &RepoPath, relative: &str) -> Found {
        directory.join(relative).map_or(Found::Unsure, |path| self.look(copies, &path))
    }

    /// Whence `path` within the image was copied last.
    fn look(&self, copies: &Copies, path: &RepoPath) -> Found {
        if copies.are_too_many() {
            return Found::Unsure;
        }
        for copy in copies.latest_first() {
            let Value::Known(destination) = &copy.destination else {
                if copy.sources.is_empty() {
                    continue;
                }
                return Found::Unsure;
            };
            for source in copy.sources.iter().rev() {
                let found = self.brought(source, copy.into_directory, destination, path);
                if found != Found::Absent {
                    return found;
                }
            }
        }
        Found::Absent
    }

    /// What `source` brings to `path`, copied to `destination`.
    fn brought(&self, source: &Origin, into_directory: bool, destination: &RepoPath, path: &RepoPath) -> Found {
        let Some(left) = self.steps.get().checked_sub(1) else { return Found::Unsure };
        self.steps.set(left);
        if !path.is_within(destination) {
            return Found::Absent;
        }
        let way = path.relative_to(destination);
        match source {
            Origin::Pattern if path.file_name() == "go.mod" => Found::Absent,
            Origin::Pattern | Origin::Unknown => Found::Unsure,
            Origin::Context(source) => match self.below(source) {
                Some(source) => self.brought_from_context(&source, into_directory, &way),
                None => Found::Unsure,
            },
            Origin::Stage(copies, source) => {
                let lies_at = if way == source.file_name() { Ok(source.clone()) } else { source.join(&way) };
                match lies_at.map(|at| self.look(copies, &at)) {
                    Ok(Found::Absent) if !copies.may_hold_more => Found::Absent,
                    Ok(Found::Here(found)) => Found::Here(found),
                    _ => Found::Unsure,
                }
            }
        }
    }

    fn brought_from_context(&self, source: &RepoPath, into_directory: bool, way: &str) -> Found {
        let presence = if source.is_root() { Presence::Directory } else { (self.given.presence)(source) };
        let lies_at = match presence {
            Presence::Unknown => return Found::Unsure,
            Presence::Directory => source.join(way).ok(),
            // A file that is copied to a directory keeps its name; whether that is one, is not always written.
            _ if way == source.file_name() || (way == "." && !into_directory) => Some(source.clone()),
            _ => None,
        };
        let Some(lies_at) = lies_at else { return Found::Absent };
        match if lies_at.is_root() { Presence::Directory } else { (self.given.presence)(&lies_at) } {
            Presence::File | Presence::Directory => Found::Here(lies_at),
            Presence::Absent => Found::Absent,
            Presence::Unknown => Found::Unsure,
        }
    }
}
