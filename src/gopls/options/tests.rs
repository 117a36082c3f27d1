use super::*;
use crate::facts::gopls::{Keys, NEWEST};
use crate::gopls::{GivenMember, GivenValue};
use crate::syntax::jsonc::{self, Value as Json};
use crate::text::{RepoPath, Source, Span};

const fn r(minor: u16, patch: u16) -> GoplsRelease {
    GoplsRelease::new(minor, patch)
}

/// The faults of an object, each with the token that it is about.
fn faults(text: &str, releases: &[GoplsRelease]) -> Vec<(String, Fault)> {
    let root = jsonc::parse(&Source::new(RepoPath::root(), text)).root.expect("a value");
    let object = root.as_object().expect("an object");
    let given: Vec<Given<'_>> = object
        .members
        .iter()
        .map(|member| {
            let inner = member.value.as_object().map(|object| object.members.iter()).into_iter().flatten();
            Given {
                name: &member.name,
                span: member.name.span(),
                value: GivenValue::Written(&member.value),
                members: inner
                    .map(|inner| GivenMember { name: &inner.name, span: inner.name.span(), value: &inner.value })
                    .collect(),
            }
        })
        .collect();
    let found = complaints(&given, releases);
    found.into_iter().map(|complaint| (text[complaint.span.range()].to_owned(), complaint.fault)).collect()
}

fn only(text: &str, release: GoplsRelease) -> Option<(String, Fault)> {
    let found = faults(text, &[release]);
    assert!(found.len() < 2, "{text}: {found:?}");
    found.into_iter().next()
}

