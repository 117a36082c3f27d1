//! Which directory of the repository a directory within an image is.

use std::sync::Arc;

use crate::text::{RepoPath, Value};
use crate::tree::Presence;

/// Of more copies than this into one stage nothing is told any more; no person writes such a file.
const COPIES: usize = 256;

/// What `COPY`, `ADD` or a mount puts into an image.
#[derive(Clone, Debug)]
pub(super) struct Copy {
    /// The paths below the build context; unknown ones are computed, or come from elsewhere.
    pub(super) sources: Vec<Value<RepoPath>>,
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
}

impl Copies {
    pub(super) fn push(&mut self, copy: Copy) {
        self.count += 1;
        if self.count <= COPIES {
            self.layer.push(copy);
        }
    }

    /// Makes what was copied so far a layer that others share.
    pub(super) fn share(&mut self) {
        if !self.layer.is_empty() {
            let below = std::mem::take(self);
            self.count = below.count;
            self.below = Some(Arc::new(below));
        }
    }

    /// All of them, the later first; none where there are too many.
    fn latest_first(&self) -> Option<Vec<&Copy>> {
        let layers = std::iter::successors(Some(self), |copies| copies.below.as_deref());
        (self.count <= COPIES).then(|| layers.flat_map(|copies| copies.layer.iter().rev()).collect())
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

/// Which directory holds a go.mod that was copied.
enum Found {
    /// This one of the repository.
    Here(RepoPath),
    /// It cannot be told whether one was copied, and whence.
    Unsure,
}

impl Layout {
    /// The directory of the repository that the command works on, if the build gets the directory `context`. None where no module of the
    /// repository lies there then, and where it cannot be told.
    pub fn directory_in(&self, context: &RepoPath, presence: &dyn Fn(&RepoPath) -> Presence) -> Option<RepoPath> {
        let directory = self.directory.as_ref()?;
        let tried = Tried { context, presence, copies: self.copies.latest_first()? };
        if !tried.is_possible() {
            return None;
        }
        let (root, found) =
            directory.ancestors().find_map(|above| tried.module_at(&above).map(|found| (above, found)))?;
        let Found::Here(module) = found else { return None };
        let directory = module.join(&directory.relative_to(&root)).ok()?;
        let is_there = |path: &RepoPath| path.is_root() || presence(path) != Presence::Absent;
        let names_what_is_there = |path: &String| directory.join(path).is_ok_and(|path| is_there(&path));
        (is_there(&directory) && self.named.iter().all(names_what_is_there)).then_some(directory)
    }

    /// Whether the whole of `context` is there, so that what lies above the module in the repository lies above it in the image.
    pub fn has_all_of_context(&self) -> bool {
        let is_all = |copy: &&Copy| matches!(copy.sources.as_slice(), [Value::Known(source)] if source.is_root());
        self.copies.latest_first().is_some_and(|copies| copies.iter().any(is_all))
    }
}

struct Tried<'l> {
    context: &'l RepoPath,
    presence: &'l dyn Fn(&RepoPath) -> Presence,
    copies: Vec<&'l Copy>,
}

impl Tried<'_> {
    /// Whether all that is copied lies in the context.
    fn is_possible(&self) -> bool {
        let mut sources =
            self.copies.iter().flat_map(|copy| &copy.sources).filter_map(|source| source.as_ref().known());
        sources.all(|source| {
            self.below(source).is_some_and(|path| path.is_root() || (self.presence)(&path) != Presence::Absent)
        })
    }

    fn below(&self, source: &RepoPath) -> Option<RepoPath> {
        self.context.join(source.as_str()).ok()
    }

    /// Whence the go.mod of `directory` within the image was copied last, if there is one.
    fn module_at(&self, directory: &RepoPath) -> Option<Found> {
        self.copies.iter().find_map(|copy| {
            let Value::Known(destination) = &copy.destination else {
                return (!copy.sources.is_empty()).then_some(Found::Unsure);
            };
            copy.sources.iter().find_map(|source| match source {
                Value::Known(source) => self.module_by(copy, &self.below(source)?, destination, directory),
                Value::Unknown => directory.is_within(destination).then_some(Found::Unsure),
            })
        })
    }

    fn module_by(&self, copy: &Copy, source: &RepoPath, destination: &RepoPath, directory: &RepoPath) -> Option<Found> {
        let is_directory = source.is_root() || (self.presence)(source) == Presence::Directory;
        if is_directory {
            let way = directory.is_within(destination).then(|| directory.relative_to(destination))?;
            let here = source.join(&way).ok()?;
            let has_module = here.join("go.mod").is_ok_and(|path| (self.presence)(&path) == Presence::File);
            return has_module.then_some(Found::Here(here));
        }
        let is_module = source.file_name() == "go.mod";
        let is_beside = if copy.into_directory {
            destination == directory
        } else {
            destination.file_name() == "go.mod" && destination.parent() == *directory
        };
        (is_module && is_beside).then(|| Found::Here(source.parent()))
    }
}
