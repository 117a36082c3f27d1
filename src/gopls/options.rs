//! What gopls says of the settings that it is given, and what it should say.

use std::collections::HashMap;

use super::build_flags;
use super::directory_filters;
use super::fault::{Complaint, Fault};
use super::given::{Given, LAST_PART_ONLY};
use super::value::{self, Finding};
use crate::facts::gopls::{GoplsRelease, Setting, Standing, is_group, setting};

/// What is wrong with the settings `given` for every one of `releases`, in the order of the settings; each complaint is that of the
/// release to which it matters least.
pub fn complaints(given: &[Given<'_>], releases: &[GoplsRelease]) -> Vec<Complaint> {
    let Some((first, others)) = releases.split_first() else { return Vec::new() };
    let mut found: Vec<Complaint> =
        given.iter().enumerate().flat_map(|(index, one)| judge(index, one, *first)).collect();
    for release in others {
        found = also_in(*release, found, given);
    }
    found.extend(duplicates(given, releases));
    found.sort_by_key(|complaint| complaint.setting);
    found
}

/// Those of `found`, in the order of the settings, about which `release` has something to say too; its word, where that is milder.
fn also_in(release: GoplsRelease, found: Vec<Complaint>, given: &[Given<'_>]) -> Vec<Complaint> {
    let mut setting = None;
    let mut theirs: Vec<Complaint> = Vec::new();
    let mut by_inner: HashMap<Option<usize>, usize> = HashMap::new();
    let mut kept = Vec::new();
    for complaint in found {
        if setting != Some(complaint.setting) {
            setting = Some(complaint.setting);
            theirs =
                given.get(complaint.setting).map(|given| judge(complaint.setting, given, release)).unwrap_or_default();
            by_inner = theirs.iter().enumerate().map(|(index, theirs)| (theirs.inner, index)).collect();
        }
        // What is said of the whole setting is said of its parts.
        let same = by_inner.get(&complaint.inner).or_else(|| by_inner.get(&None)).and_then(|index| theirs.get(*index));
        let same = same.or_else(|| theirs.first().filter(|_| complaint.inner.is_none()));
        kept.extend(same.map(
            |same| {
                if same.fault.gravity() < complaint.fault.gravity() { same.clone() } else { complaint }
            },
        ));
    }
    kept
}

/// What `release` makes of one setting.
fn judge(index: usize, given: &Given<'_>, release: GoplsRelease) -> Vec<Complaint> {
    let complaint = |Finding { span, inner, fault }| Complaint { setting: index, inner, span, fault, release };
    let of_name = |fault| vec![complaint(Finding { span: given.span, inner: None, fault })];
    let name = given.name_in(release);
    let Some(known) = setting(name) else {
        return match given.written() {
            _ if name != given.last_part() && setting(given.last_part()).is_some() => {
                of_name(Fault::Later(LAST_PART_ONLY))
            }
            Some(value) if value.as_object().is_some() && is_group(name) => of_name(Fault::Group),
            _ if release == GoplsRelease::UNRELEASED => Vec::new(),
            _ => of_name(Fault::Unknown),
        };
    };
    let standing = known.standing(release);
    if standing == Standing::Unexpected {
        return of_name(match (known.removed_before(release), known.since()) {
            (Some(removed), _) => Fault::Removed(removed),
            (None, Some(since)) => Fault::Later(since),
            (None, None) => Fault::NeverTaken,
        });
    }
    // What is refused for its value is refused, be the setting deprecated or not; where the value is not read, it does not matter.
    let is_read = !matches!(standing, Standing::DeprecatedIgnored | Standing::Ignored);
    let of_value = if is_read { of_value(name, known, given, release) } else { Vec::new() };
    if of_value.iter().any(|finding| finding.fault.is_refusal()) {
        return of_value.into_iter().map(complaint).collect();
    }
    if let Some(since) = known.dead_in(release) {
        let said = matches!(standing, Standing::DeprecatedIgnored | Standing::DeprecatedApplied);
        return of_name(Fault::Dead { since, said });
    }
    let mut found: Vec<Complaint> = of_value.into_iter().map(complaint).collect();
    if standing == Standing::DeprecatedApplied {
        found.extend(of_name(Fault::Deprecated));
    }
    found
}

/// From which release on gopls minds both code lenses.
const ONE_VULNCHECK: GoplsRelease = GoplsRelease::new(21, 0);

fn of_value(name: &str, known: &Setting, given: &Given<'_>, release: GoplsRelease) -> Vec<Finding> {
    let mut found = value::faults(known, given, release);
    match name {
        "directoryFilters" => found.extend(filter_faults(given, release)),
        "buildFlags" if found.is_empty() => found.extend(flag_faults(given)),
        "codelenses" | "codelens" if release >= ONE_VULNCHECK => {
            let on = |lens: &str| {
                given.members.iter().position(|member| member.name == lens && member.value.as_bool() == Some(true))
            };
            if let (Some(index), Some(_)) = (on("run_govulncheck"), on("vulncheck")) {
                let span = given.members.get(index).map_or(given.span, |member| member.span);
                found.push(Finding { span, inner: Some(index), fault: Fault::TwoVulnchecks });
            }
        }
        _ => {}
    }
    found
}

/// From which release on the default is `-**/node_modules`.
const DEFAULT_FILTER: GoplsRelease = GoplsRelease::new(10, 0);

fn filter_faults(given: &Given<'_>, release: GoplsRelease) -> Vec<Finding> {
    let mut found: Vec<Finding> = given
        .strings()
        .filter_map(|(index, filter)| {
            let fault = directory_filters::fault(filter, release)?;
            Some(Finding { span: filter.span(), inner: Some(index), fault: Fault::Filter(fault) })
        })
        .collect();
    let is_list = given.written().is_some_and(|value| value.as_array().is_some());
    let speaks_of_it = || {
        given.strings().any(|(_, filter)| filter.as_str() == "-" || directory_filters::speaks_of_node_modules(filter))
    };
    if release >= DEFAULT_FILTER && is_list && found.is_empty() && !speaks_of_it() {
        found.push(Finding { span: given.value_span(), inner: None, fault: Fault::DropsDefaultFilter });
    }
    found
}

fn flag_faults(given: &Given<'_>) -> Vec<Finding> {
    let literals: Vec<_> = given.strings().map(|(_, literal)| literal).collect();
    let elements: Vec<&str> = literals.iter().map(|literal| literal.as_str()).collect();
    let faults = build_flags::faults(&elements).into_iter();
    faults
        .filter_map(|(index, fault)| {
            Some(Finding { span: literals.get(index)?.span(), inner: Some(index), fault: Fault::Flag(fault) })
        })
        .collect()
}

/// settings.go, `Options.Set`: each name that is there twice once the groups before it are thrown away.
fn duplicates(given: &[Given<'_>], releases: &[GoplsRelease]) -> Vec<Complaint> {
    let Some(release) = releases.iter().copied().min() else { return Vec::new() };
    let mut firsts: HashMap<&str, usize> = HashMap::with_capacity(given.len());
    let mut found = Vec::new();
    for (index, one) in given.iter().enumerate() {
        let first = *firsts.entry(one.name_in(release)).or_insert(index);
        let Some(earlier) = given.get(first).filter(|_| first < index) else { continue };
        let fault = Fault::Duplicate { first, agrees: earlier.agrees_with(one) };
        found.push(Complaint { setting: index, inner: None, span: one.span, fault, release });
    }
    found
}

#[cfg(test)]
mod tests;
