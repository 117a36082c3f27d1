//! What gopls is given.

use std::collections::HashMap;

use crate::facts::gopls::GoplsRelease;
use crate::syntax::jsonc::{Object, Value as Json};
use crate::text::{Literal, Span};

/// From which release on gopls looks at the last part of a name only, and so notices one that it is given twice.
pub(super) const LAST_PART_ONLY: GoplsRelease = GoplsRelease::new(6, 2);

/// A setting that gopls is given.
#[derive(Clone, Debug)]
pub struct Given<'s> {
    /// Its name as it stands in the object that gopls gets: `ui.diagnostic.staticcheck`.
    pub name: &'s str,
    /// The token that spells the name.
    pub span: Span,
    /// Its value.
    pub value: GivenValue<'s>,
    /// The members of a value that is an object: of several with one name, the one that counts.
    pub members: Vec<GivenMember<'s>>,
}

/// The value of a setting.
#[derive(Clone, Copy, Debug)]
pub enum GivenValue<'s> {
    /// As written in one place.
    Written(&'s Json),
    /// An object that the editor made of several keys; its members are all there is of it.
    Assembled,
}

/// A member of a value that is an object.
#[derive(Clone, Copy, Debug)]
pub struct GivenMember<'s> {
    /// Its name.
    pub name: &'s str,
    /// The token that spells the name.
    pub span: Span,
    /// Its value.
    pub value: &'s Json,
}

impl<'s> Given<'s> {
    /// The part of the name that `release` looks at.
    pub fn name_in(&self, release: GoplsRelease) -> &'s str {
        if release < LAST_PART_ONLY { self.name } else { self.last_part() }
    }

    /// The last part of the name: `staticcheck` of `ui.diagnostic.staticcheck`.
    pub fn last_part(&self) -> &'s str {
        self.name.rsplit('.').next().unwrap_or_default()
    }

    /// The token of the value; that of the name where the value has none.
    pub fn value_span(&self) -> Span {
        match self.value {
            GivenValue::Written(value) => value.span(),
            GivenValue::Assembled => self.span,
        }
    }

    /// The value, where it is written in one place.
    pub fn written(&self) -> Option<&'s Json> {
        match self.value {
            GivenValue::Written(value) => Some(value),
            GivenValue::Assembled => None,
        }
    }

    /// The strings of an array, each with its place in it; what is no string is left out.
    pub fn strings(&self) -> impl Iterator<Item = (usize, &'s Literal)> + use<'s> {
        let elements = self.written().and_then(Json::as_array).map(|array| array.elements.iter()).into_iter().flatten();
        elements.enumerate().filter_map(|(index, element)| Some((index, element.as_literal()?)))
    }

    /// Whether `other` is given the same value.
    pub fn agrees_with(&self, other: &Given<'_>) -> bool {
        match (self.value, other.value) {
            (GivenValue::Written(a), GivenValue::Written(b)) => is_same(a, b),
            _ => false,
        }
    }
}

/// Whether two values say the same; of several members with one name the last counts.
fn is_same(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Null(_), Json::Null(_)) => true,
        (Json::Bool(a), Json::Bool(b)) => a.value == b.value,
        (Json::Number(a), Json::Number(b)) => a.value == b.value,
        (Json::String(a), Json::String(b)) => a.as_str() == b.as_str(),
        (Json::Array(a), Json::Array(b)) => {
            a.elements.len() == b.elements.len() && a.elements.iter().zip(&b.elements).all(|(a, b)| is_same(a, b))
        }
        (Json::Object(a), Json::Object(b)) => {
            let (a, b) = (members(a), members(b));
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| is_same(a, b)))
        }
        _ => false,
    }
}

fn members(object: &Object) -> HashMap<&str, &Json> {
    object.members.iter().map(|member| (member.name.as_str(), &member.value)).collect()
}
