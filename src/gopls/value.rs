//! What a setting takes, and what is wrong with a value that it does not take.

use super::fault::Fault;
use super::{Given, GivenMember, GivenValue, duration};
use crate::facts::gopls::{GoplsRelease, Keys, Kind, Name, Setting, legacy_annotation};
use crate::syntax::jsonc::Value as Json;
use crate::text::Span;

/// A fault of a value: the token, the place of the member or element that it is about, and what is wrong.
pub(super) struct Finding {
    pub(super) span: Span,
    pub(super) inner: Option<usize>,
    pub(super) fault: Fault,
}

impl Finding {
    fn of_whole(given: &Given<'_>, fault: Fault) -> Self {
        Self { span: given.value_span(), inner: None, fault }
    }
}

/// From which release on `env` takes strings only; before, anything was turned into one.
const ENV_OF_STRINGS: GoplsRelease = GoplsRelease::new(17, 0);

/// What is wrong with the value of `setting`, as `release` reads it.
pub(super) fn faults(setting: &Setting, given: &Given<'_>, release: GoplsRelease) -> Vec<Finding> {
    let wrong_type = || vec![Finding::of_whole(given, Fault::WrongType { wants: wants(setting.kind) })];
    let single = |fault: Option<Fault>| fault.map(|fault| Finding::of_whole(given, fault)).into_iter().collect();
    if setting.name == "templateExtensions" && matches!(given.written(), Some(Json::Null(_))) {
        return Vec::new();
    }
    match (setting.kind, given.value) {
        (Kind::Any, _)
        | (Kind::Bool | Kind::BoolOrEnum, GivenValue::Written(Json::Bool(_)))
        | (Kind::Str, GivenValue::Written(Json::String(_))) => Vec::new(),
        (Kind::Int, GivenValue::Written(Json::Number(number))) => {
            single((!is_integer(&number.value)).then_some(Fault::NoInteger))
        }
        (Kind::Duration, GivenValue::Written(Json::String(text))) => single(duration::fault(text).map(Fault::Duration)),
        (Kind::Enum | Kind::BoolOrEnum, GivenValue::Written(Json::String(text))) => {
            single(enum_fault(setting, text, release))
        }
        (Kind::Strings, GivenValue::Written(Json::Array(array))) => element_faults(&array.elements),
        (Kind::StringMap, GivenValue::Written(Json::Object(_)) | GivenValue::Assembled) => {
            let is_wrong = |member: &GivenMember<'_>| release >= ENV_OF_STRINGS && member.value.as_str().is_none();
            member_type_faults(given, is_wrong, "a string")
        }
        (Kind::BoolMap, GivenValue::Written(Json::Object(_)) | GivenValue::Assembled) => {
            let wrong = member_type_faults(given, |member| member.value.as_bool().is_none(), "true or false");
            // gopls drops the whole object then and looks at none of its names.
            let names = setting.keys.filter(|_| wrong.is_empty());
            if let Some(keys) = names { name_faults(given, keys, release) } else { wrong }
        }
        _ => wrong_type(),
    }
}

/// What a setting of this kind takes.
pub(super) const fn wants(kind: Kind) -> &'static str {
    match kind {
        Kind::Any => "anything",
        Kind::Bool => "true or false",
        Kind::Int => "a whole number",
        Kind::Str | Kind::Enum => "a string",
        Kind::Duration => "a string such as `\"100ms\"`",
        Kind::BoolOrEnum => "true, false or a string",
        Kind::Strings => "an array of strings",
        Kind::StringMap => "an object of strings",
        Kind::BoolMap => "an object of booleans",
    }
}

/// settings.go, `asInt64`: what JSON has is a float64.
fn is_integer(number: &str) -> bool {
    number.parse::<f64>().is_ok_and(|value| value.is_finite() && value.fract() == 0.0 && value.abs() < 9.2e18)
}

/// settings.go, `asEnum`, and `setOne` for `linksInHover`. A value that was gone for one release only was taken in it with a word.
fn enum_fault(setting: &Setting, text: &str, release: GoplsRelease) -> Option<Fault> {
    let is_it = |value: &&Name| match setting.kind {
        Kind::BoolOrEnum => value.name == text,
        _ => value.name.eq_ignore_ascii_case(text),
    };
    let Some(value) = setting.values.iter().find(is_it) else { return Some(Fault::UnknownValue) };
    match (value.life.removed, value.life.since) {
        (Some(removed), _) if removed <= release => Some(Fault::RemovedValue(removed)),
        (_, since) if since > release => Some(Fault::LaterValue(since)),
        _ => None,
    }
}

fn element_faults(elements: &[Json]) -> Vec<Finding> {
    let wrong = elements.iter().enumerate().filter(|(_, element)| element.as_str().is_none());
    wrong
        .map(|(index, element)| Finding {
            span: element.span(),
            inner: Some(index),
            fault: Fault::WrongPart { wants: "a string" },
        })
        .collect()
}

fn member_type_faults(
    given: &Given<'_>,
    is_wrong: impl Fn(&GivenMember<'_>) -> bool,
    wants: &'static str,
) -> Vec<Finding> {
    let wrong = given.members.iter().enumerate().filter(|(_, member)| is_wrong(member));
    wrong
        .map(|(index, member)| Finding {
            span: member.value.span(),
            inner: Some(index),
            fault: Fault::WrongPart { wants },
        })
        .collect()
}

/// Names in a map that `release` does not have. But for annotations, gopls says nothing of them.
fn name_faults(given: &Given<'_>, keys: Keys, release: GoplsRelease) -> Vec<Finding> {
    let fault = |member: &GivenMember<'_>| {
        let life = match keys {
            // settings.go, `setAnnotationMap`: by `asEnum`.
            Keys::Annotations => keys.life_of(&member.name.to_ascii_lowercase()),
            _ => keys.life_of(member.name),
        };
        let Some(life) = life else {
            let meant = Some(member.name).filter(|_| keys == Keys::Annotations).and_then(legacy_annotation);
            return match meant {
                Some(meant) => Some(Fault::LegacyAnnotation(meant)),
                None if release == GoplsRelease::UNRELEASED => None,
                None => Some(Fault::UnknownName(keys)),
            };
        };
        if life.holds(release) {
            return None;
        }
        let gone = life.gone_since(release).map(|since| Fault::RemovedName(keys, since));
        gone.or_else(|| life.comes_with(release).map(|since| Fault::LaterName(keys, since)))
    };
    let found = given.members.iter().enumerate();
    found
        .filter_map(|(index, member)| Some(Finding { span: member.span, inner: Some(index), fault: fault(member)? }))
        .collect()
}
