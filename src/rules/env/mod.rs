//! Go's environment variables, wherever they are set.

pub(super) mod cgo_enabled_ignored;
pub(super) mod dead_pattern;
pub(super) mod editor_drift;
pub(super) mod go111module_invalid;
pub(super) mod go111module_leftover;
pub(super) mod go111module_off;
pub(super) mod goauth_invalid;
pub(super) mod godebug_invalid;
pub(super) mod gofips140_invalid;
pub(super) mod goflags_conflict;
pub(super) mod goflags_insecure;
pub(super) mod goflags_invalid;
pub(super) mod goflags_mod_ignores_vendor;
pub(super) mod goinsecure;
pub(super) mod gomemlimit_invalid;
pub(super) mod gonosumdb_all;
pub(super) mod gopath_invalid;
pub(super) mod goproxy_comma_fallback;
pub(super) mod goproxy_credentials;
pub(super) mod goproxy_dead_entry;
pub(super) mod goproxy_invalid;
pub(super) mod goproxy_off_conflict;
pub(super) mod goroot_wrong;
pub(super) mod gosumdb_invalid;
pub(super) mod gosumdb_off;
pub(super) mod gotoolchain_invalid;
pub(super) mod govcs_invalid;
pub(super) mod gowork_invalid;
pub(super) mod gowork_off_conflict;
pub(super) mod hidden_variable;
pub(super) mod invalid_architecture_level;
pub(super) mod invalid_compiler;
pub(super) mod invalid_flag_pattern;
pub(super) mod private_module_drift;
pub(super) mod race_without_cgo;
pub(super) mod relative_directory;
pub(super) mod unknown_experiment;
pub(super) mod unknown_variable;
pub(super) mod unsupported_platform;

use std::ops::Range;

use crate::artifact::{EnvironmentKind, GoCommand};
use crate::diagnostic::{Edit, Severity, Site};
use crate::go::goflags::{Entry, Flags};
use crate::repository::{Assignment, Repository};
use crate::text::Literal;

/// Everywhere that `name` is set for the go command to something that is known and not empty: Go takes an empty variable for one that is
/// not set.
fn settings<'r>(repository: &'r Repository<'_>, name: &'r str) -> impl Iterator<Item = (Assignment<'r>, &'r Literal)> {
    repository
        .assignments_of(name)
        .filter_map(|assignment| Some((assignment, assignment.set.known()?)))
        .filter(|(assignment, value)| !value.is_empty() && assignment.is_read())
}

/// The place of a part of a value.
fn part(assignment: &Assignment<'_>, value: &Literal, range: Range<usize>) -> Site {
    assignment.artifact.site(value.part(range))
}

/// Writes `replacement` over a part of a value; over the whole of it where a script spells it with quotes and backslashes inside.
fn edit(assignment: &Assignment<'_>, value: &Literal, range: Range<usize>, replacement: &str) -> Edit {
    let (path, place) = (assignment.artifact.path(), value.part(range.clone()));
    let (before, after) = (value.get(..range.start).unwrap_or_default(), value.get(range.end..).unwrap_or_default());
    if assignment.is_by_script() && assignment.artifact.source.slice(place) != value.get(range).unwrap_or_default() {
        let whole = [before, replacement, after].concat().replace('\'', r"'\''");
        return Edit::replace(path, value.span(), format!("'{whole}'"));
    }
    Edit::replace(path, place, replacement)
}

/// Whether what reads a value makes something else of it than its file does: a shell expands `~` and takes quotes away, and what an editor's terminal leaves as it is has
/// a rule of its own.
fn is_expanded(assignment: &Assignment<'_>, value: &str) -> bool {
    match assignment.environment.kind {
        EnvironmentKind::Shell => value.contains(['~', '"', '\'']),
        EnvironmentKind::Terminal(_) => value.contains(['~', '$', '%']),
        _ => false,
    }
}

/// An error where a command runs here that `fails`, and where any may; `hidden` where no script shows a go command.
fn severity_if(assignment: &Assignment<'_>, hidden: Severity, fails: impl Fn(&GoCommand) -> bool) -> Severity {
    match assignment.go_commands() {
        None => Severity::Error,
        Some(commands) if commands.is_empty() => hidden,
        Some(commands) if commands.iter().any(|command| fails(command)) => Severity::Error,
        Some(_) => Severity::Warning,
    }
}

/// The range of a flag with the blanks that part it from its neighbours.
fn without_flag(flag: &Entry<'_>, flags: &Flags<'_>, value: &str) -> Range<usize> {
    let next = flags.entries.iter().find(|entry| entry.range.start >= flag.range.end);
    let before = flags.entries.iter().rfind(|entry| entry.range.end <= flag.range.start);
    match (before, next) {
        (_, Some(next)) => flag.range.start..next.range.start,
        (Some(before), None) => before.range.end..flag.range.end,
        (None, None) => 0..value.len(),
    }
}