#[test]
fn names_are_judged_by_their_last_part_and_by_the_release() {
    let unknown = |name: &str| Some((format!("\"{name}\""), Fault::Unknown));
    assert_eq!(only(r#"{"nonsense.x.staticcheck": true}"#, NEWEST), None);
    assert_eq!(only(r#"{"hoverKin": 1}"#, NEWEST), unknown("hoverKin"));
    assert_eq!(only(r#"{"Staticcheck": true}"#, NEWEST), unknown("Staticcheck"));
    assert_eq!(only(r#"{"ui": true}"#, NEWEST), unknown("ui"));
    assert_eq!(only(r#"{"ui": {}}"#, NEWEST), Some(("\"ui\"".to_owned(), Fault::Group)));
    let of = |text: &str, release| only(text, release).map(|(_, fault)| fault);
    assert_eq!(of(r#"{"fileWatcher": "off"}"#, r(21, 1)), Some(Fault::Later(r(22, 0))));
    assert_eq!(of(r#"{"memoryLimit": 1}"#, NEWEST), Some(Fault::Later(GoplsRelease::UNRELEASED)));
    assert_eq!(of(r#"{"memoryLimit": 1, "whatever": 2}"#, GoplsRelease::UNRELEASED), None, "it may have more settings");
    assert_eq!(of(r#"{"tempModfile": true}"#, NEWEST), Some(Fault::Removed(r(15, 0))));
    assert_eq!(of(r#"{"staticcheckProvided": true}"#, NEWEST), Some(Fault::NeverTaken));
    assert_eq!(of(r#"{"build.env": {}}"#, r(6, 1)), Some(Fault::Later(r(6, 2))), "dots came with v0.6.2");
}

#[test]
fn a_dead_setting_is_dead_whatever_its_value_and_a_refused_value_comes_first() {
    let of = |text: &str, release| only(text, release).map(|(_, fault)| fault);
    assert_eq!(of(r#"{"memoryMode": 5}"#, NEWEST), Some(Fault::Dead { since: r(12, 0), said: true }));
    assert_eq!(of(r#"{"memoryMode": "Normal"}"#, r(13, 0)), Some(Fault::Dead { since: r(12, 0), said: false }));
    assert_eq!(of(r#"{"memoryMode": 5}"#, r(13, 0)), Some(Fault::WrongType { wants: "a string" }));
    assert_eq!(of(r#"{"allExperiments": {}}"#, NEWEST), Some(Fault::Dead { since: r(16, 0), said: false }));
    assert_eq!(of(r#"{"importsSource": "off"}"#, NEWEST), Some(Fault::Dead { since: r(22, 0), said: true }));
    assert_eq!(of(r#"{"importsSource": 1}"#, NEWEST), Some(Fault::WrongType { wants: "a string" }));
    assert_eq!(of(r#"{"codelens": {}}"#, NEWEST), Some(Fault::Deprecated));
    assert_eq!(of(r#"{"codelens": {"x": 1}}"#, NEWEST), Some(Fault::WrongPart { wants: "true or false" }));
}

#[test]
fn the_token_at_fault_is_the_value_or_the_part_of_it() {
    let token = |text: &str| only(text, NEWEST).map(|(token, _)| token).unwrap_or_default();
    assert_eq!(token(r#"{"gofumpt": "true"}"#), r#""true""#);
    assert_eq!(token(r#"{"buildFlags": ["-race", 5]}"#), "5");
    assert_eq!(token(r#"{"env": {"A": "1", "B": null}}"#), "null");
    assert_eq!(token(r#"{"analyses": {"nope": true}}"#), r#""nope""#);
    assert_eq!(token(r#"{"hoverKind": "x"}"#), r#""x""#);
    assert_eq!(token(r#"{"directoryFilters": ["-node_modules", "web"]}"#), r#""web""#);
}

#[test]
fn what_each_kind_of_setting_takes() {
    let good = [
        r#"{"templateExtensions": null}"#,
        r#"{"maxFileCacheBytes": 1e3}"#,
        r#"{"hoverKind": "SINGLELINE"}"#,
        r#"{"linksInHover": "gopls", "annotations": {"Bounds": true}}"#,
        r#"{"hoverKind": "Structured", "diagnosticsDelay": "1.5s"}"#,
    ];
    for text in good {
        assert_eq!(faults(text, &[NEWEST]), [], "{text}");
    }
    let of = |text: &str| only(text, NEWEST).map(|(_, fault)| fault);
    assert_eq!(of(r#"{"maxFileCacheBytes": 1.5}"#), Some(Fault::NoInteger));
    assert_eq!(of(r#"{"linksInHover": "Gopls"}"#), Some(Fault::UnknownValue));
    assert_eq!(of(r#"{"linksInHover": null}"#), Some(Fault::WrongType { wants: "true, false or a string" }));
    assert_eq!(of(r#"{"annotations": {"zzz": true}}"#), Some(Fault::UnknownName(Keys::Annotations)));
    assert_eq!(of(r#"{"annotations": {"noEscape": true}}"#), Some(Fault::LegacyAnnotation("escape")));
    assert_eq!(of(r#"{"codelenses": {"vulncheck": true, "run_govulncheck": true}}"#), Some(Fault::TwoVulnchecks));
    assert_eq!(of(r#"{"directoryFilters": ["-web"]}"#), Some(Fault::DropsDefaultFilter));
}

#[test]
fn a_release_before_the_change_took_what_a_later_one_refuses() {
    let of = |text: &str, release| only(text, release).map(|(_, fault)| fault);
    assert_eq!(of(r#"{"env": {"A": 1}}"#, r(16, 2)), None);
    assert_eq!(of(r#"{"linksInHover": "gopls"}"#, r(15, 3)), Some(Fault::LaterValue(r(16, 0))));
    assert_eq!(of(r#"{"vulncheck": "Prompt"}"#, r(20, 0)), Some(Fault::LaterValue(r(21, 0))));
    assert_eq!(of(r#"{"memoryMode": "Normal"}"#, r(11, 0)), None);
    assert_eq!(of(r#"{"analyses": {"modernize": true}}"#, r(20, 0)), None);
    assert_eq!(of(r#"{"analyses": {"modernize": true}}"#, NEWEST), Some(Fault::RemovedName(Keys::Analyzers, r(21, 0))));
    assert_eq!(of(r#"{"analyses": {"minmax": true}}"#, r(20, 0)), Some(Fault::LaterName(Keys::Analyzers, r(21, 0))));
}

#[test]
fn of_several_releases_all_must_mind_and_the_mildest_word_counts() {
    let text = r#"{"tempModfile": true}"#;
    assert_eq!(faults(text, &[NEWEST, r(13, 0)]), []);
    let found = faults(text, &[NEWEST, r(14, 0)]);
    assert_eq!(found, [("\"tempModfile\"".to_owned(), Fault::Deprecated)]);
    let all: Vec<GoplsRelease> = crate::facts::gopls::RELEASES.iter().rev().map(|known| known.release).collect();
    assert_eq!(faults(r#"{"env": {"A": null}, "analyses": {"minmax": true}}"#, &all), []);
    assert_eq!(faults(r#"{"hoverKin": 1}"#, &all).len(), 1);
}

#[test]
fn a_name_that_stands_twice_says_whether_the_values_agree() {
    let of = |text: &str| only(text, NEWEST).map(|(_, fault)| fault);
    let duplicate = |agrees| Some(Fault::Duplicate { first: 0, agrees });
    assert_eq!(of(r#"{"x.gofumpt": true, "y.gofumpt": false}"#), duplicate(false));
    assert_eq!(of(r#"{"gofumpt": true, "formatting.gofumpt": true}"#), duplicate(true));
    assert_eq!(of(r#"{"env": {"A": "1", "B": "2"}, "build.env": {"B": "2", "A": "1"}}"#), duplicate(true));
}

#[test]
fn an_object_that_the_editor_makes_has_no_value_token() {
    let key = jsonc::parse(&Source::new(RepoPath::root(), "true")).root.expect("a value");
    let member = GivenMember { name: "a", span: Span::new(7, 8), value: &key };
    let given = Given { name: "gofumpt", span: Span::new(0, 7), value: GivenValue::Assembled, members: vec![member] };
    let found = complaints(&[given], &[NEWEST]);
    assert_eq!(found.first().map(|complaint| complaint.span), Some(Span::new(0, 7)));
    assert!(matches!(key, Json::Bool(_)));
}
