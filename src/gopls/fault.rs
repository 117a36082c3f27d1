//! What gopls finds fault with.

use super::build_flags::FlagFault;
use super::directory_filters::FilterFault;
use super::duration::DurationFault;
use crate::facts::gopls::{GoplsRelease, Keys};
use crate::text::Span;

/// A fault of a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Which setting, by its place among those that were given.
    pub setting: usize,
    /// Which member or element of its value, by its place there.
    pub inner: Option<usize>,
    /// The token: the name of the setting or member, or the value.
    pub span: Span,
    /// What is wrong.
    pub fault: Fault,
    /// The release that it is wrong for.
    pub release: GoplsRelease,
}

/// What is wrong with a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No release has a setting of that name: "unexpected setting".
    Unknown,
    /// It is the name of a group of settings, and its value an object: "unexpected setting".
    Group,
    /// A later release has it: "unexpected setting".
    Later(GoplsRelease),
    /// It was taken before that release: "unexpected setting".
    Removed(GoplsRelease),
    /// It is listed, and no release ever took it: "unexpected setting".
    NeverTaken,
    /// The same name stands before, at that place: "duplicate value". Both are applied, in random order.
    Duplicate {
        /// The place of the first.
        first: usize,
        /// Whether both have the same value.
        agrees: bool,
    },
    /// It has had no effect since that release.
    Dead {
        /// The first release without effect; none where that was before v0.2.0.
        since: GoplsRelease,
        /// Whether gopls says so: "this setting is deprecated".
        said: bool,
    },
    /// It is taken, with a word: "this setting is deprecated".
    Deprecated,
    /// The value is of another type: "invalid type"; the setting is dropped.
    WrongType {
        /// What it takes.
        wants: &'static str,
    },
    /// A member or element is of another type; the whole value is dropped.
    WrongPart {
        /// What each of them is to be.
        wants: &'static str,
    },
    /// A number that is not whole: "want integer".
    NoInteger,
    /// A string that is none of the values: "invalid option … for enum".
    UnknownValue,
    /// A value that comes with that release.
    LaterValue(GoplsRelease),
    /// A value that was taken before that release.
    RemovedValue(GoplsRelease),
    /// A string that is no duration.
    Duration(DurationFault),
    /// An entry of `directoryFilters`.
    Filter(FilterFault),
    /// A list of `directoryFilters` that replaces the default one, `-**/node_modules`, and says nothing of `node_modules`.
    DropsDefaultFilter,
    /// An element of `buildFlags`.
    Flag(FlagFault),
    /// A name in a map that no release has. Only of an annotation does gopls say so.
    UnknownName(Keys),
    /// One that comes with that release.
    LaterName(Keys, GoplsRelease),
    /// One that was dropped with that release.
    RemovedName(Keys, GoplsRelease),
    /// An old name for the annotation that is given: it is refused, and the whole map dropped.
    LegacyAnnotation(&'static str),
    /// `run_govulncheck` and `vulncheck` are both on: "superseded".
    TwoVulnchecks,
}

impl Fault {
    /// How much is lost by it, for choosing the mildest of what several releases say.
    pub(super) const fn gravity(&self) -> u8 {
        match self {
            Fault::DropsDefaultFilter => 0,
            Fault::UnknownName(Keys::Annotations) => 2,
            Fault::Dead { .. }
            | Fault::Deprecated
            | Fault::TwoVulnchecks
            | Fault::Filter(FilterFault::Dead(_) | FilterFault::SwallowedSign(_))
            | Fault::UnknownName(_)
            | Fault::LaterName(..)
            | Fault::RemovedName(..) => 1,
            _ => 2,
        }
    }

    /// Whether the setting is dropped for it.
    pub(super) const fn is_refusal(&self) -> bool {
        self.gravity() == 2 && !matches!(self, Fault::Flag(_))
    }
}
