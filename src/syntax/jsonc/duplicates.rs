//! Names that stand twice in one object. The last one counts, at the place of the first.

use std::collections::HashMap;

use super::edits;
use super::value::{Member, Object};
use crate::syntax::{Problem, ProblemKind};
use crate::text::Span;

/// One problem for each later member of a name. `source` is the whole text, where it is sound enough to be edited.
pub(super) fn problems<'a>(object: &'a Object, source: Option<&'a str>) -> impl Iterator<Item = Problem> + 'a {
    let mut places: HashMap<&str, Places> = HashMap::new();
    for (index, member) in object.members.iter().enumerate() {
        places
            .entry(member.name.as_str())
            .and_modify(|places| places.last = index)
            .or_insert(Places { first: index, last: index });
    }
    object.members.iter().enumerate().filter_map(move |(index, member)| {
        let places = places.get(member.name.as_str()).filter(|places| places.first < index)?;
        let first = object.members.get(places.first)?;
        Some(problem(object, source, first, &Later { member, index, counts: places.last == index }))
    })
}

struct Places {
    first: usize,
    last: usize,
}

struct Later<'a> {
    member: &'a Member,
    index: usize,
    counts: bool,
}

fn problem(object: &Object, source: Option<&str>, first: &Member, later: &Later<'_>) -> Problem {
    let name = later.member.name.as_str();
    let (message, there) = if later.counts {
        (format!("`{name}` already stands in this object; only this one, the last, counts"), "this value is never read")
    } else {
        (format!("`{name}` already stands in this object, and a later one replaces this value"), "the first one")
    };
    let problem = Problem::new(ProblemKind::DuplicateKey, later.member.name.span(), message)
        .related(first.name.span(), there)
        .help("keep one of them");
    let Some(source) = source else { return problem };
    let mut changes = edits::removal(source, object, later.index);
    if !later.counts {
        return problem.mend(format!("remove this `{name}`, which is never read"), changes);
    }
    // JavaScript keeps a name at its first place, and VS Code applies settings in that order: the value moves there.
    let value = later.member.value.span();
    changes.push((first.value.span(), source.get(value.range()).unwrap_or_default().to_owned()));
    changes.sort_by_key(|(span, _): &(Span, String)| *span);
    problem.mend(format!("keep one `{name}` with the value that counts"), changes)
}
