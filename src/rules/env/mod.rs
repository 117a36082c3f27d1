//! Go's environment variables, wherever they are set.

pub(super) mod go111module_invalid;
pub(super) mod go111module_off;
pub(super) mod goflags_conflict;
pub(super) mod goinsecure;
pub(super) mod gonosumdb_all;
pub(super) mod goproxy_comma_fallback;
pub(super) mod goproxy_credentials;
pub(super) mod goproxy_dead_entry;
pub(super) mod goproxy_invalid;
pub(super) mod goroot_wrong;
pub(super) mod gosumdb_off;
pub(super) mod gowork_off_conflict;
pub(super) mod unknown_variable;

use std::ops::Range;

use crate::diagnostic::{Edit, Site};
use crate::repository::{Assignment, Repository};
use crate::text::Literal;

/// Everywhere that `name` is set to something that is known and not empty: Go takes an empty variable for one that is not set.
fn settings<'r>(repository: &'r Repository<'_>, name: &'r str) -> impl Iterator<Item = (Assignment<'r>, &'r Literal)> {
    repository
        .assignments_of(name)
        .filter_map(|assignment| Some((assignment, assignment.set.known()?)))
        .filter(|(_, value)| !value.is_empty())
}

/// The place of a part of a value.
fn part(assignment: &Assignment<'_>, value: &Literal, range: Range<usize>) -> Site {
    assignment.artifact.site(value.part(range))
}

/// Writes `replacement` over a part of a value.
fn edit(assignment: &Assignment<'_>, value: &Literal, range: Range<usize>, replacement: &str) -> Edit {
    Edit::replace(assignment.artifact.path(), value.part(range), replacement)
}
